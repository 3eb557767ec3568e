import { randomBytes, randomUUID } from "node:crypto";
import { withTransaction } from "../../app/db.server.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { reserveRedemption } from "../../app/flows/redemptions/reserve-redemption.ts";
import { lockWithAccount, returnPoints } from "../../app/flows/steps/give-back.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { codeFrom } from "../../app/loyalty/redemption.ts";
import { type RedemptionRecord, redemptionById } from "../../app/models/redemption.ts";
import { markEnded, markIssued } from "../../app/models/redemption-work.ts";
import { give } from "./give.ts";
import { NOW } from "./live-shop.ts";
import { must } from "./must.ts";

/** A member who was given points. */
export async function memberWith(shop: ShopContext, points: number, customerId = "1"): Promise<string> {
  const joined = await enrollMember({ shop, customerId, by: "agent", consent: null, now: NOW });
  if (joined.outcome !== "joined") throw new Error(joined.outcome);
  const { memberId } = joined;
  if (points > 0) await give({ programId: shop.programId, memberId, points, now: NOW });
  return memberId;
}

/** A reward that a member has taken and that is there: its code is known to the shop. */
export async function taken(shop: ShopContext, memberId: string, rewardId = "voucher"): Promise<RedemptionRecord> {
  const id = randomUUID();
  const codes = { discount: codeFrom(randomBytes(64)), giftCard: codeFrom(randomBytes(64)) };
  const reserved = await reserveRedemption({ shop, memberId, redemptionId: id, wish: { rewardId }, codes, now: NOW });
  if (reserved.outcome !== "reserved") throw new Error(reserved.outcome);
  const remoteId = `gid://shopify/DiscountCodeNode/${String(BigInt(`0x${id.slice(0, 8)}`))}`;
  const { programId } = shop;
  const issued = await withTransaction((tx) => markIssued(tx, { programId, id, remoteId, at: NOW }));
  return must(issued);
}

/** Ends what was taken as the shop's worker does once the code is dead: its points come back. */
export async function ended(
  shop: ShopContext,
  redemption: RedemptionRecord,
  ending: { state: "lapsed" | "cancelled"; returns: number },
): Promise<void> {
  const { programId } = shop;
  const { id, memberId, rewardId, spentKey } = redemption;
  await withTransaction(async (tx) => {
    const { accounts } = must(await lockWithAccount(tx, { programId, redemptionId: id, memberId }));
    const back = { spentKey: must(spentKey), rewardId, points: ending.returns, cause: ending.state, now: NOW };
    await returnPoints(tx, { programId, memberId, accounts, ...back });
    await markEnded(tx, { programId, id, ending: { ...ending, cause: ending.state, actor: "system" }, at: NOW });
  });
}

/** The redemption as it is now. */
export async function nowOf(shop: ShopContext, redemption: { id: string }): Promise<RedemptionRecord> {
  return must(await redemptionById(shop.programId, redemption.id));
}
