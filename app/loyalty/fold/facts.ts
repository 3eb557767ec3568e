import { isBlockedAt } from "../block.ts";
import type { EventFact, MemberHistory, ReferralFact, TierGrantFact } from "../history.ts";
import type { EditFact, FulfilmentFact, OrderFacts, PaidFact, RefundFact, DisputeFact } from "../order-facts.ts";
import { type CalendarTrigger, calendarMoments } from "../time/calendar-facts.ts";
import type { CompiledProgram, CompiledRule } from "../earning/compiled.ts";

/** What happened to an order. */
export type OrderFact = { order: OrderFacts; at: number; id: string } & (
  | { kind: "edited"; fact: EditFact }
  | { kind: "paid"; fact: PaidFact }
  | { kind: "fulfilled"; fact: FulfilmentFact }
  /** A shipment or payment as rules with that delay (seconds) see it. */
  | { kind: "due"; delay: number; fact: FulfilmentFact | null }
  | { kind: "refunded"; fact: RefundFact }
  | { kind: "disputed" | "dispute-won"; fact: DisputeFact }
  | { kind: "cancelled" }
);

/** Everything that moves a member's account, dated. */
export type Fact =
  | { kind: "merged"; at: number; id: string }
  | { kind: "joined"; at: number; id: string }
  | { kind: "placed"; at: number; id: string; order: OrderFacts }
  | OrderFact
  | { kind: "event" | "event-withdrawn"; at: number; id: string; event: EventFact }
  | {
      kind: "referral" | "referral-withdrawn";
      at: number;
      id: string;
      after: "joined" | "first-order";
      referral: ReferralFact;
    }
  | { kind: "tier-grant" | "tier-grant-revoked"; at: number; id: string; grant: TierGrantFact }
  | { kind: "calendar"; at: number; id: string; rule: CompiledRule; trigger: CalendarTrigger };

/** Facts of one second are taken in this order. A merge is no fact of its own: from its second on, orders are the member's. */
const RANK: Record<Fact["kind"], number> = {
  merged: 0,
  joined: 1,
  placed: 2,
  edited: 3,
  paid: 4,
  fulfilled: 5,
  due: 6,
  refunded: 7,
  disputed: 8,
  "dispute-won": 9,
  cancelled: 10,
  event: 11,
  "event-withdrawn": 12,
  referral: 13,
  "referral-withdrawn": 14,
  "tier-grant": 15,
  "tier-grant-revoked": 15,
  calendar: 16,
};

/** A program version, prepared, with its number and when it took effect. */
export interface VersionInForce {
  version: number;
  effectiveAt: number;
  compiled: CompiledProgram;
}

/** All facts of a member since the program is live, in the order in which they are taken; `liveFrom` is when it went live. */
export function factsOf(
  history: MemberHistory,
  options: { liveFrom: number; versions: readonly VersionInForce[] },
): Fact[] {
  const { liveFrom, versions } = options;
  const { member, mergedFrom } = history;
  const facts: Fact[] = [];
  if (member.joinedAt >= liveFrom) facts.push({ kind: "joined", at: member.joinedAt, id: member.id });
  const isClaimed = claim(history, versions);
  const isBlocked = (at: number) => isBlockedAt(history.blocks, at);
  for (const order of history.orders) {
    if (order.isTest || isBlocked(order.placedAt)) continue;
    if (!(order.placedAt < liveFrom ? isPast(history, order.placedAt) : isClaimed(order.placedAt))) continue;
    pushOrder(facts, order, delaysOf(order, versions));
  }
  const merges = new Set<number>();
  for (const { at } of mergedFrom?.values() ?? []) merges.add(at);
  for (const at of merges) facts.push({ kind: "merged", at, id: "" });
  for (const event of history.events) if (event.at >= liveFrom && !isBlocked(event.at)) pushEvent(facts, event);
  for (const referral of history.referrals) pushReferral(facts, referral, history);
  for (const grant of history.tierGrants) pushGrant(facts, grant);
  pushCalendar(facts, history, options);
  return facts.sort(compareFacts);
}

function pushOrder(facts: Fact[], order: OrderFacts, delays: readonly number[]): void {
  const { id, placedAt } = order;
  // Nothing can happen to an order before it is placed, whatever the clocks of the systems involved say.
  const at = (moment: number) => (moment < placedAt ? placedAt : moment);
  facts.push({ kind: "placed", at: placedAt, id, order });
  for (const fact of order.edits) facts.push({ order, kind: "edited", at: at(fact.at), id: fact.id, fact });
  if (order.paid) facts.push({ order, kind: "paid", at: at(order.paid.at), id: order.paid.id, fact: order.paid });
  for (const fact of order.fulfilments) facts.push({ order, kind: "fulfilled", at: at(fact.at), id: fact.id, fact });
  for (const delay of delays) {
    if (delay === 0) continue;
    if (order.paid) {
      facts.push({ order, kind: "due", at: at(order.paid.at) + delay, id: order.paid.id, delay, fact: null });
    }
    for (const fact of order.fulfilments) {
      facts.push({ order, kind: "due", at: at(fact.at) + delay, id: fact.id, delay, fact });
    }
  }
  for (const fact of order.refunds) facts.push({ order, kind: "refunded", at: at(fact.at), id: fact.id, fact });
  for (const fact of order.disputes) {
    facts.push({ order, kind: "disputed", at: at(fact.at), id: fact.id, fact });
    if (fact.wonAt === null) continue;
    facts.push({ order, kind: "dispute-won", at: Math.max(at(fact.at), fact.wonAt), id: fact.id, fact });
  }
  if (order.cancelledAt !== null) facts.push({ order, kind: "cancelled", at: at(order.cancelledAt), id });
}

