import { discountClass, discountStatus } from "../../commerce/discounts.ts";
import type { SandboxContext } from "../../context.ts";
import type { Discount, DiscountCode } from "../../state-discounts.ts";
import { discountGid } from "../../webhooks/announce-discount.ts";
import { gid } from "../../webhooks/body-parts.ts";
import { connection, count } from "../connection.ts";
import { metafieldFields } from "../metafield-node.ts";
import { moneyNode } from "../money-node.ts";
import { textArgument, type ApiNode, type Arguments } from "../node.ts";
import { compareIds } from "../orders-list.ts";
import { search } from "../search.ts";
import { discountTypeName } from "./classes.ts";
import { buysNode, contextNode, destinationNode, getsNode, minimumNode, selectionNode } from "./discount-parts.ts";
import { shortSummary, summary } from "./discount-words.ts";

/** A code discount under its own node. */
export function codeDiscountNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    __typename: "DiscountCodeNode",
    id: discountGid(discount),
    codeDiscount: () => discountTypeNode(context, discount),
    ...metafieldFields(context, { ownerId: discount.id }),
  };
}

/** An automatic discount under its own node. */
export function automaticDiscountNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    __typename: "DiscountAutomaticNode",
    id: discountGid(discount),
    automaticDiscount: () => discountTypeNode(context, discount),
    ...metafieldFields(context, { ownerId: discount.id }),
  };
}

/** Either kind of discount as `discountNode` and `discountNodes` show it. */
export function discountNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    __typename: "DiscountNode",
    id: discountGid(discount),
    discount: () => discountTypeNode(context, discount),
    ...metafieldFields(context, { ownerId: discount.id }),
  };
}

/** How often a discount was used, as the Admin API counts: behind the orders by the lag that was asked for. */
export function asyncUsageCount(context: SandboxContext, discount: Discount, code: string | null = null): number {
  const { usageLagMs } = context.world.faults;
  const until = context.world.clock.nowMs() - usageLagMs;
  return discount.uses.filter((use) => {
    if (code !== null && use.code?.toLowerCase() !== code.toLowerCase()) return false;
    const order = context.shop.orders.get(use.orderId);
    return usageLagMs === 0 || !order || Date.parse(order.createdAt) <= until;
  }).length;
}

function discountTypeNode(context: SandboxContext, discount: Discount): ApiNode {
  return {
    ...commonFields(context, discount),
    ...(discount.method === "code" ? codeFields(context, discount) : automaticFields(context, discount)),
    ...ownFields(context, discount),
  };
}

function commonFields(context: SandboxContext, discount: Discount): ApiNode {
  const ownClass = discountClass(discount);
  return {
    __typename: discountTypeName(discount),
    title: discount.title,
    status: discountStatus(discount, context.world.clock.nowMs()),
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    createdAt: discount.createdAt,
    updatedAt: discount.updatedAt,
    asyncUsageCount: asyncUsageCount(context, discount),
    tags: discount.tags,
    discountClass: ownClass,
    discountClasses: discount.type === "app" ? discount.classes : [ownClass],
    combinesWith: {
      __typename: "DiscountCombinesWith",
      ...discount.combinesWith,
      productDiscountsWithTagsOnSameCartLine: null,
    },
    context: () => contextNode(context, discount),
  };
}

function codeFields(context: SandboxContext, discount: Discount): Record<string, unknown> {
  return {
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    hasTimelineComment: false,
    recurringCycleLimit: discount.recurringCycleLimit,
    customerSelection: () => selectionNode(context, discount),
    codesCount: (args: Arguments) =>
      count(search(discount.codes, textArgument(args, "query"), { code: (one) => [one.code] }).length),
    codes: (args: Arguments) =>
      connection(args, {
        items: sortedCodes(discount.codes, args),
        idOf: (one) => one.id,
        toNode: (one) => redeemCodeNode(context, discount, one),
      }),
  };
}

function sortedCodes(codes: readonly DiscountCode[], args: Arguments): DiscountCode[] {
  const found = search(codes, textArgument(args, "query"), { id: (one) => [one.id], code: (one) => [one.code] });
  if (args["sortKey"] === "CODE") return found.sort((a, b) => a.code.localeCompare(b.code));
  return found.sort((a, b) => compareIds(a.id, b.id));
}

/** One code of a discount. */
export function redeemCodeNode(context: SandboxContext, discount: Discount, code: DiscountCode): ApiNode {
  return {
    __typename: "DiscountRedeemCode",
    id: gid("DiscountRedeemCode", code.id),
    code: code.code,
    asyncUsageCount: asyncUsageCount(context, discount, code.code),
  };
}

function automaticFields(context: SandboxContext, discount: Discount): Record<string, unknown> {
  return {
    id: discountGid(discount),
    recurringCycleLimit: discount.recurringCycleLimit ?? 1,
    usageCount: asyncUsageCount(context, discount),
  };
}

function ownFields(context: SandboxContext, discount: Discount): Record<string, unknown> {
  const { currency } = context.shop.settings;
  switch (discount.type) {
    case "basic":
      return {
        summary: summary(context, discount),
        shortSummary: shortSummary(context, discount),
        customerGets: getsNode(context, discount),
        minimumRequirement: minimumNode(discount.minimum, currency),
      };
    case "bxgy":
      return {
        summary: summary(context, discount),
        usesPerOrderLimit: discount.usesPerOrderLimit,
        customerBuys: buysNode(context, discount),
        customerGets: getsNode(context, discount),
      };
    case "free-shipping":
      return {
        summary: summary(context, discount),
        shortSummary: shortSummary(context, discount),
        minimumRequirement: minimumNode(discount.minimum, currency),
        destinationSelection: destinationNode(discount),
        maximumShippingPrice:
          discount.maximumShippingMinor === null ? null : moneyNode(discount.maximumShippingMinor, currency),
        appliesOnOneTimePurchase: discount.purchases.oneTime,
        appliesOnSubscription: discount.purchases.subscription,
      };
    case "app":
      return {};
  }
}
