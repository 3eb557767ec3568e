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

/** Takes members' states off their customers: to the storefront they are members no more. What is not there is passed over. */
export async function removeMemberStates(admin: AdminClient, customerIds: readonly string[]): Promise<void> {
  const { namespace, key } = MEMBER_METAFIELD;
  for (let from = 0; from < customerIds.length; from += METAFIELDS_MAX) {
    const some = customerIds.slice(from, from + METAFIELDS_MAX);
    const metafields = some.map((id) => ({ ownerId: gid("Customer", id), namespace, key }));
    const { metafieldsDelete: answer } = await admin.query(DELETE_METAFIELDS, { metafields });
    refuseUserErrors("metafieldsDelete", answer?.userErrors ?? []);
  }
}
