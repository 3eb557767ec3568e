import { apply, diff, exportProgram } from "./program/apply.ts";
import { type Command, CommandError, say } from "./program/command.ts";
import { check } from "./program/check.ts";
import { explainOrder } from "./program/explain.ts";
import { simulate } from "./program/simulate.ts";
import { validate } from "./program/validate.ts";
import { writeReference } from "./program/write-reference.ts";

// `npm run program -- <command>`: programs as files. Every command explains itself with --help.

const COMMANDS: Readonly<Record<string, Command>> = {
  validate,
  explain: explainOrder,
  check,
  simulate,
  apply,
  export: exportProgram,
  diff,
  reference: writeReference,
};

// Whoever reads only the first lines closes the pipe, and that is all right.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2));

/** @returns 0 all is well, 1 the answer is no, 2 it could not be answered */
async function main([name, ...args]: string[]): Promise<0 | 1 | 2> {
  if (name === undefined || name === "--help" || name === "help") {
    printHelp();
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return complain(`there is no command “${name}”; there are: ${Object.keys(COMMANDS).join(", ")}`);
  if (args.includes("--help")) {
    say(`npm run program -- ${name} ${command.usage}\n\n${command.summary}`);
    if (command.help !== "") say(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return complain(`${error.message}\n  npm run program -- ${name} ${command.usage}`);
  }
}

function printHelp(): void {
  say("npm run program -- <command> …\n");
  for (const [name, { summary }] of Object.entries(COMMANDS)) say(`  ${name.padEnd(10)} ${summary}`);
  say("\nEvery command explains itself: npm run program -- <command> --help");
  say("Exit codes: 0 all is well, 1 the answer is no, 2 it could not be answered.");
}

function complain(message: string): 2 {
  process.stderr.write(`${message}\n`);
  return 2;
}
