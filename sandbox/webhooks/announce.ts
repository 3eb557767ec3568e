import type { SandboxContext } from "../context.ts";
import type { Customer, Fulfillment, Order, OrderEdit, Refund, Transaction } from "../state.ts";
import { fulfillmentBody } from "./fulfillment-body.ts";
import { orderBody } from "./order-body.ts";
import { customerDeletedBody, customerMergeBody, customerTopicBody, orderEditBody } from "./other-bodies.ts";
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

/** Sends customers/create or customers/update. */
export function announceCustomer(
  context: SandboxContext,
  of: { topic: "customers/create" | "customers/update"; customer: Customer },
): void {
  sendWebhook(context, { topic: of.topic, body: customerTopicBody(context, of.customer) });
}

/** Sends customers/delete. */
export function announceCustomerDeleted(context: SandboxContext, customer: Customer): void {
  sendWebhook(context, { topic: "customers/delete", body: customerDeletedBody(customer) });
}

/** Sends customers/merge. */
export function announceMerge(context: SandboxContext, of: { keptId: string; deletedId: string }): void {
  sendWebhook(context, { topic: "customers/merge", body: customerMergeBody(of) });
}
