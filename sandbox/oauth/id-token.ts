import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { SandboxContext } from "../context.ts";
import { isObject } from "../json.ts";
import { installApp } from "../installation.ts";

const LIFETIME_SECONDS = 60;

/** Who sits in front of the admin unless it is said: the shop's first member of staff. */
export const FIRST_STAFF = "1";

/**
 * The token App Bridge gives the embedded app: a JWT, HS256 with the app's secret, good for a minute of real time. Whoever opens the
 * app in the admin has it installed, so this installs it where it is not.
 */
export function mintIdToken(context: SandboxContext, of: { lifetimeSeconds?: number; staff?: string } = {}): string {
  installApp(context);
  const { world, shop } = context;
  const now = Math.floor(Date.now() / 1000);
  const { domain } = shop.settings;
  const payload = {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: world.apiKey,
    sub: of.staff ?? FIRST_STAFF,
    exp: now + (of.lifetimeSeconds ?? LIFETIME_SECONDS),
    nbf: now - 1,
    iat: now - 1,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  return `${head}.${signature(head, world.apiSecret)}`;
}

/** The `host` parameter of an embedded page: where the admin that holds it lives. */
export function hostParameter(context: SandboxContext): string {
  const [store = ""] = context.shop.settings.domain.split(".");
  return Buffer.from(`admin.shopify.com/store/${store}`).toString("base64url");
}

/** Whether a token is this shop's, for this app, rightly signed and still good. */
export function isIdTokenGood(context: SandboxContext, token: string): boolean {
  const { world, shop } = context;
  const [head = "", payload = "", signed = ""] = token.split(".");
  const expected = Buffer.from(signature(`${head}.${payload}`, world.apiSecret));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  if (!isObject(claims) || claims["aud"] !== world.apiKey) return false;
  return claims["dest"] === `https://${shop.settings.domain}` && Number(claims["exp"]) > Date.now() / 1000 - 10;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signature(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
