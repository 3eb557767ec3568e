import type { Program } from "../../program.ts";
import { isAutomatic, priceOf } from "../../rewards/price.ts";
import type { Finding } from "../problems.ts";
import { givings, unitGiven } from "./awards.ts";

/** What can be earned and not spent, spent and not earned, or counted for nothing. */
export function circulationTraps(program: Program): Finding[] {
  const given = givings(program);
  if (given.length === 0) return [{ severity: "warning", path: ["earning"], code: "no-way-to-earn", params: {} }];
  const units = program.units.flatMap((unit, index): Finding[] => {
    const path = ["units", index];
    const params = { unit: unit.name.many };
    const isGiven = given.some(({ effect }) => unitGiven(effect) === unit.id);
    const isCounted = program.tiers.some(({ qualifications, forLife }) =>
      [...qualifications, ...forLife].some((way) => way.basis === "points" && way.unit === unit.id),
    );
    if (!isGiven) {
      // Every program has points, even one that gives none; what a tier counts in vain is told at the tier.
      return index === 0 || isCounted ? [] : [{ severity: "warning", path, code: "unit-without-rule", params }];
    }
    if (unit.kind === "status") {
      return isCounted ? [] : [{ severity: "warning", path, code: "status-not-counted", params }];
    }
    if (index !== 0 || isCounted || program.rewards.some((reward) => priceOf(reward) !== null)) return [];
    return [{ severity: "warning", path: ["rewards"], code: "no-way-to-spend", params }];
  });
  const rewards = program.rewards.flatMap((reward, index): Finding[] => {
    if (priceOf(reward) !== null) return [];
    if (given.some(({ effect }) => effect.kind === "reward" && effect.reward === reward.id)) return [];
    return [{ severity: "warning", path: ["rewards", index], code: "reward-never-given", params: {} }];
  });
  return [...units, ...rewards, ...keptRewards(program)];
}

/** What is given by itself cannot be taken back: what is forgiven is kept, by whoever returns the order too. */
function keptRewards(program: Program): Finding[] {
  if (program.policies.shortfall !== "forgiven") return [];
  return program.rewards.flatMap((reward, index): Finding[] => {
    if (!isAutomatic(reward)) return [];
    return [{ severity: "warning", path: ["rewards", index, "automatic"], code: "automatic-and-forgiven", params: {} }];
  });
}
