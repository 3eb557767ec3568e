import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type ProgramProblem, problemLine, problemsOf } from "../../../app/loyalty/program/problems.ts";
import { checkProgram } from "../../../app/loyalty/program/traps.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { documentWith, refused, warned, weighed } from "./judged.ts";
import { silent } from "./silent.ts";

/** 2026-11-22T00:00:00Z */
const NOW = 1_795_305_600;

/** What is said of a document: refusals, or else warnings. */
function problems(document: unknown): ProgramProblem[] {
  const parsed = programSchema.safeParse(document);
  if (!parsed.success) return problemsOf(parsed.error, document);
  return checkProgram(parsed.data, { currency: "EUR", timeZone: "Europe/Berlin", now: NOW });
}

/** The documents by what is wrong with them, each with the lines that a person reads in both languages. */
function judged(documents: [string, Record<string, unknown>][]): string[] {
  return documents.flatMap(([name, parts]) => [
    `# ${name}`,
    ...problems(documentWith(parts)).flatMap((problem) => [
      `${problem.severity} ${problem.code}: ${problemLine(problem, "en")}`,
      `  ${problemLine(problem, "de")}`,
    ]),
  ]);
}

describe("what is said of a document", () => {
  it.each([
    ["refused", refused],
    ["warned", warned],
    ["weighed", weighed],
    ["silent", silent],
  ])("is as on the page: %s", (name, documents) => {
    const page = readFileSync(path.join(import.meta.dirname, `${name}.txt`), "utf8");

    expect(judged(documents)).toEqual(page.trimEnd().split("\n"));
  });
});
