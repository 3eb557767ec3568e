import { randomUUID } from "node:crypto";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import type { RewardWish } from "../../../app/loyalty/rewards/decide.ts";
import { type Program, programSchema, simpleProgram } from "../../../app/loyalty/program.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { order, shipped } from "../../loyalty/orders.ts";
import type { TestDatabase } from "../../support/database.ts";
import { accountOf, NOW, settle } from "../../support/live-shop.ts";

/** A program whose rewards need nothing of Shopify, beside the voucher. */
export function teamProgram(): Program {
  return programSchema.parse({
    ...simpleProgram(100),
    rewards: [
      ...simpleProgram(100).rewards,
      {
        kind: "experience",
        id: "tour",
        name: "Tour of the roastery",
        points: 50,
        asks: { label: "Your name for the badge", lengthMax: 40 },
        dates: [{ id: "march", at: "2027-03-05T18:00", places: 5 }],
      },
      { kind: "donation", id: "forest", points: 20, cause: "Forest fund", amountMinor: 500 },
      { kind: "partner-code", id: "cinema", name: "Cinema ticket", points: 10, partner: "Odeon", lowStock: 2 },
    ],
  });
}

/** A member with points from one shipped order. */
export async function memberWithPoints(
  database: TestDatabase,
  shop: ShopContext,
  customerId = "7",
): Promise<{ memberId: string; balance: () => Promise<number> }> {
  await settle(shop, shipped(order({ id: `9${customerId}`, customerId })));
  const account = await accountOf(database, shop, customerId);
  const balance = async () => (await accountOf(database, shop, customerId))?.balance ?? 0;
  return { memberId: account?.memberId ?? "", balance };
}

/** The member takes a reward. @returns the redemption's id */
export async function take(
  shop: ShopContext,
  taking: { memberId: string; wish: RewardWish; now?: Date },
): Promise<string> {
  const redemptionId = randomUUID();
  const { memberId, wish, now = NOW } = taking;
  const answer = await reserveRedemption({ shop, memberId, redemptionId, wish, codes: drawCodes(), now });
  if (answer.outcome !== "reserved") throw new Error(`not taken: ${answer.outcome}`);
  return redemptionId;
}
