import type { AdminClient } from "../admin-client.ts";
import { refuseUserErrors } from "../admin-client.ts";

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
        codeDiscount {
          ... on DiscountCodeBasic {
            asyncUsageCount
          }
          ... on DiscountCodeBxgy {
            asyncUsageCount
          }
          ... on DiscountCodeFreeShipping {
            asyncUsageCount
          }
        }
      }
      userErrors {
        field
        message
        code
      }
    }
  }`;

/** @returns Shopify's id of the discount that has `code`; null when there is none */
export async function findDiscount(admin: AdminClient, code: string): Promise<string | null> {
  const { codeDiscountNodeByCode } = await admin.query(DISCOUNT_BY_CODE, { code });
  return codeDiscountNodeByCode?.id ?? null;
}

/**
 * Stops a discount from being used; one that is stopped already stays so, and one that the merchant deleted works as little.
 *
 * @param discountId as it was created or found
 * @returns how often it was used by Shopify's count, which may lag; null when there is no such discount (any more)
 * @throws {UserErrorsError} when Shopify refuses
 */
export async function deactivateDiscount(
  admin: AdminClient,
  discountId: string,
): Promise<{ uses: number | null } | { uses: null; isGone: true }> {
  const { discountCodeDeactivate: answer } = await admin.query(DEACTIVATE_DISCOUNT, { id: discountId });
  const userErrors = answer?.userErrors ?? [];
  if (userErrors.some(({ code }) => code === "INVALID")) return { uses: null, isGone: true };
  refuseUserErrors("discountCodeDeactivate", userErrors);
  const discount = answer?.codeDiscountNode?.codeDiscount;
  return { uses: discount && "asyncUsageCount" in discount ? discount.asyncUsageCount : null };
}
