/** Lines of a file of comma-separated values (RFC 4180): the first names the columns. */
export type CsvTable = {
  header: string[];
  rows: string[][];
};

/**
 * Reads comma-separated values: quoted fields may hold commas, line breaks and doubled quotes. A semicolon or tab separates where the
 * first line has more of them than commas, as some spreadsheets write it. Empty lines are passed over.
 */
export function readCsv(text: string): CsvTable {
  const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(clean);
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < clean.length) {
    const field = readField(clean, at, separator);
    record.push(field.text);
    at = field.end;
    const next = clean[at];
    if (next === separator) {
      at += 1;
      if (at === clean.length) record.push("");
      if (at < clean.length) continue;
    } else if (next === "\r" && clean[at + 1] === "\n") at += 2;
    else at += 1;
    if (record.some((value) => value !== "")) records.push(record);
    record = [];
  }
  const [header = [], ...rows] = records;
  return { header: header.map((name) => name.trim()), rows };
}

function separatorOf(text: string): string {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function readField(text: string, start: number, separator: string): { text: string; end: number } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
    return { text: text.slice(start, end), end };
  }
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { text: value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

const ORDERS_MAX = 100;

/** Which column tells the lines of one order from those of the next, the surest first. */
const ORDER_COLUMNS = ["order_id", "Name"];

/** The file in parts of at most 100 orders, no order torn apart; each has the header. */
export function partsOf({ header, rows }: CsvTable): CsvTable[] {
  const column = ORDER_COLUMNS.map((name) => header.indexOf(name)).find((index) => index >= 0) ?? 0;
  const parts: CsvTable[] = [];
  let part: string[][] = [];
  let orders = 0;
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row[column] !== rows[index - 1]?.[column]) {
      if (orders === ORDERS_MAX) {
        parts.push({ header, rows: part });
        [part, orders] = [[], 0];
      }
      orders += 1;
    }
    part.push(row);
  }
  if (part.length > 0) parts.push({ header, rows: part });
  return parts;
}
