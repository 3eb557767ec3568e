/** The longest code that is taken, and the most codes of one upload. */
const CODE_LENGTH_MAX = 100;
export const CODES_MAX = 100_000;

/** A line that is no new code, by its number in what was uploaded. */
export interface CodeProblem {
  line: number;
  kind: "too-long" | "not-readable" | "twice";
}

/** Codes with the lines they stand in, and the lines that cannot be taken. */
export interface CodeList {
  codes: { line: number; code: string }[];
  problems: CodeProblem[];
}

/**
 * Reads a list of codes as it was pasted, or as a file of comma-separated values: one code a line, the first field of it, with or
 * without quotation marks. Empty lines are passed over, and so is a first line that says "code".
 *
 * Every line is either a code, a problem, or empty: nothing is lost silently.
 */
export function readCodeList(text: string): CodeList {
  const seen = new Set<string>();
  const list: CodeList = { codes: [], problems: [] };
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    const code = firstField(content);
    if (code === "" || (line === 1 && /^codes?$/i.test(code))) continue;
    const kind = problemOf(code, seen);
    if (kind) list.problems.push({ line, kind });
    else list.codes.push({ line, code });
    seen.add(code);
  }
  return list;
}

function firstField(content: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(content)?.[1];
  return (quoted === undefined ? (/^[^,;\t]*/.exec(content.trim())?.[0] ?? "") : quoted.replaceAll('""', '"')).trim();
}

function problemOf(code: string, seen: ReadonlySet<string>): CodeProblem["kind"] | null {
  if (code.length > CODE_LENGTH_MAX) return "too-long";
  // Spaces and control characters cannot be typed into a partner's form as they stand here; U+FFFD is what a wrong encoding leaves.
  if (/[\s\p{Cc}\uFFFD]/u.test(code)) return "not-readable";
  return seen.has(code) ? "twice" : null;
}
