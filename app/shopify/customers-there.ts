import type { AdminClient } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";

const CUSTOMERS_THERE = `#graphql
  query CustomersThere($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
      }
    }
  }`;

/** Shopify takes at most this many ids in one array. */
const IDS_MAX = 250;

/**
 * Which of the customers the shop has, asked for in batches.
 *
 * @param customerIds Shopify customer ids, decimal
 */
export async function customersThere(admin: AdminClient, customerIds: readonly string[]): Promise<Set<string>> {
  const there = new Set<string>();
  const unique = [...new Set(customerIds)];
  for (let from = 0; from < unique.length; from += IDS_MAX) {
    const ids = unique.slice(from, from + IDS_MAX).map((id) => gid("Customer", id));
    const { nodes } = await admin.query(CUSTOMERS_THERE, { ids });
    for (const node of nodes) if (node && "id" in node) there.add(idOf(node.id));
  }
  return there;
}
