import type { Tx } from "../../db.server.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import type { OrderFacts } from "../../loyalty/order-facts.ts";
import { identitiesOf } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import { markUsed, type Use } from "../../models/redemption-use.ts";
import { giverOfCode, ownersOfCodes } from "../../models/used-redemption.ts";
import { noteReferral } from "./note-referral.ts";
import type { ShopContext } from "./shop-context.ts";

/** What of an order tells which codes it was placed with, when, and by whom. */
export type PlacedOrder = Pick<OrderFacts, "id" | "discountCodes" | "placedAt" | "customerId">;

/**
 * Marks the redemptions as used whose codes orders were placed with. A stranger who was given a code that can be passed on is a
 * friend whom its owner has brought.
 *
 * @param accounts those this transaction has locked already
 * @returns what was marked
 */
export async function noteUses(
  tx: Tx,
  options: { shop: ShopContext; facts: readonly PlacedOrder[]; accounts: readonly AccountRow[]; now: Date },
): Promise<Use[]> {
  const { shop, facts, accounts, now } = options;
  const { programId, shopId } = shop;
  const codes = facts.flatMap((order) => order.discountCodes);
  if (codes.length === 0) return [];
  // Whose points may come back, or be taken again: the accounts first, for whoever gives points back locks in this order too.
  const isLocked = new Set(accounts.map(({ memberId }) => memberId));
  const owners = await ownersOfCodes(tx, { programId, shopId, codes });
  await lockAccounts(tx, { programId, memberIds: owners.filter((memberId) => !isLocked.has(memberId)) });
  const orders = facts.map(({ id, discountCodes, placedAt, customerId }) => ({
    ...{ orderId: id, codes: discountCodes, at: new Date(placedAt * 1000), customerId },
  }));
  const uses = await markUsed(tx, { programId, shopId, orders, now });
  const isWorking = uses.some(({ redemption }) => redemption.todo !== null);
  if (isWorking) await enqueue(tx, { name: "work-redemptions", programId, shopId });
  for (const use of uses) await noteFriend(tx, { shop, use, now });
  return uses;
}

async function noteFriend(tx: Tx, { shop, use, now }: { shop: ShopContext; use: Use; now: Date }): Promise<void> {
  const { programId, shopId } = shop;
  const { redemption, customerId, at } = use;
  const { terms, memberId: referrerId } = redemption;
  if (!("transferable" in terms) || !terms.transferable || customerId === null) return;
  const [friend] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
  // Somebody who is no member yet is noted once they join.
  if (!friend || friend.memberId === referrerId) return;
  await noteReferral(tx, { programId, friendId: friend.memberId, referrerId, at, now });
}

/** Notes who brought a customer who has just joined: whoever gave them the code that they had ordered with before. */
export async function noteGiver(
  tx: Tx,
  options: { shop: ShopContext; customerId: string; memberId: string; now: Date },
): Promise<void> {
  const { shop, customerId, memberId: friendId, now } = options;
  const { programId, shopId } = shop;
  const giver = await giverOfCode(tx, { programId, shopId, customerId });
  if (!giver || giver.referrerId === friendId) return;
  await lockAccounts(tx, { programId, memberIds: [friendId, giver.referrerId] });
  await noteReferral(tx, { programId, friendId, referrerId: giver.referrerId, at: giver.at, now });
}
