/** Where an order came from, as the condition `channel` names it. */
export type Channel = "online" | "app" | "pos" | "draft" | "subscription" | "other";

/** What Shopify writes as `source_name`; channels of other apps write their app's number, or a name of their own. */
const CHANNELS = new Map<string, Channel>([
  ["web", "online"],
  ["iphone", "app"],
  ["android", "app"],
  ["mobile_app", "app"],
  // Shopify's own app for shoppers.
  ["3890849", "app"],
  ["pos", "pos"],
  ["shopify_draft_order", "draft"],
]);

/**
 * The channel of an order.
 *
 * @param order.source Shopify's `source_name`
 */
export function channelOf(order: { source: string }): Channel {
  const source = order.source.toLowerCase();
  // The checkout that begins a subscription is "subscription_contract_checkout_one", each renewal "subscription_contract".
  if (source.startsWith("subscription_contract")) return "subscription";
  return CHANNELS.get(source) ?? "other";
}
