import { randomBytes } from "node:crypto";
import type { SandboxContext } from "../context.ts";
import type { AccessToken } from "../state.ts";

/** Lives of an expiring offline token (https://shopify.dev, "Use expiring offline access tokens"). */
export const ACCESS_SECONDS = 3600;
export const REFRESH_SECONDS = 90 * 24 * 3600;

/** Issues an offline token; only an expiring one comes with a refresh token. */
export function issueToken(
  context: SandboxContext,
  of: { expiring: "yes" | "no"; replaces: string | null },
): AccessToken {
  const { installation } = context.shop;
  const nowMs = Date.now();
  const isExpiring = of.expiring === "yes";
  const token: AccessToken = {
    token: `shpat_${randomBytes(16).toString("hex")}`,
    refreshToken: isExpiring ? `shprt_${randomBytes(16).toString("hex")}` : null,
    scopes: [...installation.scopes],
    expiresAtMs: isExpiring ? nowMs + ACCESS_SECONDS * 1000 : null,
    refreshExpiresAtMs: isExpiring ? nowMs + REFRESH_SECONDS * 1000 : null,
    replaces: of.replaces,
  };
  const isOver = (atMs: number | null) => atMs !== null && atMs < nowMs;
  installation.tokens = [
    ...installation.tokens.filter(
      (one) => !(isOver(one.expiresAtMs) && (one.refreshToken === null || isOver(one.refreshExpiresAtMs))),
    ),
    token,
  ];
  context.world.changed();
  return token;
}

/** The living access token of that text; null when it is unknown, expired, or the app is not installed. */
export function tokenOf(context: SandboxContext, text: string | null): AccessToken | null {
  const { installation } = context.shop;
  if (!installation.isInstalled || text === null) return null;
  const token = installation.tokens.find((one) => one.token === text);
  return token && (token.expiresAtMs === null || token.expiresAtMs > Date.now()) ? token : null;
}

/**
 * Exchanges a refresh token for a new pair. A used refresh token stays usable until its replacement is first used, so that an app
 * that lost the answer can ask again.
 *
 * @returns null when the refresh token is unknown, retired or expired
 */
export function refreshPair(context: SandboxContext, refreshToken: string): AccessToken | null {
  const { installation } = context.shop;
  const used = installation.tokens.find((one) => one.refreshToken === refreshToken);
  if (!installation.isInstalled || !used) return null;
  if (used.refreshExpiresAtMs !== null && used.refreshExpiresAtMs <= Date.now()) return null;
  for (const one of installation.tokens) {
    if (used.replaces !== null && one.refreshToken === used.replaces) one.refreshToken = null;
  }
  return issueToken(context, { expiring: "yes", replaces: refreshToken });
}
