import { withTransaction } from "../../db.server.ts";
import { lapseEnding } from "../../loyalty/rewards/ending.ts";
import { enqueueNow } from "../../models/outbox.ts";
import { programsWithMarks } from "../../models/publication.ts";
import type { RedemptionRecord } from "../../models/redemption.ts";
import { dueShops, freeTooLate, overdueRedemptions } from "../../models/redemption-work.ts";
import { endTaking } from "../steps/end-taking.ts";
import { lockWithAccount } from "../steps/give-back.ts";
import { setAside } from "../steps/set-aside.ts";

/** An order of the last second is heard of by then. */
const GRACE_MS = 15 * 60_000;
const BATCH = 200;
/** The next sweep goes on. */
const LAPSED_MAX = 5_000;
const SHOPS_MAX = 1_000;

/**
 * What nobody asks for: ends what was issued and whose time is over, and has every shop worked on in which something is due, because
 * its job was lost, its turn has come, or a lease has ended. Members whose publication was lost are published too.
 *
 * @returns how many are ending, or have ended
 * @throws AggregateError afterwards, when some could not be ended: they keep nothing else from being done
 */
export async function sweepRedemptions({ now }: { now: Date }): Promise<{ lapsed: number }> {
  const { lapsed, failures } = await lapseDue({ now });
  await withTransaction((tx) => freeTooLate(tx, now));
  const shops = await dueShops(now, SHOPS_MAX);
  const programIds = await programsWithMarks(SHOPS_MAX);
  await enqueueNow([
    ...shops.map((shop) => ({ name: "work-redemptions" as const, ...shop })),
    ...programIds.map((programId) => ({ name: "publish-members" as const, programId })),
  ]);
  if (failures.length > 0) throw new AggregateError(failures, "some redemptions could not be ended");
  return { lapsed };
}

/** Ends what was issued and whose time is over; what is in Shopify is stopped first. */
async function lapseDue({ now }: { now: Date }): Promise<{ lapsed: number; failures: unknown[] }> {
  const endedBefore = new Date(now.getTime() - GRACE_MS);
  const failures: unknown[] = [];
  let lapsed = 0;
  while (lapsed < LAPSED_MAX) {
    const { overdue, unreadable } = await overdueRedemptions(endedBefore, BATCH);
    for (const one of unreadable) {
      await withTransaction((tx) => setAside(tx, { programId: one.programId, unreadable: [one], now }));
    }
    const before = lapsed;
    for (const redemption of overdue) {
      try {
        await lapse(redemption, now);
        lapsed += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    if (overdue.length + unreadable.length < BATCH || lapsed === before) break;
  }
  return { lapsed, failures };
}

async function lapse(known: RedemptionRecord & { programId: string }, now: Date): Promise<void> {
  const { programId, id: redemptionId, memberId } = known;
  await withTransaction(async (tx) => {
    const locked = await lockWithAccount(tx, { programId, redemptionId, memberId });
    if (locked?.redemption.state !== "issued" || locked.redemption.todo !== null) return;
    await endTaking(tx, { programId, locked, ending: lapseEnding(locked.redemption), now });
  });
}
