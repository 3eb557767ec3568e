import { withTransaction } from "../../../db.server.ts";
import { formatMinor } from "../../../loyalty/money.ts";
import { customersOf } from "../../../models/published-member.ts";
import { noteTried } from "../../../models/redemption-work.ts";
import { type RedemptionRecord, redemptionByRemoteId, type Tried } from "../../../models/redemption.ts";
import { RefusedError, ThrottledError, UnauthorizedError, UserErrorsError } from "../../../shopify/admin-client.ts";
import { creditStoreCredit, type CreditMovement, readStoreCredit } from "../../../shopify/rewards/store-credit.ts";
import type { Attempt, Issued } from "./attempt.ts";

/** Shopify has given a call up by then: what it did not do until now it will not do any more. */
export const SETTLED_MS = 60_000;
/** How far Shopify's clock may be from ours. */
const CLOCKS_APART_MS = 5 * 60_000;

/**
 * Gives store credit, for which Shopify knows neither a key nor a note: what is about to be asked is written down first, and while
 * nobody knows what became of it, the movements of the account tell.
 *
 * @throws {ShopifyError} when it is not known whether it was given
 */
export async function issueStoreCredit(attempt: Attempt): Promise<Issued> {
  const { redemption, now } = attempt;
  const { tried } = redemption;
  if (tried?.what === "issue") {
    const found = await lookForCredit(attempt, tried);
    if (found.outcome !== "missing") return found;
    const agoMs = now.getTime() - Date.parse(tried.at);
    if (agoMs < SETTLED_MS) return { outcome: "later", trouble: "unknown-outcome", waitMs: SETTLED_MS - agoMs };
  }
  return credit(attempt);
}

async function credit(attempt: Attempt): Promise<Issued> {
  const { admin, shop, claim, redemption, now } = attempt;
  const { programId } = shop;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  if (customerId === undefined) return { outcome: "refused", cause: "customer-gone" };
  const { amountMinor } = redemption;
  const currency = currencyOf(attempt);
  const expiresAt = expiryOf(redemption)?.toISOString() ?? null;
  const tried: Tried = {
    ...{ at: now.toISOString(), what: "issue", customerId },
    ...{ amount: formatMinor(amountMinor, currency), currency, expiresAt },
  };
  if (!(await withTransaction((tx) => noteTried(tx, { programId, claim, tried })))) return { outcome: "lost" };
  try {
    const remoteId = await creditStoreCredit(admin, { customerId, amountMinor, currency, expiresAt });
    return { outcome: "done", remoteId };
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

type Found = { outcome: "done"; remoteId: string } | { outcome: "stuck"; trouble: string } | { outcome: "missing" };

/** Looks among the movements since the intent for one of its amount and end that no other redemption claims. */
export async function lookForCredit(attempt: Attempt, tried: Tried): Promise<Found> {
  const { admin, shop, redemption } = attempt;
  if (tried.customerId === undefined) return { outcome: "missing" };
  const movements = (await readStoreCredit(admin, tried.customerId)) ?? [];
  const since = Date.parse(tried.at) - CLOCKS_APART_MS;
  const alike = movements.filter((one) => one.createdAt.getTime() >= since && isAlike(one, attempt, tried));
  const ours: CreditMovement[] = [];
  for (const one of alike) {
    const owner = await redemptionByRemoteId(shop.programId, one.id);
    if (!owner || owner.id === redemption.id) ours.push(one);
  }
  const [first] = ours;
  if (!first) return { outcome: "missing" };
  return ours.length === 1 ? { outcome: "done", remoteId: first.id } : { outcome: "stuck", trouble: "ambiguous" };
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
 * amount can be told apart.
 */
export function expiryOf({ id, endsAt }: RedemptionRecord): Date | null {
  if (endsAt === null) return null;
  const own = Number.parseInt(id.replaceAll("-", "").slice(-8), 16) % 3600;
  return new Date(Math.floor(endsAt.getTime() / 1000) * 1000 - (own + 1) * 1000);
}
