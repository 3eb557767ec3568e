import { withTransaction } from "../../../db.server.ts";
import { formatMinor } from "../../../loyalty/money.ts";
import { customersOf } from "../../../models/published-member.ts";
import { noteTried } from "../../../models/redemption-work.ts";
import type { Tried } from "../../../models/redemption.ts";
import { UserErrorsError } from "../../../shopify/admin-client.ts";
import {
  type CreditMovement,
  debitStoreCredit,
  readCredit,
  readStoreCredit,
} from "../../../shopify/rewards/store-credit.ts";
import type { Attempt, Stopped } from "./attempt.ts";
import { currencyOf, isOfThen, lookForCredit, SETTLED_MS, surelyNothing } from "./issue-store-credit.ts";
import { own, unclaimed } from "./own-movement.ts";

/**
 * Takes store credit back of which nothing was spent. A debit that was begun is looked for among the movements of the account
 * before it is asked for once more; credit whose time is over ends by itself.
 *
 * @throws {ShopifyError} when it is not known whether it was taken
 */
export async function endStoreCredit(attempt: Attempt): Promise<Stopped> {
  const { admin, shop, redemption, now } = attempt;
  const given = await givenCredit(attempt);
  if (given.outcome !== "given") return given;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  const owner = redemption.tried?.customerId ?? customerId;
  const movements = owner === undefined ? null : await readStoreCredit(admin, owner);
  if (owner === undefined || movements === null) return { outcome: "stopped" };

  // Of a busy customer, only the newest movements were read.
  const ours =
    movements.find(({ id, kind }) => id === given.remoteId && kind === "credit") ??
    (await readCredit(admin, given.remoteId));
  if (!ours) return { outcome: "stuck", trouble: "credit-not-found" };
  const { tried } = redemption;
  if (tried?.what === "end") {
    const done = await lookForDebit(movements, attempt, tried);
    if (done) return done;
    const agoMs = now.getTime() - Date.parse(tried.at);
    if (agoMs < SETTLED_MS) return { outcome: "later", trouble: "unknown-outcome", waitMs: SETTLED_MS - agoMs };
  }
  if (isSpent(ours)) return { outcome: "touched" };
  const isOver = ours.expiredMinor > 0 || (ours.expiresAt !== null && ours.expiresAt <= now);
  return isOver ? { outcome: "stopped" } : debit(attempt, owner);
}

/** The credit that was given, if any was. */
async function givenCredit(attempt: Attempt): Promise<{ outcome: "given"; remoteId: string } | Stopped> {
  const { redemption, now } = attempt;
  const { remoteId, tried } = redemption;
  if (remoteId !== null) return { outcome: "given", remoteId };
  if (tried?.what !== "issue") return { outcome: "stopped" };
  const found = await lookForCredit(attempt, tried);
  if (found.outcome === "done") return { outcome: "given", remoteId: found.remoteId };
  if (found.outcome !== "missing") return found;
  const agoMs = now.getTime() - Date.parse(tried.at);
  if (agoMs < SETTLED_MS) return { outcome: "later", trouble: "unknown-outcome", waitMs: SETTLED_MS - agoMs };
  return { outcome: "stopped" };
}

/** Whether a part of it paid for something: what is left and what expired of it is less than what was given. */
function isSpent({ amountMinor, remainingMinor, expiredMinor }: CreditMovement): boolean {
  return remainingMinor + expiredMinor < amountMinor;
}

/** The debit that was begun, if it is among the movements and belongs to no other redemption; null: it is not there. */
async function lookForDebit(
  movements: readonly CreditMovement[],
  attempt: Attempt,
  tried: Tried,
): Promise<Stopped | null> {
  if (tried.movementId !== undefined) return { outcome: "stopped" };
  const alike = movements.filter(
    (one) =>
      one.kind === "debit" &&
      one.amountMinor === attempt.redemption.amountMinor &&
      one.currency === currencyOf(attempt) &&
      isOfThen(one, tried),
  );
  const [first, second] = await unclaimed(attempt, alike);
  if (!first) return null;
  if (second) return { outcome: "stuck", trouble: "ambiguous" };
  return (await own(attempt, { kind: "debit", movementId: first.id, from: "look" })) ?? { outcome: "stopped" };
}

async function debit(attempt: Attempt, customerId: string): Promise<Stopped> {
  const { admin, shop, claim, redemption, clock } = attempt;
  const { programId } = shop;
  const { amountMinor } = redemption;
  const currency = currencyOf(attempt);
  const before = clock();
  const tried: Tried = {
    ...{ at: before.toISOString(), what: "end", customerId },
    ...{ amount: formatMinor(amountMinor, currency), currency },
  };
  if (!(await withTransaction((tx) => noteTried(tx, { programId, claim, tried, before })))) return { outcome: "lost" };
  let movementId: string;
  try {
    movementId = await debitStoreCredit(admin, { customerId, amountMinor, currency });
  } catch (error) {
    if (surelyNothing(error)) {
      await withTransaction((tx) => noteTried(tx, { programId, claim, tried: null }));
      if (!(error instanceof UserErrorsError)) throw error;
      const isLess = error.userErrors.some(({ code }) => code === "INSUFFICIENT_FUNDS");
      return isLess ? { outcome: "touched" } : { outcome: "stuck", trouble: "debit-refused" };
    }
    const movements = (await readStoreCredit(admin, customerId)) ?? [];
    const done = await lookForDebit(movements, attempt, tried);
    if (done) return done;
    throw error;
  }
  return (await own(attempt, { kind: "debit", movementId, from: "answer" })) ?? { outcome: "stopped" };
}
