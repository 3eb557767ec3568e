import { withTransaction } from "../../db.server.ts";
import { type Claim, claimDue, nextDue, releaseClaims } from "../../models/redemption-work.ts";
import type { ShopRecord } from "../../models/shop.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import type { DrawnCodes } from "../steps/insert-taking.ts";
import { workClaimed, type Worked } from "./work/work-claimed.ts";

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
    const claims = await withTransaction((tx) => claimDue(tx, { programId, shopId, limitMax: AT_ONCE, now }));
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
  const { claims, clock, shop, ...rest } = options;
  const work = (claim: Claim): Promise<Worked> =>
    workClaimed({ ...rest, shop, claim, redemption: claim.redemption, now: clock() });
  const results = await Promise.allSettled(claims.map(work));
  const failures: unknown[] = [];
  for (const result of results) if (result.status === "rejected") failures.push(result.reason);
  if (failures.length > 0) {
    await release(shop, claims);
    throw new AggregateError(failures, "some redemptions could not be worked on");
  }
  const waits = results.flatMap((result) =>
    result.status === "fulfilled" && result.value.outcome === "held-up" ? [result.value.waitMs] : [],
  );
  return waits.length === 0 ? null : Math.max(...waits);
}

/** A bug, or our database: whoever comes next need not wait for the lease to end. */
async function release({ programId }: ShopRecord, claims: readonly Claim[]): Promise<void> {
  const [first] = claims;
  if (!first) return;
  const ids = claims.map(({ redemption }) => redemption.id);
  await withTransaction((tx) => releaseClaims(tx, { programId, ids, until: first.until }));
}

async function nextTurn(shop: ShopRecord, now: Date): Promise<NextTurn> {
  const at = await nextDue(shop);
  return { inMs: at === null ? null : Math.max(0, at.getTime() - now.getTime()) };
}
