import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { must } from "../support/must.ts";
import { CUSTOMERS, type Life } from "./lives.ts";
import { naiveMember } from "./naive/fold.ts";

/** What the generator makes; each class must occur in at least 2 % of the runs, or the property says too little. */
export const CLASSES: ReadonlyMap<string, (life: Life) => boolean> = new Map([
  ["cap with two orders placed before either earned", hasCapWithTwoOpen],
  ["earlier-placed order later", isEarlierPlacedLater],
  ["refund first", (one: Life) => heard(one).some((facts, index) => isFirst(one, index) && facts.refunds.length > 0)],
  ["order n-1 cancelled", isNumberedAfterCancelled],
  ["customer attached", (one: Life) => heard(one).some((facts) => facts.customerId === null)],
  [
    "customer changed",
    (one: Life) =>
      heard(one).some((facts) => facts.customerId !== null && facts.customerId !== last(one, facts.id).customerId),
  ],
  [
    "members merged",
    (one: Life) => one.isMerged && CUSTOMERS.every((id) => one.orders.some((order) => order.customerId === id)),
  ],
  ["expiry before refund", isExpiredBeforeRefund],
  ["forgiveness plus duplicate", isForgivenTwice],
  ["version changed in between", (one: Life) => one.versions.length > 1 && isOnBothSides(one)],
  ["duplicate", (one: Life) => new Set(heard(one)).size < heard(one).length],
  ["lost, reconciled later", (one: Life) => one.lost > 0],
  ["edited", (one: Life) => one.orders.some((facts) => facts.edits.length > 0)],
  [
    "refund by amount",
    (one: Life) => one.orders.some((facts) => facts.refunds.some((refund) => refund.goodsAmountMinor > 0)),
  ],
  ["chargeback", (one: Life) => one.orders.some((facts) => facts.disputes.length > 0)],
  ["event withdrawn", (one: Life) => one.events.some(({ event }) => event.withdrawnAt !== null)],
  ["event told late", (one: Life) => one.lateEvents.size > 0],
  ["campaign", (one: Life) => must(one.versions[0]).program.campaigns.length > 0],
  [
    "tiers kept for a term",
    (one: Life) =>
      must(one.versions[0]).program.tiers.length > 0 &&
      must(one.versions[0]).program.tierPolicy.retention.kind !== "window",
  ],
]);

/** A rule goes by the number of the order, and one of the customer's orders was cancelled before the next was placed. */
function isNumberedAfterCancelled(one: Life): boolean {
  const { program } = must(one.versions[0]);
  const isNumbered = program.earning.some(({ conditions }) => conditions.some(({ kind }) => kind === "order-number"));
  return (
    isNumbered &&
    one.orders.some(({ cancelledAt, customerId }) =>
      one.orders.some((next) => next.customerId === customerId && cancelledAt !== null && cancelledAt <= next.placedAt),
    )
  );
}

function heard(one: Life): OrderFacts[] {
  return [...one.early.flat(), ...one.late.flat()];
}

function isFirst(one: Life, index: number): boolean {
  const all = heard(one);
  return !all.slice(0, index).some((facts) => facts.id === all[index]?.id);
}

function last(one: Life, id: string): OrderFacts {
  return must(one.orders.find((facts) => facts.id === id));
}

function isEarlierPlacedLater(one: Life): boolean {
  const firsts = heard(one).filter((_, index) => isFirst(one, index));
  return firsts.some((facts, index) => firsts.slice(0, index).some((earlier) => earlier.placedAt > facts.placedAt));
}

function hasCapWithTwoOpen(one: Life): boolean {
  const { program } = must(one.versions[0]);
  const isCapped =
    program.policies.caps.length > 0 ||
    program.earning.some((rule) => rule.id.startsWith("orders") && rule.limits.length > 0);
  const earnedAt = (order: OrderFacts) =>
    Math.min(...order.fulfilments.map(({ at }) => at), order.paid?.at ?? Infinity);
  return (
    isCapped &&
    CUSTOMERS.some((customerId) => bites(one, customerId)) &&
    one.orders.some((a) =>
      one.orders.some(
        (b) => a !== b && a.customerId === b.customerId && a.placedAt <= b.placedAt && b.placedAt < earnedAt(a),
      ),
    )
  );
}

/** Whether the customer has less than without limits of rules and shared caps. */
function bites(one: Life, customerId: string): boolean {
  const facts = (versions: Life["versions"]) =>
    naiveMember({
      memberId: "m",
      joinedAt: START,
      orders: one.orders.filter((order) => order.customerId === customerId),
      mergedFrom: new Map(),
      events: [],
      versions,
      liveFrom: START,
      now: START + 100 * DAY,
      timeZone: "Europe/Berlin",
      minorPerUnit: 100,
    }).facts;
  const uncapped = one.versions.map((version) => ({
    ...version,
    program: {
      ...version.program,
      earning: version.program.earning.map((rule) => ({ ...rule, limits: [] })),
      policies: { ...version.program.policies, caps: [] },
    },
  }));
  return JSON.stringify(facts(one.versions)) !== JSON.stringify(facts(uncapped));
}

function isExpiredBeforeRefund(one: Life): boolean {
  const [unit] = must(one.versions[0]).program.units;
  const isRefundLate = one.orders.some(
    (order) =>
      order.refunds.length > 0 &&
      one.early
        .flat()
        .some((facts) => facts.id === order.id && facts.refunds.length === 0 && facts.fulfilments.length > 0),
  );
  return (
    (unit?.expiry.kind === "fixed" || unit?.expiry.kind === "rolling" || unit?.expiry.kind === "calendar") &&
    isRefundLate
  );
}

function isForgivenTwice(one: Life): boolean {
  const isForgiving = must(one.versions[0]).program.policies.shortfall === "forgiven";
  const late = one.late.flat();
  return (
    isForgiving &&
    one.spends.length > 0 &&
    one.orders.some((order) => order.refunds.length > 0 && late.filter(({ id }) => id === order.id).length > 1)
  );
}

function isOnBothSides(one: Life): boolean {
  const changed = must(one.versions[1]).effectiveAt;
  return (
    one.orders.some((order) => order.placedAt < changed && order.placedAt > changed - 12 * DAY) &&
    one.orders.some((order) => order.placedAt >= changed)
  );
}
