import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedMoves } from "../../../app/loyalty/import/credits.ts";
import { filePartsOf } from "../../../app/loyalty/import/file-parts.ts";

describe("what rows of a file move", () => {
  it("added, each gives what it says", () => {
    const rows = [
      { row: 2, memberId: "a", points: 5 },
      { row: 3, memberId: "a", points: 0 },
    ];

    expect(plannedMoves(rows, { mode: "add", balances: new Map([["a", -7]]) })).toEqual([rows[0]]);
  });

  it("set, a member has afterwards what all rows together say, whatever there was; nothing is given and taken back", () => {
    const points = fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(points, fc.integer({ min: -1000, max: 5000 }), (all, balance) => {
        const rows = all.map((one, index) => ({ row: index + 2, memberId: "a", points: one }));

        const moves = plannedMoves(rows, { mode: "set", balances: new Map([["a", balance]]) });

        const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
        expect(balance + sum(moves.map((move) => move.points))).toBe(sum(all));
        expect(new Set(moves.map((move) => Math.sign(move.points))).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a file in parts", () => {
  async function partsOf(text: string) {
    // In pieces as a browser reads them.
    async function* pieces() {
      for (let at = 0; at < text.length; at += 7000) yield await Promise.resolve(text.slice(at, at + 7000));
    }
    const parts = [];
    for await (const part of filePartsOf(pieces())) parts.push(part);
    return parts;
  }

  it("has every row once and in order; the last part is called so", async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => [`c${index}@example.com`, String(index)]);

    const parts = await partsOf(["email,points", ...rows.map((row) => row.join(","))].join("\n"));

    expect(parts.map(({ from, part }) => [from, part])).toEqual([
      [2, "more"],
      [1002, "more"],
      [2002, "last"],
    ]);
    expect(parts.flatMap((part) => part.rows)).toEqual(rows);
  });

  it("fits a request however long its values are, and has no broken characters", async () => {
    const parts = await partsOf(`a,b\n${`${"é".repeat(500)},\0\ud83d\n`.repeat(900)}`);

    expect(parts.length).toBeGreaterThan(2);
    expect(parts[0]?.rows[0]).toEqual(["é".repeat(300), "\uFFFD\uFFFD"]);
    for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(900_000);
  });

  it("that ends with the thousandth row ends with it", async () => {
    const parts = await partsOf(`a,b\n${"x,y\n".repeat(1000)}`);

    expect(parts.map(({ from, rows, part }) => [from, rows.length, part])).toEqual([[2, 1000, "last"]]);
    expect(await partsOf("a,b\n")).toEqual([]);
    expect(await partsOf("")).toEqual([]);
  });
});
