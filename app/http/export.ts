import { clock } from "../clock.server.ts";
import { exportLines, importReportLines } from "../flows/exports/export-lines.ts";
import { memberFile } from "../flows/exports/member-file.ts";
import { takeLink } from "../flows/exports/take-link.ts";
import { LANGUAGES, type Language } from "../i18n/language.ts";
import { EXPORTS } from "../loyalty/export-kinds.ts";
import { problemWords, rowWords, stateWords } from "../loyalty/import/row-words.ts";
import type { ExportLink } from "../models/export-link.ts";
import { shopById } from "../models/shop.ts";
import { type DoorReply, type DoorRequest, jsonReply } from "./door.ts";
import { zipOf } from "./zip.ts";

const LINK = /^\/export\/([A-Za-z0-9_-]{43})$/;

/**
 * Downloads what a link gives: the link is the proof, good once and for five minutes. Answers 404 to any other, and tells nobody why.
 */
export async function handleExport(request: DoorRequest): Promise<DoorReply> {
  const [, secret] = LINK.exec(request.path) ?? [];
  if (secret === undefined) return gone();
  if (request.method !== "GET") return jsonReply(405, { outcome: "wrong-method" }, { allow: "GET" });
  const link = await takeLink({ secret, now: clock.now() });
  const shop = link && (await shopById(link));
  if (!shop || shop.state === "erased") return gone();
  const language = LANGUAGES.find((one) => one === link.language) ?? "en";
  const file = fileOf(link, { shop, language });
  if (!file) return gone();
  return {
    status: 200,
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name}"`,
      "cache-control": "no-store, private",
    },
    stream: file.stream,
  };
}

function gone(): DoorReply {
  return jsonReply(404, { outcome: "not-found" });
}

function reportWords(language: Language): Parameters<typeof importReportLines>[1] {
  return {
    header: rowWords(language).header,
    state: (state) => stateWords(state, language),
    problem: (problem) => problemWords(problem, language),
  };
}

interface ExportFile {
  name: string;
  type: string;
  stream: AsyncIterable<string | Buffer>;
}

function fileOf(
  link: ExportLink,
  of: { shop: { programId: string; shopId: string; currency: string; timeZone: string }; language: Language },
): ExportFile | null {
  const { what, runId } = link;
  const day = clock.now().toISOString().slice(0, 10);
  const csv = "text/csv; charset=utf-8";
  if (what === "import-report" && runId !== null) {
    const stream = importReportLines({ programId: link.programId, runId }, reportWords(of.language));
    return { name: `import-report-${day}.csv`, type: csv, stream };
  }
  if (what === "bulk-members" && runId !== null) {
    return { name: `members-${day}.csv`, type: csv, stream: memberFile({ shop: of.shop, runId }) };
  }
  if (what === "all") {
    const entries = EXPORTS.map((kind) => {
      return { name: `${kind}.csv`, chunks: () => exportLines(kind, { ...of, format: "csv" }) };
    });
    return { name: `laurel-${day}.zip`, type: "application/zip", stream: zipOf(entries) };
  }
  const kind = EXPORTS.find((one) => one === what);
  if (!kind) return null;
  if (link.format === "json") {
    const stream = exportLines(kind, { ...of, format: "json" });
    return { name: `${kind}-${day}.jsonl`, type: "application/jsonl; charset=utf-8", stream };
  }
  return { name: `${kind}-${day}.csv`, type: csv, stream: exportLines(kind, { ...of, format: "csv" }) };
}
