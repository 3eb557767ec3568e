import { orderOf, type SandboxContext } from "../context.ts";
import { announceOrderDeleted } from "../webhooks/announce.ts";

/**
 * Deletes an order: nothing of it is left, and the app learns its id only.
 *
 * @throws SandboxRefusal when there is no such order
 */
export function deleteOrder(context: SandboxContext, orderId: string): void {
  const order = orderOf(context, orderId);
  context.shop.orders.delete(order.id);
  context.world.changed();
  announceOrderDeleted(context, order);
}
