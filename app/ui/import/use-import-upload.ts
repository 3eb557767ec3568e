import { useState } from "react";
import { CsvError } from "../../loyalty/csv-reader.ts";
import { type Encoding, encodingByHead, utf8Check } from "../../loyalty/import/encoding.ts";
import { type FilePart, filePartsOf } from "../../loyalty/import/file-parts.ts";

const PIECE_BYTES = 1_000_000;
const FILE_BYTES_MAX = 100_000_000;

/** What the server is told: a file begins, or some of its rows. */
export type UploadOrder =
  | { intent: "start"; runId: string; fileName: string; fileBytes: number; header: string[] }
  | ({ intent: "part"; runId: string } & Omit<FilePart, "header">);

const UPLOAD_FAILURES = [
  "empty",
  "unreadable",
  "not-csv",
  "too-large",
  "too-many",
  "other-file",
  "not-uploading",
  "unreachable",
] as const;
type UploadFailure = (typeof UPLOAD_FAILURES)[number];

export type ImportUpload =
  { state: "none" } | { state: "sending"; rows: number; percent: number } | { state: "failed"; reason: UploadFailure };

/** How one order went: "stored", or why not; null: nobody answered. */
type Send = (order: UploadOrder) => Promise<{ outcome: string } | null>;

/**
 * Reads a file in bounded pieces and sends its rows, part by part.
 *
 * @param begun a run whose upload broke off: the same file goes on with it
 */
export function useImportUpload(options: {
  send: Send;
  newRunId: () => string;
  begun: { id: string; fileName: string; fileBytes: number } | null;
  onDone: (runId: string) => void;
}) {
  const [upload, setUpload] = useState<ImportUpload>({ state: "none" });
  const { send, begun } = options;
  const fail = (reason: UploadFailure) => setUpload({ state: "failed", reason });

  const read = async (file: File, runId: string): Promise<UploadFailure | null> => {
    let sent = 0;
    for await (const { header, ...part } of filePartsOf(textOf(file))) {
      if (part.from === 2) {
        const { name: fileName, size: fileBytes } = file;
        const started = await send({ intent: "start", runId, fileName: fileName.slice(0, 200), fileBytes, header });
        if (started?.outcome !== "started") return "unreachable";
      }
      const stored = await send({ intent: "part", runId, ...part });
      if (stored?.outcome !== "stored") return UPLOAD_FAILURES.find((one) => one === stored?.outcome) ?? "unreachable";
      sent = part.from - 2 + part.rows.length;
      const bytes = part.rows.reduce((sum, row) => sum + row.reduce((all, cell) => all + cell.length + 1, 0), 0);
      setUpload((before) => ({
        state: "sending",
        rows: sent,
        percent: Math.min(
          99,
          (before.state === "sending" ? before.percent : 0) + (bytes * 100) / Math.max(1, file.size),
        ),
      }));
    }
    return sent === 0 ? "empty" : null;
  };

  const start = async (file: File): Promise<void> => {
    if (file.size > FILE_BYTES_MAX) return fail("too-large");
    if (begun && (begun.fileName !== file.name.slice(0, 200) || begun.fileBytes !== file.size))
      return fail("other-file");
    if (await isArchive(file)) return fail("not-csv");
    setUpload({ state: "sending", rows: 0, percent: 0 });
    const runId = begun?.id ?? options.newRunId();
    try {
      const failure = await read(file, runId);
      if (failure) return fail(failure);
    } catch (error) {
      if (error instanceof CsvError) return fail("unreadable");
      throw error;
    }
    options.onDone(runId);
  };
  return { upload, start };
}

/** Spreadsheets' own files, which are no text, are archives. */
async function isArchive(file: File): Promise<boolean> {
  const [first, second] = await bytesOf(file, 0, 2);
  return first === 0x50 && second === 0x4b;
}

async function bytesOf(file: File, from: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) yield bytesOf(file, at, PIECE_BYTES);
}

async function encodingOf(file: File): Promise<Encoding> {
  const known = encodingByHead(await bytesOf(file, 0, 4096));
  if (known) return known;
  const mayBeUtf8 = utf8Check();
  for await (const piece of piecesOf(file)) if (!mayBeUtf8(piece)) return "windows-1252";
  return mayBeUtf8(null) ? "utf-8" : "windows-1252";
}

async function* textOf(file: File): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  for await (const piece of piecesOf(file)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
