import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { joinedLines } from "../models/launch-line.ts";
import { lockLaunch } from "../models/launch.ts";
import { identitiesOf } from "../models/member.ts";
import { programState } from "../models/program.ts";
import { givePastPoints } from "./steps/give-past-points.ts";
import { settleAnew } from "./steps/settle-anew.ts";
import type { ShopContext } from "./steps/shop-context.ts";

const BATCH_MAX = 100;

/**
 * Gives what an applied run of launch day has for customers who have become members since without asking; one bounded batch a call.
 * Nobody is given anything twice.
 */
export async function giveToLateJoiners(options: {
  shop: ShopContext;
  runId: string;
  now: Date;
}): Promise<{ outcome: "more" | "done" }> {
  const { shop, runId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const run = await lockLaunch(tx, { programId, runId });
    if (run?.state !== "applied" || !run.countsForPoints) return { outcome: "done" };
    const program = await programState(tx, programId);
    const lines = await joinedLines(tx, run, BATCH_MAX);
    if (lines.length === 0) return { outcome: "done" };
    const customerIds = lines.map(({ customerId }) => customerId);
    const identities = await identitiesOf(tx, { programId, shopId: run.shopId, customerIds });
    const memberIds = [...new Set(identities.map(({ memberId }) => memberId))];
    const accounts = await lockAccounts(tx, { programId, memberIds });
    await givePastPoints(tx, { shop, program, run, lines, identities, accounts, now });
    await settleAnew(tx, { shop, program, memberIds, now });
    return { outcome: lines.length === BATCH_MAX ? "more" : "done" };
  });
}
