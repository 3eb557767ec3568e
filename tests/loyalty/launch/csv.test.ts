import { describe, expect, it } from "vitest";
import { readCsv } from "../../../app/loyalty/csv-reader.ts";
import { partsOf } from "../../../app/loyalty/launch/csv.ts";

describe("a file of comma-separated values", () => {
  it("is read with quotes, line breaks and commas in its fields, whoever wrote it", () => {
    const table = { header: ["Name", "Note"], rows: [["#1", 'a "b",\nc'], ["#2", ""]] }; // prettier-ignore

    expect(readCsv('Name,Note\n#1,"a ""b"",\nc"\n#2,\n')).toEqual(table);
    expect(readCsv('\uFEFFName;Note\r\n#1;"a ""b"",\nc"\r\n\r\n#2;')).toEqual(table);
    expect(readCsv('Name\tNote\n#1\t"a ""b"",\nc"\n#2\t')).toEqual(table);
  });

  it("may be empty, or break off within a quote", () => {
    expect(readCsv("")).toEqual({ header: [], rows: [] });
    expect(readCsv('a\n"b')).toEqual({ header: ["a"], rows: [["b"]] });
  });

  it("is cut into parts of at most 100 orders, none of them torn apart", () => {
    const rows = Array.from({ length: 205 }, (_, index) => [`#${Math.floor(index / 2)}`, String(index)]);

    const parts = partsOf({ header: ["Name", "Line"], rows });

    expect(parts.map((part) => part.rows.length)).toEqual([200, 5]);
    expect(parts[1]?.rows[0]).toEqual(["#100", "200"]);
    expect(parts.flatMap((part) => part.rows)).toEqual(rows);
  });

  it("without a row has no part", () => {
    expect(partsOf({ header: ["Name"], rows: [] })).toEqual([]);
  });
});
