import { wholeSeconds } from "../../../loyalty/calendar.ts";
import type { Entitled } from "../../../loyalty/program/reward-terms.ts";
import {
  type DiscountPlan,
  discountNeeds,
  discountPlan,
  type PlanContext,
} from "../../../loyalty/rewards/discount-plan.ts";
import type { RedemptionRecord } from "../../../models/redemption.ts";
import type { AdminClient } from "../../../shopify/admin-client.ts";
import { findProducts, NO_EXCEPTION, variantPrice } from "../../../shopify/rewards/products.ts";
import { manualRates } from "../../../shopify/rewards/rates.ts";

/** Shopify's clock may be behind ours: the code shall work at once. */
const CLOCKS_APART_SECONDS = 300;

/**
 * The discount that a redemption's code shall be, with what Shopify must be asked for it: what a piece costs, which products remain
 * without the exceptions, at which rate another currency goes.
 *
 * @param options.customerIds the member's customers in the shop
 * @returns a cause where it cannot be: more products than a discount can name, a product that is gone
 */
export async function planDiscount(
  admin: AdminClient,
  options: { redemption: RedemptionRecord; code: string; customerIds: readonly string[]; currency: string },
): Promise<DiscountPlan | { cause: "too-many-products" | "product-gone" }> {
  const { redemption, code, customerIds, currency } = options;
  const { terms, amountMinor, reservedAt, endsAt } = redemption;
  const { variantId, remaining } = discountNeeds(terms);
  const context: PlanContext = { customerIds, currency };
  if (variantId !== null) {
    const price = await variantPrice(admin, variantId, currency);
    if (price === null || price <= 0) return { cause: "product-gone" };
    context.prices = { [variantId]: price };
  }
  if (remaining) {
    const products = await findProducts(admin, remaining);
    if (products === null) return { cause: "too-many-products" };
    if (products.length === 0) return { cause: "product-gone" };
    context.remaining = products;
  }
  if (redemption.currency !== "" && redemption.currency !== currency)
    context.rates = await manualRates(admin, currency);
  const plan = discountPlan(
    {
      ...{ terms, code, amountMinor, currency: redemption.currency },
      at: wholeSeconds(reservedAt) - CLOCKS_APART_SECONDS,
      endsAt: endsAt === null ? null : wholeSeconds(endsAt),
    },
    context,
  );
  return nameable(admin, plan);
}

/** Shopify takes collections or products, never both: what has both is resolved to products. */
async function nameable(
  admin: AdminClient,
  plan: DiscountPlan,
): Promise<DiscountPlan | { cause: "too-many-products" }> {
  switch (plan.mutation) {
    case "free-shipping":
      // Two shipping discounts never combine.
      return { ...plan, combinesWith: { ...plan.combinesWith, shipping: false } };
    case "basic": {
      if (plan.items === null) return plan;
      const items = await withoutMixture(admin, plan.items);
      return items ? { ...plan, items } : { cause: "too-many-products" };
    }
    case "bxgy": {
      const items = await withoutMixture(admin, plan.buys.items);
      return items ? { ...plan, buys: { ...plan.buys, items } } : { cause: "too-many-products" };
    }
  }
}

async function withoutMixture(admin: AdminClient, items: Entitled): Promise<Entitled | null> {
  const { products, variants, collections } = items;
  if (collections.length === 0 || products.length + variants.length === 0) return items;
  const found = await findProducts(admin, { only: { products, variants: [], collections }, except: NO_EXCEPTION });
  return found && { products: found, variants, collections: [] };
}
