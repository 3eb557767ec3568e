import type { Tx } from "../../db.server.ts";
import { type Movement, StaleRead } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import type { OrderFacts } from "../../loyalty/order-facts.ts";
import { refundedBecause, usedAgainBecause } from "../../loyalty/rewards/explained.ts";
import { cancelEnding } from "../../loyalty/rewards/ending.ts";
import { pointsBackForOrder } from "../../loyalty/rewards/order-returns.ts";
import { type NewAlert, raiseAlerts } from "../../models/alert.ts";
import { enqueue } from "../../models/outbox.ts";
import type { ProgramState } from "../../models/program.ts";
import type { RedemptionRecord } from "../../models/redemption.ts";
import { noteStep } from "../../models/redemption-step.ts";
import type { Use } from "../../models/redemption-use.ts";
import { startEnding } from "../../models/redemption-work.ts";
import { addReturned, lockByCodes } from "../../models/used-redemption.ts";
import { bookPolicies } from "./book-policies.ts";
import { returnPoints } from "./give-back.ts";
import { publishSoon } from "./publish-soon.ts";
import type { ShopContext } from "./shop-context.ts";

interface Settling {
  shop: ShopContext;
  program: ProgramState;
  now: Date;
}

/**
 * Brings the points of redemptions to what has become of the orders they were used in: what was refunded gives points back by the
 * reward's terms, what was cancelled ends (the code first, then the points), and what was used after its points had come back takes
 * them again.
 *
 * Cumulative: orders may be told of late, in any order and repeatedly.
 *
 * @param uses what has just been marked as used
 */
export async function settleUses(
  tx: Tx,
  options: Settling & { facts: readonly OrderFacts[]; uses: readonly Use[] },
): Promise<void> {
  const { shop, facts, uses, now } = options;
  const { programId, shopId } = shop;
  for (const use of uses) if (use.was === "lapsed" || use.was === "cancelled") await takeAgain(tx, { ...options, use });
  const touched = facts.filter((order) => order.discountCodes.length > 0 && isTouched(order));
  if (touched.length === 0) return;
  const codes = touched.flatMap((order) => order.discountCodes);
  for (const redemption of await lockByCodes(tx, { programId, shopId, codes })) {
    const order = touched.find(({ id }) => id === redemption.usedOrderId);
    if (!order || !isSettledByOrder(redemption)) continue;
    if (order.cancelledAt === null) await giveBack(tx, { ...options, redemption, order });
    else await endUsed(tx, { programId, redemption, order, now });
  }
}

function isSettledByOrder(redemption: RedemptionRecord): boolean {
  return redemption.state === "used" && !isEndingUse(redemption) && redemption.points > 0;
}

/** Points that come back for a reward that was used in an order. */
interface ReturnedForOrder {
  spentKey: string;
  points: number;
  /** All that came back for the order until now, these included. */
  back: number;
  /** The end of the movement's key. */
  end: string;
}

/** What comes back for a redemption by what has become of the order that it was used in; null: nothing (more). */
export function returnedForOrder(redemption: RedemptionRecord, order: OrderFacts): ReturnedForOrder | null {
  const { terms, points, pointsReturned, spentKey, usedOrderId } = redemption;
  if (usedOrderId !== order.id || spentKey === null || !isSettledByOrder(redemption)) return null;
  const back = pointsBackForOrder({ terms, points, order, code: codeIn(order, redemption) });
  return back <= pointsReturned
    ? null
    : { spentKey, points: back - pointsReturned, back, end: `refund:${String(back)}` };
}

/** What is ended as used only stops the code that took the used one's place: its order is settled meanwhile. */
function isEndingUse({ todo, ending }: RedemptionRecord): boolean {
  return todo !== null && ending?.state !== "used";
}

