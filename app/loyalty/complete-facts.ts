import type { OrderFacts, OrderLine, RefundFact } from "./order-facts.ts";

type LaterInOrders =
  "country" | "customerTags" | "shipping" | "paidByGiftCardMinor" | "paidByStoreCreditMinor" | "disputes";
type LaterInLines =
  "taxIncludedMinor" | "discountMinor" | "rewardDiscountMinor" | "variantId" | "vendor" | "tags" | "collections";

/** Facts as any earlier Laurel may have stored them: what is known of orders has grown. */
export type StoredFacts = Omit<OrderFacts, LaterInOrders | "lines" | "refunds"> &
  Partial<Pick<OrderFacts, LaterInOrders>> & {
    lines: (Omit<OrderLine, LaterInLines> & Partial<Pick<OrderLine, LaterInLines>>)[];
    refunds: (Omit<RefundFact, "shippingMinor"> & Partial<Pick<RefundFact, "shippingMinor">>)[];
  };

/**
 * Fills in what facts stored by an earlier Laurel do not say: nothing was recorded of it, so nothing of it counts.
 *
 * @returns the same object where it is complete already
 */
export function completeFacts(stored: StoredFacts): OrderFacts {
  if (isComplete(stored)) return stored;
  return {
    ...stored,
    country: stored.country ?? null,
    customerTags: stored.customerTags ?? [],
    shipping: stored.shipping ?? { netMinor: 0, taxOnTopMinor: 0, taxIncludedMinor: 0 },
    paidByGiftCardMinor: stored.paidByGiftCardMinor ?? 0,
    paidByStoreCreditMinor: stored.paidByStoreCreditMinor ?? 0,
    lines: stored.lines.map((line) => ({
      ...line,
      taxIncludedMinor: line.taxIncludedMinor ?? 0,
      discountMinor: line.discountMinor ?? 0,
      rewardDiscountMinor: line.rewardDiscountMinor ?? 0,
      variantId: line.variantId ?? null,
      vendor: line.vendor ?? null,
      tags: line.tags ?? null,
      collections: line.collections ?? null,
    })),
    refunds: stored.refunds.map((refund) => ({ ...refund, shippingMinor: refund.shippingMinor ?? 0 })),
    disputes: stored.disputes ?? [],
  };
}

/** All of the later fields came at once. */
function isComplete(stored: StoredFacts): stored is OrderFacts {
  return stored.disputes !== undefined;
}
