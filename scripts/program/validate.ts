import { programSchema } from "../../app/loyalty/program.ts";
import { checkProgram } from "../../app/loyalty/program/traps.ts";
import { problemLine, type ProgramProblem, problemsOf } from "../../app/loyalty/program/problems.ts";
import { type Command, say } from "./command.ts";
import { placeOf, type ProgramFile, readProgramFile } from "./files.ts";
import { localeOf, optionsOf } from "./options.ts";

/** Says what is wrong with a document, and what it will do that was hardly meant. */
export const validate: Command = {
  usage: "<program.json> [--strict] [--locale en|de] [--currency EUR] [--time-zone Europe/Berlin]",
  summary: "what is wrong with a document: where, what stands there, what would be right",
  help: "Errors keep a program from being saved; warnings do not. With --strict a warning is a no, too.",
  run: (args) => Promise.resolve(run(args)),
};

function run(args: string[]): 0 | 1 {
  const { words, options, flags } = optionsOf(args, {
    words: ["program.json"],
    options: ["locale", "currency", "time-zone"],
    flags: ["strict"],
  });
  const [path = ""] = words;
  const locale = localeOf(options.locale);
  const file = readProgramFile(path);
  const problems = problemsIn(file, placeOf(file, { currency: options.currency, timeZone: options["time-zone"] }));
  for (const problem of problems) say(`${problem.severity.padEnd(7)}  ${problemLine(problem, locale)}`);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  say(`${path}: ${errors === 0 ? "valid" : "not valid"}, ${count(errors, "error")}, ${count(warnings, "warning")}`);
  return errors > 0 || (flags.has("strict") && warnings > 0) ? 1 : 0;
}

function problemsIn(file: ProgramFile, place: { currency: string; timeZone: string }): ProgramProblem[] {
  const parsed = programSchema.safeParse(file.document);
  if (!parsed.success) return problemsOf(parsed.error, file.document);
  return checkProgram(parsed.data, { ...place, now: Math.floor(Date.now() / 1000) });
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
