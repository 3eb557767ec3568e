import type { Reward } from "../../loyalty/program.ts";
import { isAutomatic, priceOf } from "../../loyalty/rewards/price.ts";
import { missingScopesOf } from "./reward-scopes.ts";

/** How a reward stands: what the list says of it in a word. */
export type RewardState =
  "for-sale" | "automatic" | "only-given" | "not-yet" | "window-over" | "sold-out" | "no-permission";

/** How often a reward was taken, by what became of it. */
export interface TakenFigures {
  open: number;
  used: number;
  lapsed: number;
  /** What counts against its pieces: not what lapsed with all of its points back. */
  counted: number;
}

/** What is left of a reward: of its stock, or of its partner's codes; null where there is no end. */
export function leftOf(reward: Reward, facts: { taken: TakenFigures; codesLeft: number }): number | null {
  if (reward.kind === "partner-code") return facts.codesLeft;
  if (reward.kind === "reference" || reward.total === undefined) return null;
  return Math.max(0, reward.total - facts.taken.counted);
}

/**
 * How a reward stands.
 *
 * @param facts.now the shop's local time, such as "2026-11-27T09:00"
 */
export function rewardState(
  reward: Reward,
  facts: { taken: TakenFigures; codesLeft: number; scopes: readonly string[]; now: string },
): RewardState {
  if (missingScopesOf(reward, facts.scopes).length > 0) return "no-permission";
  const window = reward.kind === "reference" ? undefined : reward.window;
  if (window?.to !== undefined && momentOf(window.to) <= facts.now) return "window-over";
  if (leftOf(reward, facts) === 0) return "sold-out";
  if (window?.from !== undefined && momentOf(window.from) > facts.now) return "not-yet";
  if (priceOf(reward) === null) return "only-given";
  return isAutomatic(reward) ? "automatic" : "for-sale";
}

/** A moment in the shop's local time, as the document writes local times; they sort as texts. */
export function localMoment(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone })
    .format(at)
    .replace(" ", "T");
}

function momentOf(local: string): string {
  return local.length === 10 ? `${local}T00:00` : local;
}
