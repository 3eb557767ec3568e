import type { SegmentFilterType } from "./segment-filters.ts";
import type { SegmentToken } from "./segment-tokens.ts";

type Values = readonly (string | number)[];

/** The operator of a clause with its condition: whether a customer's values meet it. */
export interface Comparison {
  test: (values: Values, at: { nowMs: number }) => boolean;
}

/** Where tokens come from. */
export interface TokenSource {
  peek: () => SegmentToken | undefined;
  next: () => SegmentToken | undefined;
  takeWord: (word: string) => boolean;
}

type Unexpected = { unexpected: SegmentToken | null };
type Read = { comparison: Comparison } | Unexpected;
type Operand = { value: (nowMs: number) => string | number } | Unexpected;

const DAY_MS = 86_400_000;
const UNIT_DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** Reads what follows a filter's name: operator and condition. What does not fit is handed back; null is the query's end. */
export function readComparison(type: SegmentFilterType, source: TokenSource): Read {
  if (source.takeWord("IS")) {
    const isNegated = source.takeWord("NOT");
    if (!source.takeWord("NULL")) return unexpected(source);
    return found((values) => (values.length === 0) !== isNegated);
  }
  if (source.takeWord("NOT")) {
    const read = wordOperator(type, source);
    if ("unexpected" in read) return read;
    return found((values, at) => !read.comparison.test(values, at));
  }
  const token = source.peek();
  const compare = token?.kind === "sign" ? COMPARE.get(token.text) : undefined;
  if (!compare) return wordOperator(type, source);
  source.next();
  const operand = readOperand(type, source);
  if ("unexpected" in operand) return operand;
  if (token?.text === "!=") {
    return found((values, { nowMs }) => !values.some((one) => one === operand.value(nowMs)));
  }
  return found((values, { nowMs }) => values.some((one) => compare(one, operand.value(nowMs))));
}

const COMPARE: ReadonlyMap<string, (a: string | number, b: string | number) => boolean> = new Map([
  ["=", (a, b) => a === b],
  ["!=", (a, b) => a !== b],
  ["<", (a, b) => a < b],
  [">", (a, b) => a > b],
  ["<=", (a, b) => a <= b],
  [">=", (a, b) => a >= b],
]);

function wordOperator(type: SegmentFilterType, source: TokenSource): Read {
  if (source.takeWord("CONTAINS")) {
    const operand = readOperand("text", source);
    if ("unexpected" in operand) return operand;
    const has =
      type === "list" ? (one: string, text: string) => one === text : (one: string, text: string) => one.includes(text);
    return found((values, { nowMs }) => values.some((one) => has(String(one), String(operand.value(nowMs)))));
  }
  if (source.takeWord("BETWEEN")) {
    const low = readOperand(type, source);
    if ("unexpected" in low) return low;
    if (!source.takeWord("AND")) return unexpected(source);
    const high = readOperand(type, source);
    if ("unexpected" in high) return high;
    return found((values, { nowMs }) => values.some((one) => one >= low.value(nowMs) && one <= high.value(nowMs)));
  }
  if (source.takeWord("IN")) return inList(type, source);
  return unexpected(source);
}

function inList(type: SegmentFilterType, source: TokenSource): Read {
  if (source.next()?.text !== "(") return unexpected(source);
  const operands: ((nowMs: number) => string | number)[] = [];
  for (;;) {
    const operand = readOperand(type, source);
    if ("unexpected" in operand) return operand;
    operands.push(operand.value);
    const token = source.next();
    if (token?.text === ")") break;
    if (token?.text !== ",") return { unexpected: token ?? null };
  }
  return found((values, { nowMs }) => values.some((one) => operands.some((operand) => operand(nowMs) === one)));
}

function readOperand(type: SegmentFilterType, source: TokenSource): Operand {
  const token = source.next();
  if (!token) return { unexpected: null };
  const relative = /^([+-]\d+)([dwmy])$/.exec(token.text);
  if (token.kind === "word" && relative) {
    const days = Number(relative[1]) * (UNIT_DAYS[relative[2] ?? ""] ?? 1);
    return { value: (nowMs) => nowMs + days * DAY_MS };
  }
  const moment = /^\d{4}-\d{2}-\d{2}/.test(token.text) ? Date.parse(token.text) : NaN;
  if (token.kind === "word" && token.text.toLowerCase() === "today") return { value: (nowMs) => nowMs };
  if (!Number.isNaN(moment) && type !== "text") return { value: () => moment };
  if (token.kind === "number") return { value: () => Number(token.text) };
  if (token.kind === "text") return { value: () => token.text };
  return { unexpected: token };
}

function found(test: Comparison["test"]): Read {
  return { comparison: { test } };
}

function unexpected(source: TokenSource): Unexpected {
  return { unexpected: source.next() ?? null };
}
