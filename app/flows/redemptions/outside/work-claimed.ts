import { type Tx, withTransaction } from "../../../db.server.ts";
import { assertNever } from "../../../loyalty/assert.ts";
import { cancelEnding, type Ending } from "../../../loyalty/rewards/ending.ts";
import { closeAlert, raiseAlerts } from "../../../models/alert.ts";
import { withdrawAwards } from "../../../models/award.ts";
import { enqueue } from "../../../models/outbox.ts";
import type { RedemptionRecord } from "../../../models/redemption.ts";
import { noteStep } from "../../../models/redemption-step.ts";
import { markEnded, markIssued, putOff, releaseClaims } from "../../../models/redemption-work.ts";
import {
  RefusedError,
  ShopifyError,
  ThrottledError,
  UnauthorizedError,
  UnavailableError,
} from "../../../shopify/admin-client.ts";
import type { CodeOrder } from "../../../shopify/rewards/code-orders.ts";
import { endNow, isOver } from "../../steps/end-taking.ts";
import { type LockedRedemption, lockWithAccount, redemptionKey } from "../../steps/give-back.ts";
import type { Attempt, Issued, Stopped, Unfinished } from "./attempt.ts";
import { endUnmade, isTooLate } from "./end-unmade.ts";
import { endOutside } from "./end-outside.ts";
import { issueOutside } from "./issue-outside.ts";
import { firstStanding, settleFound } from "./settle-found.ts";

/** What became of one attempt. */
export type Worked =
  /** Nothing is left to be done. */
  | { outcome: "finished" }
  /** Another attempt follows, or a person is asked. */
  | { outcome: "put-off"; trouble: string }
  /** The shop's rate limit, or its lost connection, holds everything of this shop up. */
  | { outcome: "held-up"; waitMs: number; reason: "throttled" | "unauthorized" }
  | { outcome: "lost" };

const ATTEMPTS_MAX = 8;
/** An outage is waited for: with ten minutes between them, so many attempts take a day. */
const UNANSWERED_MAX = 150;
const BACKOFF_MS = 5_000;
const BACKOFF_MAX_MS = 600_000;
const RECONNECT_MS = 300_000;

/** Does in Shopify what a claimed redemption is waiting for, and writes down what came of it. */
export async function workClaimed(attempt: Attempt): Promise<Worked> {
  try {
    if (isTooLate(attempt)) {
      await endUnmade(attempt);
      return { outcome: "finished" };
    }
    return attempt.redemption.todo === "end"
      ? await stopped(attempt, await endOutside(attempt))
      : await issued(attempt, await issueOutside(attempt));
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    return failed(attempt, error);
  }
}

async function issued(attempt: Attempt, made: Issued): Promise<Worked> {
  if (made.outcome !== "done") return unfinished(attempt, made);
  const { shop, redemption, now } = attempt;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const { id, state: before } = redemption;
    const after = await markIssued(tx, { programId, id, remoteId: made.remoteId, at: now });
    await settled(tx, attempt);
    if (after?.state === "issued" && before === "reserved") {
      const { state } = after;
      await noteStep(tx, { programId, redemptionId: id, at: now, state, cause: redemption.cause, actor: "system" });
    }
    // It was to end while it was made.
    if (after?.todo === "end") await enqueue(tx, { name: "work-redemptions", programId, shopId: shop.shopId });
    return { outcome: "finished" };
  });
}

async function stopped(attempt: Attempt, end: Stopped): Promise<Worked> {
  switch (end.outcome) {
    case "stopped":
      return finish(attempt, (ending) => ending);
    case "touched":
      return finish(attempt, ({ state, cause, ...ending }) => ({
        ...{ ...ending, state: "used", returns: 0 },
        cause: state === "lapsed" || cause === "time-over" ? "time-over" : "used",
      }));
    case "in-orders":
      return usedInOrders(attempt, end.orders);
    case "refused":
    case "later":
    case "stuck":
    case "lost":
      return unfinished(attempt, end);
    default:
      return assertNever(end);
  }
}

