import { ordersOf } from "../commerce/find.ts";
import { orderFigures } from "../commerce/figures.ts";
import type { SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection } from "./connection.ts";
import { addressNode } from "./dispute-node.ts";
import { metafieldFields } from "./metafield-node.ts";
import { moneyNode } from "./money-node.ts";
import type { ApiNode, ApiRequest, Arguments } from "./node.ts";
import { storeCreditAccountsField } from "./store-credit/store-credit-node.ts";

/** A customer of the Admin API. */
export function customerNode(context: SandboxContext, customer: Customer): ApiNode {
  const orders = ordersOf(context, customer.id);
  const name = [customer.firstName, customer.lastName].filter((part) => part !== null && part !== "").join(" ");
  const spent = orders
    .filter((order) => order.cancelledAt === null && !order.test)
    .reduce((sum, order) => {
      const { received, refunded } = orderFigures(order);
      return sum + received.shop - refunded.shop;
    }, 0);
  const [newest] = orders;
  return {
    __typename: "Customer",
    id: gid("Customer", customer.id),
    legacyResourceId: customer.id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name || customer.email || customer.phone || "",
    email: customer.email,
    phone: customer.phone,
    defaultEmailAddress: customer.email === null ? null : emailNode(customer.email),
    defaultPhoneNumber:
      customer.phone === null ? null : { __typename: "CustomerPhoneNumber", phoneNumber: customer.phone },
    defaultAddress: customer.defaultAddress ? addressNode(customer.id, customer.defaultAddress) : null,
    locale: customer.locale,
    note: customer.note,
    tags: [...customer.tags].sort(),
    state: customer.state.toUpperCase(),
    verifiedEmail: customer.verifiedEmail,
    addressesV2: (args: Arguments) =>
      connection(args, {
        items: customer.defaultAddress ? [customer.defaultAddress] : [],
        idOf: () => customer.id,
        toNode: (address) => addressNode(customer.id, address),
      }),
    taxExempt: false,
    taxExemptions: [],
    dataSaleOptOut: false,
    canDelete: orders.length === 0,
    companyContactProfiles: [],
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    numberOfOrders: String(orders.length),
    amountSpent: moneyNode(spent, context.shop.settings.currency),
    lastOrder: (_args: Arguments, request: ApiRequest) => (newest ? request.orderNode(newest) : null),
    orders: (args: Arguments, request: ApiRequest) =>
      connection(args, {
        items: [...orders].reverse(),
        idOf: (one) => one.id,
        toNode: request.orderNode,
      }),
    storeCreditAccounts: storeCreditAccountsField(context, customer.id),
    ...metafieldFields(context, { ownerId: customer.id }),
  };
}

function emailNode(emailAddress: string): ApiNode {
  return { __typename: "CustomerEmailAddress", emailAddress, validFormat: true, marketingState: "NOT_SUBSCRIBED" };
}
