import type { AdminClient } from "./admin-client.ts";
import { idOf } from "./ids.ts";

const FIND_CUSTOMERS = `#graphql
  query FindCustomers($search: String!, $first: Int!) {
    customers(first: $first, query: $search) {
      nodes {
        id
      }
    }
  }`;

const FOUND_MAX = 50;

/**
 * Customers whom Shopify finds by an e-mail address or by words such as a name.
 *
 * The text is quoted, so that nothing in it is taken for Shopify's search syntax
 * (https://shopify.dev/docs/api/usage/search-syntax).
 *
 * @returns Shopify customer ids, decimal, at most 50
 */
export async function findCustomers(admin: AdminClient, text: string): Promise<string[]> {
  const quoted = `"${text.replace(/[\\"]/g, "\\$&")}"`;
  const search = text.includes("@") ? `email:${quoted}` : quoted;
  const { customers } = await admin.query(FIND_CUSTOMERS, { search, first: FOUND_MAX });
  return customers.nodes.map((node) => idOf(node.id));
}
