import { customersOf } from "../../../models/published-member.ts";
import type { Tried } from "../../../models/redemption.ts";
import type { UserErrorsError } from "../../../shopify/admin-client.ts";
import {
  type CreditMovement,
  debitStoreCredit,
  readCredit,
  readStoreCredit,
} from "../../../shopify/rewards/store-credit.ts";
import { type Attempt, currencyOf, stillComing, type Stopped } from "./attempt.ts";
import { lookForCredit } from "./issue-store-credit.ts";
import { isAlike, isOfThen, moveCredit, type Owned, ownOneOf } from "./own-movement.ts";

/**
 * Takes store credit back of which nothing was spent. A debit that was begun is looked for among the movements of the account
 * before it is asked for once more; credit whose time is over ends by itself.
 *
 * @throws {ShopifyError} when it is not known whether it was taken
 */
export async function endStoreCredit(attempt: Attempt): Promise<Stopped> {
  const { admin, shop, redemption, now } = attempt;
  const given = await givenCredit(attempt);
  if (given.outcome !== "owned") return given;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  const owner = redemption.tried?.customerId ?? customerId;
  const movements = owner === undefined ? null : await readStoreCredit(admin, owner);
  if (owner === undefined || movements === null) return { outcome: "stopped" };

  // Of a busy customer, only the newest movements were read.
  const ours =
    movements.find(({ id, kind }) => id === given.movementId && kind === "credit") ??
    (await readCredit(admin, given.movementId));
  if (!ours) return { outcome: "stuck", trouble: "credit-not-found" };
  const { tried } = redemption;
  const before = tried?.what === "end" ? await lookForDebit(movements, attempt, tried) : null;
  const taken = before ?? stillComing(attempt, "end");
  if (taken) return stoppedBy(taken);
  if (isSpent(ours)) return { outcome: "touched" };
  const isOver = ours.expiredMinor > 0 || (ours.expiresAt !== null && ours.expiresAt <= now);
  return isOver ? { outcome: "stopped" } : stoppedBy(await debit(attempt, owner));
}

function stoppedBy(debited: Owned | Stopped): Stopped {
  return debited.outcome === "owned" ? { outcome: "stopped" } : debited;
}

/** The credit that was given, if any was. */
async function givenCredit(attempt: Attempt): Promise<Owned | Stopped> {
  const { remoteId, tried } = attempt.redemption;
  if (remoteId !== null) return { outcome: "owned", movementId: remoteId };
  const found = tried?.what === "issue" ? await lookForCredit(attempt, tried) : null;
  return found ?? stillComing(attempt, "issue") ?? { outcome: "stopped" };
}

/** Whether a part of it paid for something: what is left and what expired of it is less than what was given. */
function isSpent({ amountMinor, remainingMinor, expiredMinor }: CreditMovement): boolean {
  return remainingMinor + expiredMinor < amountMinor;
}

/** The debit that was begun, if it is among the movements and belongs to no other redemption; null: it is not there. */
async function lookForDebit(all: readonly CreditMovement[], attempt: Attempt, tried: Tried): Promise<Owned | null> {
  const { movementId } = tried;
  if (movementId !== undefined) return { outcome: "owned", movementId };
  const movements = all.filter((one) => isAlike(one, attempt, "debit") && isOfThen(one, tried));
  return ownOneOf(attempt, { kind: "debit", movements });
}

async function debit(attempt: Attempt, customerId: string): Promise<Owned | Stopped> {
  const { admin, redemption } = attempt;
  const { amountMinor } = redemption;
  const currency = currencyOf(attempt);
  return moveCredit<Stopped>(attempt, {
    ...{ kind: "debit", customerId, refused },
    ask: () => debitStoreCredit(admin, { customerId, amountMinor, currency }),
    look: async (tried) => lookForDebit((await readStoreCredit(admin, customerId)) ?? [], attempt, tried),
  });
}

function refused({ userErrors }: UserErrorsError): Stopped {
  const isLess = userErrors.some(({ code }) => code === "INSUFFICIENT_FUNDS");
  return isLess ? { outcome: "touched" } : { outcome: "stuck", trouble: "debit-refused" };
}
