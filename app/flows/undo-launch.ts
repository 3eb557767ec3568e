import { type Tx, withTransaction } from "../db.server.ts";
import { StaleRead } from "../ledger/book.ts";
import { type AccountRow, lockAccounts } from "../ledger/read.ts";
import { pastKey } from "../loyalty/launch/past-key.ts";
import { deleteLines, type GivenLine, nextGivenLines } from "../models/launch-line.ts";
import { type LaunchRun, lockLaunch, moveLaunch, noteWorked } from "../models/launch.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { reverseGiven } from "./steps/reverse-given.ts";
import { reviewEverybody } from "./steps/review-everybody.ts";
import { settleAnew } from "./steps/settle-anew.ts";
import type { ShopContext } from "./steps/shop-context.ts";

const BATCH_MAX = 100;

/**
 * Takes back what a run of launch day has given, one bounded batch a call: points in full, those that were spent by the program's
 * policy for shortfalls; tiers follow because past orders count no more. Whom the run made a member stays one. A batch that is
 * repeated takes nothing twice.
 */
export async function undoLaunch(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId, runId });
    if (run?.state !== "undoing") return { outcome: "done" };
    const program = await programState(tx, programId);
    const lines = await nextGivenLines(tx, run, BATCH_MAX);
    const last = lines.at(-1);
    if (!last) {
      await deleteLines(tx, run);
      await moveLaunch(tx, { run, state: "undone", now });
      await enqueue(tx, { name: "roll-up-figures", programId });
      if (run.countsForTiers) await reviewEverybody(tx, { programId, now });
      return { outcome: "done" };
    }
    const memberIds = [...new Set(lines.flatMap(({ memberId }) => memberId ?? []))];
    const accounts = await lockAccounts(tx, { programId, memberIds });
    const held = await nextGivenLines(tx, run, BATCH_MAX);
    const isHeld = held.every(({ memberId }) => memberId === null || memberIds.includes(memberId));
    if (!isHeld) throw new StaleRead("a member became another one");
    await takeBack(tx, { run, program, lines, accounts, now });
    await settleAnew(tx, { shop, program, memberIds, now });
    await noteWorked(tx, { run, cursor: last.customerId, customers: lines.length });
    return { outcome: "more" };
  });
}

async function takeBack(
  tx: Tx,
  of: { run: LaunchRun; program: ProgramState; lines: readonly GivenLine[]; accounts: AccountRow[]; now: Date },
): Promise<void> {
  const { run, program, accounts, now } = of;
  const holders = new Map<string, string>();
  for (const { givenTo, memberId, points } of of.lines) {
    if (givenTo === null || memberId === null) continue;
    for (const unit of Object.keys(points)) holders.set(pastKey({ runId: run.id, memberId: givenTo, unit }), memberId);
  }
  await reverseGiven(tx, {
    ...{ program, accounts, now },
    given: [...holders].map(([key, holderId]) => ({ key, holderId })),
    as: ({ delta }) => ({
      ...{ reason: "past-orders-undone", occurredAt: now },
      explanation: { kind: "past-orders", run: run.id, points: -delta },
    }),
  });
}
