import { parseMinor } from "../../loyalty/money.ts";
import { combinesLook, type DiscountLook, entitledLook } from "../../loyalty/rewards/discount-plan.ts";
import type { AdminClient } from "../admin-client.ts";
import { idOf } from "../ids.ts";
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
            ... on DiscountCustomers {
              customers {
                id
              }
            }
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
            items {
              __typename
              ... on DiscountProducts {
                products(first: 101) {
                  nodes {
                    id
                  }
                }
                productVariants(first: 1) {
                  nodes {
                    id
                  }
                }
              }
              ... on DiscountCollections {
                collections(first: 101) {
                  nodes {
                    id
                  }
                }
              }
            }
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
            ... on DiscountCustomers {
              customers {
                id
              }
            }
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
            ... on DiscountCustomers {
              customers {
                id
              }
            }
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
  /** Shopify's ids of those it is for; null: whoever has the code. Of whom it is bound to by something else there is none. */
  customerIds: string[] | null;
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
    customerIds: customersIn(discount.context),
    look: {
      ...{ combinesWith, startsAt: String(secondsOf(startsAt)), uses: String(usageLimit ?? "") },
      endsAt: endsAt ? String(secondsOf(endsAt)) : "",
      ...moneyLook(discount, of.currency),
    },
  };
}

function customersIn(context: Known["context"]): string[] | null {
  if (context.__typename === "DiscountBuyerSelectionAll") return null;
  return context.__typename === "DiscountCustomers" ? context.customers.map(({ id }) => idOf(id)) : [];
}

function itemsIn({ items }: Extract<Known, { customerGets: unknown }>["customerGets"]): string {
  const ids = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => idOf(id));
  switch (items.__typename) {
    case "AllDiscountItems":
      return entitledLook(null);
    case "DiscountProducts":
      return entitledLook({ products: ids(items.products), variants: ids(items.productVariants), collections: [] });
    case "DiscountCollections":
      return entitledLook({ products: [], variants: [], collections: ids(items.collections) });
  }
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
  look.items = itemsIn(discount.customerGets);
  const { value } = discount.customerGets;
  if (value.__typename === "DiscountAmount") look.value = `amount ${minor(value.amount.amount)}`;
  // Shopify keeps a share of one: hundredths of a percent are as fine as a reward can be.
  if (value.__typename === "DiscountPercentage") look.value = `percent ${Math.round(value.percentage * 1e6) / 1e4}`;
  return look;
}
