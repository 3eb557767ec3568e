import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { isShopDomain, type SigningSecrets } from "./signature.ts";

/** How far Shopify's clock and ours may be apart. */
const TOLERANCE_SECONDS = 10;

const headSchema = z.object({ alg: z.literal("HS256") });
const claimsSchema = z.object({
  dest: z.url({ protocol: /^https$/ }),
  aud: z.string(),
  sub: z.string().min(1).max(100),
  exp: z.number(),
  nbf: z.number(),
});

export type IdTokenAnswer =
  | {
      outcome: "verified";
      shopDomain: string;
      /** Shopify's number of the member of staff. */
      staffId: string;
    }
  | { outcome: "refused"; reason: "garbage" | "wrong-signature" | "wrong-audience" | "not-now" | "wrong-shop" };

/**
 * Checks an ID token that Shopify gives extensions of its admin: a JWT, HS256 with the app's secret.
 *
 * Takes the same time for any wrong signature. Source: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 *
 * @param app.apiKey the app's client id, for which the token must be
 * @param now real time: tokens know no other
 */
export function checkIdToken(
  token: string,
  app: { apiKey: string; secrets: SigningSecrets },
  now: Date,
): IdTokenAnswer {
  const [head = "", body = "", signature = "", ...more] = token.split(".");
  const isJwt = more.length === 0 && headSchema.safeParse(decoded(head)).success;
  if (!isJwt) return { outcome: "refused", reason: "garbage" };
  if (!isSigned(`${head}.${body}`, signature, app.secrets)) return { outcome: "refused", reason: "wrong-signature" };
  const claims = claimsSchema.safeParse(decoded(body)).data;
  if (!claims) return { outcome: "refused", reason: "garbage" };
  if (claims.aud !== app.apiKey) return { outcome: "refused", reason: "wrong-audience" };
  const seconds = now.getTime() / 1000;
  const isNow = claims.exp > seconds - TOLERANCE_SECONDS && claims.nbf < seconds + TOLERANCE_SECONDS;
  if (!isNow) return { outcome: "refused", reason: "not-now" };
  const shopDomain = new URL(claims.dest).host.toLowerCase();
  if (!isShopDomain(shopDomain)) return { outcome: "refused", reason: "wrong-shop" };
  return { outcome: "verified", shopDomain, staffId: claims.sub };
}

function isSigned(text: string, signature: string, { current, previous }: SigningSecrets): boolean {
  const given = Buffer.from(signature, "utf8");
  return [current, ...(previous ? [previous] : [])].some((secret) => {
    const expected = Buffer.from(createHmac("sha256", secret).update(text).digest("base64url"), "utf8");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
