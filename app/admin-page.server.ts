import { adminFor } from "./admin.server.ts";
import { environment } from "./env.server.ts";
import { invariant } from "./loyalty/assert.ts";
import { type AdminShop, adminShop } from "./models/admin-shop.ts";
import { authenticate } from "./shopify.server.ts";
import type { AdminClient } from "./shopify/admin-client.ts";

/** Who asks for a page of the admin: the shop that the verified token names, and the member of staff who acts. */
export interface AdminPage {
  shop: AdminShop;
  /** For records of who did what: Shopify's number of the member of staff, no name. */
  actor: string;
  /** The shop's Admin API, for somebody who waits. */
  admin: AdminClient;
  sessionId: string;
}

/**
 * Verifies a request of the embedded admin and finds its shop; every loader and action begins with it.
 *
 * @throws Response when the library must answer otherwise (bounce page, retry with a new token)
 */
export async function adminPage(request: Request): Promise<AdminPage> {
  const { session, sessionToken } = await authenticate.admin(request);
  const shop = await adminShop(session.shop);
  invariant(shop, "a shop with a session was installed");
  return {
    shop,
    actor: `staff:${sessionToken?.sub ?? "unknown"}`,
    admin: adminFor(session.shop, "hurried"),
    sessionId: session.id,
  };
}

/** What the frame of every page needs to load App Bridge. */
export function appBridge(): { apiKey: string; url: string | null } {
  const { SHOPIFY_API_KEY: apiKey, SANDBOX_SHOPIFY_ORIGIN: sandbox } = environment();
  return { apiKey, url: sandbox === null ? null : `${sandbox}/app-bridge.js` };
}
