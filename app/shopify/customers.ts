import type { AdminClient } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";

const CUSTOMER_NAMES = `#graphql
  query CustomerNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        displayName
      }
    }
  }`;

/** Shopify takes at most this many ids in one array. */
const IDS_MAX = 250;

/**
 * The names of customers, read live: Laurel stores none. A customer who is gone, or whose name we may not read, is missing.
 *
 * @param customerIds Shopify customer ids, decimal
 */
export async function readCustomerNames(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < customerIds.length; from += IDS_MAX) {
    const ids = customerIds.slice(from, from + IDS_MAX).map((id) => gid("Customer", id));
    const { nodes } = await admin.query(CUSTOMER_NAMES, { ids });
    for (const node of nodes) {
      if (node && "displayName" in node && node.displayName) names.set(idOf(node.id), node.displayName);
    }
  }
  return names;
}
