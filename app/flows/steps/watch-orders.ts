import type { Tx } from "../../db.server.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import type { OrderFacts } from "../../loyalty/order-facts.ts";
import { type NewAlert, raiseAlerts } from "../../models/alert.ts";
import { busyAddresses } from "../../models/order-address.ts";
import type { ShopContext } from "./shop-context.ts";

/** So many members of one address, who redeemed or referred, are told of. */
const SHARED_MIN = 3;

/**
 * Tells the merchant what orders that were just settled give to look at: points that were spent before the goods came back, and
 * many members behind one address.
 *
 * @param accounts as they were before
 */
export async function watchOrders(
  tx: Tx,
  options: {
    shop: ShopContext;
    orders: readonly { facts: OrderFacts; addressHash: string | null }[];
    accounts: readonly (AccountRow & { customerIds?: string[] })[];
    now: Date;
  },
): Promise<void> {
  const { shop, orders, now } = options;
  const { programId } = shop;
  const addressHashes = [...new Set(orders.flatMap(({ addressHash }) => addressHash ?? []))];
  const busy = await busyAddresses(tx, { programId, addressHashes, membersMin: SHARED_MIN });
  const shared = busy.map(({ addressHash, memberIds }): NewAlert => ({
    ...{ kind: "shared-address", subject: addressHash, memberId: memberIds[0] ?? null, redemptionId: null },
    ...{ data: { memberIds }, at: now },
  }));
  await raiseAlerts(tx, { programId, alerts: [...shared, ...(await refundsAfterSpending(tx, options))] });
}

async function refundsAfterSpending(tx: Tx, options: Parameters<typeof watchOrders>[1]): Promise<NewAlert[]> {
  const { shop, orders, accounts, now } = options;
  const { programId } = shop;
  const refunded = orders
    .map(({ facts }) => facts)
    .filter(
      ({ refunds, cancelledAt, customerId }) => customerId !== null && (refunds.length > 0 || cancelledAt !== null),
    );
  if (refunded.length === 0) return [];
  const concerned = accounts.filter(({ customerIds = [] }) =>
    refunded.some(({ customerId }) => customerIds.includes(customerId ?? "")),
  );
  const debtBefore = new Map(concerned.map(({ memberId, debt }) => [memberId, debt]));
  const after = await lockAccounts(tx, { programId, memberIds: [...debtBefore.keys()] });
  return after.flatMap(({ memberId, debt }) => {
    if (debt <= (debtBefore.get(memberId) ?? 0)) return [];
    const customerIds = concerned.find((account) => account.memberId === memberId)?.customerIds ?? [];
    return refunded
      .filter(({ customerId }) => customerIds.includes(customerId ?? ""))
      .map((order): NewAlert => ({
        ...{ kind: "refund-after-spending", subject: order.id, memberId, redemptionId: null },
        ...{ data: { orderId: order.id, order: order.name, owed: debt }, at: now },
      }));
  });
}
