import { withTransaction } from "../../../db.server.ts";
import { assertNever } from "../../../loyalty/assert.ts";
import { deliveryOf } from "../../../loyalty/rewards/price.ts";
import { ordersWithCode } from "../../../shopify/rewards/code-orders.ts";
import { deactivateDiscount, findDiscount } from "../../../shopify/rewards/discounts.ts";
import { deactivateGiftCard, findGiftCard, readGiftCard } from "../../../shopify/rewards/gift-cards.ts";
import { bringTagsInStep } from "../../steps/tags-in-step.ts";
import { type Attempt, stillComing, type Stopped } from "./attempt.ts";
import { endStoreCredit } from "./end-store-credit.ts";
import { noteOf } from "./issue-outside.ts";

/**
 * Stops in Shopify what a redemption was for, and tells whether something of it was used by then. Safe to repeat, and to be killed
 * anywhere in between.
 *
 * @throws {ShopifyError} when it is not known whether it still works
 */
export async function endOutside(attempt: Attempt): Promise<Stopped> {
  const delivery = deliveryOf(attempt.redemption.terms);
  switch (delivery) {
    case "discount":
      return endDiscount(attempt);
    case "gift-card":
      return endGiftCard(attempt);
    case "store-credit":
      return endStoreCredit(attempt);
    case "tag":
      return endTag(attempt);
    case "partner-code":
    case "hand":
    case "donation":
    case "elsewhere":
      return { outcome: "stopped" };
    default:
      return assertNever(delivery);
  }
}

async function endDiscount(attempt: Attempt): Promise<Stopped> {
  const { admin, redemption } = attempt;
  const { code } = redemption;
  if (code === null) return { outcome: "stopped" };
  const id = redemption.remoteId ?? (await findDiscount(admin, code));
  if (id === null) return notThere(attempt);
  const { uses } = await deactivateDiscount(admin, { id, code });
  if (uses === null || uses === 0) return { outcome: "stopped" };
  // The order that it was used in is cancelled, and ends it: only another one would have used it again.
  const isCancelled = redemption.ending?.cause === "order-cancelled";
  const found = await ordersWithCode(admin, code);
  const orders = found.filter(({ orderId }) => !isCancelled || orderId !== redemption.usedOrderId);
  if (isCancelled && orders.length === 0) return { outcome: "stopped" };
  // Used by Shopify's count, in an order that its search does not show yet.
  return orders.length === 0 ? { outcome: "later", trouble: "used-unseen" } : { outcome: "in-orders", orders };
}

async function endGiftCard(attempt: Attempt): Promise<Stopped> {
  const { admin, redemption } = attempt;
  const { id: redemptionId, code } = redemption;
  if (code === null) return { outcome: "stopped" };
  const id = redemption.remoteId ?? (await findGiftCard(admin, { code, note: noteOf(redemptionId) }));
  if (id === null) return notThere(attempt);
  const use = await readGiftCard(admin, id);
  if (use === "gone") return { outcome: "stopped" };
  // What is left of one that has paid stays the customer's.
  if (use === "touched") return { outcome: "touched" };
  return (await deactivateGiftCard(admin, id)) === "touched" ? { outcome: "touched" } : { outcome: "stopped" };
}

/** Nothing has the code. What Shopify was asked for a moment ago, and never answered, may still come. */
function notThere(attempt: Attempt): Stopped {
  return stillComing(attempt, "issue") ?? { outcome: "stopped" };
}

/** Whoever else the tag is for (a tier, another access) keeps it, and so does a customer to whom the merchant gave it. */
async function endTag({ admin, shop, redemption, now }: Attempt): Promise<Stopped> {
  const { programId, shopId } = shop;
  const memberIds = [redemption.memberId];
  const { refused } = await bringTagsInStep({ transact: withTransaction, admin, programId, shopId, memberIds, now });
  return refused.length === 0 ? { outcome: "stopped" } : { outcome: "later", trouble: "refused" };
}
