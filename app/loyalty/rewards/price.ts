import { assertNever } from "../assert.ts";
import type { Reward } from "../program.ts";

/** By which way a reward gets to the member: what of Shopify's it needs, or who delivers it. */
export type Delivery =
  | "discount"
  | "gift-card"
  | "store-credit"
  | "tag"
  | "partner-code"
  | "hand"
  | "donation"
  /** Laurel only notes that it is due. */
  | "elsewhere";

/** What a reward costs at least, in ordinary points; null where it cannot be bought. */
export function priceOf(reward: Reward): number | null {
  return reward.kind === "slider" ? reward.pointsMin : (reward.points ?? null);
}

/** Whether it is given by itself each time so many points can be spent. */
export function isAutomatic(reward: Reward): boolean {
  return reward.kind !== "slider" && reward.automatic;
}

/** Whether members take it themselves for points. */
export function isRedeemable(reward: Reward): boolean {
  return priceOf(reward) !== null && !isAutomatic(reward);
}

/** Whether anyone who holds the code may use it. */
export function isTransferable(reward: Reward): boolean {
  return "transferable" in reward && reward.transferable;
}

/** By which way a reward gets to the member. */
export function deliveryOf(reward: Reward): Delivery {
  switch (reward.kind) {
    case "fixed-amount":
    case "percentage":
    case "free-shipping":
    case "free-product":
      return "discount";
    case "slider":
      return reward.as === "code" ? "discount" : reward.as;
    case "gift-card":
    case "store-credit":
    case "partner-code":
    case "donation":
      return reward.kind;
    case "experience":
      return "hand";
    case "early-access":
      return "tag";
    case "reference":
      return "elsewhere";
    default:
      return assertNever(reward);
  }
}

/** Whether what a reward gives is made in Shopify, where it has to be stopped too. */
export function isInShopify(reward: Reward): boolean {
  const delivery = deliveryOf(reward);
  switch (delivery) {
    case "discount":
    case "gift-card":
    case "store-credit":
    case "tag":
      return true;
    case "partner-code":
    case "hand":
    case "donation":
    case "elsewhere":
      return false;
    default:
      return assertNever(delivery);
  }
}

/** Whether what a reward gives makes goods cheaper (taxes fall with the price), pays for them, or has nothing to do with an order. */
export function taxTreatment(reward: Reward): "price-reduction" | "payment" | "none" {
  const delivery = deliveryOf(reward);
  switch (delivery) {
    case "discount":
      return "price-reduction";
    case "gift-card":
    case "store-credit":
      return "payment";
    case "tag":
    case "partner-code":
    case "hand":
    case "donation":
    case "elsewhere":
      return "none";
    default:
      return assertNever(delivery);
  }
}

export interface Money {
  amountMinor: number;
  currency: string;
}

/**
 * What one reward is worth; 0 where it has no worth in money, such as a percentage.
 *
 * @param of.points what was chosen of a slider; left out: its least
 * @param of.currency the shop's
 * @param of.wanted a currency of the shop's markets: the worth in it, where the reward says one
 */
export function worthOf(reward: Reward, of: { points?: number; currency: string; wanted?: string }): Money {
  const { currency, wanted } = of;
  if (reward.kind === "slider") {
    return { amountMinor: sliderWorth(reward, of.points ?? reward.pointsMin), currency };
  }
  if (wanted !== undefined && wanted !== currency && "amounts" in reward) {
    const there = reward.amounts.find((each) => each.currency === wanted);
    if (there) return { amountMinor: there.amountMinor, currency: wanted };
  }
  return { amountMinor: knownWorth(reward) ?? 0, currency };
}

/** What so many points of a slider are worth: only full steps count. */
function sliderWorth(slider: Extract<Reward, { kind: "slider" }>, points: number): number {
  return Math.floor(points / slider.pointsStep) * slider.minorPerStep;
}

/** What one reward is worth in the shop's currency, minor units; null where the document does not say. Of a slider: its least. */
export function knownWorth(reward: Reward): number | null {
  switch (reward.kind) {
    case "fixed-amount":
    case "gift-card":
    case "store-credit":
    case "donation":
      return reward.amountMinor;
    case "slider":
      return sliderWorth(reward, reward.pointsMin);
    case "free-product":
    case "experience":
    case "partner-code":
    case "reference":
      return reward.valueMinor ?? null;
    case "percentage":
    case "free-shipping":
    case "early-access":
      return null;
    default:
      return assertNever(reward);
  }
}

/** What so many points buy, in minor units of the shop's currency; null where the reward has no price or no known worth. */
export function rateOf(reward: Reward): { points: number; worthMinor: number } | null {
  if (reward.kind === "slider") return { points: reward.pointsStep, worthMinor: reward.minorPerStep };
  const worthMinor = knownWorth(reward);
  return worthMinor === null || reward.points === undefined ? null : { points: reward.points, worthMinor };
}
