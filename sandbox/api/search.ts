import { apiError } from "./errors.ts";

type Comparator = ":" | ">" | ">=" | "<" | "<=";

/** One condition of a search: `-updated_at:>='2026-10-01T00:00:00Z'`. */
export interface SearchTerm {
  field: string | null;
  comparator: Comparator;
  value: string;
  isNegated: boolean;
}

/** What a search can ask of an item: per field, its values (any of them may match). */
export type SearchFields<Item> = Record<string, (item: Item) => readonly (string | null)[]>;

type Condition =
  { kind: "all" | "any"; of: Condition[] } | { kind: "not"; of: Condition } | { kind: "term"; term: SearchTerm };

/**
 * Filters items by Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms joined by AND or blanks, `OR`
 * between them, parentheses, `-` or NOT negates, comparators for dates and numbers.
 *
 * @throws GraphQLError for a field that the sandbox does not play: Shopify would ignore it silently
 */
export function search<Item>(
  items: readonly Item[],
  query: string | null,
  fields: SearchFields<Item>,
  /** Texts that a word without a field may be a part of; without them it must be the whole of some field. */
  words: ((item: Item) => readonly string[]) | null = null,
): Item[] {
  const condition = new SearchReader(query ?? "").whole();
  if (!condition) return [...items];
  for (const { field } of termsOf(condition)) {
    if (field !== null && !(field in fields)) {
      throw apiError(`The sandbox does not implement the search field ${field}`, "SANDBOX_NOT_IMPLEMENTED");
    }
  }
  return items.filter((item) => holds(item, condition, { fields, words }));
}

interface Matching<Item> {
  fields: SearchFields<Item>;
  words: ((item: Item) => readonly string[]) | null;
}

function holds<Item>(item: Item, condition: Condition, of: Matching<Item>): boolean {
  switch (condition.kind) {
    case "all":
      return condition.of.every((one) => holds(item, one, of));
    case "any":
      return condition.of.some((one) => holds(item, one, of));
    case "not":
      return !holds(item, condition.of, of);
    case "term":
      return matches(item, condition.term, of);
  }
}

function termsOf(condition: Condition): SearchTerm[] {
  if (condition.kind === "term") return [condition.term];
  return condition.kind === "not" ? termsOf(condition.of) : condition.of.flatMap(termsOf);
}

const TOKEN = /-?\(|\)|-?(?:\w+:)?(?:>=|<=|>|<)?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^\s'"()]+)/g;

/** Reads a search; AND binds tighter than OR. */
class SearchReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(query: string) {
    this.#tokens = query.match(TOKEN) ?? [];
  }

  /** Everything; null when nothing is asked. */
  whole(): Condition | null {
    const parts: Condition[] = [];
    // A parenthesis that closes nothing is passed over.
    for (; this.#at < this.#tokens.length; this.#at += 1) parts.push(...this.#alternatives());
    return parts.length === 0 ? null : { kind: "all", of: parts };
  }

  #alternatives(): Condition[] {
    const alternatives: Condition[][] = [[]];
    for (let token = this.#tokens[this.#at]; token !== undefined && token !== ")"; token = this.#tokens[this.#at]) {
      if (token === "OR") alternatives.push([]);
      else if (token !== "AND") alternatives.at(-1)?.push(...this.#one(token));
      this.#at += 1;
    }
    const asked = alternatives.filter((terms) => terms.length > 0);
    return asked.length === 0 ? [] : [{ kind: "any", of: asked.map((of) => ({ kind: "all", of })) }];
  }

  #one(token: string): Condition[] {
    if (token === "NOT") {
      this.#at += 1;
      const next = this.#tokens[this.#at];
      return next === undefined ? [] : this.#one(next).map((of) => ({ kind: "not", of }));
    }
    if (token !== "(" && token !== "-(") return [{ kind: "term", term: parseTerm(token) }];
    this.#at += 1;
    const inner = this.#alternatives();
    return token === "(" ? inner : inner.map((of) => ({ kind: "not", of }));
  }
}

function parseTerm(token: string): SearchTerm {
  const isNegated = token.startsWith("-");
  const match = /^-?(?:(\w+):)?(>=|<=|>|<)?(.*)$/s.exec(token);
  const [, field, sign, quoted = ""] = match ?? [];
  const value = quoted.replace(/^(['"])(.*)\1$/s, (_all, _mark, inner: string) => inner.replace(/\\(.)/g, "$1"));
  return { field: field ?? null, comparator: comparatorOf(sign), value, isNegated };
}

function comparatorOf(sign: string | undefined): Comparator {
  return sign === ">" || sign === ">=" || sign === "<" || sign === "<=" ? sign : ":";
}

function matches<Item>(item: Item, term: SearchTerm, { fields, words }: Matching<Item>): boolean {
  if (term.field === null && words) {
    const isPart = words(item).some((text) => text.toLowerCase().includes(term.value.toLowerCase()));
    return isPart !== term.isNegated;
  }
  const values =
    term.field === null ? Object.values(fields).flatMap((read) => read(item)) : (fields[term.field]?.(item) ?? []);
  const isMatch = values.some((value) => value !== null && compares(value, term));
  return term.isNegated ? !isMatch : isMatch;
}

function compares(value: string, term: SearchTerm): boolean {
  const wanted = term.value;
  if (term.comparator === ":") {
    if (wanted === "*") return true;
    if (wanted.endsWith("*")) return value.toLowerCase().startsWith(wanted.slice(0, -1).toLowerCase());
    return value.toLowerCase() === wanted.toLowerCase();
  }
  const [left, right] = comparable(value, wanted);
  switch (term.comparator) {
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
  }
}

function comparable(value: string, wanted: string): [bigint, bigint] {
  if (isNumber(value) && isNumber(wanted)) return [scaled(value), scaled(wanted)];
  const [left, right] = [Date.parse(value), Date.parse(wanted)];
  if (Number.isNaN(left) || Number.isNaN(right)) throw apiError(`"${wanted}" is no date or number`, "BAD_REQUEST");
  return [BigInt(left), BigInt(right)];
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d{1,6})?$/.test(text);
}

/** A decimal number in millionths, exact also for ids. */
function scaled(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(6, "0"));
}
