import { invariant } from "../loyalty/assert.ts";
import type { MemberFilter } from "../loyalty/member-filter.ts";
import { zoneOf } from "../loyalty/time/zone.ts";

/** Whoever was erased, or became one with another member, has no identity any more. */
const KNOWN = `EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = m.program_id AND i.member_id = m.id)`;

/** A condition, and the values that its `?` stand for. */
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
 *
 * Only what the filter asks for becomes part of the text, and its numbers and moments stand in it: "expires within 3 days" and
 * "within 300" are answered in different ways, and the database finds the right one only if it sees which is meant. Such a
 * statement is not worth preparing.
 *
 * @param first the number of the first placeholder that is free
 */
export function memberConditions(
  filter: MemberFilter,
  { clock, first }: { clock: MatchClock; first: number },
): Condition {
  const { tiers } = filter;
  const named = tiers.filter((id) => id !== "");
  const texts = [KNOWN, ...(tiers.length === 0 ? [] : [tierText(tiers, first)]), ...textsOf(filter, clock)];
  return { text: texts.join("\n   AND "), values: named.length === 0 ? [] : [named] };
}

function tierText(tiers: readonly string[], placeholder: number): string {
  const none = "m.tier_id IS NULL";
  const some = `m.tier_id = ANY($${String(placeholder)}::text[])`;
  if (!tiers.includes("")) return some;
  return tiers.length === 1 ? none : `(${some} OR ${none})`;
}

function textsOf(filter: MemberFilter, { timeZone, now }: MatchClock): string[] {
  const zone = zoneOf(timeZone);
  const today = Math.floor(now.getTime() / 1000);
  const { balanceFrom, balanceTo, joinedFrom, joinedTo, birthdayMonth, blocked, expiresInDays, noOrderForDays } =
    filter;
  const texts = [
    balanceFrom !== null && `a.balance >= ${whole(balanceFrom)}`,
    balanceTo !== null && `a.balance <= ${whole(balanceTo)}`,
    joinedFrom !== null && `m.joined_at >= ${moment(zone.parse(joinedFrom))}`,
    joinedTo !== null && `m.joined_at < ${moment(zone.endOfDay(zone.parse(joinedTo)))}`,
    filter.owes && "a.debt > 0",
    birthdayMonth !== null && `m.birthday_month = ${whole(birthdayMonth)}`,
    blocked !== null && (blocked === "yes" ? BLOCKED : `NOT ${BLOCKED}`),
    expiresInDays !== null && expiresBefore(moment(zone.endOfDay(zone.plusDays(today, expiresInDays)))),
    noOrderForDays !== null && noOrderSince(moment(zone.startOfDay(zone.plusDays(today, -noOrderForDays)))),
  ];
  return texts.filter((text) => text !== false);
}

function whole(value: number): string {
  invariant(Number.isSafeInteger(value), `${String(value)} is no whole number`);
  return String(value);
}

function moment(seconds: number): string {
  return `'${new Date(seconds * 1000).toISOString()}'::timestamptz`;
}

/** Whether the member is blocked now. */
export const BLOCKED = `EXISTS (SELECT 1 FROM member_block b
                 WHERE b.program_id = m.program_id AND b.member_id = m.id AND b.until_at IS NULL)`;

const expiresBefore = (at: string) => `EXISTS (SELECT 1 FROM lot l
                 WHERE l.program_id = m.program_id AND l.member_id = m.id AND l.remaining > 0 AND l.expires_at <= ${at})`;

const noOrderSince = (at: string) => `NOT EXISTS (SELECT 1 FROM member_identity i
                   JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
                  WHERE i.program_id = m.program_id AND i.member_id = m.id AND o.placed_at >= ${at})`;
