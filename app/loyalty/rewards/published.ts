import { formatMinor } from "../money.ts";
import type { Program, Reward } from "../program.ts";
import { titlesOf } from "./explained.ts";
import { deliveryOf, isAutomatic, priceOf, type Delivery } from "./price.ts";
import { rewardLines } from "./words.ts";

/** What Liquid renders of a reward that costs points. What there is nothing to say of is left out, so that a hundred fit. */
export interface PublishedReward {
  id: string;
  kind: Reward["kind"];
  /** What it costs at least. */
  points: number;
  delivery: Delivery;
  /** Given by itself: nobody takes it. */
  automatic?: true;
  /** The merchant's name; without one there is a title in each language. */
  name?: string;
  title?: { en: string; de: string };
  description?: string;
  /** Sentences. */
  conditions?: { en: string[]; de: string[] };
  /** Its worth as a decimal string, of kinds that are worth an amount. */
  amount?: string;
  percent?: number;
  /** `perStep` is a decimal string. */
  slider?: { min: number; max: number; step: number; perStep: string };
  asks?: { label: string; max: number };
  dates?: { id: string; at: string }[];
  /** Only for these tiers; "-" is no tier. */
  tiers?: string[];
  transferable?: true;
}

/** A reward as it is published; null for one that has no price. */
export function publishedReward(
  reward: Reward,
  { program, currency }: { program: Program; currency: string },
): PublishedReward | null {
  const points = priceOf(reward);
  if (points === null) return null;
  const telling = (language: "en" | "de") => ({ language, program, currency });
  const lines = { en: rewardLines(reward, telling("en")), de: rewardLines(reward, telling("de")) };
  const tiers = "tiers" in reward ? reward.tiers.map((id) => id ?? "-") : [];
  return {
    ...{ id: reward.id, kind: reward.kind, points, delivery: deliveryOf(reward) },
    ...(isAutomatic(reward) ? { automatic: true } : {}),
    ...(reward.name === undefined ? { title: titlesOf(reward, { currency }) } : { name: reward.name }),
    ...("description" in reward && reward.description !== "" ? { description: reward.description } : {}),
    ...(lines.en.length === 0 ? {} : { conditions: lines }),
    ...("amountMinor" in reward ? { amount: formatMinor(reward.amountMinor, currency) } : {}),
    ...("percent" in reward ? { percent: reward.percent } : {}),
    ...choices(reward, currency),
    ...(tiers.length === 0 ? {} : { tiers }),
    ...("transferable" in reward && reward.transferable ? { transferable: true } : {}),
  };
}

/** What the member chooses or writes. */
function choices(reward: Reward, currency: string): Pick<PublishedReward, "slider" | "asks" | "dates"> {
  if (reward.kind === "slider") {
    const { pointsMin: min, pointsMax: max, pointsStep: step, minorPerStep } = reward;
    return { slider: { min, max, step, perStep: formatMinor(minorPerStep, currency) } };
  }
  if (reward.kind !== "experience") return {};
  const { asks, dates } = reward;
  return {
    ...(asks ? { asks: { label: asks.label, max: asks.lengthMax } } : {}),
    ...(dates.length === 0 ? {} : { dates: dates.map(({ id, at }) => ({ id, at })) }),
  };
}
