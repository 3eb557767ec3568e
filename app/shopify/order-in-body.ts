const ABOUT_ORDERS = /^(orders|refunds|fulfillments|order_transactions)\//;
const BYTES_MAX = 200_000;

/**
 * Which order a message is about, read from its raw body without parsing it: for finding it again, and for nothing that counts.
 *
 * @returns Shopify's number of the order; null where the topic is about none, or the body does not say
 */
export function orderInBody(topic: string, body: Buffer): string | null {
  if (!ABOUT_ORDERS.test(topic)) return null;
  // Digits and names are the same bytes in every encoding that JSON may have.
  const text = body.toString("latin1", 0, BYTES_MAX);
  const patterns = topic.startsWith("orders/") ? OWN : OF_ORDER;
  for (const pattern of patterns) {
    const id = pattern.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

const OF_ORDER = [/"order_id":\s*(\d{1,18})\b/];
const OWN = [
  /"admin_graphql_api_id":\s*"gid:(?:\\?\/){2}shopify\\?\/Order\\?\/(\d{1,18})"/,
  ...OF_ORDER,
  /^\s*\{\s*"id":\s*(\d{1,18})\b/,
];
