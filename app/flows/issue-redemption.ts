import { withTransaction } from "../db.server.ts";
import { invariant } from "../loyalty/assert.ts";
import { formatMinor } from "../loyalty/money.ts";
import { customersOf } from "../models/published-member.ts";
import { markIssued, redemptionById, type RedemptionRecord } from "../models/redemption.ts";
import { shopById } from "../models/shop.ts";
import { type AdminClient, RefusedError, UnavailableError, UserErrorsError } from "../shopify/admin-client.ts";
import { createDiscount, deactivateDiscount, findDiscount } from "../shopify/discounts.ts";
import { giveBack } from "./steps/give-back.ts";

/** Shopify's clock may be behind ours: the code shall work at once. */
const CLOCKS_APART_MS = 5 * 60 * 1000;

export type Issue =
  | { outcome: "issued" | "used"; code: string }
  /** Shopify refused for good: the points are back. */
  | { outcome: "returned"; cause: string }
  | { outcome: "unknown-redemption" };

/**
 * Creates the code of a redemption in Shopify; if Shopify refuses it for good, the points go back.
 *
 * Safe to repeat, and to run twice at once: the code was drawn before, so a second attempt is refused by Shopify as taken, and the
 * discount that has it is found by its code. An answer that got lost is looked for the same way.
 *
 * @throws {ShopifyError} when it is not known whether the code exists: try again, the points stay reserved
 */
export async function issueRedemption(options: {
  admin: AdminClient;
  programId: string;
  redemptionId: string;
  now: Date;
}): Promise<Issue> {
  const { admin, programId, redemptionId, now } = options;
  const redemption = await redemptionById(programId, redemptionId);
  if (!redemption) return { outcome: "unknown-redemption" };
  if (redemption.state !== "reserved") return issueOf(redemption);

  const created = await create(admin, { programId, redemption });
  if (created.outcome === "created") {
    await withTransaction((tx) =>
      markIssued(tx, { programId, id: redemptionId, discountId: created.discountId, at: now }),
    );
    const after = await redemptionById(programId, redemptionId);
    invariant(after, `redemption ${redemptionId} has vanished`);
    // The points went back while Shopify made the code: they must not be spent twice.
    if (after.state === "returned") await deactivateDiscount(admin, created.discountId);
    return issueOf(after);
  }
  const { memberId } = redemption;
  const { cause } = created;
  const after = await withTransaction((tx) =>
    giveBack(tx, { programId, memberId, redemptionId, expected: ["reserved"], cause, now }),
  );
  return issueOf(after);
}

function issueOf(redemption: RedemptionRecord): Issue {
  const { state, code, cause } = redemption;
  if (state === "returned") return { outcome: "returned", cause: cause ?? "refused" };
  return { outcome: state === "used" ? "used" : "issued", code };
}

type Created = { outcome: "created"; discountId: string } | { outcome: "refused"; cause: string };

async function create(
  admin: AdminClient,
  options: { programId: string; redemption: RedemptionRecord },
): Promise<Created> {
  const { programId, redemption } = options;
  const { shopId, memberId, code, amountMinor, reservedAt } = redemption;
  const shop = await shopById({ programId, shopId });
  const [customerId] = await customersOf({ programId, shopId, memberId });
  if (!shop || customerId === undefined) return { outcome: "refused", cause: "customer-gone" };
  try {
    const discountId = await createDiscount(admin, {
      code,
      customerId,
      amount: formatMinor(amountMinor, shop.currency),
      title: code,
      startsAt: new Date(reservedAt.getTime() - CLOCKS_APART_MS).toISOString(),
    });
    return { outcome: "created", discountId };
  } catch (error) {
    return foundAfter(admin, code, error);
  }
}

/** What `error` means: the code may be there all the same, from an attempt whose answer nobody heard. */
async function foundAfter(admin: AdminClient, code: string, error: unknown): Promise<Created> {
  if (error instanceof RefusedError) return { outcome: "refused", cause: "no-access" };
  const isForGood = error instanceof UserErrorsError && !error.userErrors.some(({ code }) => code === "INTERNAL_ERROR");
  if (!isForGood && !(error instanceof UnavailableError)) throw error;
  const discountId = await findDiscount(admin, code);
  if (discountId !== null) return { outcome: "created", discountId };
  if (isForGood) return { outcome: "refused", cause: "refused" };
  throw error;
}
