import { type AdminClient, refuseUserErrors } from "./admin-client.ts";
import { MEMBER_METAFIELD } from "./app-config.ts";
import { gid } from "./ids.ts";

const DELETE_METAFIELDS = `#graphql
  mutation DeleteMetafields($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      deletedMetafields {
        ownerId
      }
      userErrors {
        field
        message
      }
    }
  }`;

/** So many metafields Shopify takes in one call. */
const METAFIELDS_MAX = 25;

/**
 * Takes members' states off their customers: to the storefront they are members no more. What is not there is passed over, and so is a
 * customer whom Shopify does not have (any more).
 */
export async function removeMemberStates(admin: AdminClient, customerIds: readonly string[]): Promise<void> {
  for (let from = 0; from < customerIds.length; from += METAFIELDS_MAX) {
    await removeSome(admin, customerIds.slice(from, from + METAFIELDS_MAX));
  }
}

async function removeSome(admin: AdminClient, customerIds: readonly string[]): Promise<void> {
  const { namespace, key } = MEMBER_METAFIELD;
  const metafields = customerIds.map((id) => ({ ownerId: gid("Customer", id), namespace, key }));
  const { metafieldsDelete: answer } = await admin.query(DELETE_METAFIELDS, { metafields });
  const userErrors = answer?.userErrors ?? [];
  const isSomebodyGone = userErrors.length > 0 && userErrors.every(({ field }) => field?.includes("ownerId") ?? false);
  if (!isSomebodyGone) return refuseUserErrors("metafieldsDelete", userErrors);
  // Whoever is gone may have kept the others from it.
  if (customerIds.length > 1) for (const customerId of customerIds) await removeSome(admin, [customerId]);
}
