import type { SandboxContext } from "../context.ts";
import type { Fulfillment, Order, OrderEdit, Refund, Transaction } from "../state.ts";
import type { Dispute } from "../state-parts.ts";
import { idNumber } from "./body-parts.ts";
import { disputeBody } from "./dispute-body.ts";
import { fulfillmentBody } from "./fulfillment-body.ts";
import { orderBody } from "./order-body.ts";
import { orderEditBody } from "./other-bodies.ts";
import { refundBody, transactionBody } from "./refund-body.ts";
import { sendWebhook } from "./send.ts";

export type OrderTopic =
  | "orders/create"
  | "orders/paid"
  | "orders/updated"
  | "orders/fulfilled"
  | "orders/partially_fulfilled"
  | "orders/cancelled";

/** Sends the order as it is now under each topic. */
export function announceOrder(context: SandboxContext, of: { topics: readonly OrderTopic[]; order: Order }): void {
  const body = orderBody(context, of.order);
  for (const topic of of.topics) sendWebhook(context, { topic, body });
}

/** Sends order_transactions/create. */
export function announceTransaction(context: SandboxContext, of: { order: Order; transaction: Transaction }): void {
  sendWebhook(context, { topic: "order_transactions/create", body: transactionBody(context, of) });
}

/** Sends fulfillments/create. */
export function announceFulfillment(context: SandboxContext, of: { order: Order; fulfillment: Fulfillment }): void {
  sendWebhook(context, { topic: "fulfillments/create", body: fulfillmentBody(context, of) });
}

/** Sends refunds/create. */
export function announceRefund(context: SandboxContext, of: { order: Order; refund: Refund }): void {
  sendWebhook(context, { topic: "refunds/create", body: refundBody(context, of) });
}

/** Sends orders/edited. */
export function announceEdit(context: SandboxContext, of: { order: Order; edit: OrderEdit }): void {
  sendWebhook(context, { topic: "orders/edited", body: orderEditBody(context, of) });
}

/** Sends disputes/create or disputes/update. */
export function announceDispute(
  context: SandboxContext,
  of: { topic: "disputes/create" | "disputes/update"; order: Order; dispute: Dispute },
): void {
  sendWebhook(context, { topic: of.topic, body: disputeBody(context, of) });
}

/** Sends orders/delete. */
export function announceOrderDeleted(context: SandboxContext, order: Order): void {
  sendWebhook(context, { topic: "orders/delete", body: { id: idNumber(order.id) } });
}
