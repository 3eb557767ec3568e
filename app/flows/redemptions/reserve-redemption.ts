import { redeemedBecause } from "../../loyalty/rewards/explained.ts";
import { type Tx, withTransaction } from "../../db.server.ts";
import type { Book } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { lockAccounts } from "../../ledger/read.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { type Expiry, POINTS, type ProgramVersion } from "../../loyalty/program.ts";
import type { MemberState } from "../../loyalty/published-state.ts";
import type { Accepted, Refusal } from "../../loyalty/rewards/decide.ts";
import { record } from "../../models/activity.ts";
import { lockAward, saveAwards } from "../../models/award.ts";
import { enqueue, enqueueNow, soon } from "../../models/outbox.ts";
import { drawCode } from "../../models/partner-code.ts";
import { programState } from "../../models/program.ts";
import { lockRedemption, type RedemptionRecord } from "../../models/redemption.ts";
import type { LimitRefusal } from "../../loyalty/staff.ts";
import { countAllGiven, unlessLimited } from "../steps/count-all-given.ts";
import { bookPolicies } from "../steps/book-policies.ts";
import { redemptionKey } from "../steps/give-back.ts";
import { codeOf, storeTakings } from "../steps/insert-taking.ts";
import { newMemberState, presentMemberState } from "../steps/member-state.ts";
import { type AskedReservation, decideTaking, noteHeldUp, noteOften, segmentsAskedFor } from "./decide-taking.ts";

export type Reservation =
  /**
   * The points are taken, and `state` already shows the balance without them. What needs nothing of Shopify is issued already; for
   * the rest `workRedemption` sees to it.
   */
  | { outcome: "reserved" | "already-reserved"; redemption: RedemptionRecord; state: MemberState | null }
  /** Nothing is issued for it: the shop hands it out, and it is due. "returned": it was, and the points are back. */
  | { outcome: "due" | "already-due" | "returned"; rewardId: string; state: MemberState | null }
  | Refusal
  | { outcome: "unknown-member" }
  /** The id belongs to another member's redemption, or to one of another reward. */
  | { outcome: "id-taken" }
  /** What is handed out is above what the staff who books it may give. */
  | LimitRefusal;

/** Whoever waits for the answer works on the redemption right after the commit: the job of the shop leaves it alone for so long. */
const HEAD_START_MS = 2_000;

/**
 * Takes the points for a reward, once every limit allows it. A code that was drawn is stored before anything is made in Shopify.
 *
 * The same redemption id is the same redemption, however often it comes. Two at once on one balance take turns, so that points are
 * never spent twice; two members who want the last piece take turns too.
 *
 * @param options.redemptionId made by the shopper's browser (a UUID)
 * @param options.codes as `codeFrom` and `giftCardCodeFrom` (app/loyalty/redemption.ts) made them from random bytes
 * @throws {ShopifyError} when Shopify does not tell the member's segments: nothing was taken
 */
export async function reserveRedemption(options: AskedReservation): Promise<Reservation> {
  const segmentIds = await segmentsAskedFor(options);
  const reservation = await unlessLimited(withTransaction((tx) => reserve(tx, { ...options, segmentIds })));
  if (reservation.outcome !== "reserved" && reservation.outcome !== "due") return reservation;
  // Not in the transaction: every redemption of a shop would wait for the one before, at the one job of the shop. Should we die
  // here, the sweep finds what is marked.
  const { programId, shopId } = options.shop;
  const isWaiting = reservation.outcome === "reserved" && reservation.redemption.todo !== null;
  const work = isWaiting ? [{ name: "work-redemptions" as const, programId, shopId }] : [];
  await enqueueNow([{ name: "publish-members", programId }, ...work], soon(HEAD_START_MS / 1000));
  return reservation;
}

type Asked = AskedReservation & { segmentIds: readonly string[] };

async function reserve(tx: Tx, options: Asked): Promise<Reservation> {
  const { shop, memberId, redemptionId, now } = options;
  const { programId } = shop;
  const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
  const program = await programState(tx, programId);
  const keys = [redemptionKey(redemptionId)];
  const { book: bookOf, posted } = await openBooks(tx, { programId, accounts, keys, policies: bookPolicies(program) });
  const before = await redeemedBefore(tx, { ...options, isSpent: posted.length > 0 });
  if (before) return before;
  const book = bookOf(memberId, POINTS);
  if (!book) return { outcome: "unknown-member" };

  const { decision, ofDay } = await decideTaking(tx, { ...options, program, available: book.available(now) });
  if (decision.outcome === "too-many") await noteHeldUp(tx, { ...options, until: decision.until });
  if (decision.outcome !== "accepted") return decision;
  const code = await codeFor(tx, options, decision);
  if (code.outcome !== "drawn") return code;
  const { actor, limits } = options;
  if (actor !== undefined && limits) {
    const given = [{ unit: POINTS, points: decision.points }];
    await countAllGiven(tx, { shop, program, actor, limits, given, now });
  }

  await spend(tx, { ...options, book, decision, version: program.versions.at(-1)?.version ?? 0 });
  const redemption = decision.reward.kind === "reference" ? null : await take(tx, { ...options, decision, ...code });
  if (!redemption) await makeDue(tx, { ...options, decision, version: program.versions.at(-1)?.version ?? 0 });
  await noteBooking(tx, options);
  await noteOften(tx, { ...options, count: redemption ? ofDay + 1 : ofDay });
  const state = await newMemberState(tx, { shop, memberId, program, publish: "later", now });
  // Redeeming may keep other points alive, and the fold knows which.
  if (isActivity(program.versions)) await enqueue(tx, { name: "settle-member", programId, memberId });
  return redemption
    ? { outcome: "reserved", redemption, state }
    : { outcome: "due", rewardId: decision.reward.id, state };
}

