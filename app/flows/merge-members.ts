import { type Tx, withTransaction } from "../db.server.ts";
import type { Movement } from "../ledger/book.ts";
import { post } from "../ledger/post.ts";
import { openBooks } from "../ledger/open-books.ts";
import { type AccountRow, lockAccounts } from "../ledger/read.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { cancelEnding } from "../loyalty/rewards/ending.ts";
import { moveAwards } from "../models/award.ts";
import { keepApart } from "../models/award-redemption.ts";
import { moveBudgetUse } from "../models/budget.ts";
import { moveExtensions } from "../models/lot-extension.ts";
import { moveBlocks } from "../models/member-block.ts";
import { moveEvents } from "../models/member-event.ts";
import { adoptCustomers, identitiesOf, lockJoining, markMemberMerged } from "../models/member.ts";
import { markMerged } from "../models/order.ts";
import { enqueue } from "../models/outbox.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { moveRedemptions } from "../models/redemption.ts";
import { moveReferrals } from "../models/referral.ts";
import { moveTierGrants } from "../models/tier-grant.ts";
import { bookPolicies } from "./steps/book-policies.ts";
import { endTaking } from "./steps/end-taking.ts";
import { lockFound } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export type Merge = { outcome: "merged" | "nothing-to-merge" };

/**
 * Two customers of a shop became one: the kept customer's member takes over the other's orders, events, tier grants, referrals,
 * awards, points and redemptions, and the birthday if it has none.
 *
 * Nothing before the merge is re-priced: until then each customer's orders counted towards that customer's tier alone. A second
 * call finds nothing left to merge.
 */
export async function mergeMembers(options: {
  shop: ShopContext;
  keptCustomerId: string;
  deletedCustomerId: string;
  now: Date;
}): Promise<Merge> {
  const { shop, keptCustomerId, deletedCustomerId, now } = options;
  const { programId, shopId } = shop;
  const customerIds = [keptCustomerId, deletedCustomerId];
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    await lockJoining(tx, { programId, shopId, customerIds, mode: "exclusive" });
    const identities = await identitiesOf(tx, { programId, shopId, customerIds });
    const kept = identities.find((identity) => identity.customerId === keptCustomerId)?.memberId;
    const deleted = identities.find((identity) => identity.customerId === deletedCustomerId)?.memberId;
    const survivor = kept ?? deleted;
    if (survivor === undefined || kept === deleted) return { outcome: "nothing-to-merge" };

    const memberIds = [...new Set([survivor, deleted ?? survivor])];
    const accounts = await lockFound(tx, { programId, memberIds });
    await markMerged(tx, { programId, shopId, merged: { customerId: deletedCustomerId, at: wholeSeconds(now) } });
    await adoptCustomers(tx, {
      programId,
      shopId,
      keptCustomerId,
      deletedCustomerId,
      memberId: survivor,
      from: deleted ?? null,
    });
    if (deleted === undefined || deleted === survivor) {
      await settleMembers(tx, { shop, program, accounts, now });
      return { outcome: "merged" };
    }
    await moveFacts(tx, { programId, from: deleted, to: survivor, accounts, now });
    await settleMembers(tx, { shop, program, accounts, leaving: deleted, now });
    await moveTheRest(tx, { program, from: deleted, to: survivor, now });
    await enqueue(tx, { name: "publish-member", programId, memberId: survivor });
    // Points that came along may pay for a reward that is given by itself.
    await enqueue(tx, { name: "settle-member", programId, memberId: survivor });
    return { outcome: "merged" };
  });
}

async function moveFacts(
  tx: Tx,
  options: { programId: string; from: string; to: string; accounts: AccountRow[]; now: Date },
): Promise<void> {
  await markMemberMerged(tx, options);
  await moveEvents(tx, options);
  await moveTierGrants(tx, options);
  await moveExtensions(tx, options);
  await moveBlocks(tx, options);
  await moveReferrals(tx, options);
  await moveAwards(tx, options);
  await moveBudgetUse(tx, options);
  await endTwice(tx, options);
  await moveRedemptions(tx, options);
}

/** What both were given for the same is kept once. */
async function endTwice(
  tx: Tx,
  options: { programId: string; from: string; to: string; accounts: AccountRow[]; now: Date },
): Promise<void> {
  const { programId, accounts, now } = options;
  for (const redemption of await keepApart(tx, options)) {
    const ending = cancelEnding({ points: 0 }, { cause: "merged" });
    if (redemption.todo !== "end") await endTaking(tx, { programId, locked: { redemption, accounts }, ending, now });
  }
}

/**
 * What did not come from facts that moved (gifts, goodwill, less what was redeemed) changes hands, in every unit: what is open goes with its
 * dates, and so does what is owed.
 */
async function moveTheRest(
  tx: Tx,
  options: { program: ProgramState; from: string; to: string; now: Date },
): Promise<void> {
  const { program, from, to, now } = options;
  const { programId } = program;
  const accounts = await lockAccounts(tx, { programId, memberIds: [from, to] });
  const policies = bookPolicies(program);
  const { book, all } = await openBooks(tx, { programId, accounts, policies });
  for (const giver of all().filter(({ memberId }) => memberId === from)) {
    const taker = book(to, giver.unit);
    if (!taker) continue;
    const movement = (end: string, points: number): Movement => ({
      key: `merge:${from}:${giver.unit}:${end}`,
      reason: "merged",
      occurredAt: now,
      counterpart: "merged",
      explanation: { kind: "merged", points },
    });
    const { lots, debt } = giver.contents();
    const points = lots.reduce((sum, lot) => sum + lot.remaining, 0);
    giver.handOver({ out: movement("out", -points), owed: movement("debt-out", debt) });
    taker.takeOver({ in: movement("in", points), owed: movement("debt-in", -debt) }, { lots, debt });
  }
  await post(tx, { programId, books: all(), now });
}
