import { randomUUID } from "node:crypto";
import type { AdminPage } from "./admin-page.server.ts";
import { clock } from "./clock.server.ts";
import { customerNames } from "./customer-names.server.ts";
import { explainOrders } from "./flows/explain-orders.ts";
import { wholeSeconds } from "./loyalty/calendar.ts";
import { type HeldPoints, type MemberAccount, memberAccount, ordersOfMember } from "./models/member-account.ts";
import { blockedSince } from "./models/member-block.ts";
import { type MemberPageFacts, memberPageFacts } from "./models/member-page.ts";
import { TIMELINE_KINDS, type TimelineKind, timelinePage, type TimelinePlace } from "./models/member-timeline.ts";
import { programState } from "./models/program.ts";
import { redemptionLinesOf } from "./models/redemption-list.ts";
import { staffNames } from "./models/staff.ts";
import { timelineEntry } from "./timeline-entry.server.ts";
import {
  awardLines,
  balanceFacts,
  eventNames,
  grantUnits,
  type LineContext,
  offeredRewards,
  wordsOf,
} from "./ui/members/member-lines.ts";
import { SHOWN_FIRST } from "./ui/members/order-line.ts";
import { tierFacts } from "./ui/members/tier-facts.ts";
import { redemptionView } from "./ui/redemptions/redemption-view.ts";

const ENTRIES_SHOWN = 25;
const REDEMPTIONS_SHOWN = 50;

/**
 * Everything that a member's page shows.
 *
 * @returns null when the shop's program has no such member
 */
export async function memberPageData(page: AdminPage, memberId: string, query: URLSearchParams) {
  const { programId, shopId } = page.shop;
  const shown = TIMELINE_KINDS.find((kind) => kind === query.get("show")) ?? null;
  const after = placeOf(query.get("after"));
  const now = clock.now();
  const [member, facts, timeline, orders, redemptions, program, names, blockedAt] = await Promise.all([
    memberAccount({ programId, shopId, memberId }),
    memberPageFacts({ programId, memberId, now }),
    timelinePage({ programId, memberId, kind: shown, after, limit: ENTRIES_SHOWN }),
    ordersOfMember({ programId, memberId }),
    redemptionLinesOf({ programId, shopId, memberId, limit: REDEMPTIONS_SHOWN }),
    programState(null, programId),
    staffNames(programId),
    blockedSince({ programId, memberId }),
  ]);
  if (!member || !facts) return null;
  const reasons = await explainOrders({ shop: page.shop, program, memberId, orders, shownFirst: SHOWN_FIRST, now });
  const who = await whoIs(page, member);
  const newest = program.versions.at(-1)?.program;
  const context = { program: newest, currency: page.shop.currency };
  const balance = balanceFacts(facts.standing, context);
  const address = `/app/members/${memberId}`;
  return {
    // Made here, so that sending the same form twice is one grant, or one event.
    requestId: randomUUID(),
    member: { ...who, blockedAt: blockedAt?.toISOString() ?? null, isTest: facts.isTest },
    birthday: facts.birthday,
    balance,
    units: grantUnits(balance, context),
    tier: tierFacts({ ...context, ...facts.standing, grants: facts.grants.map(grantInSeconds) }),
    tiers: (newest?.tiers ?? []).map(({ id, name }) => ({ id, name })),
    eventNames: eventNames(newest),
    offered: offeredRewards(context),
    awards: awardLines(facts.awards, { ...context, now }),
    events: facts.events.map(({ id, name, at, subject, withdrawnAt }) => ({
      ...{ id, name, subject },
      at: at.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    timeline: {
      entries: timeline.rows.map((row) => timelineEntry(row, { ...context, state: program, reasons, names })),
      shown,
      olderUrl: timeline.next && `${address}?${placeQuery(timeline.next, shown)}`,
      newestUrl: after === null ? null : `${address}${shown === null ? "" : `?show=${shown}`}`,
    },
    lots: member.lots.map((lot) => lotLine(lot, { ...context, now })),
    lapsed: member.lapsed.map((lot) => lotLine(lot, { ...context, now })),
    redemptions: redemptions.map((line) => redemptionView(line, { ...context, names: null })),
    orders: orders.map(({ id, facts: order, caveat, points }) => ({
      ...{ id, caveat, points, name: order.name, placedAt: new Date(order.placedAt * 1000).toISOString() },
      nothingBecause: reasons.get(id) ?? null,
    })),
    customerUrl: who.customerId === null ? null : `shopify://admin/customers/${who.customerId}`,
  };
}

function grantInSeconds({ until, ...grant }: MemberPageFacts["grants"][number]) {
  return { ...grant, until: until === null ? null : wholeSeconds(until) };
}

function lotLine(
  { earnedAt, vestsAt, expiresAt, unit, ...lot }: HeldPoints,
  { now, ...context }: LineContext & { now: Date },
) {
  return {
    ...lot,
    unitId: unit,
    unit: wordsOf(unit, context),
    earnedAt: earnedAt.toISOString(),
    vestsAt: vestsAt > now ? vestsAt.toISOString() : null,
    // What ends as a day does is good until the day before.
    expiresAt: expiresAt === null ? null : new Date(expiresAt.getTime() - 1).toISOString(),
  };
}

/** Where a page ended, as it stands in the address: moment, kind and key. */
function placeQuery({ at, kind, key }: TimelinePlace, shown: TimelineKind | null): string {
  const query = new URLSearchParams({ after: `${String(at)}.${kind}.${key}` });
  if (shown !== null) query.set("show", shown);
  return query.toString();
}

function placeOf(text: string | null): TimelinePlace | null {
  const [, at = "", word = "", key = ""] = /^(\d{1,15})\.([a-z]+)\.(.{0,255})$/.exec(text ?? "") ?? [];
  const kind = TIMELINE_KINDS.find((candidate) => candidate === word);
  return kind === undefined ? null : { at: Number(at), kind, key };
}

/** Of the customers who became one member, the one Shopify still knows by name. The page is worth showing without the name. */
async function whoIs({ admin }: AdminPage, member: MemberAccount) {
  const { id, customerIds, joinedAt, joinedBy, erasedAt } = member;
  const names = (await customerNames(admin, customerIds)) ?? new Map<string, string>();
  const customerId = customerIds.find((candidate) => names.has(candidate)) ?? customerIds[0] ?? null;
  return {
    id,
    customerId,
    name: customerId === null ? null : (names.get(customerId) ?? null),
    joinedBy,
    joinedAt: joinedAt.toISOString(),
    erasedAt: erasedAt?.toISOString() ?? null,
  };
}
