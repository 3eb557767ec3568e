import { customersOf } from "../../../models/published-member.ts";
import type { RedemptionRecord, Tried } from "../../../models/redemption.ts";
import type { UserErrorsError } from "../../../shopify/admin-client.ts";
import { creditStoreCredit, type CreditMovement, readStoreCredit } from "../../../shopify/rewards/store-credit.ts";
import { type Attempt, currencyOf, type Issued, stillComing, type Unfinished } from "./attempt.ts";
import { isAlike, isOfThen, moveCredit, type Owned, ownOneOf } from "./own-movement.ts";

/**
 * Gives store credit. What an attempt before asked for is looked for before it is asked for once more.
 *
 * @throws {ShopifyError} when it is not known whether it was given
 */
export async function issueStoreCredit(attempt: Attempt): Promise<Issued> {
  const { tried, remoteId } = attempt.redemption;
  if (remoteId !== null) return { outcome: "done", remoteId };
  const before = tried?.what === "issue" ? await lookForCredit(attempt, tried) : null;
  const given = before ?? stillComing(attempt, "issue") ?? (await credit(attempt));
  return given.outcome === "owned" ? { outcome: "done", remoteId: given.movementId } : given;
}

async function credit(attempt: Attempt): Promise<Owned> {
  const { admin, shop, redemption, clock } = attempt;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  if (customerId === undefined) return { outcome: "refused", cause: "customer-gone" };
  const { amountMinor } = redemption;
  const currency = currencyOf(attempt);
  const expiresAt = expiryOf(redemption, clock())?.toISOString() ?? null;
  return moveCredit(attempt, {
    ...{ kind: "credit", customerId, expiresAt, refused },
    ask: () => creditStoreCredit(admin, { customerId, amountMinor, currency, expiresAt }),
    look: (tried) => lookForCredit(attempt, tried),
  });
}

function refused({ userErrors }: UserErrorsError): Unfinished {
  const isGone = userErrors.some(({ code }) => code === "OWNER_NOT_FOUND" || code === "ACCOUNT_NOT_FOUND");
  return { outcome: "refused", cause: isGone ? "customer-gone" : "refused" };
}

/**
 * Looks among the movements since the intent for one of its amount and end that belongs to no other redemption; it is this one's
 * from then on. Credit that ends at this redemption's own second needs no proof that it is of then.
 *
 * @returns null when it is not there
 */
export async function lookForCredit(attempt: Attempt, tried: Tried): Promise<Owned | null> {
  if (tried.customerId === undefined) return null;
  const all = (await readStoreCredit(attempt.admin, tried.customerId)) ?? [];
  const movements = all.filter(
    (one) => isAlike(one, attempt, "credit") && endsAsTried(one, tried) && (tried.expiresAt || isOfThen(one, tried)),
  );
  return ownOneOf(attempt, { kind: "credit", movements });
}

function endsAsTried({ expiresAt }: CreditMovement, tried: Tried): boolean {
  const expected = tried.expiresAt ? Math.floor(Date.parse(tried.expiresAt) / 1000) : null;
  return expected === (expiresAt === null ? null : Math.floor(expiresAt.getTime() / 1000));
}

/**
 * When the credit ends for Shopify: within the last hour of its time, at a second that is this redemption's own, so that two of one
 * amount can be told apart. Where less than two hours are left, within the second half of them: Shopify takes no end that is past.
 */
function expiryOf({ id, endsAt }: RedemptionRecord, now: Date): Date | null {
  if (endsAt === null) return null;
  const leftSeconds = Math.floor((endsAt.getTime() - now.getTime()) / 1000);
  const own =
    Number.parseInt(id.replaceAll("-", "").slice(-8), 16) % Math.max(1, Math.min(3600, Math.floor(leftSeconds / 2)));
  return new Date(Math.floor(endsAt.getTime() / 1000) * 1000 - (own + 1) * 1000);
}