function pushEvent(facts: Fact[], event: EventFact): void {
  const { id, at, withdrawnAt } = event;
  facts.push({ kind: "event", at, id, event });
  if (withdrawnAt !== null) facts.push({ kind: "event-withdrawn", at: Math.max(at, withdrawnAt), id, event });
}

function pushReferral(facts: Fact[], referral: ReferralFact, { liveFrom, blocks }: MemberHistory): void {
  const { id, joinedAt, firstOrderAt, withdrawnAt } = referral;
  const moments = [
    { after: "joined" as const, at: joinedAt },
    { after: "first-order" as const, at: firstOrderAt },
  ];
  for (const { after, at } of moments) {
    if (at === null || liveFrom === null || at < liveFrom || isBlockedAt(blocks, at)) continue;
    facts.push({ kind: "referral", at, id, after, referral });
    if (withdrawnAt === null) continue;
    facts.push({ kind: "referral-withdrawn", at: Math.max(at, withdrawnAt), id, after, referral });
  }
}

function pushGrant(facts: Fact[], grant: TierGrantFact): void {
  const { id, from, revokedAt } = grant;
  facts.push({ kind: "tier-grant", at: from, id, grant });
  if (revokedAt === null) return;
  facts.push({ kind: "tier-grant-revoked", at: Math.max(from, revokedAt), id, grant });
}

/** The days of the calendar on which rules of the version then in force come. */
function pushCalendar(
  facts: Fact[],
  history: MemberHistory,
  { liveFrom, versions }: { liveFrom: number; versions: readonly VersionInForce[] },
): void {
  const { member, timeZone, now } = history;
  for (const [index, { effectiveAt, compiled }] of versions.entries()) {
    const { birthday, anniversary, schedule } = compiled.rules;
    if (birthday.length + anniversary.length + schedule.length === 0) continue;
    const from = Math.max(liveFrom, effectiveAt - 1);
    const to = Math.min(now, (versions[index + 1]?.effectiveAt ?? now + 1) - 1);
    for (const rule of [...birthday, ...anniversary, ...schedule]) {
      const { trigger } = rule.rule;
      if (trigger.kind !== "birthday" && trigger.kind !== "anniversary" && trigger.kind !== "schedule") continue;
      for (const at of calendarMoments(trigger, { member, timeZone, from, to })) {
        if (!isBlockedAt(history.blocks, at)) facts.push({ kind: "calendar", at, id: rule.rule.id, rule, trigger });
      }
    }
  }
}

/** Delays of the rules of the version that governs the order. */
function delaysOf(order: OrderFacts, versions: readonly VersionInForce[]): readonly number[] {
  return versionAt(versions, order.placedAt)?.compiled.delays ?? [];
}

/** Whether an order was placed before the program went live, but late enough to count for tiers. */
export function isPast({ pastFrom, liveFrom }: MemberHistory, placedAt: number): boolean {
  return typeof pastFrom === "number" && liveFrom !== null && placedAt >= pastFrom && placedAt < liveFrom;
}

/** Whether an order that was placed at a moment counts, by the guests' policy of the version in force at joining. */
function claim(history: MemberHistory, versions: readonly VersionInForce[]): (placedAt: number) => boolean {
  const { joinedAt } = history.member;
  const guests = (versionAt(versions, joinedAt) ?? versions[0])?.compiled.program.policies.guests ?? { claim: "all" };
  if (guests.claim === "all") return () => true;
  const since = guests.claim === "none" ? joinedAt : joinedAt - guests.days * 86_400;
  return (placedAt) => placedAt >= since;
}

/** The newest of `versions` (oldest first) that had taken effect at `at`; undefined before the first. */
export function versionAt<V extends { effectiveAt: number }>(versions: readonly V[], at: number): V | undefined {
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const version = versions[index];
    if (version && version.effectiveAt <= at) return version;
  }
  return undefined;
}

function compareFacts(a: Fact, b: Fact): number {
  return a.at - b.at || RANK[a.kind] - RANK[b.kind] || compareIds(a.id, b.id);
}

const DIGITS = /^\d+$/;

/** Ids of digits (Shopify's) by their number, without losing digits, and before all others, which go by their text. */
function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const [isNumberA, isNumberB] = [DIGITS.test(a), DIGITS.test(b)];
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  if (isNumberA && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}
