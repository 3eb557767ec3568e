import type { DrawnCodes } from "../../../loyalty/redemption.ts";
import type { RedemptionRecord, Tried } from "../../../models/redemption.ts";
import type { Claim } from "../../../models/redemption-work.ts";
import type { ShopRecord } from "../../../models/shop.ts";
import type { AdminClient } from "../../../shopify/admin-client.ts";

/** One attempt at what must be done in Shopify for a claimed redemption. */
export interface Attempt {
  admin: AdminClient;
  shop: ShopRecord;
  claim: Claim;
  redemption: RedemptionRecord;
  /** Draws codes for a redemption that has none yet. */
  drawCodes: () => DrawnCodes;
  now: Date;
  /** Told right before a call whose moment matters: an attempt lasts longer than one moment. */
  clock: () => Date;
}

/** Why an attempt did not come to an end. */
export type Unfinished =
  /** Surely nothing happened, and nothing will: no retry heals it. */
  | { outcome: "refused"; cause: string }
  /** Nobody knows, or not yet: look again. */
  | { outcome: "later"; trouble: string; waitMs?: number }
  /** Only a person can tell. */
  | { outcome: "stuck"; trouble: string }
  /** Somebody else has claimed it meanwhile. */
  | { outcome: "lost" };

/** Shopify has given a call up by then: what it did not do until now it will not do any more. */
export const SETTLED_MS = 60_000;

/** That what an attempt before asked for, and was never answered, may still come; null: it may not. */
export function stillComing({ redemption, now }: Attempt, what: Tried["what"]): Unfinished | null {
  const { tried } = redemption;
  const waitMs = tried?.what === what ? Date.parse(tried.at) + SETTLED_MS - now.getTime() : 0;
  return waitMs > 0 ? { outcome: "later", trouble: "unknown-outcome", waitMs } : null;
}

/** The currency in which it is given. */
export function currencyOf({ shop, redemption }: Attempt): string {
  return redemption.currency === "" ? shop.currency : redemption.currency;
}

export type Issued = { outcome: "done"; remoteId: string | null } | Unfinished;

export type Stopped =
  /** Nothing of it works any more, and nothing of it was used. */
  | { outcome: "stopped" }
  /** Something was paid with it, or it was debited by somebody: no points come back. */
  | { outcome: "touched" }
  /** Orders were placed with it. */
  | { outcome: "in-orders"; orders: { orderId: string; codes: string[]; at: Date; customerId: string | null }[] }
  | Unfinished;
