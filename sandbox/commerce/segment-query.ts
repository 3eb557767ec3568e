import { SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import { SEGMENT_FILTERS, valuesOf, type SegmentFilter } from "./segment-filters.ts";
import { segmentTokens, type SegmentToken } from "./segment-tokens.ts";
import { readComparison, type Comparison } from "./segment-comparison.ts";

/*
 * Shopify's segment query language (https://shopify.dev/docs/api/shopifyql/segment-query-language-reference): clauses of a filter,
 * an operator and a condition, joined by AND and OR. Filters that Shopify has and the sandbox does not compute are read, and
 * refused by name once somebody asks who is in the segment.
 */

export type SegmentCondition =
  | { kind: "all"; of: SegmentCondition[] }
  | { kind: "any"; of: SegmentCondition[] }
  | { kind: "not"; of: SegmentCondition }
  | { kind: "clause"; filter: string; comparison: Comparison };

export type SegmentQuery = { condition: SegmentCondition; problems: [] } | { condition: null; problems: string[] };

/** Reads a query; the problems are worded as Shopify's ("Line 1 Column 4: 'a' filter cannot be found."). */
export function parseSegmentQuery(query: string): SegmentQuery {
  const reader = new Reader(segmentTokens(query));
  const condition = reader.whole();
  return condition && reader.problems.length === 0
    ? { condition, problems: [] }
    : { condition: null, problems: reader.problems };
}

/** The filters of a query that the sandbox does not compute, by name. */
export function unknownFilters(condition: SegmentCondition): string[] {
  switch (condition.kind) {
    case "all":
    case "any":
      return [...new Set(condition.of.flatMap(unknownFilters))];
    case "not":
      return unknownFilters(condition.of);
    case "clause":
      return SEGMENT_FILTERS.get(condition.filter)?.isComputed === false ? [condition.filter] : [];
  }
}

/**
 * Whether a customer belongs to the segment of a query; an empty query is everybody.
 *
 * @throws SandboxRefusal when the query cannot be read, or has a filter that the sandbox does not compute
 */
export function isInSegment(context: SandboxContext, of: { query: string; customer: Customer }): boolean {
  if (of.query.trim() === "") return true;
  const { condition, problems } = parseSegmentQuery(of.query);
  if (!condition) throw new SandboxRefusal(problems.join(" "));
  const [unknown] = unknownFilters(condition);
  if (unknown) throw new SandboxRefusal(`The sandbox does not compute the segment filter ${unknown}`, 501);
  return holds(context, { condition, customer: of.customer });
}

/** The customers of a segment's query, oldest first; refuses as `isInSegment` does. */
export function segmentMembers(context: SandboxContext, query: string): Customer[] {
  return [...context.shop.customers.values()].filter((customer) => isInSegment(context, { query, customer }));
}

function holds(context: SandboxContext, of: { condition: SegmentCondition; customer: Customer }): boolean {
  const { condition, customer } = of;
  switch (condition.kind) {
    case "all":
      return condition.of.every((one) => holds(context, { condition: one, customer }));
    case "any":
      return condition.of.some((one) => holds(context, { condition: one, customer }));
    case "not":
      return !holds(context, { condition: condition.of, customer });
    case "clause":
      return condition.comparison.test(valuesOf(context, { filter: condition.filter, customer }), {
        nowMs: context.world.clock.nowMs(),
      });
  }
}

class Reader {
  readonly problems: string[] = [];
  readonly #tokens: readonly SegmentToken[];
  #at = 0;

  constructor(tokens: readonly SegmentToken[]) {
    this.#tokens = tokens;
  }

  whole(): SegmentCondition | null {
    const condition = this.#joined("OR");
    const rest = this.#peek();
    if (condition && rest) this.#unexpected(rest);
    return condition;
  }

  /** OR binds weaker than AND. */
  #joined(by: "OR" | "AND"): SegmentCondition | null {
    const read = () => (by === "OR" ? this.#joined("AND") : this.#negated());
    const first = read();
    if (!first) return null;
    const parts = [first];
    while (this.#takeWord(by)) {
      const next = read();
      if (!next) return null;
      parts.push(next);
    }
    return parts.length === 1 ? first : { kind: by === "OR" ? "any" : "all", of: parts };
  }

  #negated(): SegmentCondition | null {
    if (!this.#takeWord("NOT")) return this.#single();
    const condition = this.#single();
    return condition && { kind: "not", of: condition };
  }

  #single(): SegmentCondition | null {
    const token = this.#next();
    if (!token) return this.#ended();
    if (token.text === "(") {
      const inner = this.#joined("OR");
      if (!inner) return null;
      const close = this.#next();
      if (close?.text === ")") return inner;
      return close ? this.#unexpected(close) : this.#ended();
    }
    return token.kind === "word" ? this.#clause(token) : this.#unexpected(token);
  }

  #clause(name: SegmentToken): SegmentCondition | null {
    const filter: SegmentFilter | undefined = SEGMENT_FILTERS.get(name.text.toLowerCase());
    const read = readComparison(filter?.type ?? "text", {
      peek: () => this.#peek(),
      next: () => this.#next(),
      takeWord: (word) => this.#takeWord(word),
    });
    if ("unexpected" in read) {
      if (read.unexpected) this.#unexpected(read.unexpected);
      else this.#ended();
    }
    if (!filter) this.problems.push(`Line ${name.line} Column ${name.column}: '${name.text}' filter cannot be found.`);
    if ("unexpected" in read || !filter) return null;
    return { kind: "clause", filter: name.text.toLowerCase(), comparison: read.comparison };
  }

  #unexpected(token: SegmentToken): null {
    this.problems.push(`Line ${token.line} Column ${token.column}: '${token.text}' is unexpected.`);
    return null;
  }

  #ended(): null {
    this.problems.push("The query ends too early.");
    return null;
  }

  #peek(): SegmentToken | undefined {
    return this.#tokens[this.#at];
  }

  #next(): SegmentToken | undefined {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token?.kind !== "word" || token.text.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }
}
