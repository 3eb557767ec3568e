import { type OptionalScope, scopesNeeded } from "../../loyalty/rewards/scopes-needed.ts";
import type { Program, Reward } from "../../loyalty/program.ts";

/** Access that is still to be given for a reward. */
export function missingScopesOf(reward: Reward, granted: readonly string[]): OptionalScope[] {
  return scopesNeeded({ rewards: [reward], units: [] }).filter((scope) => !granted.includes(scope));
}

/** Access that is still to be given for paying cashback out. */
export function missingScopesOfPayout(program: Program, granted: readonly string[]): OptionalScope[] {
  return scopesNeeded({ rewards: [], units: program.units }).filter((scope) => !granted.includes(scope));
}