/** What orders say goes before what was decided without them. */
async function usedInOrders(attempt: Attempt, orders: readonly CodeOrder[]): Promise<Worked> {
  if (attempt.redemption.ending?.cause === "order-cancelled") return usedByAnother(attempt, orders);
  const isMarked = await withTransaction(async (tx) => {
    const uses = await settleFound(tx, { ...attempt, orders });
    return uses.length > 0;
  });
  // It is known to be used by another order already: what became of both is for a person to see.
  return isMarked ? { outcome: "finished" } : tryLater(attempt, { trouble: "used-again" });
}

/** The order that it was used in is cancelled: it stays used by another one that stands, and ends where none does. */
async function usedByAnother(attempt: Attempt, orders: readonly CodeOrder[]): Promise<Worked> {
  const { shop, redemption } = attempt;
  const isMoved = await withTransaction(async (tx) => {
    const other = await firstStanding(tx, { shop, orders });
    if (!other) return false;
    await settleFound(tx, { ...attempt, orders: [other], elsewhere: redemption.id });
    await settled(tx, attempt);
    return true;
  });
  return isMoved ? { outcome: "finished" } : finish(attempt, (ending) => ending);
}

/** Ends it here, now that nothing of it works outside. */
async function finish(attempt: Attempt, endingOf: (ending: Ending) => Ending): Promise<Worked> {
  const { shop, now } = attempt;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const locked = await lockAgain(tx, attempt);
    const { redemption } = locked;
    const { ending, id } = redemption;
    if (redemption.todo !== "end" || !ending) return { outcome: "lost" };
    // What was over already and came into being afterwards: it is stopped, and its points are where they belong.
    if (redemption.state === ending.state) await markEnded(tx, { programId, id, ending, at: now });
    else await endNow(tx, { programId, locked, ending: endingOf(ending), now });
    if (ending.cause === "withdrawn") await giveAnew(tx, { programId, redemption, now });
    return { outcome: "finished" };
  });
}

/** The fact may have come back while its reward was being stopped: whoever settles the member finds it due then, and gives it anew. */
async function giveAnew(tx: Tx, of: { programId: string; redemption: RedemptionRecord; now: Date }): Promise<void> {
  const { programId, redemption, now } = of;
  const { awardKey: key, memberId } = redemption;
  if (key === null) return;
  await withdrawAwards(tx, { programId, awards: [{ key, memberId }], now });
  await enqueue(tx, { name: "settle-member", programId, memberId });
}

async function lockAgain(tx: Tx, { shop, redemption }: Attempt): Promise<LockedRedemption> {
  const { id: redemptionId, memberId } = redemption;
  const locked = await lockWithAccount(tx, { programId: shop.programId, redemptionId, memberId });
  if (!locked) throw new Error(`redemption ${redemptionId} has vanished`);
  return locked;
}

async function unfinished(attempt: Attempt, why: Unfinished): Promise<Worked> {
  switch (why.outcome) {
    case "refused":
      return refused(attempt, why.cause);
    case "later":
      return tryLater(attempt, why);
    case "stuck":
      return askPerson(attempt, why.trouble);
    case "lost":
      return { outcome: "lost" };
    default:
      return assertNever(why);
  }
}

/**
 * It will never exist. What a member paid for goes back, and what cost nothing ends with its customer; anything else that was given is a
 * person's to look at: points that come back would only be spent for the same once more.
 */
async function refused(attempt: Attempt, cause: string): Promise<Worked> {
  const { shop, redemption, now } = attempt;
  const { programId } = shop;
  const { spentKey, id } = redemption;
  const isPaid = spentKey === redemptionKey(id) || (spentKey?.startsWith("payout:") ?? false);
  const endsByItself = isPaid || (spentKey === null && cause === "customer-gone");
  if (redemption.todo !== "issue" || !endsByItself) return askPerson(attempt, cause);
  return withTransaction(async (tx) => {
    const locked = await lockAgain(tx, attempt);
    if (isOver(locked.redemption)) return { outcome: "lost" };
    const ending = locked.redemption.ending ?? cancelEnding(locked.redemption, { cause });
    await endNow(tx, { programId, locked, ending, now });
    return { outcome: "finished" };
  });
}

