import { withTransaction, type Tx } from "../db.server.ts";
import type { Book, Movement } from "../ledger/book.ts";
import { post } from "../ledger/post.ts";
import { openBooks } from "../ledger/open-books.ts";
import { lockAccounts } from "../ledger/read.ts";
import { type MemberState } from "../loyalty/published-state.ts";
import { type Expiry, type FixedAmountReward, POINTS, type ProgramVersion } from "../loyalty/program.ts";
import { decideRedemption } from "../loyalty/redemption.ts";
import { enqueueAll } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { insertRedemption, lockRedemption, type RedemptionRecord } from "../models/redemption.ts";
import { bookPolicies } from "./steps/book-policies.ts";
import { newMemberState, presentMemberState } from "./steps/member-state.ts";

export type Reservation =
  /** `state` already shows the balance without the points. */
  | { outcome: "reserved" | "already-reserved"; redemption: RedemptionRecord; state: MemberState | null }
  | { outcome: "insufficient-points"; shortBy: number }
  | { outcome: "not-live" | "unknown-reward" | "unknown-member" }
  /** The id belongs to another member's redemption, or to one of another reward. */
  | { outcome: "id-taken" };

/**
 * Takes the points for a reward and stores the code that will be created for them; `issueRedemption` creates it.
 *
 * The same redemption id is the same redemption, however often it comes. Two at once on one balance take turns, so that points are
 * never spent twice.
 *
 * @param redemptionId made by the shopper's browser (a UUID)
 * @param code as `codeFrom` (app/loyalty/redemption.ts) made it from random bytes
 */
export async function reserveRedemption(options: {
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  memberId: string;
  redemptionId: string;
  rewardId: string;
  code: string;
  now: Date;
}): Promise<Reservation> {
  const { shop, memberId, redemptionId, rewardId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const known = await lockRedemption(tx, programId, redemptionId);
    if (known) {
      if (known.memberId !== memberId || known.rewardId !== rewardId) return { outcome: "id-taken" };
      const state = await presentMemberState(tx, { shop, memberId, now });
      return { outcome: "already-reserved", redemption: known, state };
    }
    const current = await programState(tx, programId);
    const { status, versions } = current;
    const keys = [redemptionKey(redemptionId)];
    const { book: bookOf } = await openBooks(tx, { programId, accounts, keys, policies: bookPolicies(current) });
    const book = bookOf(memberId, POINTS);
    if (!book) return { outcome: "unknown-member" };

    const newest = versions.at(-1);
    const program = newest?.program ?? null;
    const decision = decideRedemption({ status, program, rewardId, available: book.available(now) });
    if (decision.outcome !== "accepted") return decision;

    const redemption = await spend(tx, { ...options, book, reward: decision.reward, version: newest?.version ?? 0 });
    const state = await newMemberState(tx, { shop, memberId, now });
    await enqueueAll(tx, [
      { name: "issue-redemption", programId, redemptionId },
      { name: "publish-member", programId, memberId },
      // Redeeming may keep other points alive, and the fold knows which.
      ...(isActivity(versions) ? [{ name: "settle-member" as const, programId, memberId }] : []),
    ]);
    return { outcome: "reserved", redemption, state };
  });
}

async function spend(
  tx: Tx,
  options: {
    shop: { programId: string; shopId: string; currency: string };
    redemptionId: string;
    code: string;
    now: Date;
    book: Book;
    reward: FixedAmountReward;
    version: number;
  },
): Promise<RedemptionRecord> {
  const { shop, redemptionId, code, now, book, reward, version } = options;
  const { points, amountMinor, id: rewardId } = reward;
  const movement: Movement = {
    key: redemptionKey(redemptionId),
    reason: "redeemed",
    occurredAt: now,
    counterpart: "redeemed",
    explanation: { kind: "redeemed", reward: rewardId, version, amountMinor, currency: shop.currency },
  };
  book.spend(movement, points, now);
  await post(tx, { programId: shop.programId, books: [book], now });
  const { shopId } = shop;
  const redemption = {
    id: redemptionId,
    memberId: book.memberId,
    shopId,
    rewardId,
    points,
    amountMinor,
    code,
    reservedAt: now,
  };
  await insertRedemption(tx, shop.programId, redemption);
  return { ...redemption, discountId: null, state: "reserved", cause: null };
}

/** Whether redeeming counts as activity under any version: then the dates of lots may move. */
function isActivity(versions: readonly ProgramVersion[]): boolean {
  const counts = (expiry: Expiry | undefined) => expiry?.kind === "rolling" && expiry.activity.includes("redemption");
  return versions.some(
    ({ program }) =>
      program.units.some(({ expiry }) => counts(expiry)) || program.earning.some(({ expiry }) => counts(expiry)),
  );
}

function redemptionKey(redemptionId: string): string {
  return `redemption:${redemptionId}`;
}
