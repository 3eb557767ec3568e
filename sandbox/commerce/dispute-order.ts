import { nowText, orderOf, SandboxRefusal, type SandboxContext } from "../context.ts";
import { convertMinor, parseMinor, type Bag } from "../money.ts";
import type { Order } from "../state.ts";
import type { Dispute } from "../state-parts.ts";
import { announceDispute } from "../webhooks/announce.ts";
import { orderFigures } from "./figures.ts";

export interface DisputeRequest {
  /** In the shop's currency; without it, all that was received and not given back. */
  amount?: string | undefined;
  type?: Dispute["type"] | undefined;
  reason?: string | undefined;
}

/**
 * The buyer's bank disputes a payment. The order itself does not change by it.
 *
 * @throws SandboxRefusal when there is no such order, it has no such money, or a dispute is open already
 */
export function openDispute(context: SandboxContext, orderId: string, request: DisputeRequest): Order {
  const order = orderOf(context, orderId);
  if (order.disputes.some((one) => one.finalizedAt === null)) throw new SandboxRefusal("A dispute is open already");
  const amount = disputedAmount(order, request.amount);
  if (amount.shop <= 0) throw new SandboxRefusal(`Order ${order.name} has no money to dispute`);
  const dispute: Dispute = {
    id: context.world.newId(),
    type: request.type ?? "chargeback",
    status: "needs_response",
    amount,
    reason: request.reason ?? "fraudulent",
    initiatedAt: nowText(context),
    finalizedAt: null,
  };
  order.disputes.push(dispute);
  context.world.changed();
  announceDispute(context, { topic: "disputes/create", order, dispute });
  return order;
}

/**
 * Ends the open dispute of an order.
 *
 * @throws SandboxRefusal when there is no such order, or no dispute of it is open
 */
export function closeDispute(
  context: SandboxContext,
  orderId: string,
  outcome: "won" | "lost" | "accepted" | "prevented",
): Order {
  const order = orderOf(context, orderId);
  const dispute = order.disputes.find((one) => one.finalizedAt === null);
  if (!dispute) throw new SandboxRefusal(`Order ${order.name} has no open dispute`);
  dispute.status = outcome;
  dispute.finalizedAt = nowText(context);
  context.world.changed();
  announceDispute(context, { topic: "disputes/update", order, dispute });
  return order;
}

function disputedAmount(order: Order, text: string | undefined): Bag {
  const { received, refunded } = orderFigures(order);
  if (text === undefined) {
    return { shop: received.shop - refunded.shop, presentment: received.presentment - refunded.presentment };
  }
  const shop = parseMinor(text, order.currency);
  if (shop === null) throw new SandboxRefusal(`"${text}" is no amount in ${order.currency}`);
  const exchange = { from: order.currency, to: order.presentmentCurrency, rate: order.exchangeRate };
  return { shop, presentment: convertMinor(shop, exchange) };
}
