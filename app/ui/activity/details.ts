/** What an entry says beyond its words: a change from one value to another, or a fact. */
export type Detail = { key: DetailKey; from: Value; to: Value } | { key: DetailKey; value: Value };
type Value = string | number | null;

/** What is told; ids and keys are the machine's. */
export const DETAIL_KEYS = [
  "version",
  "name",
  "points",
  "unit",
  "reason",
  "note",
  "tierId",
  "until",
  "from",
  "to",
  "file",
  "rows",
  "members",
  "codes",
  "reward",
  "count",
  "dueAt",
  "cause",
  "currency",
  "amountMinor",
  "donations",
  "giftCards",
  "discounts",
  "other",
  "deliveries",
  "kind",
  "staff",
  "source",
  "role",
  "defaultRole",
  "company",
  "contact",
  "privacyUrl",
  "deliveryDays",
  "reportDays",
] as const;
export type DetailKey = (typeof DETAIL_KEYS)[number];

/** Reads what was recorded with an entry: what changed from what to what first, then the other facts that people understand. */
export function detailsOf(data: Record<string, unknown>): Detail[] {
  const { changes, from, to, ...facts } = data;
  if (isRecord(from) && isRecord(to)) return [...compared(from, to), ...factsOf(facts)];
  const listed = Array.isArray(changes) ? changes.flatMap(changeOf) : [];
  return [...listed, ...factsOf({ ...facts, from, to })];
}

function changeOf(change: unknown): Detail[] {
  if (!isRecord(change)) return [];
  const key = keyOf(String(change["field"]));
  return key === null ? [] : [{ key, from: valueOf(change["from"]), to: valueOf(change["to"]) }];
}

function compared(from: Record<string, unknown>, to: Record<string, unknown>): Detail[] {
  return Object.keys({ ...from, ...to }).flatMap((name) => {
    const key = keyOf(name);
    const [before, after] = [valueOf(from[name]), valueOf(to[name])];
    return key === null || before === after ? [] : [{ key, from: before, to: after }];
  });
}

function factsOf(facts: Record<string, unknown>): Detail[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const key = keyOf(name);
    const value = valueOf(fact);
    return key === null || value === null || value === "" ? [] : [{ key, value }];
  });
}

function keyOf(name: string): DetailKey | null {
  return DETAIL_KEYS.find((key) => key === name) ?? null;
}

function valueOf(value: unknown): Value {
  if (typeof value === "string" || typeof value === "number") return value;
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
