import type { z } from "zod";
import { assertNever } from "../assert.ts";
import { fieldsAt, valueAt } from "./document-fields.ts";
import { GERMAN_FORMATS, PROBLEM_TEXTS, RIGHT_FORMATS } from "./problem-texts.ts";
import type { Path } from "./names.ts";
import { upgraded } from "./upgrade.ts";

export type Params = Record<string, string | number>;

/** Something about a document: an error keeps it from being saved, a warning tells what it will do. */
export interface ProgramProblem {
  severity: "error" | "warning";
  /** Into the document of the present schema number. */
  path: Path;
  /** What stands there; undefined where nothing does. */
  value: unknown;
  /** Which problem, for whoever looks up words of their own. */
  code: string;
  params: Params;
  /** What is wrong and what would be right, in English. */
  message: string;
  hint: string;
}

export type Finding = Pick<ProgramProblem, "severity" | "path" | "code" | "params">;

/** A finding with the value it is about, and its words. */
export function problemAt(finding: Finding, document: unknown): ProgramProblem {
  const problem = { ...finding, value: valueAt(document, finding.path), message: "", hint: "" };
  return { ...problem, ...problemText(problem, "en") };
}

/** What is wrong, and what would be right, in a language. */
function problemText(
  problem: Pick<ProgramProblem, "code" | "params" | "value">,
  locale: "en" | "de",
): { message: string; hint: string } {
  const [message, hint] = PROBLEM_TEXTS[problem.code]?.[locale] ?? [problem.code, ""];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_all, name: string) => {
      if (name === "value") return shown(problem.value);
      const param = String(problem.params[name] ?? "");
      return locale === "de" ? inGerman(param) : param === "" ? "(none)" : param;
    });
  return { message: fill(message), hint: fill(hint) };
}

function inGerman(param: string): string {
  if (param === "") return "(keine)";
  const right = Object.keys(RIGHT_FORMATS).find((key) => RIGHT_FORMATS[key] === param) ?? param;
  const known = GERMAN_FORMATS[right];
  if (known !== undefined) return known;
  const window = /^in (\d+) months$/.exec(param)?.[1];
  if (window !== undefined) return `in ${window} Monaten`;
  return param
    .split(" or ")
    .map((part) => GERMAN_FORMATS[part] ?? part)
    .join(" oder ");
}

/** One line: "tiers[2].qualifications[0].threshold: 200 is below Silver's 500. Right is more than 500: …" */
export function problemLine(problem: ProgramProblem, locale: "en" | "de"): string {
  return `${pathText(problem.path)}: ${problemSentence(problem, locale)}`;
}

/** What is wrong and what would be right, for a place that says itself what it is about. */
export function problemSentence(problem: ProgramProblem, locale: "en" | "de"): string {
  const { hint } = problemText(problem, locale);
  return `${problemFact(problem, locale)}${hint === "" ? "" : ` ${hint}`}`;
}

/** What is wrong, without what the document would have to say instead: for whoever fills in a form. */
export function problemFact(problem: ProgramProblem, locale: "en" | "de"): string {
  const { message } = problemText(problem, locale);
  return `${message}${/[.?!]$/.test(message) ? "" : "."}`;
}

/** A path as people write it: `tiers[2].name`; the document itself is `document`. */
function pathText(path: Path): string {
  if (path.length === 0) return "document";
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}

