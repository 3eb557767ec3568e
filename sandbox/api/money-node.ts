import { formatDecimal, type Bag } from "../money.ts";
import type { Order } from "../state.ts";
import type { ApiNode } from "./node.ts";

/** An amount with its currency. */
export function moneyNode(amountMinor: number, currency: string): ApiNode {
  return { __typename: "MoneyV2", amount: formatDecimal(amountMinor, currency), currencyCode: currency };
}

/** An amount in the shop's and the buyer's currency. */
export function moneyBagNode(order: Pick<Order, "currency" | "presentmentCurrency">, amount: Bag): ApiNode {
  return {
    __typename: "MoneyBag",
    shopMoney: moneyNode(amount.shop, order.currency),
    presentmentMoney: moneyNode(amount.presentment, order.presentmentCurrency),
  };
}
