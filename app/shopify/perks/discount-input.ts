import { formatMinor } from "../../loyalty/money.ts";
import type { DiscountTerms } from "../../loyalty/perks/discount-terms.ts";
import { gid } from "../ids.ts";
import type {
  DiscountAutomaticBasicInput,
  DiscountAutomaticFreeShippingInput,
  DiscountItemsInput,
} from "../types/admin.types.d.ts";

export interface InputOptions {
  terms: DiscountTerms;
  /** What stands in Shopify: its lists are changed and not replaced. null for a new discount. */
  before: DiscountTerms | null;
  currency: string;
}

/** What Shopify is told of a discount on an order or on products. */
export function basicInput(options: InputOptions): DiscountAutomaticBasicInput {
  const { terms, before } = options;
  return {
    ...commonInput(options),
    customerGets: { value: valueInput(options), items: itemsInput(terms.items, before?.items ?? null) },
  };
}

/** What Shopify is told of free shipping. */
export function freeShippingInput(options: InputOptions): DiscountAutomaticFreeShippingInput {
  const { terms, before, currency } = options;
  const { shippingMaxMinor } = terms;
  return {
    ...commonInput(options),
    ...(before ? {} : { destination: { all: true } }),
    maximumShippingPrice: shippingMaxMinor === null ? null : formatMinor(shippingMaxMinor, currency),
  };
}

function commonInput({ terms, before, currency }: InputOptions) {
  const { title, minimumMinor, segmentIds, combinesWith } = terms;
  const segments = changes(before?.segmentIds ?? [], segmentIds, "Segment");
  const { order, product, shipping } = combinesWith;
  return {
    title,
    context: { customerSegments: { add: segments.add, ...(segments.remove.length > 0 ? segments : {}) } },
    combinesWith: { orderDiscounts: order, productDiscounts: product, shippingDiscounts: shipping },
    minimumRequirement:
      minimumMinor === null
        ? null
        : { subtotal: { greaterThanOrEqualToSubtotal: formatMinor(minimumMinor, currency) } },
  };
}

function valueInput({ terms, currency }: InputOptions) {
  const { value } = terms;
  if (value?.kind === "amount-off-each") {
    return { discountAmount: { amount: formatMinor(value.amountMinor, currency), appliesOnEachItem: true } };
  }
  return { percentage: (value?.partsPerMillion ?? 0) / 1_000_000 };
}

function itemsInput(items: DiscountTerms["items"], before: DiscountTerms["items"]): DiscountItemsInput {
  if (!items) return { all: true };
  if (items.collections.length > 0 && items.products.length + items.variants.length === 0) {
    return { collections: changes(before?.collections ?? [], items.collections, "Collection") };
  }
  const products = changes(before?.products ?? [], items.products, "Product");
  const variants = changes(before?.variants ?? [], items.variants, "ProductVariant");
  const collections = changes(before?.collections ?? [], items.collections, "Collection");
  return {
    products: {
      productsToAdd: products.add,
      productsToRemove: products.remove,
      productVariantsToAdd: variants.add,
      productVariantsToRemove: variants.remove,
    },
    // Shopify refuses both at once, in words that the merchant reads.
    ...(collections.add.length > 0 ? { collections } : {}),
  };
}

function changes(before: readonly string[], after: readonly string[], type: string) {
  return {
    add: after.filter((id) => !before.includes(id)).map((id) => gid(type, id)),
    remove: before.filter((id) => !after.includes(id)).map((id) => gid(type, id)),
  };
}
