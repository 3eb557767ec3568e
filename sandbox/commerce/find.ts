import type { SandboxContext } from "../context.ts";
import type { Customer, Order, Product } from "../state.ts";
import type { Metafield } from "../state-metafields.ts";
import type { Discount } from "../state-discounts.ts";

/** A customer by id or by e-mail address (case ignored); null when there is none. */
export function findCustomer(context: SandboxContext, by: { id: string } | { email: string }): Customer | null {
  if ("id" in by) return context.shop.customers.get(by.id) ?? null;
  const wanted = by.email.trim().toLowerCase();
  return [...context.shop.customers.values()].find((one) => one.email?.toLowerCase() === wanted) ?? null;
}

/** The shop's products, oldest first. */
export function products(context: SandboxContext): Product[] {
  return [...context.shop.products.values()];
}

/** A product by id or handle; null when there is none. */
export function findProduct(context: SandboxContext, by: { id: string } | { handle: string }): Product | null {
  if ("id" in by) return context.shop.products.get(by.id) ?? null;
  return products(context).find((one) => one.handle === by.handle) ?? null;
}

/** A discount by its code, case ignored, as a checkout looks it up; null when there is none. */
export function findDiscountByCode(context: SandboxContext, code: string): Discount | null {
  const wanted = code.trim().toLowerCase();
  return (
    [...context.shop.discounts.values()].find((one) => one.codes.some((own) => own.code.toLowerCase() === wanted)) ??
    null
  );
}

/** A customer's orders, newest first. */
export function ordersOf(context: SandboxContext, customerId: string): Order[] {
  const orders = [...context.shop.orders.values()].filter((one) => one.customerId === customerId);
  return orders.sort((a, b) => b.processedAt.localeCompare(a.processedAt) || Number(b.number - a.number));
}

/** What the reserved namespace `$app` stands for. */
export function appNamespace(context: SandboxContext): string {
  return `app--${context.world.appId}`;
}

/** A namespace as it is stored: `$app` (also the default, when none is named) and `$app:sub` are resolved, others stay. */
export function resolveNamespace(context: SandboxContext, namespace: string | null | undefined): string {
  if (namespace === null || namespace === undefined || namespace === "$app") return appNamespace(context);
  return namespace.startsWith("$app:") ? `${appNamespace(context)}--${namespace.slice("$app:".length)}` : namespace;
}

/** A metafield of an owner (its plain id); null when it is not set. */
export function findMetafield(
  context: SandboxContext,
  of: { ownerId: string; namespace: string | null | undefined; key: string },
): Metafield | null {
  const namespace = resolveNamespace(context, of.namespace);
  return context.shop.metafields.get(metafieldKey({ ...of, namespace })) ?? null;
}

/** A metafield's type and text; null when it is not set. */
export function metafieldValue(
  context: SandboxContext,
  of: { ownerId: string; namespace: string | null | undefined; key: string },
): { type: string; value: string } | null {
  const metafield = findMetafield(context, of);
  return metafield ? { type: metafield.type, value: metafield.value } : null;
}

/** The key under which the shop keeps a metafield; `namespace` is resolved already. */
export function metafieldKey(of: { ownerId: string; namespace: string; key: string }): string {
  return `${of.ownerId}/${of.namespace}/${of.key}`;
}