/** A path as JSON Pointers have it in a URI (RFC 6901, section 6): `#/tiers/2/name`. */
export function pathPointer(path: Path): string {
  const escaped = path.map((part) =>
    encodeURIComponent(String(part).toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1")),
  );
  return `#${escaped.map((part) => `/${part}`).join("")}`;
}

/**
 * What `programSchema` refused of a document, each with path, value and what would be right.
 *
 * @param document what was read, of any schema number
 */
export function problemsOf(error: z.ZodError, document: unknown): ProgramProblem[] {
  const present = upgraded(document);
  return error.issues
    .flatMap((issue) => findings(issue, { base: [], document: present }))
    .map((finding) => problemAt(finding, present));
}

type Issue = z.core.$ZodIssue;

function findings(issue: Issue, { base, document }: { base: Path; document: unknown }): Finding[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  const found = (code: string, params: Params = {}): Finding[] => [{ severity: "error", path, code, params }];
  const value = valueAt(document, path);
  switch (issue.code) {
    case "invalid_type":
      return found(value === undefined ? "missing" : "wrong-type", { expected: typeName(issue.expected) });
    case "too_small":
      return found(sizeCode(issue.origin, "small", Number(issue.minimum)), { minimum: Number(issue.minimum) });
    case "too_big":
      return found(sizeCode(issue.origin, "big", Number(issue.maximum)), { maximum: Number(issue.maximum) });
    case "invalid_format":
      return found("format", { format: issue.message });
    case "invalid_value":
      return found(value === undefined ? "missing" : "not-one-of", {
        expected: issue.values.map(shown).join(" or "),
        options: issue.values.map(shown).join(", "),
      });
    case "unrecognized_keys":
      return issue.keys.flatMap((key) => unknownField([...path, key], document));
    case "invalid_union":
      return ofUnion(issue, { path, document });
    case "custom":
      return found(...ownCode(issue, value));
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return found("not-possible", { format: issue.message });
    default:
      return assertNever(issue);
  }
}

function ofUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  { path, document }: { path: Path; document: unknown },
): Finding[] {
  if (issue.errors.length === 0) {
    const known = "options" in issue && Array.isArray(issue.options) ? issue.options.map(shown) : [];
    const code = valueAt(document, path) === undefined ? "missing" : "not-one-of";
    const params = { expected: known.join(" or "), options: known.join(", ") };
    return [{ severity: "error", path, code, params }];
  }
  // The branch that was meant is the one with the least to say against.
  const branches = issue.errors.map((issues) => issues.flatMap((each) => findings(each, { base: path, document })));
  const weight = (branch: Finding[]) =>
    branch.reduce((sum, { code }) => sum + (code === "wrong-type" ? 2 : code.endsWith("-field") ? 3 : 1), 0);
  const best = branches.toSorted((one, other) => weight(one) - weight(other))[0] ?? [];
  const types = branches.flat().filter(({ code, path: at }) => code === "wrong-type" && at.length === path.length);
  if (best.length === 1 && best[0]?.code === "wrong-type" && types.length === branches.length) {
    const names = [...new Set(types.map(({ params }) => String(params.expected)))].join(" or ");
    // Only rates are either.
    const expected = names === "an object or a text" ? 'a decimal as a text, such as "1.5"' : names;
    return [{ severity: "error", path, code: "wrong-type", params: { expected } }];
  }
  return best;
}

/** Our own checks say a code, or in short words what would be right. */
function ownCode(issue: z.core.$ZodIssueCustom, value: unknown): [string, Params] {
  const params: Params = {};
  for (const [name, param] of Object.entries(issue.params ?? {})) {
    if (typeof param === "string" || typeof param === "number") params[name] = param;
  }
  const { message } = issue;
  if (message === "above-previous-tier" && typeof value === "number" && value < Number(params.threshold)) {
    return ["below-previous-tier", params];
  }
  if (PROBLEM_TEXTS[message]) return [message, params];
  return ["not-possible", { format: RIGHT_FORMATS[message] ?? message }];
}

function unknownField(path: Path, document: unknown): Finding[] {
  const known = fieldsAt(path.slice(0, -1), document);
  const key = String(path.at(-1));
  const nearest = known.find((field) => distance(field.toLowerCase(), key.toLowerCase()) <= 2);
  const params = { known: known.join(", ") };
  if (nearest === undefined) return [{ severity: "error", path, code: "unknown-field", params }];
  return [{ severity: "error", path, code: "misspelt-field", params: { ...params, nearest } }];
}

function sizeCode(origin: string, size: "small" | "big", bound: number): string {
  if (origin === "string") return size === "big" ? "too-long" : bound <= 1 ? "empty" : "too-small";
  if (origin === "array") return size === "small" ? "too-few" : "too-many";
  return size === "small" ? "too-small" : "too-large";
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    int: "a whole number", number: "a number", string: "a text", boolean: "true or false", array: "a list", object: "an object",
  }; // prettier-ignore
  return names[expected] ?? expected;
}

const SHOWN_MAX = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(pruned(value, SHOWN_MAX)) ?? "nothing";
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 1)}…` : text;
}

/** A value without what is nested deeper than anybody reads: something read may be nested deeper than can be written. */
function pruned(value: unknown, levels: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((part) => pruned(part, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pruned(part, levels - 1)]));
}

/** How many letters must be typed, dropped or changed to get from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
