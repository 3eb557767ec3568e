import type { AdminClient } from "./admin-client.ts";
import { refuseUserErrors } from "./admin-client.ts";
import { gid } from "./ids.ts";

const CREATE_DISCOUNT_CODE = `#graphql
  mutation CreateDiscountCode($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

const DISCOUNT_BY_CODE = `#graphql
  query DiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
    }
  }`;

const DEACTIVATE_DISCOUNT = `#graphql
  mutation DeactivateDiscount($id: ID!) {
    discountCodeDeactivate(id: $id) {
      codeDiscountNode {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

/** A code that takes `amount` off one order of one customer, once. */
export interface DiscountCode {
  code: string;
  /** Shopify customer id, decimal. */
  customerId: string;
  /** Decimal string in the shop's currency. */
  amount: string;
  title: string;
  /** ISO 8601. */
  startsAt: string;
}

/**
 * Creates a discount whose only code works once, for one customer, on one order.
 *
 * Repeating it after an unknown outcome would be refused (the code is taken): look first with `findDiscount`.
 *
 * @returns Shopify's id of the discount
 * @throws {UserErrorsError} when Shopify refuses: nothing was created
 */
export async function createDiscount(admin: AdminClient, discount: DiscountCode): Promise<string> {
  const { discountCodeBasicCreate: answer } = await admin.query(CREATE_DISCOUNT_CODE, {
    discount: {
      title: discount.title,
      code: discount.code,
      startsAt: discount.startsAt,
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { customers: { add: [gid("Customer", discount.customerId)] } },
      customerGets: {
        items: { all: true },
        value: { discountAmount: { amount: discount.amount, appliesOnEachItem: false } },
      },
      // Points are the customer's own: what they buy must not be lost because the shop also runs a sale. It takes effect with
      // discounts that allow it from their side too.
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    },
  });
  refuseUserErrors("discountCodeBasicCreate", answer?.userErrors ?? []);
  const id = answer?.codeDiscountNode?.id;
  if (!id) throw new Error("discountCodeBasicCreate answered neither a discount nor an error");
  return id;
}

/** @returns Shopify's id of the discount that has `code`; null when there is none */
export async function findDiscount(admin: AdminClient, code: string): Promise<string | null> {
  const { codeDiscountNodeByCode } = await admin.query(DISCOUNT_BY_CODE, { code });
  return codeDiscountNodeByCode?.id ?? null;
}

/**
 * Stops a discount from being used; one that is stopped already stays so.
 *
 * @param discountId as `createDiscount` returned it
 * @throws {UserErrorsError} when Shopify refuses, for instance because the merchant deleted it
 */
export async function deactivateDiscount(admin: AdminClient, discountId: string): Promise<void> {
  const { discountCodeDeactivate: answer } = await admin.query(DEACTIVATE_DISCOUNT, { id: discountId });
  refuseUserErrors("discountCodeDeactivate", answer?.userErrors ?? []);
}
