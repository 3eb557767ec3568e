import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { countActiveDiscounts, insertLeaveRun, isLeaveRunKnown } from "../../models/leave-run.ts";
import { enqueue } from "../../models/outbox.ts";
import { lockGoingLive, lockProgram, markOff, programState } from "../../models/program.ts";
import { countIssued } from "../../models/void-run.ts";
import { beginVoiding } from "../steps/begin-voiding.ts";

/**
 * Begins to leave nothing of the program active in Shopify, which would outlive the app: the program stops, what is issued ends with its
 * points going back, and automatic discounts are deactivated. Jobs do the work; what has ended stays ended, should the program go live
 * again.
 *
 * @param leaveId made by the browser: the same id twice is one run
 * @param what "codes" leaves gift cards, store credit and everything else that is no discount code with the members
 * @returns "in-test" while a test is on or what it left is not wiped yet: it is ended first; "nothing-active" when the program is off and nothing of it is left
 */
export async function startLeaving(options: {
  programId: string;
  leaveId: string;
  what: "codes" | "everything";
  actor: string;
  now: Date;
}): Promise<{ outcome: "started" | "already-started" | "nothing-active" | "in-test" }> {
  const { programId, leaveId, what, actor, now } = options;
  return withTransaction(async (tx) => {
    await lockGoingLive(tx, { programId, mode: "exclusive" });
    await lockProgram(tx, programId);
    if (await isLeaveRunKnown(tx, { programId, id: leaveId })) return { outcome: "already-started" };
    const { status, mode } = await programState(tx, programId);
    if (mode === "test" || mode === "wiping") return { outcome: "in-test" };
    const discounts = await countActiveDiscounts(tx, programId);
    const issued = await countIssued(tx, programId);
    const ending = what === "codes" ? { codes: issued.codes, giftCards: 0, other: 0 } : issued;
    const isAnyIssued = ending.codes + ending.giftCards + ending.other > 0;
    if (status === "off" && discounts === 0 && !isAnyIssued) return { outcome: "nothing-active" };

    const only = what === "codes" ? ("codes" as const) : null;
    const filter = { rewardId: null, issuedAfter: null, issuedBefore: null, only };
    const voiding = await beginVoiding(tx, { programId, runId: leaveId, filter, points: "return", actor, now });
    const voidRunId = voiding.outcome === "begun" ? leaveId : null;
    const run = { id: leaveId, voidRunId, ...ending, discounts, startedBy: actor, startedAt: now };
    await insertLeaveRun(tx, { programId, ...run });
    await markOff(tx, programId);
    await record(tx, {
      programId,
      at: now,
      actor,
      action: "leave-started",
      data: { run: leaveId, ...ending, discounts },
    });
    // Publishing tells the storefront, and brings the automatic discounts in step with a program that is off.
    await enqueue(tx, { name: "publish-program", programId });
    return { outcome: "started" };
  });
}
