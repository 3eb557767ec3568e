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

const CUSTOMER_CONTACTS = `#graphql
  query CustomerContacts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        displayName
        defaultEmailAddress {
          emailAddress
        }
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

/** How people know a customer; null: there is none, or we may not read it. */
export interface CustomerContact {
  name: string | null;
  email: string | null;
}

/**
 * The names and e-mail addresses of customers, read live: Laurel stores none. A customer who is gone is missing.
 *
 * @param customerIds Shopify customer ids, decimal
 */
export async function readCustomerContacts(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, CustomerContact>> {
  const contacts = new Map<string, CustomerContact>();
  for (let from = 0; from < customerIds.length; from += IDS_MAX) {
    const ids = customerIds.slice(from, from + IDS_MAX).map((id) => gid("Customer", id));
    const { nodes } = await admin.query(CUSTOMER_CONTACTS, { ids });
    for (const node of nodes) {
      if (!node || !("displayName" in node)) continue;
      const { id, displayName, defaultEmailAddress } = node;
      contacts.set(idOf(id), { name: displayName || null, email: defaultEmailAddress?.emailAddress ?? null });
    }
  }
  return contacts;
}
