import { withTransaction } from "../../../db.server.ts";
import { formatMinor } from "../../../loyalty/money.ts";
import { customersOf } from "../../../models/published-member.ts";
import { noteTried } from "../../../models/redemption-work.ts";
import type { RedemptionRecord, Tried } from "../../../models/redemption.ts";
import { RefusedError, ThrottledError, UnauthorizedError, UserErrorsError } from "../../../shopify/admin-client.ts";
import { creditStoreCredit, type CreditMovement, readStoreCredit } from "../../../shopify/rewards/store-credit.ts";
import type { Attempt, Issued, Unfinished } from "./attempt.ts";
import { own, unclaimed } from "./own-movement.ts";

/** Shopify has given a call up by then: what it did not do until now it will not do any more. */
export const SETTLED_MS = 60_000;
/** How far Shopify's clock may be from ours, either way. */
const CLOCKS_APART_MS = 60_000;

/**
 * Gives store credit, for which Shopify knows neither a key nor a note: what is about to be asked is written down first, and while
 * nobody knows what became of it, the movements of the account tell.
 *
 * @throws {ShopifyError} when it is not known whether it was given
 */
export async function issueStoreCredit(attempt: Attempt): Promise<Issued> {
  const { redemption, now } = attempt;
  const { tried, remoteId } = redemption;
  if (remoteId !== null) return { outcome: "done", remoteId };
  if (tried?.what === "issue") {
    const found = await lookForCredit(attempt, tried);
    if (found.outcome !== "missing") return found;
    const agoMs = now.getTime() - Date.parse(tried.at);
    if (agoMs < SETTLED_MS) return { outcome: "later", trouble: "unknown-outcome", waitMs: SETTLED_MS - agoMs };
  }
  return credit(attempt);
}

async function credit(attempt: Attempt): Promise<Issued> {
  const { admin, shop, claim, redemption, clock } = attempt;
  const { programId } = shop;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  if (customerId === undefined) return { outcome: "refused", cause: "customer-gone" };
  const { amountMinor } = redemption;
  const currency = currencyOf(attempt);
  const expiresAt = expiryOf(redemption, clock())?.toISOString() ?? null;
  const before = clock();
  const tried: Tried = {
    ...{ at: before.toISOString(), what: "issue", customerId },
    ...{ amount: formatMinor(amountMinor, currency), currency, expiresAt },
  };
  if (!(await withTransaction((tx) => noteTried(tx, { programId, claim, tried, before })))) return { outcome: "lost" };
  let movementId: string;
  try {
    movementId = await creditStoreCredit(admin, { customerId, amountMinor, currency, expiresAt });
  } catch (error) {
    if (surelyNothing(error)) {
      await withTransaction((tx) => noteTried(tx, { programId, claim, tried: null }));
      if (!(error instanceof UserErrorsError)) throw error;
      const isGone = error.userErrors.some(({ code }) => code === "OWNER_NOT_FOUND" || code === "ACCOUNT_NOT_FOUND");
      return { outcome: "refused", cause: isGone ? "customer-gone" : "refused" };
    }
    // Found, it is there; not found, it may still come.
    const found = await lookForCredit(attempt, tried);
    if (found.outcome === "missing") throw error;
    return found;
  }
  const unowned = await own(attempt, { kind: "credit", movementId, from: "answer" });
  return unowned ?? { outcome: "done", remoteId: movementId };
}

/** Whether Shopify has told that it did nothing. */
export function surelyNothing(error: unknown): boolean {
  return (
    error instanceof UserErrorsError ||
    error instanceof ThrottledError ||
    error instanceof RefusedError ||
    error instanceof UnauthorizedError
  );
}

type Found = { outcome: "done"; remoteId: string } | { outcome: "missing" } | Unfinished;

/**
 * Looks among the movements since the intent for one of its amount and end that belongs to no other redemption; it is this one's
 * from then on.
 */
export async function lookForCredit(attempt: Attempt, tried: Tried): Promise<Found> {
  if (tried.customerId === undefined) return { outcome: "missing" };
  const movements = (await readStoreCredit(attempt.admin, tried.customerId)) ?? [];
  const alike = movements.filter((one) => isAlike(one, attempt, tried) && (tried.expiresAt || isOfThen(one, tried)));
  const [first, second] = await unclaimed(attempt, alike);
  if (!first) return { outcome: "missing" };
  if (second) return { outcome: "stuck", trouble: "ambiguous" };
  const unowned = await own(attempt, { kind: "credit", movementId: first.id, from: "look" });
  return unowned ?? { outcome: "done", remoteId: first.id };
}

/**
 * Whether a movement can be what was asked for then: Shopify has given the call up soon after. Before it and long after it, somebody
 * else has moved the same amount. Credit that ends at this redemption's own second needs no such proof.
 */
export function isOfThen({ createdAt }: CreditMovement, tried: Tried): boolean {
  const laterMs = createdAt.getTime() - Date.parse(tried.at);
  return laterMs >= -CLOCKS_APART_MS && laterMs <= SETTLED_MS + CLOCKS_APART_MS;
}

function isAlike(movement: CreditMovement, attempt: Attempt, tried: Tried): boolean {
  const { kind, amountMinor, currency, expiresAt } = movement;
  if (kind !== "credit" || amountMinor !== attempt.redemption.amountMinor || currency !== currencyOf(attempt))
    return false;
  const expected = tried.expiresAt ? Math.floor(Date.parse(tried.expiresAt) / 1000) : null;
  return expected === (expiresAt === null ? null : Math.floor(expiresAt.getTime() / 1000));
}

/** The currency in which it is given. */
export function currencyOf({ shop, redemption }: Attempt): string {
  return redemption.currency === "" ? shop.currency : redemption.currency;
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
