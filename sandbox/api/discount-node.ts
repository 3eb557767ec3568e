import { discountStatus } from "../commerce/discounts.ts";
import { isProductDiscount } from "../commerce/apply-codes.ts";
import type { SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { BasicDiscount, Discount } from "../state-discounts.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection, count } from "./connection.ts";
import { customerNode } from "./customer-node.ts";
import { metafieldFields } from "./metafield-node.ts";
import { moneyNode } from "./money-node.ts";
import type { ApiNode, Arguments } from "./node.ts";
import { productNode, variantNode } from "./product-node.ts";

/** A code discount under the id that its own fields use. */
export function codeDiscountNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    __typename: "DiscountCodeNode",
    id: gid("DiscountCodeNode", discount.id),
    codeDiscount: () => basicNode(context, discount),
    ...metafieldFields(context, { ownerId: discount.id }),
  };
}

/** The same discount as `discountNode` and `discountNodes` show it. */
export function discountNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    __typename: "DiscountNode",
    id: gid("DiscountCodeNode", discount.id),
    discount: () => basicNode(context, discount),
    ...metafieldFields(context, { ownerId: discount.id }),
  };
}

function basicNode(context: SandboxContext, discount: Discount): ApiNode {
  if (discount.type !== "basic") throw new Error(`The Admin API does not show discounts of type ${discount.type}`);
  const { currency } = context.shop.settings;
  const used = discount.uses.length;
  return {
    __typename: "DiscountCodeBasic",
    title: discount.title,
    status: discountStatus(discount, context.world.clock.nowMs()),
    summary: summary(context, discount),
    shortSummary: valueText(context, discount),
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    asyncUsageCount: used,
    hasTimelineComment: false,
    recurringCycleLimit: discount.recurringCycleLimit,
    tags: discount.tags,
    discountClass: isProductDiscount(discount) ? "PRODUCT" : "ORDER",
    discountClasses: [isProductDiscount(discount) ? "PRODUCT" : "ORDER"],
    combinesWith: {
      __typename: "DiscountCombinesWith",
      ...discount.combinesWith,
      productDiscountsWithTagsOnSameCartLine: null,
    },
    codesCount: count(discount.codes.length),
    codes: (args: Arguments) =>
      connection(args, {
        items: discount.codes,
        idOf: (one) => one.id,
        toNode: (one) => ({
          __typename: "DiscountRedeemCode",
          id: gid("DiscountRedeemCode", one.id),
          code: one.code,
          asyncUsageCount: used,
        }),
      }),
    context: () => contextNode(context, discount),
    customerGets: {
      __typename: "DiscountCustomerGets",
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: itemsNode(context, discount),
      value: valueNode(discount, currency),
    },
    minimumRequirement: minimumNode(discount, currency),
  };
}

function contextNode(context: SandboxContext, discount: BasicDiscount): ApiNode {
  if (discount.context.kind !== "customers") return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
  const customers = discount.context.customerIds.flatMap((id) => context.shop.customers.get(id) ?? []);
  return { __typename: "DiscountCustomers", customers: customers.map((one) => customerNode(context, one)) };
}

function itemsNode(context: SandboxContext, discount: BasicDiscount): ApiNode {
  if (discount.items.kind !== "products") return { __typename: "AllDiscountItems", allItems: true };
  const { productIds, variantIds } = discount.items;
  const products = productIds.flatMap((id) => context.shop.products.get(id) ?? []);
  const variants = [...context.shop.products.values()].filter((one) => variantIds.includes(one.variantId));
  return {
    __typename: "DiscountProducts",
    products: (args: Arguments) =>
      connection(args, { items: products, idOf: (one) => one.id, toNode: (one) => productNode(context, one) }),
    productVariants: (args: Arguments) =>
      connection(args, { items: variants, idOf: (one) => one.variantId, toNode: (one) => variantNode(context, one) }),
  };
}

function valueNode(discount: BasicDiscount, currency: string): ApiNode {
  const { value } = discount;
  if (value.kind === "percentage") {
    return { __typename: "DiscountPercentage", percentage: value.partsPerMillion / 1_000_000 };
  }
  return {
    __typename: "DiscountAmount",
    amount: moneyNode(value.amountMinor, currency),
    appliesOnEachItem: value.appliesOnEachItem === "yes",
  };
}

function minimumNode(discount: BasicDiscount, currency: string): ApiNode | null {
  const { minimum } = discount;
  switch (minimum.kind) {
    case "none":
      return null;
    case "subtotal":
      return {
        __typename: "DiscountMinimumSubtotal",
        greaterThanOrEqualToSubtotal: moneyNode(minimum.amountMinor, currency),
      };
    case "quantity":
      return { __typename: "DiscountMinimumQuantity", greaterThanOrEqualToQuantity: String(minimum.quantity) };
  }
}

function summary(context: SandboxContext, discount: BasicDiscount): string {
  const { currency } = context.shop.settings;
  const { minimum } = discount;
  const parts = [`${valueText(context, discount)} one-time purchase products`];
  if (minimum.kind === "subtotal")
    parts.push(`Minimum purchase of ${formatMinor(minimum.amountMinor, currency)} ${currency}`);
  if (minimum.kind === "quantity") parts.push(`Minimum quantity of ${minimum.quantity}`);
  if (discount.context.kind === "customers") parts.push(`For ${discount.context.customerIds.length} customers`);
  if (discount.usageLimit === 1) parts.push("Limit of 1 use");
  if (discount.appliesOncePerCustomer) parts.push("One use per customer");
  return parts.join(" • ");
}

function valueText(context: SandboxContext, discount: BasicDiscount): string {
  const { currency } = context.shop.settings;
  const { value } = discount;
  return value.kind === "percentage"
    ? `${value.partsPerMillion / 10_000}% off`
    : `${formatMinor(value.amountMinor, currency)} ${currency} off`;
}
