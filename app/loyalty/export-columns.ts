import type { ExportKind } from "./export-kinds.ts";

/** What the columns of each export are called, in their order. */
export const EXPORT_COLUMNS: Readonly<Record<ExportKind, readonly string[]>> = {
  members: [
    "customer_id", "member_id", "joined_at", "joined_by", "tier", "tier_until", "birthday", "consent", "merged_into", "erased_at",
  ],
  balances: ["customer_id", "member_id", "unit", "balance", "owed"],
  lots: [
    "customer_id", "member_id", "key", "unit", "points", "original", "expired", "earned_at", "vests_at", "expires_at", "expires_on",
    "order_id",
  ],
  transfers: [
    "id", "customer_id", "member_id", "occurred_at", "recorded_at", "unit", "points", "sentence", "account", "reason", "order_id",
    "key", "corrects", "explanation",
  ],
  tiers: ["customer_id", "member_id", "at", "tier", "spend_minor"],
  redemptions: [
    "id", "customer_id", "member_id", "reward_id", "kind", "state", "cause", "unit", "points", "points_returned", "amount_minor",
    "currency", "code", "reserved_at", "issued_at", "ends_at", "used_at", "used_order_id", "ended_at",
  ],
  orders: ["id", "name", "customer_id", "placed_at", "updated_at", "caveat", "facts"],
  events: [
    "id", "customer_id", "member_id", "name", "at", "amount_minor", "quantity", "subject", "code", "withdrawn_at", "source",
    "attributes",
  ],
  referrals: ["id", "friend_id", "referrer_id", "joined_at", "first_order_at", "withdrawn_at"],
  versions: ["version", "effective_at", "saved_at", "saved_by", "document"],
  activity: ["id", "at", "actor", "action", "data"],
}; // prettier-ignore

/** The columns that count points of the row's unit, in its smallest parts. */
const POINTS = new Set(["balance", "owed", "points", "original", "expired", "points_returned"]);

/** A whole number of a unit's smallest parts as people write it, with a point before decimals: 150 is "1.50". */
function inDecimals(parts: string, decimals: number): string {
  if (decimals === 0) return parts;
  const sign = parts.startsWith("-") ? "-" : "";
  const digits = parts.replace("-", "").padStart(decimals + 1, "0");
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A value of an export as text. Moments are ISO 8601 in UTC, documents JSON. */
export function exportText(
  column: string,
  value: string | number | boolean | Date | object | null | undefined,
  decimals: number,
): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return POINTS.has(column) && /^-?\d+$/.test(text) ? inDecimals(text, decimals) : text;
}
