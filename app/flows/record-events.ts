import { type Tx, withTransaction } from "../db.server.ts";
import { unitSums } from "../ledger/unit-sums.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import type { EventFact } from "../loyalty/history.ts";
import type { GrantLimits, LimitRefusal } from "../loyalty/staff.ts";
import { identitiesOf } from "../models/member.ts";
import { record } from "../models/activity.ts";
import type { ProgramState } from "../models/program.ts";
import { addEvents, type AddedEvent } from "./steps/add-events.ts";
import { countAllGiven, unlessLimited } from "./steps/count-all-given.ts";
import { joinMembers } from "./steps/join-members.ts";
import { lockFound } from "./steps/lock-members.ts";
import { openProgram } from "./steps/open-program.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/** Something that happened, as its teller says. Moments are whole seconds since 1970. */
export interface ToldEvent extends Omit<EventFact, "withdrawnAt"> {
  /** Shopify's id of the customer in the shop. */
  customerId: string;
}

export interface RecordedEvent {
  id: string;
  /**
   * duplicate: told before, with the same content. conflict: the id is that of another event. unknown-member: the customer is no
   * member, and the program lets nobody join without being asked. in-future: it is dated more than five minutes ahead.
   * above-grant-limit, above-day-limit: all of them together give more than the member of staff may.
   */
  outcome: AddedEvent | "unknown-member" | "in-future" | "not-live" | LimitRefusal["outcome"];
}

/** Clocks of other systems may be a little ahead. */
const CLOCKS_APART_SECONDS = 300;

/**
 * Records events of customers, each id once, and settles the members they are about. Hundreds of events cost the same handful of
 * statements as one.
 *
 * @param source who tells: api, storefront, shopify, or agent
 * @param by the member of staff who tells, for the record, and how many points they may give; left out: nobody of the staff does
 * @returns what became of each event, in their order
 */
export async function recordEvents(options: {
  shop: ShopContext;
  events: ToldEvent[];
  source: string;
  by?: { actor: string; limits: GrantLimits };
  now: Date;
}): Promise<RecordedEvent[]> {
  const recorded = await unlessLimited(withTransaction((tx) => recordAll(tx, options)));
  return "left" in recorded ? options.events.map(({ id }) => ({ id, outcome: recorded.outcome })) : recorded;
}

async function recordAll(tx: Tx, options: Parameters<typeof recordEvents>[0]): Promise<RecordedEvent[]> {
  const { shop, events, source, by, now } = options;
  const { programId } = shop;
  const program = await openProgram(tx, programId);
  if (program.status !== "live") return events.map(({ id }) => ({ id, outcome: "not-live" }));
  const timely = events.filter(({ at }) => at <= wholeSeconds(now) + CLOCKS_APART_SECONDS);
  const memberOf = await membersBehind(tx, { shop, program, events: timely, now });
  const known = timely.flatMap(({ customerId, ...event }) => {
    const memberId = memberOf.get(customerId);
    return memberId === undefined ? [] : [{ event, memberId }];
  });
  const memberIds = [...new Set(known.map(({ memberId }) => memberId))];
  const accounts = await lockFound(tx, { programId, memberIds });
  const rows = known.map(({ event, memberId }) => ({ ...event, memberId }));
  const before = by && (await unitSums(tx, { programId, memberIds }));
  const added = await addEvents(tx, { shop, events: rows, source, now });
  const changed = new Set(rows.filter((_row, index) => added[index] === "recorded").map(({ memberId }) => memberId));
  await settleMembers(tx, { shop, program, accounts: accounts.filter(({ memberId }) => changed.has(memberId)), now });
  if (by && before) {
    const { actor } = by;
    for (const { id, name, memberId } of rows.filter((_row, index) => added[index] === "recorded"))
      await record(tx, { programId, at: now, actor, action: "event-recorded", data: { memberId, id, name } });
    const after = await unitSums(tx, { programId, memberIds });
    const given = [...after].map(([unit, points]) => ({ unit, points: points - (before.get(unit) ?? 0) }));
    await countAllGiven(tx, { shop, program, ...by, given, now });
  }

  const isTimely = new Set(timely);
  const outcomes = added[Symbol.iterator]();
  return events.map((event) => {
    const { id, customerId } = event;
    if (!isTimely.has(event)) return { id, outcome: "in-future" };
    if (!memberOf.has(customerId)) return { id, outcome: "unknown-member" };
    return { id, outcome: outcomes.next().value ?? "conflict" };
  });
}

async function membersBehind(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; events: ToldEvent[]; now: Date },
): Promise<Map<string, string>> {
  const { shop, program, events, now } = options;
  const customerIds = [...new Set(events.map(({ customerId }) => customerId))];
  const known = await identitiesOf(tx, { ...shop, customerIds });
  const isKnown = new Set(known.map(({ customerId }) => customerId));
  const strangers = customerIds.filter((customerId) => !isKnown.has(customerId));
  const members = strangers.flatMap((customerId) => {
    const moments = events.filter((event) => event.customerId === customerId).map(({ at }) => at);
    const since = moments.filter((at) => at >= (program.liveFrom ?? Infinity));
    if (since.length === 0) return [];
    return [{ customerId, joinedAt: new Date(Math.min(...since) * 1000), joinedBy: "event" as const, consent: null }];
  });
  await joinMembers(tx, { shop, program, customerIds: strangers, members, now });
  const joined = await identitiesOf(tx, { ...shop, customerIds: strangers });
  return new Map([...known, ...joined].map(({ customerId, memberId }) => [customerId, memberId]));
}
