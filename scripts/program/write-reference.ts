import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Command, say } from "./command.ts";
import { optionsOf } from "./options.ts";
import { programReference } from "./reference.ts";

const FILE = fileURLToPath(new URL("../../docs/program-reference.md", import.meta.url));

/** Writes docs/program-reference.md anew, or says whether it is up to date. */
export const writeReference: Command = {
  usage: "[--write]",
  summary: "whether docs/program-reference.md says what the schema says; --write writes it",
  help: "",
  run: (args) => Promise.resolve(run(args)),
};

function run(args: string[]): 0 | 1 {
  const { flags } = optionsOf(args, { words: [], flags: ["write"] });
  const text = programReference();
  if (flags.has("write")) {
    writeFileSync(FILE, text);
    say("docs/program-reference.md is written");
    return 0;
  }
  const isFresh = readFileSync(FILE, "utf8") === text;
  say(isFresh ? "docs/program-reference.md is up to date" : "docs/program-reference.md is stale: add --write");
  return isFresh ? 0 : 1;
}