async function failed(attempt: Attempt, error: ShopifyError): Promise<Worked> {
  const { shop, claim } = attempt;
  const { programId } = shop;
  if (error instanceof ThrottledError || error instanceof UnauthorizedError) {
    const ids = [claim.redemption.id];
    await withTransaction((tx) => releaseClaims(tx, { programId, ids, until: claim.until }));
    if (error instanceof ThrottledError) return { outcome: "held-up", waitMs: error.waitMs, reason: "throttled" };
    return { outcome: "held-up", waitMs: RECONNECT_MS, reason: "unauthorized" };
  }
  if (error instanceof RefusedError) return refused(attempt, "no-access");
  return tryLater(attempt, { trouble: error instanceof UnavailableError ? NO_ANSWER : "refused" });
}

/**
 * An attempt ended by a bug, or by our database: it counts as one, so that what never ends asks a person and keeps nothing else from its
 * turn.
 */
export async function countFailure(attempt: Attempt): Promise<void> {
  await tryLater(attempt, { trouble: "our-error" });
}

const NO_ANSWER = "no-answer";
/** Nobody answered, and what became of it is looked for: one outage, however often the two take turns. */
const OUTAGE: ReadonlySet<string> = new Set([NO_ANSWER, "unknown-outcome"]);

async function tryLater(attempt: Attempt, why: { trouble: string; waitMs?: number }): Promise<Worked> {
  const { shop, claim, redemption, now } = attempt;
  const { programId, shopId } = shop;
  const isUnanswered = OUTAGE.has(why.trouble);
  // What follows an outage starts over: attempts that nobody answered do not count against it.
  const before = OUTAGE.has(redemption.trouble ?? "") && !isUnanswered ? 0 : redemption.attempts;
  const attempts = before + 1;
  if (attempts >= (isUnanswered ? UNANSWERED_MAX : ATTEMPTS_MAX)) return askPerson(attempt, why.trouble);
  const backoffMs = Math.min(BACKOFF_MS * 2 ** before, BACKOFF_MAX_MS);
  const waitMs = Math.max(backoffMs, why.waitMs ?? 0);
  const nextAt = new Date(now.getTime() + waitMs);
  const { trouble } = why;
  return withTransaction(async (tx) => {
    if (!(await putOff(tx, { programId, claim, attempts, nextAt, trouble, stuckAt: null }))) return { outcome: "lost" };
    const due = { seconds: waitMs / 1000, label: ":later" };
    await enqueue(tx, { name: "work-redemptions", programId, shopId }, due);
    return { outcome: "put-off", trouble };
  });
}

/** No attempt ends it any more: somebody must look, and has a button that does. */
async function askPerson(attempt: Attempt, trouble: string): Promise<Worked> {
  const { shop, claim, redemption, now } = attempt;
  const { programId } = shop;
  const { id: redemptionId, memberId, rewardId, todo } = redemption;
  const attempts = redemption.attempts + 1;
  return withTransaction(async (tx) => {
    if (!(await putOff(tx, { programId, claim, attempts, nextAt: now, trouble, stuckAt: now }))) {
      return { outcome: "lost" };
    }
    const data = { reward: rewardId, trouble, todo };
    const alert = { kind: "stuck-redemption" as const, subject: redemptionId, memberId, redemptionId, data, at: now };
    await raiseAlerts(tx, { programId, alerts: [alert] });
    return { outcome: "put-off", trouble };
  });
}

/** Whatever the merchant was told about it is settled. */
async function settled(tx: Tx, { shop, redemption, now }: Attempt): Promise<void> {
  if (redemption.attempts === 0) return;
  await closeAlert(tx, { programId: shop.programId, kind: "stuck-redemption", subject: redemption.id, at: now });
}
