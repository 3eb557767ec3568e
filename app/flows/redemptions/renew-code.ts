import { withTransaction } from "../../db.server.ts";
import { teamActions } from "../../loyalty/rewards/team-actions.ts";
import { record } from "../../models/activity.ts";
import { closeAlertsOf } from "../../models/alert.ts";
import { enqueue } from "../../models/outbox.ts";
import { redemptionById } from "../../models/redemption.ts";
import { giveNewCode } from "../../models/redemption-renewal.ts";
import { noteStep } from "../../models/redemption-step.ts";
import { shopById } from "../../models/shop.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { ordersWithCode } from "../../shopify/rewards/code-orders.ts";
import { deactivateDiscount } from "../../shopify/rewards/discounts.ts";
import { settleFound } from "./outside/settle-found.ts";

/**
 * Gives the member another code in place of one that somebody changed or deleted in Shopify. The old one is stopped first, so that
 * never two of them work; `workRedemption` makes the new one as the reward says.
 *
 * @param code drawn by the caller, as `codeFrom` makes it: the same call again draws another, and only one of them is kept
 * @returns "used" when an order was placed with the old code: there is nothing to renew, and it is used as soon as the order is
 *   known; an order that is told of later still finds the redemption by its old code; "over" when there is nothing wrong with it
 * @throws {ShopifyError} when it is not known whether the old code still works: nothing was changed
 */
export async function renewCode(options: {
  admin: AdminClient;
  programId: string;
  redemptionId: string;
  code: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "renewed" | "used" | "over" | "unknown-redemption" }> {
  const { admin, programId, redemptionId, code, actor, now } = options;
  const redemption = await redemptionById(programId, redemptionId);
  if (!redemption) return { outcome: "unknown-redemption" };
  const { code: old, remoteId } = redemption;
  if (!teamActions(redemption).includes("renew") || old === null) return { outcome: "over" };
  const { uses } = remoteId === null ? { uses: null } : await deactivateDiscount(admin, { id: remoteId, code: old });
  // Shopify's count of uses lags behind its orders, and its search of orders behind its count: either tells of a use.
  const orders = await ordersWithCode(admin, old);
  if (orders.length > 0) {
    const shop = await shopById({ programId, shopId: redemption.shopId });
    if (shop) await withTransaction((tx) => settleFound(tx, { shop, orders, now }));
  }
  if (orders.length > 0 || (uses ?? 0) > 0) return { outcome: "used" };

  return withTransaction(async (tx) => {
    const renewed = await giveNewCode(tx, { programId, id: redemptionId, from: old, to: code, at: now });
    if (!renewed) return { outcome: "over" };
    const { shopId } = renewed;
    await noteStep(tx, { programId, redemptionId, at: now, state: "issued", cause: "renewed", actor });
    await closeAlertsOf(tx, { programId, redemptionIds: [redemptionId], at: now });
    await record(tx, { programId, at: now, actor, action: "code-renewed", data: { redemption: redemptionId } });
    await enqueue(tx, { name: "work-redemptions", programId, shopId });
    return { outcome: "renewed" };
  });
}
