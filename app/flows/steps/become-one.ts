import type { Tx } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { cancelEnding } from "../../loyalty/rewards/ending.ts";
import { moveAwards } from "../../models/award.ts";
import { keepApart } from "../../models/award-redemption.ts";
import { moveBudgetUse } from "../../models/budget.ts";
import { moveExtensions } from "../../models/lot-extension.ts";
import { moveBlocks } from "../../models/member-block.ts";
import { moveEvents } from "../../models/member-event.ts";
import { markMemberMerged } from "../../models/member.ts";
import { enqueue } from "../../models/outbox.ts";
import type { ProgramState } from "../../models/program.ts";
import { moveRedemptions } from "../../models/redemption.ts";
import { moveReferrals } from "../../models/referral.ts";
import { moveTierGrants } from "../../models/tier-grant.ts";
import { bookPolicies } from "./book-policies.ts";
import { endTaking } from "./end-taking.ts";
import { settleMembers } from "./settle-members.ts";
import type { ShopContext } from "./shop-context.ts";

/**
 * Gives everything of one member to another: facts first, which take their points along, then what did not come from facts. Whoever
 * calls has locked both accounts, has given the orders of the one who goes to the other, and has marked them as merged.
 */
export async function becomeOne(
  tx: Tx,
  options: {
    shop: ShopContext;
    program: ProgramState;
    accounts: AccountRow[];
    /** Who goes. */
    from: string;
    to: string;
    now: Date;
  },
): Promise<void> {
  const { shop, program, accounts, from, to, now } = options;
  const { programId } = shop;
  await moveFacts(tx, { programId, from, to, accounts, now });
  await settleMembers(tx, { shop, program, accounts, leaving: from, now });
  await moveTheRest(tx, { program, from, to, now });
  await enqueue(tx, { name: "publish-member", programId, memberId: to });
  // Points that came along may pay for a reward that is given by itself.
  await enqueue(tx, { name: "settle-member", programId, memberId: to });
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
