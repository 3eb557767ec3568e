import { livesSchema, type PlayedProgram } from "./format.ts";
import { playLife } from "./play.ts";

/** How a life went. */
export interface PlayedLife {
  name: string;
  /** What was not as the life expects; none: it is as expected. */
  failures: string[];
}

export type CheckedLives =
  | { outcome: "played"; lives: PlayedLife[] }
  /** The file is not what it should be: where, and what would be right. */
  | { outcome: "refused"; problems: string[] };

/**
 * Plays lives through a program, in memory.
 *
 * @param options.lives what a file of lives holds (programs/README.md), as read from JSON
 */
export function checkLives(options: { played: PlayedProgram; lives: unknown }): CheckedLives {
  const lives = livesSchema.safeParse(options.lives);
  if (!lives.success) return { outcome: "refused", problems: problemsOf(lives.error) };
  const { played } = options;
  return {
    outcome: "played",
    lives: lives.data.map((life) => ({ name: life.name, failures: playLife(played, life) })),
  };
}

function problemsOf(error: { issues: { path: PropertyKey[]; message: string }[] }): string[] {
  return error.issues.map(({ path, message }) => `${pathText(["lives", ...path])}: ${message}`);
}

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${String(part)}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    "",
  );
}
