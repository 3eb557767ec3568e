import type { Tx } from "../../../db.server.ts";
import { lockConcerned } from "../../../ledger/read.ts";
import { openOrders } from "../../../models/program.ts";
import type { Use } from "../../../models/redemption-use.ts";
import { useElsewhere } from "../../../models/used-redemption.ts";
import type { CodeOrder } from "../../../shopify/rewards/code-orders.ts";
import { noteUses } from "../../steps/note-uses.ts";
import { settleUses } from "../../steps/settle-uses.ts";
import type { ShopContext } from "../../steps/shop-context.ts";

/**
 * Marks as used what orders were placed with that Shopify has told of, as if their own messages had come: points that had come back
 * are taken again, friends are noted, and what is known of these orders already (refunds, cancellation) is settled.
 *
 * @param options.elsewhere a redemption that was used by another order until now: it is the first of these that uses it
 * @returns what was marked
 */
export async function settleFound(
  tx: Tx,
  options: { shop: ShopContext; orders: readonly CodeOrder[]; elsewhere?: string; now: Date },
): Promise<Use[]> {
  const { shop, orders, elsewhere, now } = options;
  const { programId, shopId } = shop;
  const orderIds = orders.map(({ orderId }) => orderId);
  const { program, stored } = await openOrders(tx, { programId, shopId, orderIds });
  const placed = orders.map(({ orderId, codes, at, customerId }) => ({
    ...{ id: orderId, discountCodes: codes, placedAt: Math.floor(at.getTime() / 1000), customerId },
  }));
  // In the order in which whoever settles orders locks: everybody's accounts, then redemptions.
  const customerIds = [...new Set(orders.flatMap(({ customerId }) => customerId ?? []))];
  const accounts = await lockConcerned(tx, { programId, shopId, customerIds, orderIds });
  const uses = await noteUses(tx, { shop, facts: placed, accounts, now });
  const [first] = orders;
  if (elsewhere !== undefined && first) await useElsewhere(tx, { programId, id: elsewhere, ...first });
  const facts = [...stored.values()].map((order) => order.facts);
  await settleUses(tx, { shop, program, facts, uses, now });
  return uses;
}

/** The first of the orders that is not known to be cancelled; null: all are. */
export async function firstStanding(
  tx: Tx,
  options: { shop: ShopContext; orders: readonly CodeOrder[] },
): Promise<CodeOrder | null> {
  const { programId, shopId } = options.shop;
  const orderIds = options.orders.map(({ orderId }) => orderId);
  const { stored } = await openOrders(tx, { programId, shopId, orderIds });
  return options.orders.find(({ orderId }) => (stored.get(orderId)?.facts.cancelledAt ?? null) === null) ?? null;
}
