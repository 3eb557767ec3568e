import {
  currentQuantity,
  fulfillableQuantity,
  goneUnits,
  isEverFulfilled,
  lineDiscount,
  lineNet,
  shippingNet,
} from "../commerce/figures.ts";
import type { SandboxContext } from "../context.ts";
import { multiplyBag, NO_MONEY, scaleMinor, type Bag } from "../money.ts";
import type { Order, OrderLine, ShippingLine, TaxAmount } from "../state.ts";
import { gid } from "../webhooks/body-parts.ts";
import { moneyBagNode, moneyNode } from "./money-node.ts";
import type { ApiNode, Arguments } from "./node.ts";
import { productNode, variantNode } from "./product-node.ts";

/** A line of an order. */
export function lineItemNode(context: SandboxContext, of: { order: Order; line: OrderLine }): ApiNode {
  const { order, line } = of;
  const product = line.productId === null ? null : (context.shop.products.get(line.productId) ?? null);
  const bag = (amount: Bag) => moneyBagNode(order, amount);
  const net = lineNet(line);
  // Discounts by code, and those on the whole order, are not in the "discounted" fields: they are allocated at the checkout's end.
  const each: Bag = {
    shop: scaleMinor(net.shop, 1, line.quantity),
    presentment: scaleMinor(net.presentment, 1, line.quantity),
  };
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.title,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: currentQuantity(order, line),
    refundableQuantity: line.quantity - goneUnits(order, line.id),
    unfulfilledQuantity: fulfillableQuantity(order, line),
    nonFulfillableQuantity: isEverFulfilled(order, line) ? 0 : currentQuantity(order, line),
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    isGiftCard: line.isGiftCard,
    variantTitle: null,
    vendor: product?.vendor ?? null,
    customAttributes: [],
    product: () => (product ? productNode(context, product) : null),
    variant: () => (product ? variantNode(context, product) : null),
    originalUnitPriceSet: bag(line.price),
    originalTotalSet: bag(multiplyBag(line.price, line.quantity)),
    discountedUnitPriceSet: bag(line.price),
    discountedUnitPriceAfterAllDiscountsSet: bag(each),
    discountedTotalSet: (args: Arguments) =>
      bag(args["withCodeDiscounts"] === true ? net : multiplyBag(line.price, line.quantity)),
    totalDiscountSet: bag(lineDiscount(line)),
    discountAllocations: allocationNodes(order, line.discounts),
    taxLines: line.taxes.map((tax) => taxLineNode(order, tax)),
    duties: [],
  };
}

function allocationNodes(order: Order, discounts: OrderLine["discounts"]): ApiNode[] {
  return discounts.map((one) => ({
    __typename: "DiscountAllocation",
    allocatedAmountSet: moneyBagNode(order, one.amount),
    discountApplication: () => discountApplicationNode(order, one.application),
  }));
}

/** A discount as it was applied to an order: by its code, or by itself. */
export function discountApplicationNode(order: Order, index: number): ApiNode {
  const application = order.discountApplications[index];
  if (!application) throw new Error(`Order ${order.id} has no discount application ${index}`);
  return {
    ...(application.code === null
      ? { __typename: "AutomaticDiscountApplication", title: application.title }
      : { __typename: "DiscountCodeApplication", code: application.code }),
    index,
    allocationMethod: application.allocationMethod.toUpperCase(),
    targetSelection: application.targetSelection.toUpperCase(),
    targetType: application.targetType.toUpperCase(),
    value:
      application.valueType === "percentage"
        ? { __typename: "PricingPercentageValue", percentage: Number(application.value) }
        : { __typename: "MoneyV2", amount: application.value, currencyCode: order.presentmentCurrency },
  };
}

/** A shipping line of an order. */
export function shippingLineNode(order: Order, line: ShippingLine): ApiNode {
  const isRefunded = order.refunds.some((refund) => refund.shipping.some((one) => one.shippingLineId === line.id));
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.id),
    title: line.title,
    code: line.title,
    source: "shopify",
    isRemoved: false,
    custom: false,
    originalPriceSet: moneyBagNode(order, line.price),
    discountedPriceSet: moneyBagNode(order, shippingNet(line)),
    currentDiscountedPriceSet: moneyBagNode(order, isRefunded ? NO_MONEY : shippingNet(line)),
    discountAllocations: allocationNodes(order, line.discounts),
    taxLines: line.taxes.map((tax) => taxLineNode(order, tax)),
  };
}

/** One tax of a line. */
export function taxLineNode(order: Order, tax: TaxAmount): ApiNode {
  return {
    __typename: "TaxLine",
    title: tax.title,
    rate: tax.rateBasisPoints / 10_000,
    ratePercentage: tax.rateBasisPoints / 100,
    channelLiable: false,
    source: "Shopify",
    price: moneyNode(tax.amount.shop, order.currency)["amount"],
    priceSet: moneyBagNode(order, tax.amount),
  };
}
