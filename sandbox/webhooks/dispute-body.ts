import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import { formatMinor } from "../money.ts";
import type { Order } from "../state.ts";
import type { Dispute } from "../state-parts.ts";
import { bodyTime, idNumber } from "./body-parts.ts";

/** The body of disputes/create and disputes/update. */
export function disputeBody(context: SandboxContext, of: { order: Order; dispute: Dispute }): { [key: string]: Json } {
  const { order, dispute } = of;
  return {
    id: idNumber(dispute.id),
    order_id: idNumber(order.id),
    type: dispute.type,
    amount: formatMinor(dispute.amount.presentment, order.presentmentCurrency),
    currency: order.presentmentCurrency,
    reason: dispute.reason,
    network_reason_code: "4837",
    status: dispute.status,
    evidence_due_by: null,
    evidence_sent_on: null,
    finalized_on: bodyTime(context, dispute.finalizedAt),
    initiated_at: bodyTime(context, dispute.initiatedAt),
  };
}
