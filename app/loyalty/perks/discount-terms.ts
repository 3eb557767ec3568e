import { assertNever } from "../assert.ts";
import type { Entitled } from "../program/reward-terms.ts";
import type { MemberDiscount } from "../program/reward-schema.ts";

/** What an automatic discount of Shopify's says, as far as Laurel has a say in it. Ids are decimal and sorted, so that equal is equal. */
export interface DiscountTerms {
  type: "basic" | "free-shipping";
  /** What people read in the cart. */
  title: string;
  /** null: free shipping. */
  value: { kind: "percentage"; partsPerMillion: number } | { kind: "amount-off-each"; amountMinor: number } | null;
  /** What it is good for; null: the whole order. */
  items: Entitled | null;
  minimumMinor: number | null;
  shippingMaxMinor: number | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  /** Shopify's ids of the customer segments that have it. */
  segmentIds: string[];
}

/**
 * What the automatic discount of a member discount says.
 *
 * @param segmentIds decimal ids of the segments that have it
 */
export function discountTerms(document: MemberDiscount, segmentIds: readonly string[]): DiscountTerms {
  const { order, product, shipping } = document.combinesWith;
  return {
    title: document.name,
    minimumMinor: document.minimumMinor === undefined || document.minimumMinor === 0 ? null : document.minimumMinor,
    segmentIds: segmentIds.toSorted(),
    ...benefitOf(document),
    // Two discounts on shipping never combine: Shopify refuses a discount that says so of itself.
    combinesWith: { order, product, shipping: document.kind === "free-shipping" ? false : shipping },
  };
}

function benefitOf(document: MemberDiscount): Pick<DiscountTerms, "type" | "value" | "items" | "shippingMaxMinor"> {
  switch (document.kind) {
    case "percentage": {
      const value = { kind: document.kind, partsPerMillion: Math.round(document.percent * 10_000) };
      return { type: "basic", value, items: document.only ? sorted(document.only) : null, shippingMaxMinor: null };
    }
    case "amount-off": {
      const value = { kind: "amount-off-each", amountMinor: document.amountMinor } as const;
      return { type: "basic", value, items: sorted(document.only), shippingMaxMinor: null };
    }
    case "free-shipping":
      return { type: "free-shipping", value: null, items: null, shippingMaxMinor: document.shippingMaxMinor ?? null };
    default:
      return assertNever(document);
  }
}

function sorted({ products, variants, collections }: Entitled): Entitled {
  return { products: products.toSorted(), variants: variants.toSorted(), collections: collections.toSorted() };
}

/** In what two discounts differ; nothing when they say the same. */
export function differences(one: DiscountTerms, other: DiscountTerms): (keyof DiscountTerms)[] {
  const names = Object.keys(one).filter((name): name is keyof DiscountTerms => name in other);
  return names.filter((name) => canonical(one[name]) !== canonical(other[name]));
}

/** A text that is the same for equal values, whatever the order of their members. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
