import type { AdminClient } from "./admin-client.ts";
import { idOf } from "./ids.ts";

const CUSTOMERS_BY_EMAIL = `#graphql
  query CustomersByEmail(
    $e0: String!
    $e1: String!
    $e2: String!
    $e3: String!
    $e4: String!
    $e5: String!
    $e6: String!
    $e7: String!
    $e8: String!
    $e9: String!
  ) {
    c0: customerByIdentifier(identifier: { emailAddress: $e0 }) {
      id
    }
    c1: customerByIdentifier(identifier: { emailAddress: $e1 }) {
      id
    }
    c2: customerByIdentifier(identifier: { emailAddress: $e2 }) {
      id
    }
    c3: customerByIdentifier(identifier: { emailAddress: $e3 }) {
      id
    }
    c4: customerByIdentifier(identifier: { emailAddress: $e4 }) {
      id
    }
    c5: customerByIdentifier(identifier: { emailAddress: $e5 }) {
      id
    }
    c6: customerByIdentifier(identifier: { emailAddress: $e6 }) {
      id
    }
    c7: customerByIdentifier(identifier: { emailAddress: $e7 }) {
      id
    }
    c8: customerByIdentifier(identifier: { emailAddress: $e8 }) {
      id
    }
    c9: customerByIdentifier(identifier: { emailAddress: $e9 }) {
      id
    }
  }`;

const BATCH = 10;

/**
 * The customers with these e-mail addresses, asked for in batches; letters' case does not count. An address that no customer has is
 * missing.
 *
 * @returns Shopify customer ids, decimal, by address in lower case
 */
export async function customersByEmail(admin: AdminClient, emails: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const unique = [...new Set(emails.map((email) => email.toLowerCase()))];
  for (let from = 0; from < unique.length; from += BATCH) {
    const [e0 = "", e1 = e0, e2 = e0, e3 = e0, e4 = e0, e5 = e0, e6 = e0, e7 = e0, e8 = e0, e9 = e0] = unique.slice(
      from,
      from + BATCH,
    );
    const answer = await admin.query(CUSTOMERS_BY_EMAIL, { e0, e1, e2, e3, e4, e5, e6, e7, e8, e9 });
    const { c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 } = answer;
    for (const [index, customer] of [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9].entries()) {
      const email = unique[from + index];
      if (customer && email !== undefined) found.set(email, idOf(customer.id));
    }
  }
  return found;
}
