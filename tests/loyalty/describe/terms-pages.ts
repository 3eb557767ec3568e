import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { staffSheet } from "../../../app/loyalty/describe/staff-sheet.ts";
import { programTerms, type TermsOf } from "../../../app/loyalty/describe/terms.ts";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";

export const LANGUAGES = ["en", "de"] as const;

const organizer = {
  company: "Corner Shop Ltd",
  contact: "help@corner.example",
  privacyUrl: "https://corner.example/privacy",
};
const modelSchema = z.object({ currency: z.string(), timeZone: z.string(), program: programSchema });

/** What terms are made from, for a document of a test. */
export function termsOf(program: ProgramInput, rest: Partial<Omit<TermsOf, "program">> = {}): TermsOf {
  const usual = { currency: "EUR", language: "en", timeZone: "Europe/Berlin", organizer } as const;
  return { ...usual, version: 3, since: 1_795_305_600, program: programSchema.parse(program), ...rest };
}

/** The same for a model of the gallery. */
export function termsOfModel(name: string, language: "en" | "de"): TermsOf {
  const file = path.join(import.meta.dirname, "../../../programs", `${name}.json`);
  const { currency, timeZone, program } = modelSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return { program, currency, timeZone, language, organizer, version: 3, since: 1_795_305_600 };
}

/** Terms and staff sheet as one page of text. */
export function asPage(of: TermsOf): string {
  const terms = programTerms(of);
  const sheet = staffSheet(of);
  const item = (title: string, text: string) => `- ${title}: ${text}`;
  const parts = [
    `${terms.title}\n${terms.dated}`,
    ...terms.sections.map(({ title, sentences, items }) =>
      [`## ${title}`, ...sentences, ...items.map((one) => item(one.title, one.sentences.join(" ")))].join("\n"),
    ),
    `${sheet.title}\n${sheet.dated}`,
    ...sheet.blocks.map(({ title, lines }) =>
      [`## ${title}`, ...lines.map(({ name, text }) => item(name, text))].join("\n"),
    ),
    ...sheet.questions.map(({ question, answers }) => [`## ${question}`, ...answers].join("\n")),
  ];
  return `${parts.join("\n\n").replaceAll(/[\u00a0\u202f]/g, " ")}\n`;
}
