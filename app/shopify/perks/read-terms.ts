import { type DiscountTerms } from "../../loyalty/perks/discount-terms.ts";
import { parseMinor } from "../../loyalty/money.ts";
import { idOf } from "../ids.ts";
import type { AutomaticDiscountPartsFragment, MemberGetsPartsFragment } from "../types/admin.generated.d.ts";

type Read = AutomaticDiscountPartsFragment["automaticDiscount"];
type Known = Extract<Read, { title: string }>;

/** No amount is so: what is there is nothing that Laurel writes. */
const FOREIGN = -1;

/**
 * What an automatic discount says, as Shopify reads it back.
 *
 * @returns null for one of a type that Laurel does not make
 */
export function readTerms(discount: Read, currency: string): DiscountTerms | null {
  if (!("title" in discount)) return null;
  const common = commonTerms(discount, currency);
  if (discount.__typename === "DiscountAutomaticBasic") {
    const { customerGets } = discount;
    const value = valueOf(customerGets.value, currency);
    return { type: "basic", ...common, value, items: itemsOf(customerGets.items), shippingMaxMinor: null };
  }
  const max = discount.maximumShippingPrice ?? null;
  const shippingMaxMinor = max === null ? null : minor(max.amount, currency);
  return { type: "free-shipping", ...common, value: null, items: null, shippingMaxMinor };
}

function commonTerms(
  { title, context, minimumRequirement, combinesWith }: Known,
  currency: string,
): Pick<DiscountTerms, "title" | "minimumMinor" | "segmentIds" | "combinesWith"> {
  const { orderDiscounts, productDiscounts, shippingDiscounts } = combinesWith;
  return {
    title,
    minimumMinor: minimumOf(minimumRequirement ?? null, currency),
    segmentIds: segmentsOf(context),
    combinesWith: { order: orderDiscounts, product: productDiscounts, shipping: shippingDiscounts },
  };
}

/** Decimal ids of the segments that a discount is for, sorted; none where it is for others. */
export function segmentsOf(context: Known["context"]): string[] {
  return "segments" in context ? context.segments.map(({ id }) => idOf(id)).sort() : [];
}

function minimumOf(minimum: Known["minimumRequirement"] | null, currency: string): number | null {
  if (!minimum) return null;
  if (!("greaterThanOrEqualToSubtotal" in minimum)) return FOREIGN;
  return minor(minimum.greaterThanOrEqualToSubtotal.amount, currency);
}

function valueOf(value: MemberGetsPartsFragment["value"], currency: string): DiscountTerms["value"] {
  if (value.__typename === "DiscountPercentage") {
    return { kind: "percentage", partsPerMillion: Math.round(value.percentage * 1_000_000) };
  }
  if (value.__typename !== "DiscountAmount" || !value.appliesOnEachItem) return null;
  return { kind: "amount-off-each", amountMinor: minor(value.amount.amount, currency) };
}

function itemsOf(items: MemberGetsPartsFragment["items"]): DiscountTerms["items"] {
  const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => idOf(id)).sort();
  if (items.__typename === "AllDiscountItems") return null;
  if (items.__typename === "DiscountCollections") {
    return { products: [], variants: [], collections: ids(items.collections.nodes) };
  }
  return { products: ids(items.products.nodes), variants: ids(items.productVariants.nodes), collections: [] };
}

function minor(amount: string, currency: string): number {
  return parseMinor(amount, currency) ?? FOREIGN;
}
