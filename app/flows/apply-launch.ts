import { type Tx, withTransaction } from "../db.server.ts";
import { joinedByLaunch } from "../loyalty/launch/dry-run.ts";
import { type LaunchLine, markGiven, nextLines } from "../models/launch-line.ts";
import { type LaunchRun, lockLaunch, moveLaunch, noteWorked } from "../models/launch.ts";
import { identitiesOf, type Identity } from "../models/member.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { givePastPoints } from "./steps/give-past-points.ts";
import { joinMembers } from "./steps/join-members.ts";
import { lockFound } from "./steps/lock-members.ts";
import { reviewEverybody } from "./steps/review-everybody.ts";
import { settleAnew } from "./steps/settle-anew.ts";
import type { ShopContext } from "./steps/shop-context.ts";

const BATCH_MAX = 100;

/**
 * Gives customers what a run of launch day has shown them, one bounded batch a call: where joining is automatic they become members,
 * members get the points and the tier. A batch that is repeated gives nothing twice.
 */
export async function applyLaunch(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId, runId });
    if (run?.state !== "applying") return { outcome: "done" };
    const program = await programState(tx, programId);
    const lines = await nextLines(tx, run, BATCH_MAX);
    const last = lines.at(-1);
    if (!last) {
      await moveLaunch(tx, { run, state: "applied", now });
      await enqueue(tx, { name: "roll-up-figures", programId });
      if (run.countsForTiers) await reviewEverybody(tx, { programId, now });
      return { outcome: "done" };
    }
    const identities = await membersOf(tx, { shop, run, program, lines, now });
    const memberIds = [...new Set(identities.map(({ memberId }) => memberId))];
    const accounts = await lockFound(tx, { programId, memberIds });
    if (run.countsForPoints) await givePastPoints(tx, { shop, program, run, lines, identities, accounts, now });
    else await markGiven(tx, { run, to: identities, now });
    await settleAnew(tx, { shop, program, memberIds, now });
    await noteWorked(tx, { run, cursor: last.customerId, customers: lines.length });
    return { outcome: "more" };
  });
}

/** Who of the customers is a member, those included who become one by this. */
async function membersOf(
  tx: Tx,
  of: { shop: ShopContext; run: LaunchRun; program: ProgramState; lines: readonly LaunchLine[]; now: Date },
): Promise<Identity[]> {
  const { shop, program, now } = of;
  const { programId } = shop;
  const { shopId } = of.run;
  const customerIds = of.lines.map(({ customerId }) => customerId);
  const known = await identitiesOf(tx, { programId, shopId, customerIds });
  const isKnown = new Set(known.map(({ customerId }) => customerId));
  const strangers = customerIds.filter((customerId) => !isKnown.has(customerId));
  const joinedAt = new Date(joinedByLaunch(program.liveFrom ?? 0) * 1000);
  await joinMembers(tx, {
    shop: { programId, shopId },
    program,
    customerIds: strangers,
    members: strangers.map((customerId) => ({ customerId, joinedAt, joinedBy: "launch", consent: null })),
    now,
  });
  return strangers.length === 0 ? known : identitiesOf(tx, { programId, shopId, customerIds });
}
