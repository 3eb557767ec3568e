import { withTransaction } from "../../../db.server.ts";
import { assertNever } from "../../../loyalty/assert.ts";
import { deliveryOf, isTransferable } from "../../../loyalty/rewards/price.ts";
import { customersOf } from "../../../models/published-member.ts";
import { drawCode } from "../../../models/partner-code.ts";
import { keepCode, noteTried } from "../../../models/redemption-work.ts";
import type { Tried } from "../../../models/redemption.ts";
import { UnavailableError, UserErrorsError } from "../../../shopify/admin-client.ts";
import { createDiscount } from "../../../shopify/rewards/create-discount.ts";
import { findDiscount } from "../../../shopify/rewards/discounts.ts";
import { createGiftCard, findGiftCard } from "../../../shopify/rewards/gift-cards.ts";
import { codeOf } from "../../steps/insert-taking.ts";
import { bringTagsInStep } from "../../steps/tags-in-step.ts";
import { type Attempt, currencyOf, type Issued, stillComing } from "./attempt.ts";
import { issueStoreCredit } from "./issue-store-credit.ts";
import { lastDayOf } from "./last-day.ts";
import { planDiscount } from "./plan-discount.ts";

/**
 * Makes in Shopify what a redemption is for. Safe to repeat, and to be killed anywhere in between: a code was drawn before and is
 * taken then; for what has no code, an intent was written down before.
 *
 * @throws {ShopifyError} when it is not known whether it exists
 */
export async function issueOutside(attempt: Attempt): Promise<Issued> {
  const delivery = deliveryOf(attempt.redemption.terms);
  switch (delivery) {
    case "discount":
      return issueDiscount(attempt);
    case "gift-card":
      return issueGiftCard(attempt);
    case "store-credit":
      return issueStoreCredit(attempt);
    case "tag":
      return issueTag(attempt);
    case "partner-code":
      return issuePartnerCode(attempt);
    case "hand":
    case "donation":
    case "elsewhere":
      return { outcome: "done", remoteId: null };
    default:
      return assertNever(delivery);
  }
}

async function issueDiscount(attempt: Attempt): Promise<Issued> {
  const { admin, shop, redemption } = attempt;
  const { terms } = redemption;
  const customerIds = await customersOf({ ...shop, memberId: redemption.memberId });
  if (customerIds.length === 0 && !isTransferable(terms)) return { outcome: "refused", cause: "customer-gone" };
  const code = await storedCode(attempt);
  const plan = await planDiscount(admin, { redemption, code, customerIds, currency: shop.currency });
  if ("cause" in plan) return { outcome: "refused", cause: plan.cause };
  return made(attempt, {
    create: () => createDiscount(admin, plan),
    find: () => findDiscount(admin, code),
  });
}

async function issueGiftCard(attempt: Attempt): Promise<Issued> {
  const { admin, shop, redemption } = attempt;
  const [customerId] = await customersOf({ ...shop, memberId: redemption.memberId });
  if (customerId === undefined) return { outcome: "refused", cause: "customer-gone" };
  const code = await storedCode(attempt);
  const { amountMinor, endsAt } = redemption;
  const currency = currencyOf(attempt);
  const note = noteOf(redemption.id);
  const expiresOn = endsAt === null ? null : lastDayOf(endsAt, shop.timeZone);
  return made(attempt, {
    create: () => createGiftCard(admin, { code, amountMinor, currency, customerId, expiresOn, note }),
    find: () => findGiftCard(admin, { code, note }),
  });
}

/** What a gift card's note says: by it, it is found again. */
export function noteOf(redemptionId: string): string {
  return `Laurel ${redemptionId}`;
}

async function issueTag({ admin, shop, redemption, now }: Attempt): Promise<Issued> {
  const { programId, shopId } = shop;
  const { memberId } = redemption;
  const customerIds = await customersOf({ programId, shopId, memberId });
  const memberIds = [memberId];
  const { gone, refused } = await bringTagsInStep({
    transact: withTransaction,
    admin,
    programId,
    shopId,
    memberIds,
    now,
  });
  const left = customerIds.filter((customerId) => !gone.includes(customerId));
  if (left.length === 0) return { outcome: "refused", cause: "customer-gone" };
  // As many tags as Shopify allows: somebody must make room.
  if (left.every((customerId) => refused.includes(customerId))) return { outcome: "stuck", trouble: "refused" };
  return { outcome: "done", remoteId: null };
}

async function issuePartnerCode({ shop, redemption, now }: Attempt): Promise<Issued> {
  const { programId } = shop;
  const { id, terms } = redemption;
  if (redemption.code !== null) return { outcome: "done", remoteId: null };
  if (terms.kind !== "partner-code") return { outcome: "stuck", trouble: "no-codes" };
  const code = await withTransaction(async (tx) => {
    const drawn = await drawCode(tx, { programId, reward: terms, redemptionId: id, at: now });
    return drawn === null ? null : keepCode(tx, { programId, id, code: drawn });
  });
  return code === null ? { outcome: "stuck", trouble: "no-codes" } : { outcome: "done", remoteId: null };
}

/** The code that was drawn for it; where none was, one is drawn and stored before anything is asked. */
async function storedCode({ shop, redemption, drawCodes }: Attempt): Promise<string> {
  if (redemption.code !== null) return redemption.code;
  const code = codeOf(redemption.terms, drawCodes()) ?? "";
  return withTransaction((tx) => keepCode(tx, { programId: shop.programId, id: redemption.id, code }));
}

/**
 * Makes something whose code is unique. A failure may mean that it is there all the same: then it is found by its code; or that it will
 * be in a while, which is written down for whoever is to stop it.
 */
async function made(
  attempt: Attempt,
  how: { create: () => Promise<string>; find: () => Promise<string | null> },
): Promise<Issued> {
  try {
    return { outcome: "done", remoteId: await how.create() };
  } catch (error) {
    const isRefused = error instanceof UserErrorsError;
    if (!isRefused && !(error instanceof UnavailableError)) throw error;
    const codes = isRefused ? error.userErrors.map(({ code }) => code) : [];
    const isTaken = codes.includes("TAKEN");
    const isUnknown = !isRefused || isTaken || codes.includes("INTERNAL_ERROR");
    if (isUnknown && !(await noteUnknown(attempt))) return { outcome: "lost" };
    const remoteId = await how.find();
    if (remoteId !== null) return { outcome: "done", remoteId };
    if (!isRefused) throw error;
    // Taken, and not found yet: Shopify's search lags behind what it makes.
    if (isUnknown) return { outcome: "later", trouble: isTaken ? "code-taken" : "shopify-error" };
    const cause = codes.includes("CUSTOMER_NOT_FOUND") ? "customer-gone" : "refused";
    return stillComing(attempt, "issue") ?? { outcome: "refused", cause };
  }
}

/** By now the call is given up: what it did not do within a minute from here it will not do any more. */
function noteUnknown({ shop, claim, clock }: Attempt): Promise<boolean> {
  const tried: Tried = { at: clock().toISOString(), what: "issue" };
  return withTransaction((tx) => noteTried(tx, { programId: shop.programId, claim, tried }));
}
