import { createHash } from "node:crypto";
import type { MemberFilter } from "../loyalty/member-filter.ts";
import { zoneOf } from "../loyalty/time/zone.ts";

/** Whoever was erased, or became one with another member, has no identity any more. */
const KNOWN = `EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = m.program_id AND i.member_id = m.id)`;

/** A condition of the list, and the values that its `?` stand for. */
interface Condition {
  text: string;
  values: unknown[];
}

/** What a filter's days are counted by. */
export interface MatchClock {
  timeZone: string;
  now: Date;
}

/**
 * The conditions that members of a filter meet, for a statement in which `m` is the member and `a` the account of ordinary points.
 * Only what the filter asks for becomes part of the text, so that each part can be answered by its index.
 *
 * @param first the number of the first placeholder that is free
 */
export function memberConditions(
  filter: MemberFilter,
  { clock, first }: { clock: MatchClock; first: number },
): Condition {
  const parts = [{ text: KNOWN, values: [] }, ...conditionsOf(filter, clock)];
  const values = parts.flatMap((part) => part.values);
  let next = first;
  const text = parts.map((part) => part.text.replace(/\?/g, () => `$${String(next++)}`)).join("\n   AND ");
  return { text, values };
}

function conditionsOf(filter: MemberFilter, { timeZone, now }: MatchClock): Condition[] {
  const zone = zoneOf(timeZone);
  const seconds = Math.floor(now.getTime() / 1000);
  const moment = (at: number) => new Date(at * 1000);
  const { tiers, balanceFrom, balanceTo, joinedFrom, joinedTo, birthdayMonth, blocked } = filter;
  const { expiresInDays, noOrderForDays } = filter;
  const conditions: (Condition | null)[] = [
    tiers.length === 0 ? null : tierCondition(tiers),
    balanceFrom === null ? null : { text: "a.balance >= ?::bigint", values: [balanceFrom] },
    balanceTo === null ? null : { text: "a.balance <= ?::bigint", values: [balanceTo] },
    joinedFrom === null ? null : { text: "m.joined_at >= ?::timestamptz", values: [moment(zone.parse(joinedFrom))] },
    joinedTo === null
      ? null
      : { text: "m.joined_at < ?::timestamptz", values: [moment(zone.endOfDay(zone.parse(joinedTo)))] },
    filter.owes ? { text: "a.debt > 0", values: [] } : null,
    birthdayMonth === null ? null : { text: "m.birthday_month = ?::smallint", values: [birthdayMonth] },
    blocked === null ? null : { text: `${blocked === "yes" ? "" : "NOT "}${BLOCKED}`, values: [] },
    expiresInDays === null
      ? null
      : { text: EXPIRES, values: [moment(zone.endOfDay(zone.plusDays(seconds, expiresInDays)))] },
    noOrderForDays === null
      ? null
      : { text: NO_ORDER, values: [moment(zone.startOfDay(zone.plusDays(seconds, -noOrderForDays)))] },
  ];
  return conditions.filter((condition) => condition !== null);
}

function tierCondition(tiers: readonly string[]): Condition {
  const named = tiers.filter((id) => id !== "");
  const none = "m.tier_id IS NULL";
  if (named.length === 0) return { text: none, values: [] };
  const some = "m.tier_id = ANY(?::text[])";
  return { text: named.length < tiers.length ? `(${some} OR ${none})` : some, values: [named] };
}

/** Whether the member is blocked now. */
export const BLOCKED = `EXISTS (SELECT 1 FROM member_block b
                 WHERE b.program_id = m.program_id AND b.member_id = m.id AND b.until_at IS NULL)`;

const EXPIRES = `EXISTS (SELECT 1 FROM lot l
                 WHERE l.program_id = m.program_id AND l.member_id = m.id AND l.remaining > 0 AND l.expires_at <= ?::timestamptz)`;

const NO_ORDER = `NOT EXISTS (SELECT 1 FROM member_identity i
                   JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
                  WHERE i.program_id = m.program_id AND i.member_id = m.id AND o.placed_at >= ?::timestamptz)`;

/** Every combination of conditions is a statement of its own, prepared under a name made of its text. */
export function statementName(kind: string, text: string): string {
  return `${kind}-${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
}
