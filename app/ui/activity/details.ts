/** What an entry says beyond its words: a change from one value to another, or a fact. */
export type Detail = { key: DetailKey; from: Value; to: Value } | { key: DetailKey; value: Value };
type Value = string | number | null;

/** What is told, and under which word; ids and keys are the machine's. */
export const DETAILS = {
  version: "version",
  name: "name",
  points: "points",
  unit: "unit",
  reason: "reason",
  note: "note",
  tierId: "tier-id",
  until: "until",
  from: "from",
  to: "to",
  file: "file",
  rows: "rows",
  members: "members",
  codes: "codes",
  reward: "reward",
  rewardId: "reward",
  what: "what",
  count: "count",
  dueAt: "due-at",
  cause: "cause",
  currency: "currency",
  amountMinor: "amount-minor",
  donations: "donations",
  giftCards: "gift-cards",
  discounts: "discounts",
  other: "other",
  deliveries: "deliveries",
  kind: "kind",
  staff: "staff",
  source: "source",
  role: "role",
  defaultRole: "default-role",
  company: "company",
  contact: "contact",
  privacyUrl: "privacy-url",
  deliveryDays: "delivery-days",
  reportDays: "report-days",
} as const;
export type DetailKey = keyof typeof DETAILS;

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
  return isTold(name) ? name : null;
}

function isTold(name: string): name is DetailKey {
  return Object.hasOwn(DETAILS, name);
}

function valueOf(value: unknown): Value {
  if (typeof value === "string" || typeof value === "number") return value;
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
