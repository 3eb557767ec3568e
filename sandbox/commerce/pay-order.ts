import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Order, Transaction } from "../state.ts";
import { announceOrder, announceTransaction } from "../webhooks/announce.ts";
import { orderFigures } from "./figures.ts";

/** The payment provider every payment of the sandbox goes through. */
const GATEWAY = "bogus";

/**
 * Pays what is open of an order, with one transaction.
 *
 * @throws SandboxRefusal when there is no such order, it is cancelled, or nothing is open
 */
export function payOrder(context: SandboxContext, orderId: string): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled`);
  const amount = orderFigures(order).outstanding;
  if (amount.shop <= 0) throw new SandboxRefusal(`Order ${order.name} is paid already`);

  const at = nowText(context);
  const transaction: Transaction = {
    id: context.world.newId(),
    kind: "sale",
    gateway: GATEWAY,
    amount,
    at,
    parentId: null,
    refundId: null,
  };
  order.transactions.push(transaction);
  order.updatedAt = at;
  context.world.changed();
  announceTransaction(context, { order, transaction });
  announceOrder(context, { topics: ["orders/paid", "orders/updated"], order });
  return order;
}
