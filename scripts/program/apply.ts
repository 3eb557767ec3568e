import { type Command, CommandError, say } from "./command.ts";
import { differenceLines, differences } from "./difference.ts";
import { readProgramFile, validProgram } from "./files.ts";
import { formattedJson } from "./formatted-json.ts";
import { optionsOf } from "./options.ts";
import { RemoteProgram } from "./rest.ts";

const AUTHORITY = "The key comes from the environment: LAUREL_API_KEY=laurel_… (Settings › API keys).";

/** Saves a document as the newest version of a running program. */
export const apply: Command = {
  usage: "<program.json> --url <address> [--base <version>]",
  summary: "save a document as the newest version of a running program",
  help: `Prints what changes first. Refuses where another version than --base is the newest (left out: the one that was just read).\n${AUTHORITY}`,
  run: async (args) => {
    const { words, options } = optionsOf(args, { words: ["program.json"], options: ["url", "base"] });
    const [path = ""] = words;
    const file = readProgramFile(path);
    const program = validProgram(path, file);
    const remote = new RemoteProgram(options.url);
    const newest = await remote.read();
    for (const difference of differences(newest?.program ?? {}, program)) differenceLines(difference).forEach(say);
    const saved = await remote.save(program, baseOf(options.base) ?? newest?.version ?? 0);
    for (const { pointer, detail } of saved.warnings) say(`warning  ${pointer}: ${detail}`);
    say(saved.outcome === "saved" ? `saved as version ${saved.version}` : `version ${saved.version} says so already`);
    return 0;
  },
};

/** Prints the newest version of a running program. */
export const exportProgram: Command = {
  usage: "--url <address>",
  summary: "print the newest version of a running program",
  help: `Redirect it to a file: npm run --silent program -- export --url … > program.json\n${AUTHORITY}`,
  run: async (args) => {
    const { options } = optionsOf(args, { words: [], options: ["url"] });
    const newest = await new RemoteProgram(options.url).read();
    if (!newest) throw new CommandError("there is no program yet: save one first");
    say(formattedJson(newest.program));
    return 0;
  },
};

/** Says what differs between a document and another, or the one that runs. */
export const diff: Command = {
  usage: "<program.json> [other.json] [--url <address>]",
  summary: "what differs, path by path, from another document or from the one that runs",
  help: `Lines with − are of the other (or running) document, lines with + of program.json; 0 when nothing differs.\n${AUTHORITY}`,
  run: async (args) => {
    const { words, options } = optionsOf(args, { words: ["program.json", "[other.json]"], options: ["url"] });
    const [path = "", other] = words;
    const after = validProgram(path);
    const before =
      other === undefined ? ((await new RemoteProgram(options.url).read())?.program ?? {}) : validProgram(other);
    const found = differences(before, after);
    for (const difference of found) differenceLines(difference).forEach(say);
    say(found.length === 0 ? "no difference" : `${found.length} difference${found.length === 1 ? "" : "s"}`);
    return found.length === 0 ? 0 : 1;
  },
};

function baseOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`“${text}” is no version; write a number, such as 3`);
  return Number(text);
}
