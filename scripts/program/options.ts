import { parseArgs } from "node:util";
import { CommandError } from "./command.ts";

/**
 * What was typed after a command: so many words, and named options.
 *
 * @param asked.words what the words are, in order; those in brackets, such as "[other.json]", may be left out
 * @throws {CommandError} for what the command does not know
 */
export function optionsOf(
  args: string[],
  asked: { words: string[]; options?: string[]; flags?: string[] },
): { words: string[]; options: Record<string, string | undefined>; flags: Set<string> } {
  const types = {
    ...Object.fromEntries((asked.options ?? []).map((name) => [name, { type: "string" as const }])),
    ...Object.fromEntries((asked.flags ?? []).map((name) => [name, { type: "boolean" as const }])),
  };
  const { values, positionals } = parsed(args, types);
  const required = asked.words.filter((word) => !word.startsWith("["));
  const missing = required[positionals.length];
  if (missing !== undefined) throw new CommandError(`${missing} is missing`);
  const extra = positionals[asked.words.length];
  if (extra !== undefined) throw new CommandError(`“${extra}” is one word too many`);
  const options: Record<string, string | undefined> = {};
  const flags = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string") options[name] = value;
    if (value === true) flags.add(name);
  }
  return { words: positionals, options, flags };
}

function parsed(args: string[], options: Record<string, { type: "string" | "boolean" }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : "the options cannot be read", { cause });
  }
}

/**
 * The language of sentences.
 *
 * @throws {CommandError} for a language that there is not
 */
export function localeOf(text: string | undefined): "en" | "de" {
  if (text === undefined || text === "en") return "en";
  if (text === "de") return "de";
  throw new CommandError(`“${text}” is no language here; write en or de`);
}
