import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { pointsBackForOrder } from "../../app/loyalty/rewards/order-returns.ts";
import type { RedemptionRecord } from "../../app/models/redemption.ts";
import { discountStatus } from "../../sandbox/commerce/discounts.ts";
import { creditAccountsOf } from "../../sandbox/commerce/store-credit.ts";
import { must } from "../support/must.ts";
import type { SandboxedShop } from "../support/sandboxed-shop.ts";
import type { Played } from "./redemption-play.ts";

/** What is wrong at rest, in words: nothing. */
export function faultsAtRest(shopify: SandboxedShop, played: Played): string[] {
  const { redemptions, members, taken } = played;
  const wrong = redemptions.flatMap((one) => {
    if (one.stuckAt !== null) return isMoneyInDoubt(one) ? [] : [`${nameOf(one)} is stuck: ${String(one.trouble)}`];
    if (one.todo !== null || one.state === "reserved") return [`${nameOf(one)} is not at rest`];
    const back = pointsBack(one, played.orders);
    const points = one.pointsReturned === back ? [] : [`${nameOf(one)}: ${one.pointsReturned} came back, not ${back}`];
    return [...points, ...outside(shopify, one, played)];
  });
  const credits = members.flatMap(({ customerId }, index) => {
    const own = redemptions.filter(({ id }) => taken.some((each) => each.id === id && each.who === index));
    return [...creditFaults(shopify, customerId, own), ...tagFaults(shopify, customerId, own)];
  });
  return [...wrong, ...credits];
}

const nameOf = ({ rewardId, state, cause }: RedemptionRecord) => `${rewardId} ${state} (${String(cause)})`;

/** Only a person can tell which movement of store credit is whose. */
function isMoneyInDoubt({ kind, trouble }: RedemptionRecord): boolean {
  return kind === "store-credit" && (trouble === "ambiguous" || trouble === "credit-not-found");
}

/** How many points should have come back, by the rules. */
function pointsBack(one: RedemptionRecord, orders: readonly OrderFacts[]): number {
  const { state, terms, points, usedOrderId, code } = one;
  switch (state) {
    case "cancelled":
      return points;
    case "lapsed":
      return "lapseReturnsPercent" in terms ? Math.floor((points * terms.lapseReturnsPercent) / 100) : 0;
    case "used": {
      const order = orders.find(({ id }) => id === usedOrderId);
      return order && code !== null ? pointsBackForOrder({ terms, points, order, code }) : 0;
    }
    case "issued":
    case "reserved":
      return 0;
  }
}

function outside(shopify: SandboxedShop, one: RedemptionRecord, { orders, seen }: Played): string[] {
  const { shop } = shopify.sandbox.context;
  const nowMs = shopify.sandbox.world.clock.nowMs();
  const { code, state } = one;
  if (code === null) return [];
  if (one.kind === "gift-card") {
    const cards = [...shop.giftCards.values()].filter(({ note }) => note?.endsWith(one.id));
    const [card] = cards;
    const isTouched = card !== undefined && card.balanceMinor !== card.initialMinor;
    const isDead = card === undefined || card.deactivatedAt !== null;
    if (cards.length > 1) return [`${nameOf(one)}: two gift cards`];
    if (state === "issued") return isDead ? [`${nameOf(one)}: no card`] : [];
    // What a refunded order gave back to it does not undo that it has paid.
    if (state === "used")
      return (card?.transactions ?? []).length > 0 ? [] : [`${nameOf(one)}: nothing was paid with it`];
    return isDead && !isTouched ? [] : [`${nameOf(one)}: the card works, or has paid`];
  }
  const discounts = [...shop.discounts.values()].filter(({ codes }) => codes.some((each) => each.code === code));
  const carriers = orders.filter(({ discountCodes }) => discountCodes.some((each) => each.toUpperCase() === code));
  const isStanding = carriers.some(({ cancelledAt }) => cancelledAt === null);
  const works = discounts.some((each) => discountStatus(each, nowMs) === "ACTIVE" && each.uses.length === 0);
  if (discounts.length > 1) return [`${nameOf(one)}: two discounts`];
  if (isStanding && state !== "used") return [`${nameOf(one)}: an order was placed with it`];
  if (state === "used" && carriers.length === 0) return [`${nameOf(one)}: no order was placed with it`];
  if (state === "issued" && !works && !seen.has("deleted by hand")) return [`${nameOf(one)}: no code works`];
  return state !== "issued" && works ? [`${nameOf(one)}: its code works`] : [];
}

/** All that was given by us, less all that was taken back, is what stands here. */
function creditFaults(shopify: SandboxedShop, customerId: string, own: readonly RedemptionRecord[]): string[] {
  const ours = own.filter(({ kind }) => kind === "store-credit");
  if (ours.some(({ stuckAt }) => stuckAt !== null)) return [];
  const all = creditAccountsOf(shopify.sandbox.context, customerId).flatMap(({ transactions }) => transactions);
  // One that is cancelled after its time was over needs no debit: Shopify has taken it.
  const isExpired = ({ remoteId, amountMinor }: RedemptionRecord) =>
    all.some((each) => each.amountMinor === -amountMinor && remoteId?.endsWith(`/${each.creditId ?? "none"}`));
  const given = ours
    .filter((one) => one.state !== "cancelled" || isExpired(one))
    .reduce((sum, one) => sum + one.amountMinor, 0);
  const moved = all
    .filter(({ event, type }) => event === "ADJUSTMENT" && type !== "expiration")
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return moved === given ? [] : [`store credit of ${moved}, not ${given}`];
}

function tagFaults(shopify: SandboxedShop, customerId: string, own: readonly RedemptionRecord[]): string[] {
  const isWanted = own.some(({ kind, state }) => kind === "early-access" && state === "issued");
  const isThere = must(shopify.sandbox.context.shop.customers.get(customerId)).tags.includes("early-bird");
  return isWanted === isThere ? [] : [`the tag is ${isThere ? "there" : "missing"}`];
}