/** The code of a redemption that an order has: one that it was given first, or the one that it has now. */
function codeIn(order: OrderFacts, { code, earlierCodes }: RedemptionRecord): string {
  const typed = order.discountCodes.map((one) => one.trim().toUpperCase());
  return typed.find((one) => one === code || earlierCodes.includes(one)) ?? code ?? "";
}

function isTouched(order: OrderFacts): boolean {
  return order.cancelledAt !== null || order.refunds.length > 0 || order.edits.length > 0;
}

/** Shopify may count the use of a cancelled order back: the code goes first, and the points come back once it is gone. */
async function endUsed(
  tx: Tx,
  of: { programId: string; redemption: RedemptionRecord; order: OrderFacts; now: Date },
): Promise<void> {
  const { programId, redemption, order, now } = of;
  const { id, terms, points, pointsReturned, shopId } = redemption;
  if (pointsBackForOrder({ terms, points, order, code: codeIn(order, redemption) }) === 0) return;
  const ending = cancelEnding({ points, pointsReturned }, { cause: "order-cancelled" });
  await startEnding(tx, { programId, id, ending, voidRunId: null, at: now });
  await enqueue(tx, { name: "work-redemptions", programId, shopId });
}

async function giveBack(tx: Tx, of: Settling & { redemption: RedemptionRecord; order: OrderFacts }): Promise<void> {
  const { shop, redemption, order, now } = of;
  const { programId } = shop;
  const { id, memberId, unit, rewardId, state } = redemption;
  const returned = returnedForOrder(redemption, order);
  if (!returned) return;
  const { points, back, end, spentKey } = returned;
  const accounts = await lockOwner(tx, { programId, memberId });
  const explanation = refundedBecause(redemption, { order: order.name, fact: "refunded", back });
  const movement = { spentKey, unit, rewardId, points, end, cause: "order-refunded", explanation };
  await returnPoints(tx, { programId, memberId, accounts, ...movement, now });
  await addReturned(tx, { programId, id, points });
  const data = { orderId: order.id, points };
  const step = { redemptionId: id, at: now, state, cause: "order-refunded", actor: "system", data };
  await noteStep(tx, { programId, ...step });
}

async function takeAgain(tx: Tx, of: Settling & { use: Use; facts: readonly OrderFacts[] }): Promise<void> {
  const { shop, program, facts, now } = of;
  const { redemption, orderId } = of.use;
  const { programId } = shop;
  const { id, memberId, spentKey, unit, pointsReturned } = redemption;
  const orderName = facts.find((order) => order.id === orderId)?.name ?? orderId;
  let taken = 0;
  if (spentKey !== null && pointsReturned > 0) {
    const accounts = await lockOwner(tx, { programId, memberId });
    const movement: Movement = {
      ...{ key: `${spentKey}:used-again`, reason: "redemption-used-again", occurredAt: now, counterpart: "redeemed" },
      explanation: usedAgainBecause(redemption, orderName),
    };
    const policies = bookPolicies(program);
    const { book: bookOf } = await openBooks(tx, { programId, accounts, keys: [movement.key], policies });
    const book = bookOf(memberId, unit);
    taken = book?.takeAgain(movement, pointsReturned) ?? 0;
    if (book) await post(tx, { programId, books: [book], now });
    await addReturned(tx, { programId, id, points: -taken });
    await publishSoon(tx, { programId, memberIds: [memberId] });
    await enqueue(tx, { name: "settle-member", programId, memberId });
  }
  const alert: NewAlert = {
    ...{ kind: "used-after-return", subject: id, memberId, redemptionId: id, at: now },
    data: { orderId, points: taken },
  };
  await raiseAlerts(tx, { programId, alerts: [alert] });
}

/** @throws {StaleRead} when the redemption's owner became another member before the lock was had */
async function lockOwner(tx: Tx, of: { programId: string; memberId: string }): Promise<AccountRow[]> {
  const { programId, memberId } = of;
  const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
  if (accounts.length === 0) throw new StaleRead("the member of a redemption is gone");
  return accounts;
}
