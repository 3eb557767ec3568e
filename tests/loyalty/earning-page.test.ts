import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { movementsOf } from "./worked-example.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/earning.md"), "utf8");

interface Row {
  program: string;
  steps: string;
  moves: string;
}

const rows: Row[] = page
  .slice(page.indexOf("## Worked examples"))
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => {
    const [, program = "", steps = "", moves = ""] = line.split("|").map((cell) => cell.trim());
    return { program: program.replaceAll("`", ""), steps, moves };
  });

describe("the worked examples in docs/earning.md", () => {
  it("are all read", () => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rows)("$program: $steps $moves", ({ program, steps, moves }) => {
    expect(movementsOf({ program, steps })).toBe(moves);
  });

  it("are written in a language that refuses what it does not know", () => {
    expect(() => movementsOf({ program: "1 per mile", steps: "order 1.00; ship" })).toThrow("1 per mile");
    expect(() => movementsOf({ program: "1 per unit", steps: "order 1.00; teleport" })).toThrow("teleport");
  });
});
