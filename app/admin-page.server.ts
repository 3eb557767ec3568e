import { adminFor } from "./admin.server.ts";
import { clock } from "./clock.server.ts";
import { environment } from "./env.server.ts";
import { noteStaff } from "./flows/staff/note-staff.ts";
import { invariant } from "./loyalty/assert.ts";
import { mayDo, type Permission, type StaffMember } from "./loyalty/staff.ts";
import { type AdminShop, adminShop } from "./models/admin-shop.ts";
import { staffOf } from "./models/staff.ts";
import { authenticate } from "./shopify.server.ts";
import type { AdminClient } from "./shopify/admin-client.ts";

const SEEN_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Who asks for a page of the admin: the shop that the verified token names, and the member of staff who acts. */
export interface AdminPage {
  shop: AdminShop;
  /** For records of who did what: Shopify's number of the member of staff, no name. */
  actor: string;
  /** Who acts, with the role and the limits that the merchant has given. */
  staff: StaffMember;
  /** The shop's Admin API, for somebody who waits. */
  admin: AdminClient;
  sessionId: string;
}

/**
 * Verifies a request of the embedded admin and finds its shop; every loader and action begins with it.
 *
 * @param needs what the member of staff must be allowed to do: each action says more than "view"
 * @throws Response when the library must answer otherwise (bounce page, retry with a new token)
 * @throws 403 with `{ needs, role }`, which becomes a page in words, when the member of staff may not do this
 */
export async function adminPage(request: Request, needs: Permission = "view"): Promise<AdminPage> {
  const { session, sessionToken } = await authenticate.admin(request);
  const shop = await adminShop(session.shop);
  invariant(shop, "a shop with a session was installed");
  const id = sessionToken?.sub ?? "unknown";
  const staff = await seenStaff({ programId: shop.programId, id });
  requirePermission({ staff }, needs);
  return {
    ...{ shop, staff },
    actor: `staff:${id}`,
    admin: adminFor(session.shop, "hurried"),
    sessionId: session.id,
  };
}

/**
 * For an action that needs more than the others of its page.
 *
 * @throws 403, as `adminPage` does
 */
export function requirePermission({ staff }: Pick<AdminPage, "staff">, needs: Permission): void {
  if (!mayDo(staff.role, needs)) throw Response.json({ needs, role: staff.role }, { status: 403 });
}

/** Somebody of the staff, noted as seen: at the first page, and at most once a day after that. */
async function seenStaff(who: { programId: string; id: string }): Promise<StaffMember> {
  const { staff, seenAt } = await staffOf(who);
  const now = clock.now();
  if (seenAt === null || now.getTime() - seenAt.getTime() > SEEN_AGAIN_AFTER_MS) await noteStaff({ ...who, now });
  return staff;
}

/** What the frame of every page needs to load App Bridge. */
export function appBridge(): { apiKey: string; url: string | null } {
  const { SHOPIFY_API_KEY: apiKey, SANDBOX_SHOPIFY_ORIGIN: sandbox } = environment();
  return { apiKey, url: sandbox === null ? null : `${sandbox}/app-bridge.js` };
}
