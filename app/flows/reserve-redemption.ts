import { withTransaction, type Tx } from "../db.server.ts";
import type { Book } from "../ledger/book.ts";
import { post } from "../ledger/post.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { openBooks } from "../ledger/open-books.ts";
import { lockAccounts } from "../ledger/read.ts";
import { type MemberState } from "../loyalty/published-state.ts";
import {
  type Expiry,
  type FixedAmountReward,
  POINTS,
  type PricedReference,
  type ProgramVersion,
} from "../loyalty/program.ts";
import { decideRedemption, type RedeemableReward } from "../loyalty/redemption.ts";
import { rewardLapsesAt } from "../loyalty/time/reward-lapse.ts";
import { record } from "../models/activity.ts";
import { lockAward, saveAwards } from "../models/award.ts";
import { enqueueAll } from "../models/outbox.ts";
import { programState } from "../models/program.ts";
import { insertRedemption, lockRedemption, type RedemptionRecord } from "../models/redemption.ts";
import { bookPolicies } from "./steps/book-policies.ts";
import { redemptionKey } from "./steps/give-back.ts";
import { newMemberState, presentMemberState } from "./steps/member-state.ts";

export type Reservation =
  /** `state` already shows the balance without the points. */
  | { outcome: "reserved" | "already-reserved"; redemption: RedemptionRecord; state: MemberState | null }
  /** Nothing is issued for it: the shop hands it out, and it is due. "returned": it was, and the points are back. */
  | { outcome: "due" | "already-due" | "returned"; rewardId: string; state: MemberState | null }
  | { outcome: "insufficient-points"; shortBy: number }
  | { outcome: "not-live" | "unknown-reward" | "unknown-member" }
  /** The id belongs to another member's redemption, or to one of another reward. */
  | { outcome: "id-taken" };

interface Asked {
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  memberId: string;
  redemptionId: string;
  rewardId: string;
  code: string;
  /** Staff who books it for the member; left out: the member asked. */
  actor?: string;
  now: Date;
}

/**
 * Takes the points for a reward. For one that takes something off an order the code is stored that will be created for them;
 * `issueRedemption` creates it. One that somebody else delivers is due from then on.
 *
 * The same redemption id is the same redemption, however often it comes. Two at once on one balance take turns, so that points are
 * never spent twice.
 *
 * @param redemptionId made by the shopper's browser (a UUID)
 * @param code as `codeFrom` (app/loyalty/redemption.ts) made it from random bytes
 */
export async function reserveRedemption(options: Asked): Promise<Reservation> {
  const { shop, memberId, redemptionId, rewardId, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const before = await redeemedBefore(tx, options);
    if (before) return before;
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

    const { reward } = decision;
    const version = newest?.version ?? 0;
    const isVoucher = reward.kind === "fixed-amount";
    await spend(tx, { ...options, book, reward, version });
    const redemption = isVoucher ? await keepCode(tx, { ...options, reward }) : null;
    if (!isVoucher) await makeDue(tx, { ...options, reward, version });
    if (options.actor !== undefined) {
      const data = { memberId, redemption: redemptionId, reward: rewardId };
      await record(tx, { programId, at: now, actor: options.actor, action: "reward-booked", data });
    }
    const state = await newMemberState(tx, { shop, memberId, now });
    await enqueueAll(tx, [
      ...(isVoucher ? [{ name: "issue-redemption" as const, programId, redemptionId }] : []),
      { name: "publish-member", programId, memberId },
      // Redeeming may keep other points alive, and the fold knows which.
      ...(isActivity(versions) ? [{ name: "settle-member" as const, programId, memberId }] : []),
    ]);
    return redemption ? { outcome: "reserved", redemption, state } : { outcome: "due", rewardId, state };
  });
}

/** What the id stands for already; null when it is new. */
async function redeemedBefore(tx: Tx, options: Asked): Promise<Reservation | null> {
  const { shop, memberId, redemptionId, rewardId, now } = options;
  const { programId } = shop;
  const redemption = await lockRedemption(tx, programId, redemptionId);
  const award = await lockAward(tx, programId, redemptionKey(redemptionId));
  const known = redemption ?? award;
  if (!known) return null;
  if (known.memberId !== memberId || known.rewardId !== rewardId) return { outcome: "id-taken" };
  const state = await presentMemberState(tx, { shop, memberId, now });
  if (redemption) return { outcome: "already-reserved", redemption, state };
  return { outcome: award?.isWithdrawn ? "returned" : "already-due", rewardId, state };
}

function explanationOf(reward: RedeemableReward, { version, currency }: { version: number; currency: string }) {
  return {
    ...{ kind: "redeemed" as const, reward: reward.id, version, currency },
    ...(reward.kind === "fixed-amount"
      ? { amountMinor: reward.amountMinor }
      : { amountMinor: reward.valueMinor ?? 0, name: reward.name }),
  };
}

async function spend(
  tx: Tx,
  options: Asked & { book: Book; reward: RedeemableReward; version: number },
): Promise<void> {
  const { shop, redemptionId, now, book, reward, version } = options;
  const explanation = explanationOf(reward, { version, currency: shop.currency });
  const key = redemptionKey(redemptionId);
  book.spend({ key, reason: "redeemed", occurredAt: now, counterpart: "redeemed", explanation }, reward.points, now);
  await post(tx, { programId: shop.programId, books: [book], now });
}

async function keepCode(tx: Tx, options: Asked & { reward: FixedAmountReward }): Promise<RedemptionRecord> {
  const { shop, redemptionId, memberId, code, now, reward } = options;
  const { points, amountMinor, id: rewardId } = reward;
  const { shopId } = shop;
  const redemption = { id: redemptionId, memberId, shopId, rewardId, points, amountMinor, code, reservedAt: now };
  await insertRedemption(tx, shop.programId, redemption);
  return { ...redemption, discountId: null, state: "reserved", cause: null };
}

async function makeDue(tx: Tx, options: Asked & { reward: PricedReference; version: number }): Promise<void> {
  const { shop, redemptionId, memberId, now, reward, version } = options;
  const at = wholeSeconds(now);
  const award = {
    ...{ key: redemptionKey(redemptionId), memberId, rewardId: reward.id, at, withdrawnAt: null },
    lapsesAt: rewardLapsesAt(reward, { at, timeZone: shop.timeZone }),
    explanation: explanationOf(reward, { version, currency: shop.currency }),
  };
  await saveAwards(tx, { programId: shop.programId, awards: [award], now });
}

/** Whether redeeming counts as activity under any version: then the dates of lots may move. */
function isActivity(versions: readonly ProgramVersion[]): boolean {
  const counts = (expiry: Expiry | undefined) => expiry?.kind === "rolling" && expiry.activity.includes("redemption");
  return versions.some(
    ({ program }) =>
      program.units.some(({ expiry }) => counts(expiry)) || program.earning.some(({ expiry }) => counts(expiry)),
  );
}
