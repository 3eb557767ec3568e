import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Order, OrderEdit } from "../state.ts";
import { announceOrder } from "../webhooks/announce.ts";
import { addLine } from "./edit-order.ts";
import type { LineUnits } from "./fulfill-order.ts";
import type { CartLine } from "./lines.ts";
import { announceRefundOf, recordRefund } from "./refund-order.ts";

export interface ExchangeRequest {
  returned: readonly LineUnits[];
  /** What the buyer gets for it, at full price. */
  add: readonly CartLine[];
}

/**
 * Exchanges shipped units for other lines: a refund without money names what came back, the order goes on with the new lines.
 *
 * @throws SandboxRefusal when there is no such order or line, it is cancelled, or units are gone already
 */
export function exchangeOrder(context: SandboxContext, orderId: string, request: ExchangeRequest): Order {
  const order = orderOf(context, orderId);
  if (order.cancelledAt !== null) throw new SandboxRefusal(`Order ${order.name} is cancelled`);
  const lines = request.returned.map((line) => ({ ...line, restockType: "return" as const }));
  const refund = recordRefund(context, { order, request: { lines, note: "Exchange" }, money: "kept" });
  const at = nowText(context);
  const added: OrderEdit = { id: context.world.newId(), at, additions: [], removals: [] };
  for (const line of request.add) addLine(context, { order, edit: added, line });
  order.exchanges.push({ id: added.id, at, refundId: refund.id, additions: added.additions });
  order.updatedAt = at;
  context.world.changed();
  announceRefundOf(context, { order, refund });
  announceOrder(context, { topics: ["orders/updated"], order });
  return order;
}
