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
 * @param discount.id as it was created or found
 * @param discount.code by which it is looked for when Shopify says no: it may be gone, or still work
 * @returns how often it was used by Shopify's count, which may lag; null when there is no such discount (any more)
 * @throws {UserErrorsError} when Shopify refuses, and a discount has the code
 */
export async function deactivateDiscount(
  admin: AdminClient,
  discount: { id: string; code: string },
): Promise<{ uses: number | null }> {
  const { discountCodeDeactivate: answer } = await admin.query(DEACTIVATE_DISCOUNT, { id: discount.id });
  const userErrors = answer?.userErrors ?? [];
  const isGone = userErrors.length > 0 && (await findDiscount(admin, discount.code)) === null;
  if (isGone) return { uses: null };
  refuseUserErrors("discountCodeDeactivate", userErrors);
  const node = answer?.codeDiscountNode?.codeDiscount;
  return { uses: node && "asyncUsageCount" in node ? node.asyncUsageCount : null };
}
