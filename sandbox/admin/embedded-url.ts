import { createHmac } from "node:crypto";
import type { SandboxContext } from "../context.ts";
import { hostParameter, mintIdToken } from "../oauth/id-token.ts";

/**
 * The address Shopify's admin puts into its frame: the app's page with who embeds it, signed, and a fresh ID token.
 * https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 *
 * @param pathAndQuery the app's page, "/app/members?query=ada"; parameters that Shopify sets itself are replaced
 * @param by who opens it: their number, and their language, "en" or "de"
 */
export function embeddedUrl(
  context: SandboxContext,
  pathAndQuery: string,
  by: { staff: string; locale: string },
): string {
  const { world, shop } = context;
  const { domain } = shop.settings;
  const url = new URL(pathAndQuery, world.origins.app);
  const embedding = {
    embedded: "1",
    host: hostParameter(context),
    locale: by.locale,
    session: createHmac("sha256", world.apiSecret).update(domain).digest("hex"),
    shop: domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
    id_token: mintIdToken(context, { staff: by.staff }),
  };
  for (const [name, value] of Object.entries(embedding)) url.searchParams.set(name, value);
  url.searchParams.delete("hmac");
  url.searchParams.sort();
  const signed = [...url.searchParams].map(([name, value]) => `${name}=${value}`).join("&");
  url.searchParams.set("hmac", createHmac("sha256", world.apiSecret).update(signed).digest("hex"));
  return url.href;
}
