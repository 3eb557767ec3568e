import type { Tx } from "../../db.server.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import type { OrderFacts } from "../../loyalty/order-facts.ts";
import { isTransferable } from "../../loyalty/rewards/price.ts";
import { identitiesOf, type Identity } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import { markUsed, type Use } from "../../models/redemption-use.ts";
import { giversOfCodes, ownersOfCodes } from "../../models/used-redemption.ts";
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
  if (!isTransferable(terms) || customerId === null) return;
  const [friend] = await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
  // Somebody who is no member yet is noted once they join.
  if (!friend || friend.memberId === referrerId) return;
  await noteBrought(tx, { programId, friendId: friend.memberId, referrerId, at, now });
}

/** What whoever brought a friend gets for it is settled by a job, under a lock of its own. */
async function noteBrought(
  tx: Tx,
  of: { programId: string; friendId: string; referrerId: string; at: Date; now: Date },
): Promise<void> {
  const { programId, referrerId: memberId } = of;
  const outcome = await noteReferral(tx, of);
  if (outcome === "referred") await enqueue(tx, { name: "settle-member", programId, memberId });
}

/** Notes who brought customers who have just joined: whoever gave them the code that they had ordered with before. */
export async function noteGivers(
  tx: Tx,
  options: { shop: { programId: string; shopId: string }; joined: readonly Identity[]; now: Date },
): Promise<void> {
  const { shop, joined, now } = options;
  const { programId, shopId } = shop;
  if (joined.length === 0) return;
  const givers = await giversOfCodes(tx, {
    programId,
    shopId,
    customerIds: joined.map(({ customerId }) => customerId),
  });
  for (const { customerId, referrerId, at } of givers) {
    const friendId = joined.find((one) => one.customerId === customerId)?.memberId ?? referrerId;
    if (friendId === referrerId) continue;
    await lockAccounts(tx, { programId, memberIds: [friendId, referrerId] });
    await noteBrought(tx, { programId, friendId, referrerId, at, now });
  }
}
