import { formatDecimal } from "../money.ts";
import type { Order } from "../state.ts";
import type { Address, Dispute } from "../state-parts.ts";
import { gid } from "../webhooks/body-parts.ts";
import type { ApiNode, ApiRequest, Arguments } from "./node.ts";

/** What an order itself says of a dispute. */
export function disputeSummaryNode(dispute: Dispute): ApiNode {
  return {
    __typename: "OrderDisputeSummary",
    id: gid("OrderDisputeSummary", dispute.id),
    initiatedAs: dispute.type.toUpperCase(),
    status: dispute.status.toUpperCase(),
  };
}

/** A dispute of Shopify Payments; it needs a scope of its own. */
export function disputeNode(of: { order: Order; dispute: Dispute }): ApiNode {
  const { order, dispute } = of;
  return {
    __typename: "ShopifyPaymentsDispute",
    id: gid("ShopifyPaymentsDispute", dispute.id),
    legacyResourceId: dispute.id,
    type: dispute.type.toUpperCase(),
    status: dispute.status.toUpperCase(),
    initiatedAt: dispute.initiatedAt,
    finalizedOn: dispute.finalizedAt,
    evidenceDueBy: null,
    evidenceSentOn: null,
    amount: {
      __typename: "MoneyV2",
      amount: formatDecimal(dispute.amount.presentment, order.presentmentCurrency),
      currencyCode: order.presentmentCurrency,
    },
    order: (_args: Arguments, request: ApiRequest) => request.orderNode(order),
  };
}

/** An address; `ownerId` is the plain id of the order or customer it belongs to. */
export function addressNode(ownerId: string, address: Address): ApiNode {
  const name = [address.firstName, address.lastName].filter((part) => part).join(" ");
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", ownerId),
    name: name === "" ? null : name,
    firstName: address.firstName,
    lastName: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    zip: address.zip,
    city: address.city,
    provinceCode: address.provinceCode,
    countryCodeV2: address.countryCode,
    phone: address.phone,
  };
}
