import type { Session } from "@shopify/shopify-api";
import { noteConnection } from "./flows/note-connection.ts";
import { log } from "./log.server.ts";
import { endLease, loadForRefresh, storeRefreshed, takeLease, type StoredSession } from "./session-storage.server.ts";
import { refusalStatus } from "./shopify-fetch.server.ts";
import { shopify } from "./shopify.server.ts";
import { UnauthorizedError, UnavailableError } from "./shopify/admin-client.ts";

const EARLY_MS = 5 * 60 * 1000;
const LEASE_SECONDS = 30;
const WAIT_MS = 150;
const WAITS_MAX = 220;

/** Why a session that still works is refreshed all the same. */
type Reason = { kind: "expiry" } | { kind: "rejected"; accessToken: string } | { kind: "keep-alive" };

/**
 * A shop's offline session with an access token that is good for some minutes, refreshed where needed.
 *
 * Of all processes one refreshes at a time, holding a lease on the session's row (never an open transaction); the others go
 * on with the old token while it lasts, or wait for the new one.
 *
 * @param reason `rejected`: Shopify refused this access token although it had not expired; `keep-alive`: the refresh token
 *   itself would lapse soon
 * @throws {UnauthorizedError} when there is no session or its refresh token is dead; the shop then shows "reconnect"
 * @throws {UnavailableError} when Shopify could not be asked and the old token is of no use
 */
export async function freshSession(shopDomain: string, reason: Reason = { kind: "expiry" }): Promise<Session> {
  const id = shopify().api.session.getOfflineId(shopDomain);
  for (let wait = 0; wait < WAITS_MAX; wait += 1) {
    const stored = await loadForRefresh(id);
    if (!stored) {
      await noteConnection({ shopDomain, connection: "reconnect" });
      throw new UnauthorizedError(`${shopDomain} has no session`);
    }
    if (isGoodEnough(stored.session, reason)) return stored.session;
    if (await takeLease(id, stored.mark, LEASE_SECONDS)) {
      const refreshed = await refreshUnderLease(stored);
      if (refreshed) return refreshed;
      continue; // the row was rewritten meanwhile: read it again
    }
    if (isUsable(stored.session, reason)) return stored.session;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new UnavailableError(`${shopDomain}: another process holds the token's lease for too long`);
}

function isGoodEnough(session: Session, reason: Reason): boolean {
  if (reason.kind === "keep-alive") return false;
  if (reason.kind === "rejected" && session.accessToken === reason.accessToken) return false;
  return session.expires === undefined || session.expires.getTime() - EARLY_MS > Date.now();
}

/** Good for one more call at least, while somebody else refreshes it. */
function isUsable(session: Session, reason: Reason): boolean {
  if (reason.kind === "rejected" && session.accessToken === reason.accessToken) return false;
  return session.expires === undefined || session.expires.getTime() - 5000 > Date.now();
}

async function refreshUnderLease({ session, mark }: StoredSession): Promise<Session | null> {
  const isDead = !session.refreshToken || (session.refreshTokenExpires?.getTime() ?? Infinity) < Date.now();
  if (!session.refreshToken || isDead) return giveUp(session, mark, "has no refresh token that is still good");
  try {
    const answer = await shopify().api.auth.refreshToken({ shop: session.shop, refreshToken: session.refreshToken });
    if (!(await storeRefreshed(answer.session, mark))) return null;
    await noteConnection({ shopDomain: session.shop, connection: "ok" });
    return answer.session;
  } catch (error) {
    // 400 and 401 are final; anything else may pass, and the same refresh token is still good.
    const isFinal = [400, 401].includes(refusalStatus(error) ?? 0);
    if (isFinal) return giveUp(session, mark, "was refused a new token");
    await endLease(session.id, mark);
    if (isUsable(session, { kind: "expiry" })) return session;
    throw new UnavailableError(`${session.shop}: no new token could be fetched`, { cause: error });
  }
}

async function giveUp(session: Session, mark: string, why: string): Promise<never> {
  log.warn({ shop: session.shop }, `the shop ${why}: the merchant must open the app once`);
  await endLease(session.id, mark);
  await noteConnection({ shopDomain: session.shop, connection: "reconnect" });
  throw new UnauthorizedError(`${session.shop} ${why}`);
}
