import type { Channel } from "../channel.ts";
import type { Explanation } from "../explanation.ts";
import { foldMember } from "../fold.ts";
import type { EventFact, MemberHistory } from "../history.ts";
import { MEMBER_DAY } from "../member-day.ts";
import { type NoPointsReason, whyNoPoints } from "../no-points.ts";
import type { OrderFacts, OrderLine } from "../order-facts.ts";
import type { Program } from "../program.ts";
import { zoneOf } from "../time/zone.ts";
import { productChoices, type SampleOrder } from "./sample-order.ts";

/** What a sample order brings, and why. */
export interface SampleEarning {
  /** By unit; those it brings nothing of are left out. */
  earned: { unit: string; points: number }[];
  /** Every step with its explanation, as it would stand in the ledger. */
  steps: { unit: string; points: number; explanation: Explanation }[];
  /** Rewards that it brings. */
  awards: string[];
  /** Why it brings no points at all; null where it brings some. */
  nothing: NoPointsReason | null;
}

const DAY = 86_400;
const STANDING = 400 * DAY;
const MEMBER = "sample";
const ORDER = "1";

/**
 * What an order would bring under a program that holds for all of a member's past, by the same fold that settles real ones. It counts
 * as paid and shipped at once, and whatever the program waits for has passed.
 *
 * @param of.now whole seconds since 1970: when the order is placed, unless the sample says another day
 */
export function sampleEarning(
  { program, sample }: { program: Program; sample: SampleOrder },
  of: { currency: string; timeZone: string; now: number },
): SampleEarning {
  const { currency, timeZone } = of;
  const zone = zoneOf(timeZone);
  const placedAt = sample.day === null ? of.now : zone.parse(sample.day) + DAY / 2;
  const joinedAt = placedAt - (sample.isNewMember ? 60 : STANDING);
  const from = placedAt - 2 * STANDING;
  const order = orderOf({ program, sample, placedAt, currency });
  const history: MemberHistory = {
    member: { id: MEMBER, joinedAt, birthday: null },
    orders: [...earlierOrders(order, sample.number - 1), order],
    events: sample.isOwnDay ? ownDays(program, { at: joinedAt, date: zone.dateText(placedAt) }) : [],
    tierGrants: grantOf(program, { tierId: sample.tierId, from: joinedAt }),
    referrals: [],
    redeemedAt: [],
    budgetsClosedAt: new Map(),
    ...{ versions: [{ version: 0, effectiveAt: from, program }], liveFrom: from, currency, timeZone },
    now: placedAt + 366 * DAY,
  };
  const fold = foldMember(history);
  const steps = fold.entries.filter(({ orderId }) => orderId === ORDER);
  const sums = new Map<string, number>();
  for (const { unit, points } of steps) sums.set(unit, (sums.get(unit) ?? 0) + points);
  const earned = [...sums].flatMap(([unit, points]) => (points === 0 ? [] : [{ unit, points }]));
  return {
    earned,
    steps: steps.map(({ unit, points, explanation }) => ({ unit, points, explanation })),
    awards: fold.awards.flatMap(({ rewardId, explanation }) =>
      explanation.kind === "award" && explanation.trigger === "order" && explanation.because === order.name
        ? [rewardId]
        : [],
    ),
    nothing: earned.length > 0 ? null : whyNoPoints(order, history, history),
  };
}

const SOURCES: Readonly<Record<Channel, string>> = {
  online: "web",
  app: "mobile_app",
  pos: "pos",
  draft: "shopify_draft_order",
  subscription: "subscription_contract",
  other: "other",
};

function orderOf(of: { program: Program; sample: SampleOrder; placedAt: number; currency: string }): OrderFacts {
  const { program, sample, placedAt, currency } = of;
  const line = lineOf(program, sample);
  return {
    ...{ id: ORDER, name: "#1", customerId: MEMBER, currency, placedAt, updatedAt: placedAt, isTest: false },
    isCompany: sample.isCompany,
    source: SOURCES[sample.channel],
    country: sample.country,
    customerTags: sample.customerTag === null ? [] : [sample.customerTag],
    shipping: { netMinor: 0, taxOnTopMinor: 0, taxIncludedMinor: 0 },
    ...{ paidByGiftCardMinor: 0, paidByStoreCreditMinor: 0 },
    lines: [line],
    paid: { id: "1", at: placedAt },
    needsFulfilment: true,
    fulfilments: [{ id: "1", at: placedAt, lines: [{ lineId: line.id, quantity: line.quantity }] }],
    ...{ refunds: [], edits: [], disputes: [], cancelledAt: null },
    discountCodes: sample.code === null ? [] : [sample.code],
  };
}

function lineOf(program: Program, sample: SampleOrder): OrderLine {
  const rewardMinor = Math.min(sample.rewardMinor, sample.amountMinor);
  const bought = productChoices(program).find(({ key }) => key === sample.product)?.selection;
  return {
    ...{
      id: "1",
      quantity: sample.items,
      netMinor: sample.amountMinor - rewardMinor,
      kind: "goods",
      needsShipping: true,
    },
    ...{ taxOnTopMinor: 0, taxIncludedMinor: 0 },
    // How much was taken off besides is not asked: only whether anything was.
    discountMinor: rewardMinor + (sample.isDiscounted ? 1 : 0),
    rewardDiscountMinor: rewardMinor,
    productId: bought?.products[0] ?? null,
    variantId: bought?.variants[0] ?? null,
    vendor: bought?.vendors[0] ?? null,
    tags: bought?.tags.slice(0, 1) ?? [],
    collections: bought?.collections.slice(0, 1) ?? [],
  };
}

/** Orders before it that were never paid: they count for nothing but its number. */
function earlierOrders(order: OrderFacts, count: number): OrderFacts[] {
  return Array.from({ length: Math.min(Math.max(0, count), EARLIER_MAX) }, (_, index) => {
    const placedAt = order.placedAt - (index + 1);
    const id = String(index + 2);
    return { ...order, id, name: `#${id}`, placedAt, updatedAt: placedAt, paid: null, fulfilments: [] };
  });
}

const EARLIER_MAX = 1000;

function grantOf(program: Program, { tierId, from }: { tierId: string | null; from: number }) {
  if (!program.tiers.some(({ id }) => id === tierId)) return [];
  return [{ id: MEMBER, tierId: tierId ?? "", from, until: null, revokedAt: null }];
}

function ownDays({ campaigns }: Program, { at, date }: { at: number; date: string }): EventFact[] {
  return campaigns
    .filter(({ memberDay }) => memberDay !== undefined)
    .map(({ id }) => ({
      ...{ id: `own-day:${id}`, name: MEMBER_DAY, at, amountMinor: null, quantity: 1, subject: id, code: null },
      ...{ attributes: { date }, withdrawnAt: null },
    }));
}
