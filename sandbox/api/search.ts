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

/**
 * Filters items by Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms joined by AND or blanks, `OR`
 * between them, `-` negates, comparators for dates and numbers.
 *
 * @throws GraphQLError for a field or a grouping that the sandbox does not play: Shopify would ignore it silently
 */
export function search<Item>(
  items: readonly Item[],
  query: string | null,
  fields: SearchFields<Item>,
  /** Texts that a word without a field may be a part of; without them it must be the whole of some field. */
  words: ((item: Item) => readonly string[]) | null = null,
): Item[] {
  const groups = parseSearch(query ?? "");
  if (groups.length === 0) return [...items];
  for (const { field } of groups.flat()) {
    if (field !== null && !(field in fields)) {
      throw apiError(`The sandbox does not implement the search field ${field}`, "SANDBOX_NOT_IMPLEMENTED");
    }
  }
  return items.filter((item) => groups.some((terms) => terms.every((term) => matches(item, term, { fields, words }))));
}

/** Reads a search: alternatives (OR) of terms that must all match. */
function parseSearch(query: string): SearchTerm[][] {
  if (/[()]/.test(query.replace(/'[^']*'|"[^"]*"/g, ""))) {
    throw apiError("The sandbox does not implement parentheses in searches", "SANDBOX_NOT_IMPLEMENTED");
  }
  const tokens = query.match(/-?(?:\w+:)?(?:>=|<=|>|<)?(?:'[^']*'|"[^"]*"|[^\s'"]+)/g) ?? [];
  const groups: SearchTerm[][] = [[]];
  for (const token of tokens) {
    if (token === "AND") continue;
    if (token === "OR") groups.push([]);
    else groups.at(-1)?.push(parseTerm(token));
  }
  return groups.filter((group) => group.length > 0);
}

function parseTerm(token: string): SearchTerm {
  const isNegated = token.startsWith("-");
  const match = /^-?(?:(\w+):)?(>=|<=|>|<)?(.*)$/s.exec(token);
  const [, field, sign, quoted = ""] = match ?? [];
  const value = quoted.replace(/^(['"])(.*)\1$/s, "$2");
  return { field: field ?? null, comparator: comparatorOf(sign), value, isNegated };
}

function comparatorOf(sign: string | undefined): Comparator {
  return sign === ">" || sign === ">=" || sign === "<" || sign === "<=" ? sign : ":";
}

function matches<Item>(
  item: Item,
  term: SearchTerm,
  of: { fields: SearchFields<Item>; words: ((item: Item) => readonly string[]) | null },
): boolean {
  const { fields, words } = of;
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
