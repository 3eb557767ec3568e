import { createHmac, randomUUID } from "node:crypto";

export interface EmbeddedApp {
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  /** "laurel-sandbox.myshopify.com" */
  shop: string;
}

/**
 * The address Shopify's admin puts into its frame: the app's page with who embeds it, signed, and a fresh ID token.
 * https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 *
 * @param pathAndQuery the app's page, "/app/members?query=ada"; parameters that Shopify sets itself are replaced
 * @param locale of the merchant, "en" or "de"
 */
export function embeddedUrl(app: EmbeddedApp, pathAndQuery: string, locale: string): string {
  const url = new URL(pathAndQuery, app.appUrl);
  const embedding = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${storeHandle(app.shop)}`).toString("base64"),
    locale,
    session: createHmac("sha256", app.apiSecret).update(app.shop).digest("hex"),
    shop: app.shop,
    timestamp: String(Math.floor(Date.now() / 1000)),
    id_token: idToken(app),
  };
  for (const [name, value] of Object.entries(embedding)) url.searchParams.set(name, value);
  url.searchParams.delete("hmac");
  url.searchParams.sort();
  const signed = [...url.searchParams].map(([name, value]) => `${name}=${value}`).join("&");
  url.searchParams.set("hmac", createHmac("sha256", app.apiSecret).update(signed).digest("hex"));
  return url.href;
}

/** An ID token as App Bridge hands it out: signed with the app's secret, good for a minute of real time. */
export function idToken(app: EmbeddedApp): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const head = base64url({ alg: "HS256", typ: "JWT" });
  const claims = base64url({
    iss: `https://${app.shop}/admin`,
    dest: `https://${app.shop}`,
    aud: app.apiKey,
    sub: "42",
    exp: nowSeconds + 60,
    nbf: nowSeconds - 5,
    iat: nowSeconds,
    jti: randomUUID(),
    sid: randomUUID(),
  });
  const signature = createHmac("sha256", app.apiSecret).update(`${head}.${claims}`).digest("base64url");
  return `${head}.${claims}.${signature}`;
}

function storeHandle(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
