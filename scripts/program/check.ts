import { checkLives } from "../lives/check.ts";
import { type Command, CommandError, say } from "./command.ts";
import { placeOf, readJson, readProgramFile, validProgram } from "./files.ts";
import { optionsOf } from "./options.ts";

/** Plays lives through the fold, in memory. */
export const check: Command = {
  usage: "<program.json> <lives.json> [--currency EUR] [--time-zone Europe/Berlin]",
  summary: "play lives: dated events and what is expected of them",
  help: "A life is a list of dated steps, some of them expectations; programs/README.md describes them. Nothing is stored.",
  run: (args) => Promise.resolve(run(args)),
};

function run(args: string[]): 0 | 1 {
  const { words, options } = optionsOf(args, {
    words: ["program.json", "lives.json"],
    options: ["currency", "time-zone"],
  });
  const [path = "", livesPath = ""] = words;
  const file = readProgramFile(path);
  const place = placeOf(file, { currency: options.currency, timeZone: options["time-zone"] });
  const checked = checkLives({ played: { program: validProgram(path, file), ...place }, lives: readJson(livesPath) });
  if (checked.outcome === "refused") {
    throw new CommandError(
      `${livesPath} cannot be read as lives:\n${checked.problems.map((each) => `  ${each}`).join("\n")}`,
    );
  }
  let failed = 0;
  for (const { name, failures } of checked.lives) {
    say(`${failures.length === 0 ? "as expected" : "OTHERWISE  "}  ${name}`);
    for (const failure of failures) say(`    ${failure}`);
    if (failures.length > 0) failed += 1;
  }
  say(`${checked.lives.length - failed} of ${checked.lives.length} lives came out as expected`);
  return failed === 0 ? 0 : 1;
}
