import { withTransaction } from "../../db.server.ts";
import { type Claim, claimDue, nextDue } from "../../models/redemption-work.ts";
import type { ShopRecord } from "../../models/shop.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import type { DrawnCodes } from "../../loyalty/redemption.ts";
import { setAside } from "../steps/set-aside.ts";
import { countFailure, workClaimed } from "./outside/work-claimed.ts";

/** So many at once: Shopify's answers are waited for together, and its rate limit is not overrun. */
const AT_ONCE = 8;
/** After so long another shop has its turn. */
const SLICE_MS = 20_000;

/** When the shop wants its next turn, in milliseconds from now; null: nothing is to be done. */
export interface NextTurn {
  inMs: number | null;
}

/**
 * Works off what is due in one shop, for one slice of time.
 *
 * @param options.clock told before each piece: a slice lasts longer than one moment
 */
export async function workShop(options: {
  admin: AdminClient;
  shop: ShopRecord;
  drawCodes: () => DrawnCodes;
  clock: () => Date;
}): Promise<NextTurn> {
  const { shop, clock } = options;
  const { programId, shopId } = shop;
  const endMs = clock().getTime() + SLICE_MS;
  while (clock().getTime() < endMs) {
    const now = clock();
    const { claims, unreadable } = await withTransaction(async (tx) => {
      const due = await claimDue(tx, { programId, shopId, limitMax: AT_ONCE, now });
      await setAside(tx, { programId, unreadable: due.unreadable, now });
      return due;
    });
    if (claims.length === 0 && unreadable.length > 0) continue;
    if (claims.length === 0) return nextTurn(shop, clock());
    const heldUpMs = await workAll({ ...options, claims });
    if (heldUpMs !== null) return { inMs: heldUpMs };
  }
  return { inMs: 0 };
}

/** @returns for how long the shop holds everything up; null when it does not */
async function workAll(options: {
  admin: AdminClient;
  shop: ShopRecord;
  drawCodes: () => DrawnCodes;
  clock: () => Date;
  claims: Claim[];
}): Promise<number | null> {
  const { claims, clock, ...rest } = options;
  const attemptOf = (claim: Claim) => ({ ...rest, claim, redemption: claim.redemption, now: clock(), clock });
  const results = await Promise.allSettled(claims.map((claim) => workClaimed(attemptOf(claim))));
  const failures = results.flatMap((result, index): { claim: Claim; reason: unknown }[] => {
    const claim = claims[index];
    return result.status === "rejected" && claim ? [{ claim, reason: result.reason }] : [];
  });
  if (failures.length > 0) {
    // Where even that cannot be written down, whoever comes next waits for the lease to end.
    await Promise.allSettled(failures.map(({ claim }) => countFailure(attemptOf(claim))));
    throw new AggregateError(
      failures.map(({ reason }) => reason),
      "some redemptions could not be worked on",
    );
  }
  const waits = results.flatMap((result) =>
    result.status === "fulfilled" && result.value.outcome === "held-up" ? [result.value.waitMs] : [],
  );
  return waits.length === 0 ? null : Math.max(...waits);
}

async function nextTurn(shop: ShopRecord, now: Date): Promise<NextTurn> {
  const at = await nextDue(shop);
  return { inMs: at === null ? null : Math.max(0, at.getTime() - now.getTime()) };
}
