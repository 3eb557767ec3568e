import { createHmac, timingSafeEqual } from "node:crypto";
import { isShopifyId } from "../shopify/ids.ts";

/** Shopify's own libraries take a proxied request for 90 seconds. */
const TOLERANCE_SECONDS = 90;
const SINGLE_VALUED = ["shop", "timestamp", "signature", "logged_in_customer_id", "path_prefix"];

/** The app's secret, and the one before it while Shopify may still sign with it. */
export interface SigningSecrets {
  current: string;
  previous: string | null;
}

/**
 * Tells whether `hmac` is Shopify's signature of these raw bytes: base64 of HMAC-SHA256 with the app's secret.
 *
 * Takes the same time for any wrong value. Source: https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function isWebhookSigned(body: Buffer, hmac: string, secrets: SigningSecrets): boolean {
  const given = Buffer.from(hmac, "utf8");
  return known(secrets).some((secret) => {
    // Compared as text: decoding would also accept other spellings of the same bytes.
    const expected = Buffer.from(createHmac("sha256", secret).update(body).digest("base64"), "utf8");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

export type ProxyAnswer =
  | {
      outcome: "signed";
      shopDomain: string;
      /** Shopify's id of the customer who is logged in to the shop; null without login. The only identity there is. */
      customerId: string | null;
      /** Where the merchant mounted the app proxy, such as `/apps/rewards`; links start with it. */
      pathPrefix: string;
    }
  | { outcome: "refused"; reason: "unsigned" | "repeated-parameter" | "stale" | "wrong-signature" | "malformed" };

/**
 * Checks the signature that Shopify's app proxy puts on every request it forwards.
 *
 * The signed text is every other parameter as `key=value` (repeated ones joined by commas), sorted, without a separator.
 * A parameter that means one thing must stand there once, or two readers could see two shops in one signed request.
 * Source: https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
 *
 * @param now real time: signatures know no other
 */
export function checkProxySignature(query: URLSearchParams, secrets: SigningSecrets, now: Date): ProxyAnswer {
  const signature = query.get("signature");
  if (!signature) return { outcome: "refused", reason: "unsigned" };
  if (SINGLE_VALUED.some((name) => query.getAll(name).length > 1)) {
    return { outcome: "refused", reason: "repeated-parameter" };
  }
  if (!isProxySigned(query, signature, secrets)) return { outcome: "refused", reason: "wrong-signature" };

  const timestamp = query.get("timestamp") ?? "";
  const ageSeconds = Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || ageSeconds > TOLERANCE_SECONDS) return { outcome: "refused", reason: "stale" };

  const shopDomain = query.get("shop") ?? "";
  const customerId = query.get("logged_in_customer_id") ?? "";
  const pathPrefix = query.get("path_prefix") ?? "";
  // `//host` would turn every link made from the prefix into one that leaves the shop.
  const isCustomer = customerId === "" || isShopifyId(customerId);
  const isWellFormed = isShopDomain(shopDomain) && isCustomer && /^(\/[\w-]+)*$/.test(pathPrefix);
  if (!isWellFormed) return { outcome: "refused", reason: "malformed" };
  return { outcome: "signed", shopDomain: shopDomain.toLowerCase(), customerId: customerId || null, pathPrefix };
}

/** Tells whether a name is that of a shop on Shopify, whatever its case. */
export function isShopDomain(name: string): boolean {
  return name.length <= 255 && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i.test(name);
}

/** The signature that Shopify's app proxy gives these parameters: for tests and for whoever plays Shopify. */
export function proxySignature(query: URLSearchParams, secret: string): string {
  return createHmac("sha256", secret).update(signedText(query)).digest("hex");
}

function isProxySigned(query: URLSearchParams, signature: string, secrets: SigningSecrets): boolean {
  const given = Buffer.from(signature, "utf8");
  return known(secrets).some((secret) => {
    const expected = Buffer.from(proxySignature(query, secret), "utf8");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function signedText(query: URLSearchParams): string {
  const names = new Set(query.keys());
  names.delete("signature");
  return [...names]
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join("");
}

function known(secrets: SigningSecrets): string[] {
  return secrets.previous ? [secrets.current, secrets.previous] : [secrets.current];
}
