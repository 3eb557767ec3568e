import type { Tx } from "../../db.server.ts";
import type { Reward } from "../../loyalty/program.ts";
import type { DrawnCodes } from "../../loyalty/redemption.ts";
import { deliveryOf, isInShopify } from "../../loyalty/rewards/price.ts";
import { enqueue } from "../../models/outbox.ts";
import type { RedemptionRecord } from "../../models/redemption.ts";
import { insertRedemptions, type NewRedemption } from "../../models/redemption-taking.ts";

/** A reward that a member takes, or is given; its points, if it cost any, are spent in the same transaction. */
export interface Taking extends Omit<NewRedemption, "shopId" | "state" | "reservedAt" | "nextAt" | "endsAt"> {
  /** Until when it can be used, excluded, in whole seconds; null: without end. */
  endsAt: number | null;
}

interface Takings {
  programId: string;
  shopId: string;
  takings: readonly Taking[];
  /** For so long, only who waits for the answer sees to what is needed of Shopify. */
  headStartMs?: number;
  now: Date;
}

/**
 * Writes down what members take or are given, with the transition, and has it made in Shopify after the commit where Shopify is
 * needed. What is there already (by its id, or for its award) stays as it is.
 *
 * @returns those that are new
 */
export async function insertTakings(tx: Tx, options: Takings): Promise<RedemptionRecord[]> {
  const { programId, shopId } = options;
  const inserted = await storeTakings(tx, options);
  if (inserted.some(({ todo }) => todo !== null)) await enqueue(tx, { name: "work-redemptions", programId, shopId });
  return inserted;
}

/** Like `insertTakings`, for who sees after the commit to what is needed of Shopify. */
export async function storeTakings(tx: Tx, options: Takings): Promise<RedemptionRecord[]> {
  const { programId, shopId, takings, headStartMs = 0, now } = options;
  const redemptions = takings.map(({ endsAt, ...taking }) => ({
    ...taking,
    shopId,
    state: isReady(taking) ? ("issued" as const) : ("reserved" as const),
    reservedAt: now,
    nextAt: new Date(now.getTime() + headStartMs),
    endsAt: endsAt === null ? null : new Date(endsAt * 1000),
  }));
  return insertRedemptions(tx, { programId, redemptions });
}

/** Which of the drawn codes a reward is given with; null where it has none of our own. */
export function codeOf(reward: Reward, codes: DrawnCodes): string | null {
  const delivery = deliveryOf(reward);
  if (delivery === "discount") return codes.discount;
  return delivery === "gift-card" ? codes.giftCard : null;
}

/** Whether it is all there: nothing is needed of Shopify, nor of a partner's list. */
function isReady({ reward, code }: Pick<Taking, "reward" | "code">): boolean {
  return !isInShopify(reward) && (reward.kind !== "partner-code" || code !== null);
}
