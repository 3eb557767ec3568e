import { CsvReader } from "../csv-reader.ts";

/** One part of a file's rows, small enough for one request. */
export interface FilePart {
  header: string[];
  /** The number of the first row; the header is row 1. */
  from: number;
  rows: string[][];
  part: "more" | "last";
}

const ROWS_MAX = 1000;
/** Characters: some take three bytes, and a request may have a million. */
const LENGTH_MAX = 100_000;
const CELL_MAX = 300;
const COLUMNS_MAX = 500;

/**
 * Cuts a file's text, which comes in pieces, into parts; holds no more than two of them.
 *
 * @returns nothing at all for a file without a row under its header
 * @throws CsvError when the text cannot be comma-separated values
 */
export async function* filePartsOf(pieces: AsyncIterable<string>): AsyncGenerator<FilePart> {
  let header: string[] | null = null;
  let [waiting, rows]: [FilePart | null, string[][]] = [null, []];
  let [from, length] = [2, 0];
  for await (const record of recordsOf(pieces)) {
    const cells = record.slice(0, COLUMNS_MAX).map(cellText);
    if (header === null) {
      header = cells.map((name) => name.trim());
      continue;
    }
    rows.push(cells);
    length += cells.reduce((sum, cell) => sum + cell.length + 3, 0);
    if (rows.length < ROWS_MAX && length < LENGTH_MAX) continue;
    if (waiting) yield waiting;
    waiting = { header, from, rows, part: "more" };
    [from, rows, length] = [from + rows.length, [], 0];
  }
  if (header === null) return;
  if (rows.length === 0) {
    if (waiting) yield { ...waiting, part: "last" };
    return;
  }
  if (waiting) yield waiting;
  yield { header, from, rows, part: "last" };
}

async function* recordsOf(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  const reader = new CsvReader();
  for await (const piece of pieces) yield* reader.push(piece);
  yield* reader.end();
}

/** No cell that matters is longer; half a character at a cut is told apart from a broken one. */
function cellText(value: string): string {
  return value.slice(0, CELL_MAX).replaceAll("\0", "\uFFFD").toWellFormed();
}
