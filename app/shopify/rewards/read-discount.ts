import { parseMinor } from "../../loyalty/money.ts";
import { combinesLook, type DiscountLook } from "../../loyalty/rewards/discount-plan.ts";
import type { AdminClient } from "../admin-client.ts";
import { secondsOf } from "../order-shape.ts";
import type { CodeDiscountQuery } from "../types/admin.generated.d.ts";

const CODE_DISCOUNT = `#graphql
  query CodeDiscount($id: ID!) {
    codeDiscountNode(id: $id) {
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          status
          startsAt
          endsAt
          usageLimit
          codes(first: 2) {
            nodes {
              code
            }
          }
          context {
            __typename
          }
          combinesWith {
            orderDiscounts
            productDiscounts
            shippingDiscounts
          }
          minimumRequirement {
            ... on DiscountMinimumSubtotal {
              greaterThanOrEqualToSubtotal {
                amount
              }
            }
          }
          customerGets {
            value {
              __typename
              ... on DiscountAmount {
                amount {
                  amount
                }
              }
              ... on DiscountPercentage {
                percentage
              }
            }
          }
        }
        ... on DiscountCodeFreeShipping {
          status
          startsAt
          endsAt
          usageLimit
          codes(first: 2) {
            nodes {
              code
            }
          }
          context {
            __typename
          }
          combinesWith {
            orderDiscounts
            productDiscounts
            shippingDiscounts
          }
          minimumRequirement {
            ... on DiscountMinimumSubtotal {
              greaterThanOrEqualToSubtotal {
                amount
              }
            }
          }
        }
        ... on DiscountCodeBxgy {
          status
          startsAt
          endsAt
          usageLimit
          codes(first: 2) {
            nodes {
              code
            }
          }
          context {
            __typename
          }
          combinesWith {
            orderDiscounts
            productDiscounts
            shippingDiscounts
          }
        }
      }
    }
  }`;

type Discount = NonNullable<CodeDiscountQuery["codeDiscountNode"]>["codeDiscount"];
type Known = Extract<Discount, { status: unknown }>;

/** A code's discount as Shopify has it now. */
export interface ReadDiscount {
  codes: string[];
  /** Nobody can use it (any more), whether it was stopped or its time is over. */
  isOver: boolean;
  /** Whether it is for some customers only. */
  isBound: boolean;
  look: Partial<DiscountLook>;
}

/** @returns null when there is no such discount (any more), "foreign" when it is one that Laurel never makes */
export async function readDiscount(
  admin: AdminClient,
  of: { id: string; currency: string },
): Promise<ReadDiscount | "foreign" | null> {
  const { codeDiscountNode: node } = await admin.query(CODE_DISCOUNT, { id: of.id });
  if (!node) return null;
  const { codeDiscount: discount } = node;
  if (!("status" in discount)) return "foreign";
  const { combinesWith: with_, endsAt, startsAt, usageLimit } = discount;
  const combinesWith = combinesLook({
    order: with_.orderDiscounts,
    product: with_.productDiscounts,
    shipping: with_.shippingDiscounts,
  });
  return {
    codes: discount.codes.nodes.map(({ code }) => code.toUpperCase()),
    isOver: discount.status === "EXPIRED",
    isBound: discount.context.__typename !== "DiscountBuyerSelectionAll",
    look: {
      ...{ combinesWith, startsAt: String(secondsOf(startsAt)), uses: String(usageLimit ?? "") },
      endsAt: endsAt ? String(secondsOf(endsAt)) : "",
      ...moneyLook(discount, of.currency),
    },
  };
}

function moneyLook(discount: Known, currency: string): Partial<DiscountLook> {
  const minor = (amount: string) => String(parseMinor(amount, currency) ?? amount);
  const look: Partial<DiscountLook> = {};
  if ("minimumRequirement" in discount) {
    const least = discount.minimumRequirement;
    look.minimum =
      least && "greaterThanOrEqualToSubtotal" in least ? minor(least.greaterThanOrEqualToSubtotal.amount) : "";
  }
  if (!("customerGets" in discount)) return look;
  const { value } = discount.customerGets;
  if (value.__typename === "DiscountAmount") look.value = `amount ${minor(value.amount.amount)}`;
  // Shopify keeps a share of one: hundredths of a percent are as fine as a reward can be.
  if (value.__typename === "DiscountPercentage") look.value = `percent ${Math.round(value.percentage * 1e6) / 1e4}`;
  return look;
}
