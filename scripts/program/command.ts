/** One word of `npm run program -- <word>`. */
export interface Command {
  /** What stands after its name, such as `<program.json>`. */
  usage: string;
  /** One line for the list. */
  summary: string;
  /** What its own `--help` adds. */
  help: string;
  /** @returns 0 when all is well, 1 when the answer is no: the document has problems, the two differ, a life came out otherwise */
  run: (args: string[]) => Promise<0 | 1>;
}

/** Why a command cannot do what it was asked, in plain words for whoever typed it. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
