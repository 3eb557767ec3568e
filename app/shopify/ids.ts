const ID_MAX = 2n ** 63n - 1n;

/** Tells whether a text is an id as Shopify gives them: decimal digits of at most 64 bits with a sign. */
export function isShopifyId(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= ID_MAX;
}

/** Shopify's global id of a resource, from the decimal id that webhooks and URLs carry. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/**
 * The decimal id at the end of a global id ("gid://shopify/Order/1?x=1" is "1").
 *
 * @throws when `value` is no global id of Shopify's
 */
export function idOf(value: string): string {
  const id = /^gid:\/\/shopify\/[A-Za-z]+\/(\d+)(?:\?.*)?$/.exec(value)?.[1];
  if (id === undefined) throw new Error(`${value} is no global id with a number`);
  return id;
}
