import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvError, CsvReader, readCsv } from "../../app/loyalty/csv-reader.ts";

const LINES = 'Name;Note\r\n#1;"a ""b"",\r\nc"\r\n\r\n#2;\r\n"";x\n;;\r"ö 🎂";"';

describe("a file that arrives in pieces", () => {
  it("reads the same wherever it is cut", () => {
    const { header, rows } = readCsv(LINES);

    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: LINES.length })), (cuts) => {
        const reader = new CsvReader();
        const places = [0, ...cuts.sort((a, b) => a - b), LINES.length];
        const read = places.flatMap((from, index) => reader.push(LINES.slice(from, places[index + 1] ?? from)));
        expect([...read, ...reader.end()]).toEqual([header, ...rows]);
      }),
    );
  });

  it("has every value that was written, whatever it holds", () => {
    const value = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", "\t", "é") });
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 2, maxLength: 2 })), (rows) => {
        const filled = rows.filter((row) => row.some((one) => one !== ""));
        const text = [["a", "b"], ...rows]
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\n");

        expect(readCsv(text)).toEqual({ header: ["a", "b"], rows: filled });
      }),
    );
  });

  it("is given up when a value has no end", () => {
    const reader = new CsvReader();
    reader.push('a,b\n"');

    expect(() => {
      for (let piece = 0; piece < 30; piece += 1) reader.push("x".repeat(50_000));
    }).toThrow(CsvError);
  });
});
