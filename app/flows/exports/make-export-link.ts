import { type Tx, withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { lockBulkRun } from "../../models/bulk-run.ts";
import { type ExportLink, insertExportLink } from "../../models/export-link.ts";
import { lockImport } from "../../models/import-run.ts";

const GOOD_FOR_MS = 5 * 60 * 1000;

/**
 * Makes a link that downloads a file once, within five minutes, without any other proof: a browser cannot save what is larger than its
 * memory but by following a link. Who has made it is written down.
 *
 * @param options.secret at least 32 random bytes as text; the link carries it
 * @returns "unknown-run" for the report of an import that the program does not have, and for a file of members that is not finished
 */
export async function makeExportLink(
  options: ExportLink & { secret: string; now: Date },
): Promise<{ outcome: "made" | "unknown-run" }> {
  const { programId, what, format, runId, actor, now } = options;
  return withTransaction(async (tx) => {
    if (runId !== null && !(await hasFile(tx, { programId, what, runId }))) return { outcome: "unknown-run" };
    await insertExportLink(tx, { ...options, expiresAt: new Date(now.getTime() + GOOD_FOR_MS) });
    const run = runId === null ? {} : { run: runId };
    await record(tx, { programId, at: now, actor, action: "exported", data: { what, format, ...run } });
    return { outcome: "made" };
  });
}

async function hasFile(tx: Tx, { what, ...of }: { programId: string; what: string; runId: string }): Promise<boolean> {
  if (what !== "bulk-members") return (await lockImport(tx, of)) !== null;
  const run = await lockBulkRun(tx, of);
  return run?.wish.kind === "export" && run.state === "finished";
}
