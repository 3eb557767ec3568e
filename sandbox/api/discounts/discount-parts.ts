import type { SandboxContext } from "../../context.ts";
import { formatDecimal } from "../../money.ts";
import type {
  BasicDiscount,
  BxgyDiscount,
  Discount,
  DiscountItems,
  DiscountMinimum,
  FreeShippingDiscount,
} from "../../state-discounts.ts";
import { connection } from "../connection.ts";
import { customerNode } from "../customer-node.ts";
import { moneyNode } from "../money-node.ts";
import type { ApiNode, Arguments } from "../node.ts";
import { collectionNode, productNode, variantNode } from "../product-node.ts";
import { segmentNode } from "../segments/segment-node.ts";

/** Whom a discount is for. */
export function contextNode(context: SandboxContext, discount: Discount): ApiNode {
  const of = discount.context;
  switch (of.kind) {
    case "all":
      return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
    case "customers": {
      const customers = of.customerIds.flatMap((id) => context.shop.customers.get(id) ?? []);
      return { __typename: "DiscountCustomers", customers: customers.map((one) => customerNode(context, one)) };
    }
    case "segments": {
      const segments = of.segmentIds.flatMap((id) => context.shop.segments.get(id) ?? []);
      return { __typename: "DiscountCustomerSegments", segments: segments.map(segmentNode) };
    }
    case "markets":
      return { __typename: "DiscountMarkets" };
  }
}

/** The same under the older field. */
export function selectionNode(context: SandboxContext, discount: Discount): ApiNode {
  if (discount.context.kind === "all") return { __typename: "DiscountCustomerAll", allCustomers: true };
  return contextNode(context, discount);
}

function itemsNode(context: SandboxContext, items: DiscountItems): ApiNode {
  const { shop } = context;
  switch (items.kind) {
    case "all":
      return { __typename: "AllDiscountItems", allItems: true };
    case "collections": {
      const collections = items.collectionIds.flatMap((id) => shop.collections.get(id) ?? []);
      return {
        __typename: "DiscountCollections",
        collections: (args: Arguments) =>
          connection(args, { items: collections, idOf: (one) => one.id, toNode: collectionNode }),
      };
    }
    case "products": {
      const products = items.productIds.flatMap((id) => shop.products.get(id) ?? []);
      const variants = [...shop.products.values()].filter((one) => items.variantIds.includes(one.variantId));
      return {
        __typename: "DiscountProducts",
        products: (args: Arguments) =>
          connection(args, { items: products, idOf: (one) => one.id, toNode: (one) => productNode(context, one) }),
        productVariants: (args: Arguments) =>
          connection(args, {
            items: variants,
            idOf: (one) => one.variantId,
            toNode: (one) => variantNode(context, one),
          }),
      };
    }
  }
}

/** What is cheaper, and by how much. */
export function getsNode(context: SandboxContext, discount: BasicDiscount | BxgyDiscount): ApiNode {
  const { currency } = context.shop.settings;
  return {
    __typename: "DiscountCustomerGets",
    appliesOnOneTimePurchase: discount.purchases.oneTime,
    appliesOnSubscription: discount.purchases.subscription,
    items: itemsNode(context, discount.type === "basic" ? discount.items : discount.gets.items),
    value:
      discount.type === "basic"
        ? effectNode(discount.value, currency)
        : {
            __typename: "DiscountOnQuantity",
            quantity: { __typename: "DiscountQuantity", quantity: String(discount.gets.quantity) },
            effect: effectNode(discount.gets.effect, currency),
          },
  };
}

function effectNode(effect: BasicDiscount["value"] | BxgyDiscount["gets"]["effect"], currency: string): ApiNode {
  if (effect.kind === "percentage") {
    return { __typename: "DiscountPercentage", percentage: effect.partsPerMillion / 1_000_000 };
  }
  return {
    __typename: "DiscountAmount",
    amount: moneyNode(effect.amountMinor, currency),
    appliesOnEachItem: "appliesOnEachItem" in effect ? effect.appliesOnEachItem === "yes" : true,
  };
}

/** What must be bought. */
export function buysNode(context: SandboxContext, discount: BxgyDiscount): ApiNode {
  const { minimum, items } = discount.buys;
  return {
    __typename: "DiscountCustomerBuys",
    isOneTimePurchase: discount.purchases.oneTime,
    isSubscription: discount.purchases.subscription,
    items: itemsNode(context, items),
    value:
      minimum.kind === "quantity"
        ? { __typename: "DiscountQuantity", quantity: String(minimum.quantity) }
        : {
            __typename: "DiscountPurchaseAmount",
            amount: formatDecimal(minimum.amountMinor, context.shop.settings.currency),
          },
  };
}

/** The minimum of an order; null when there is none. */
export function minimumNode(minimum: DiscountMinimum, currency: string): ApiNode | null {
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

/** Where free shipping goes. */
export function destinationNode(discount: FreeShippingDiscount): ApiNode {
  const { destination } = discount;
  if (destination.kind === "all") return { __typename: "DiscountCountryAll", allCountries: true };
  return {
    __typename: "DiscountCountries",
    countries: destination.codes,
    includeRestOfWorld: destination.includesRestOfWorld,
  };
}
