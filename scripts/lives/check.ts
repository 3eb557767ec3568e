import { gallerySchema, livesSchema } from "./format.ts";
import { playLife } from "./play.ts";

/** How a life went. */
export interface PlayedLife {
  name: string;
  /** What was not as the life expects; none: it is as expected. */
  failures: string[];
}

export type CheckedLives =
  | { outcome: "played"; lives: PlayedLife[] }
  /** One of the files is not what it should be: where, and what would be right. */
  | { outcome: "refused"; file: "program" | "lives"; problems: string[] };

/**
 * Plays lives through a program, in memory.
 *
 * @param files what the two files of a gallery program hold (format.ts), as read from JSON
 */
export function checkLives(files: { program: unknown; lives: unknown }): CheckedLives {
  const program = gallerySchema.safeParse(files.program);
  if (!program.success) return { outcome: "refused", file: "program", problems: problemsOf(program.error) };
  const lives = livesSchema.safeParse(files.lives);
  if (!lives.success) return { outcome: "refused", file: "lives", problems: problemsOf(lives.error) };
  return {
    outcome: "played",
    lives: lives.data.map((life) => ({ name: life.name, failures: playLife(program.data, life) })),
  };
}

function problemsOf(error: { issues: { path: PropertyKey[]; message: string }[] }): string[] {
  return error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`);
}

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${String(part)}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    "",
  );
}
