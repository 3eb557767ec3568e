import { isObject } from "../../../sandbox/json.ts";

/** One thing in which two answers differ. */
export interface Difference {
  path: string;
  /** `shape`: fields, nulls, types, list lengths. `error`: user errors and errors. `value`: anything else that is not the same. */
  kind: "shape" | "error" | "value";
  recorded: string;
  answered: string;
}

/**
 * What is different between a recorded answer and the sandbox's. Compared are all fields, nulls, types and lists; user errors by
 * field, code and message; errors by message, code and path. Where both are fine, values are compared too, but for ids, moments,
 * cursors and codes that are drawn, which are never the same twice. Costs are not compared.
 */
export function differences(recorded: unknown, answered: unknown): Difference[] {
  const [left, right] = [withoutCost(recorded), withoutCost(answered)];
  return compare(left, right, []);
}

function withoutCost(answer: unknown): Record<string, unknown> {
  if (!isObject(answer)) return {};
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== "extensions"));
}

function compare(recorded: unknown, answered: unknown, path: readonly string[]): Difference[] {
  const at = (kind: Difference["kind"]): Difference[] => [
    { path: path.join("."), kind, recorded: short(recorded), answered: short(answered) },
  ];
  const isError = path[0] === "errors" || path.includes("userErrors");
  const structural = isError ? "error" : "shape";
  if (isLocation(path)) return [];
  if (recorded === null || answered === null) return recorded === answered ? [] : at(structural);
  if (Array.isArray(recorded) || Array.isArray(answered)) {
    if (!Array.isArray(recorded) || !Array.isArray(answered)) return at(structural);
    if (recorded.length !== answered.length) return at(structural);
    return recorded.flatMap((one, index) => compare(one, answered[index], [...path, String(index)]));
  }
  if (isObject(recorded) || isObject(answered)) {
    if (!isObject(recorded) || !isObject(answered)) return at(structural);
    return compareObjects(recorded, answered, path);
  }
  if (typeof recorded !== typeof answered) return at(structural);
  if (recorded === answered || isVolatile(path, recorded, answered)) return [];
  return at(isError ? "error" : path.at(-1) === "__typename" ? "shape" : "value");
}

function compareObjects(
  recorded: Record<string, unknown>,
  answered: Record<string, unknown>,
  path: readonly string[],
): Difference[] {
  const isError = path[0] === "errors" || path.includes("userErrors");
  const missing = Object.keys(recorded).filter((key) => !(key in answered));
  const added = Object.keys(answered).filter((key) => !(key in recorded));
  const own = [...missing, ...added].map((key): Difference => ({
    path: [...path, key].join("."),
    kind: isError ? "error" : "shape",
    recorded: key in recorded ? short(recorded[key]) : "(not there)",
    answered: key in answered ? short(answered[key]) : "(not there)",
  }));
  const shared = Object.keys(recorded).filter((key) => key in answered);
  return [...own, ...shared.flatMap((key) => compare(recorded[key], answered[key], [...path, key]))];
}

/** Where in the document an error is: line and column, which are the same document's and say nothing of the answer. */
function isLocation(path: readonly string[]): boolean {
  return path[0] === "errors" && path[2] === "locations";
}

const DRAWN = ["cursor", "startCursor", "endCursor", "compareDigest", "giftCardCode", "lastCharacters", "maskedCode"];

/** Whether two values may differ because they are made anew each time. */
function isVolatile(path: readonly string[], recorded: unknown, answered: unknown): boolean {
  if (typeof recorded !== "string" || typeof answered !== "string") return false;
  if (isMoment(recorded) && isMoment(answered)) return true;
  const [left, right] = [typeOfId(recorded), typeOfId(answered)];
  if (left !== null && left === right) return true;
  return DRAWN.includes(path.at(-1) ?? "");
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text);
}

function typeOfId(text: string): string | null {
  return /^gid:\/\/shopify\/(\w+)\/[\w-]+(\?.*)?$/.exec(text)?.[1] ?? null;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
