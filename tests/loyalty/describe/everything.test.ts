import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeProgram } from "../../../app/loyalty/describe/describe-program.ts";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";
import { everything, policies, theRest } from "./everything.ts";

const page = (name: string) => readFileSync(path.join(import.meta.dirname, name), "utf8");

/** The whole description as a page. */
function told(program: ProgramInput, language: "en" | "de"): string {
  return describeProgram(programSchema.parse(program), { currency: "EUR", language })
    .map(({ name, items }) => {
      const lines = items.map(({ id, title, sentences }) => `${id} | ${title} | ${sentences.join(" ")}`);
      return [`# ${name}`, ...lines].join("\n");
    })
    .join("\n\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");
}

describe("everything that a document can say reads", () => {
  it.each(["en", "de"] as const)("as on the page: %s", (language) => {
    const said = [everything, theRest, ...policies].map((program) => told(program, language));

    expect(said.join("\n\n---\n\n").split("\n")).toEqual(page(`everything.${language}.txt`).trimEnd().split("\n"));
  });
});
