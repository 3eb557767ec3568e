/** What shopify.app.toml says and the code needs too; a test holds the one against the other. */

/** The one version of the Admin API that every operation is written and typed for. */
export const API_VERSION = "2026-10";

/** Access scopes without which Laurel cannot do its work. Each reason stands in shopify.app.toml. */
export const REQUIRED_SCOPES = [
  "read_customer_merge",
  "read_orders",
  "read_products",
  "read_shopify_payments_disputes",
  "write_app_proxy",
  "write_customers",
  "write_discounts",
] as const;

/** Scopes that a merchant may add later. */
export const OPTIONAL_SCOPES = [
  "read_all_orders",
  "read_store_credit_accounts",
  "write_gift_cards",
  "write_store_credit_account_transactions",
] as const;

/** The webhook topics that the app subscribes to, as the X-Shopify-Topic header spells them. */
export const WEBHOOK_TOPICS = [
  "app/scopes_update",
  "app/uninstalled",
  "customers/merge",
  "customers_email_marketing_consent/update",
  "customers_marketing_consent/update",
  "discounts/delete",
  "discounts/update",
  "disputes/create",
  "disputes/update",
  "fulfillments/create",
  "fulfillments/update",
  "order_transactions/create",
  "orders/cancelled",
  "orders/create",
  "orders/delete",
  "orders/edited",
  "orders/fulfilled",
  "orders/paid",
  "orders/partially_fulfilled",
  "orders/updated",
  "refunds/create",
  "shop/update",
] as const;

/** Mandatory for every app; subscribed to through `compliance_topics`. */
export const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;

/** A member's published state, owned by the customer: Liquid reads it without asking us. */
export const MEMBER_METAFIELD = { namespace: "$app", key: "loyalty", type: "json", name: "Loyalty" } as const;

/** The published program, owned by our installation. */
export const PROGRAM_METAFIELD = { namespace: "laurel", key: "program", type: "json" } as const;

/** Shopify hands requests for /apps/rewards to {app}/storefront; a merchant may move the prefix, so links use `path_prefix`. */
export const APP_PROXY = { prefix: "apps", subpath: "rewards", path: "/storefront" } as const;

/** Read access comes with write access to the same thing. */
export function missingScopes(granted: readonly string[]): string[] {
  const has = new Set(granted);
  return REQUIRED_SCOPES.filter((scope) => !has.has(scope) && !has.has(scope.replace(/^read_/, "write_")));
}
