/** Lines of a file of comma-separated values (RFC 4180): the first names the columns. */
export type CsvTable = {
  header: string[];
  rows: string[][];
};

/** A file that cannot be comma-separated values: one value alone is longer than any that people write. */
export class CsvError extends Error {}

const VALUE_LENGTH_MAX = 1_000_000;
const FIRST_LINE = /[^\r\n\uFEFF][\r\n]/;

/**
 * Reads comma-separated values: quoted fields may hold commas, line breaks and doubled quotes. A semicolon or tab separates where the
 * first line has more of them than commas, as some spreadsheets write it. Empty lines are passed over.
 */
export function readCsv(text: string): CsvTable {
  const reader = new CsvReader();
  const [header = [], ...rows] = [...reader.push(text), ...reader.end()];
  return { header: header.map((name) => name.trim()), rows };
}

/** Reads comma-separated values piece by piece, wherever the pieces are cut; see `readCsv`. Holds no more than one line. */
export class CsvReader {
  private separator: string | null = null;
  /** The first line until it is whole, for it tells the separator. */
  private waiting = "";
  private record: string[] = [];
  private value = "";
  /** Between values; in a value without quotes; between quotes; after a quote that ends the value or is the first of two. */
  private place: "start" | "plain" | "quoted" | "quote" = "start";
  private isAfterReturn = false;

  /** @returns the records that the piece completes; @throws CsvError when a value has no end */
  push(piece: string): string[][] {
    if (this.separator !== null) return this.read(piece);
    this.waiting += piece;
    if (!FIRST_LINE.test(this.waiting) && this.waiting.length < VALUE_LENGTH_MAX) return [];
    return this.begin();
  }

  /** The end of the file. @returns the last record, where no line break ends it */
  end(): string[][] {
    const begun = this.separator === null ? this.begin() : [];
    if (this.place === "start" && this.record.length === 0) return begun;
    return [...begun, ...this.endRecord()];
  }

  private begin(): string[][] {
    const text = this.waiting.startsWith("\uFEFF") ? this.waiting.slice(1) : this.waiting;
    this.waiting = "";
    this.separator = separatorOf(text);
    return this.read(text);
  }

  private read(text: string): string[][] {
    const records: string[][] = [];
    let at = 0;
    while (at < text.length) {
      if (this.place === "quoted") at = this.readQuoted(text, at);
      else at = this.readOther(text, at, records);
      if (this.value.length > VALUE_LENGTH_MAX) throw new CsvError("a value has no end");
    }
    return records;
  }

  private readQuoted(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    this.value += text.slice(from, quote < 0 ? text.length : quote);
    if (quote < 0) return text.length;
    this.place = "quote";
    return quote + 1;
  }

  private readOther(text: string, at: number, records: string[][]): number {
    const char = text.charAt(at);
    const isSecond = this.isAfterReturn && char === "\n";
    this.isAfterReturn = char === "\r";
    if (isSecond) return at + 1;
    if (char === '"' && this.place !== "plain") {
      if (this.place === "quote") this.value += char;
      this.place = "quoted";
      return at + 1;
    }
    if (char === this.separator) {
      this.endValue();
      // Whatever follows a separator is a value, even nothing.
      this.place = "start";
      return at + 1;
    }
    if (char === "\n" || char === "\r") {
      records.push(...this.endRecord());
      return at + 1;
    }
    this.place = "plain";
    const end = this.plainEnd(text, at);
    this.value += text.slice(at, end);
    return end;
  }

  private plainEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const char = text[at];
      if (char === this.separator || char === "\n" || char === "\r") return at;
    }
    return text.length;
  }

  private endValue(): void {
    this.record.push(this.value);
    this.value = "";
  }

  private endRecord(): string[][] {
    this.endValue();
    const { record } = this;
    this.record = [];
    this.place = "start";
    return record.some((value) => value !== "") ? [record] : [];
  }
}

function separatorOf(text: string): string {
  const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
  const count = (separator: string) => first.split(separator).length;
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
}
