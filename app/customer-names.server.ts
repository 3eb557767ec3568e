import { type AdminClient, ShopifyError } from "./shopify/admin-client.ts";
import { type CustomerContact, readCustomerContacts, readCustomerNames } from "./shopify/customers.ts";
import { customersThere } from "./shopify/customers-there.ts";
import { findCustomers } from "./shopify/find-customers.ts";

/** What Shopify tells of customers is read live and never stored; a screen without it is better than none. */

/** The names of customers by their numbers; null where Shopify does not answer. */
export async function customerNames(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, string> | null> {
  const asked = [...new Set(customerIds)];
  if (asked.length === 0) return new Map();
  return unlessUnreachable(() => readCustomerNames(admin, asked));
}

/** The names and e-mail addresses of customers by their numbers; null where Shopify does not answer. */
export async function customerContacts(
  admin: AdminClient,
  customerIds: readonly string[],
): Promise<Map<string, CustomerContact> | null> {
  const asked = [...new Set(customerIds)];
  if (asked.length === 0) return new Map();
  return unlessUnreachable(() => readCustomerContacts(admin, asked));
}

/** Whether the shop has a customer; null where Shopify does not answer. */
export async function isCustomerThere(admin: AdminClient, customerId: string): Promise<boolean | null> {
  return unlessUnreachable(async () => (await customersThere(admin, [customerId])).has(customerId));
}

/** The customers whom Shopify finds by a name, an e-mail address, or a part of them; null where it does not answer. */
export async function customersNamed(admin: AdminClient, search: string): Promise<string[] | null> {
  return unlessUnreachable(() => findCustomers(admin, search));
}

async function unlessUnreachable<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ShopifyError) return null;
    throw error;
  }
}