/**
 * What the id stands for already; null when it is new. What was given under an id of its own was not spent for. What was spent and is not
 * there any more was of somebody who was forgotten, or of a test.
 */
async function redeemedBefore(tx: Tx, options: Asked & { isSpent: boolean }): Promise<Reservation | null> {
  const { shop, memberId, redemptionId, wish, isSpent, now } = options;
  const { programId } = shop;
  const redemption = await lockRedemption(tx, programId, redemptionId);
  const award = isSpent ? await lockAward(tx, programId, redemptionKey(redemptionId)) : null;
  const known = redemption ?? award;
  if (!known) return isSpent ? { outcome: "id-taken" } : null;
  if (known.memberId !== memberId || known.rewardId !== wish.rewardId) return { outcome: "id-taken" };
  const state = await presentMemberState(tx, { shop, memberId, now });
  if (redemption) return { outcome: "already-reserved", redemption, state };
  return { outcome: award?.isWithdrawn ? "returned" : "already-due", rewardId: known.rewardId, state };
}

/** The code that the redemption will have. A partner's list may be empty by now: somebody else draws the last one. */
async function codeFor(
  tx: Tx,
  { shop, redemptionId, codes, now }: Asked,
  { reward }: Accepted,
): Promise<{ outcome: "drawn"; code: string | null } | { outcome: "sold-out" }> {
  if (reward.kind !== "partner-code") return { outcome: "drawn", code: codeOf(reward, codes) };
  const code = await drawCode(tx, { programId: shop.programId, reward, redemptionId, at: now });
  return code === null ? { outcome: "sold-out" } : { outcome: "drawn", code };
}

async function spend(tx: Tx, options: Asked & { book: Book; decision: Accepted; version: number }): Promise<void> {
  const { shop, redemptionId, now, book, decision, version } = options;
  const explanation = redeemedBecause(decision, version);
  const key = redemptionKey(redemptionId);
  book.spend({ key, reason: "redeemed", occurredAt: now, counterpart: "redeemed", explanation }, decision.points, now);
  await post(tx, { programId: shop.programId, books: [book], now });
}

async function take(tx: Tx, options: Asked & { decision: Accepted; code: string | null }): Promise<RedemptionRecord> {
  const { shop, redemptionId, memberId, wish, decision, code, now } = options;
  const { reward, points, amountMinor, currency, endsAt } = decision;
  const { dateId, text } = wish;
  const isAsked = reward.kind === "experience";
  const chosen = {
    ...(isAsked && dateId !== undefined && reward.dates.length > 0 ? { dateId } : {}),
    ...(isAsked && text !== undefined && reward.asks ? { text: text.trim() } : {}),
  };
  const taking = {
    ...{ id: redemptionId, memberId, reward, points, unit: POINTS, spentKey: redemptionKey(redemptionId) },
    ...{ awardKey: null, amountMinor, currency, endsAt, code, cause: "taken", actor: options.actor ?? "shopper" },
    wish: Object.keys(chosen).length === 0 ? null : chosen,
  };
  const { programId, shopId } = shop;
  const [redemption] = await storeTakings(tx, {
    programId,
    shopId,
    takings: [taking],
    now,
    headStartMs: HEAD_START_MS,
  });
  if (!redemption) throw new StaleTaking("a redemption with this id was stored meanwhile");
  return redemption;
}

/** Another transaction was quicker: the flow starts over and reads again (db.server.ts retries it). */
class StaleTaking extends Error {
  readonly code = "LR001";
}

async function makeDue(tx: Tx, options: Asked & { decision: Accepted; version: number }): Promise<void> {
  const { shop, redemptionId, memberId, now, decision, version } = options;
  const award = {
    ...{ key: redemptionKey(redemptionId), memberId, rewardId: decision.reward.id },
    ...{ at: wholeSeconds(now), withdrawnAt: null, lapsesAt: decision.endsAt },
    explanation: redeemedBecause(decision, version),
  };
  await saveAwards(tx, { programId: shop.programId, awards: [award], now });
}

async function noteBooking(tx: Tx, { shop, memberId, redemptionId, wish, actor, now }: Asked): Promise<void> {
  if (actor === undefined) return;
  const data = { memberId, redemption: redemptionId, reward: wish.rewardId };
  await record(tx, { programId: shop.programId, at: now, actor, action: "reward-booked", data });
}

/** Whether redeeming counts as activity under any version: then the dates of lots may move. */
function isActivity(versions: readonly ProgramVersion[]): boolean {
  const counts = (expiry: Expiry | undefined) => expiry?.kind === "rolling" && expiry.activity.includes("redemption");
  return versions.some(
    ({ program }) =>
      program.units.some(({ expiry }) => counts(expiry)) || program.earning.some(({ expiry }) => counts(expiry)),
  );
}
