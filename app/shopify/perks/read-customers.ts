import type { CustomerThere } from "../../loyalty/perks/compare.ts";
import type { AdminClient } from "../admin-client.ts";
import { MEMBER_METAFIELD } from "../app-config.ts";
import { gid, idOf } from "../ids.ts";

const CUSTOMERS = `#graphql
  query CompareCustomers($ids: [ID!]!, $namespace: String!, $key: String!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        tags
        metafield(namespace: $namespace, key: $key) {
          value
        }
      }
    }
  }`;

/** So many customers Shopify tells of in one call. */
export const CUSTOMERS_READ_MAX = 250;

/**
 * What Shopify has of customers: the state that was published, and their tags.
 *
 * @param customerIds Shopify customer ids, decimal; at most `CUSTOMERS_READ_MAX`
 * @returns by customer id; those whom Shopify does not have (any more) are left out
 */
export async function readCustomers(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, CustomerThere>> {
  const { namespace, key } = MEMBER_METAFIELD;
  const ids = customerIds.map((id) => gid("Customer", id));
  const { nodes } = await admin.query(CUSTOMERS, { ids, namespace, key });
  return new Map(
    nodes.flatMap((node) =>
      node && "tags" in node ? [[idOf(node.id), { state: node.metafield?.value ?? null, tags: node.tags }]] : [],
    ),
  );
}
