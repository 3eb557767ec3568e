import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { redemptionById } from "../models/redemption.ts";
import { type AdminClient, UserErrorsError } from "../shopify/admin-client.ts";
import { deactivateDiscount, findDiscount } from "../shopify/discounts.ts";
import { giveBack } from "./steps/give-back.ts";

/**
 * Takes a code back that was not used, and gives the points back. The code is stopped first: points and a working code at once would
 * be spent twice.
 *
 * @param cause why, in a word, such as "agent"
 * @returns "used" when an order has used the code: nothing is given back
 * @throws {ShopifyError} when it is not known whether the code still works: try again
 */
export async function returnRedemption(options: {
  admin: AdminClient;
  programId: string;
  redemptionId: string;
  cause: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "returned" | "used" | "unknown-redemption" }> {
  const { admin, programId, redemptionId, cause, actor, now } = options;
  const redemption = await redemptionById(programId, redemptionId);
  if (!redemption) return { outcome: "unknown-redemption" };
  if (redemption.state === "returned" || redemption.state === "used") return { outcome: redemption.state };

  const discountId = redemption.discountId ?? (await findDiscount(admin, redemption.code));
  if (discountId !== null) await stop(admin, discountId);
  return withTransaction(async (tx) => {
    const { memberId } = redemption;
    // One without a discount may be about to get one: the job that creates it finds it returned, or has issued it by now.
    const expected = discountId === null ? (["reserved"] as const) : (["reserved", "issued"] as const);
    const after = await giveBack(tx, { programId, memberId, redemptionId, expected: [...expected], cause, now });
    if (after.state === "issued") throw new Error(`redemption ${redemptionId} was issued meanwhile: try again`);
    const data = { redemption: redemptionId, cause };
    await record(tx, { programId, at: now, actor, action: "redemption-returned", data });
    return { outcome: after.state === "used" ? "used" : "returned" };
  });
}

/** A discount that the merchant deleted works as little as one that is stopped. */
async function stop(admin: AdminClient, discountId: string): Promise<void> {
  try {
    await deactivateDiscount(admin, discountId);
  } catch (error) {
    if (!(error instanceof UserErrorsError) || !error.userErrors.some(({ code }) => code === "INVALID")) throw error;
  }
}
