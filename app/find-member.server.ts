import type { AdminPage } from "./admin-page.server.ts";
import { ordersNamed } from "./models/member-list.ts";
import { memberOfCustomer } from "./models/published-member.ts";
import { ShopifyError } from "./shopify/admin-client.ts";
import { customersByEmail } from "./shopify/customers-by-email.ts";

/** By what somebody is looked for: exactly one of an e-mail address, Shopify's number of the customer, the name of an order. */
export type Sought = { email: string } | { customerId: string } | { order: string };

export type FoundMember =
  | { outcome: "found"; memberId: string; customerId: string }
  /** Shopify has the customer, who takes no part. */
  | { outcome: "no-member"; customerId: string }
  /** The order is nobody's who takes part. */
  | { outcome: "order"; orderId: string }
  | { outcome: "not-found" | "unreachable" };

const ID = /^\d{1,18}$/;

/** Whom an e-mail address, a customer number or an order leads to. Addresses are asked of Shopify: Laurel stores none. */
export async function findMember(page: AdminPage, sought: Sought): Promise<FoundMember> {
  if ("email" in sought) return byEmail(page, sought.email);
  if ("customerId" in sought) return byCustomer(page, sought.customerId);
  return byOrder(page, sought.order);
}

/** What somebody typed, as what it looks like. */
export function soughtBy(typed: string): Sought {
  const text = typed.trim();
  if (text.includes("@")) return { email: text };
  return ID.test(text) ? { customerId: text } : { order: text };
}

async function byEmail(page: AdminPage, email: string): Promise<FoundMember> {
  try {
    const customerId = (await customersByEmail(page.admin, [email])).get(email.toLowerCase());
    return customerId === undefined ? { outcome: "not-found" } : await byCustomer(page, customerId);
  } catch (error) {
    if (error instanceof ShopifyError) return { outcome: "unreachable" };
    throw error;
  }
}

async function byCustomer({ shop }: AdminPage, customerId: string): Promise<FoundMember> {
  if (!ID.test(customerId)) return { outcome: "not-found" };
  const memberId = await memberOfCustomer({ ...shop, customerId });
  return memberId === null ? { outcome: "no-member", customerId } : { outcome: "found", memberId, customerId };
}

async function byOrder(page: AdminPage, name: string): Promise<FoundMember> {
  const { programId, shopId } = page.shop;
  const names = name.startsWith("#") ? [name] : [name, `#${name}`];
  const [order] = await ordersNamed({ programId, shopId, names });
  if (!order) return { outcome: "not-found" };
  const found = order.customerId === null ? null : await byCustomer(page, order.customerId);
  return found?.outcome === "found" ? found : { outcome: "order", orderId: order.id };
}
