import { assertNever } from "../../assert.ts";
import { compare, fraction } from "../../fraction.ts";
import { ratioToDecimal } from "../../points.ts";
import type { EarningRule, Program, Qualification, Tier, TierPolicy } from "../../program.ts";
import { basisName } from "../basis-name.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../references.ts";
import { givings, isMultiplied, unitGiven } from "./awards.ts";

/** Tiers that nobody reaches, that give less than the one below, and terms that they do not have. */
export function tierTraps(program: Program): Finding[] {
  const found = program.tiers.flatMap((tier, index) => [
    ...tier.qualifications.flatMap((way, number) =>
      outOfReach(program, way, ["tiers", index, "qualifications", number]),
    ),
    ...forLifeTooEasy(program.tierPolicy, tier, index),
    ...multiplierFalls(program.tiers, index),
    ...pilingUp(program, index),
  ]);
  const { downgrade, retention } = program.tierPolicy;
  if (downgrade === "one-level" && (retention.kind === "window" || retention.kind === "for-life")) {
    found.push(warning(["tierPolicy", "downgrade"], "downgrade-idle", { retention: retention.kind }));
  }
  return found;
}

function outOfReach(program: Program, way: Qualification, path: Path): Finding[] {
  if (way.basis !== "points") return [];
  const giving = givings(program).filter(({ effect }) => unitGiven(effect) === way.unit);
  if (giving.length === 0) return [warning([...path, "unit"], "tier-counts-nothing", { unit: way.unit })];
  const { window } = program.tierPolicy;
  const most = giving.some(({ rule }) => rule === null) ? Infinity : mostEarned(program, way.unit);
  const least = way.comparison === "more-than" ? way.threshold + 1 : way.threshold;
  if (least <= most) return [];
  return [warning([...path, "threshold"], "tier-unreachable", { most, unit: way.unit, window: windowText(window) })];
}

/** The most of a unit that rules can give within the tiers' window, by their limits and the caps; Infinity where none binds. */
function mostEarned(program: Program, unit: string): number {
  const { window } = program.tierPolicy;
  const rules = program.earning.filter(({ effect }) => unitGiven(effect) === unit);
  const caps = program.policies.caps
    .filter((cap) => cap.unit === unit && rules.every(({ id }) => cap.rules?.includes(id) ?? true))
    .map((cap) => cap.points * periodsIn(window, cap));
  const sum = rules.reduce((total, rule) => total + mostByRule(program, rule), 0);
  return Math.min(sum, ...caps);
}

function mostByRule(program: Program, rule: EarningRule): number {
  const { effect, trigger } = rule;
  const isExact = effect.kind === "fixed-points" && !isChanged(program, rule);
  const most = rule.limits.map((limit) => {
    if (limit.each === "subject") return Infinity;
    const periods = periodsIn(program.tierPolicy.window, limit);
    if (limit.points !== undefined) return limit.points * periods;
    return isExact ? (limit.times ?? Infinity) * effect.points * periods : Infinity;
  });
  return Math.min(isExact && trigger.kind === "joined" ? effect.points : Infinity, ...most);
}

/** Whether a tier or a campaign may give more than the rule says. */
function isChanged(program: Program, rule: EarningRule): boolean {
  const isNamed = program.campaigns.some(({ rules }) => rules?.includes(rule.id) ?? isMultiplied(rule));
  return isNamed || (isMultiplied(rule) && program.tiers.length > 0);
}

/** How many of a cap's periods the tiers' window can touch. */
function periodsIn(
  window: TierPolicy["window"],
  { per, by }: { per: EarningRule["limits"][number]["per"]; by: "calendar" | "rolling" },
): number {
  if (per === "lifetime") return 1;
  if (per === "order" || window.kind === "lifetime") return Infinity;
  const months = window.kind === "rolling" ? window.months : 12;
  // Calendar periods coincide with a calendar year only; any other window touches one more.
  const more = by === "calendar" && window.kind === "calendar-year" ? 0 : 1;
  switch (per) {
    case "day":
      return months * 31 + more;
    case "week":
      return Math.ceil((months * 31) / 7) + 1;
    case "month":
      return months + more;
    case "quarter":
      return Math.ceil(months / 3) + more;
    case "year":
      return Math.ceil(months / 12) + more;
    default:
      return assertNever(per);
  }
}

function windowText(window: TierPolicy["window"]): string {
  switch (window.kind) {
    case "rolling":
      return `in ${window.months} months`;
    case "calendar-year":
      return "in a calendar year";
    case "membership-year":
      return "in a year of membership";
    case "lifetime":
      return "ever";
    default:
      return assertNever(window);
  }
}

function forLifeTooEasy(policy: TierPolicy, tier: Tier, index: number): Finding[] {
  if (policy.window.kind === "lifetime") return [];
  return tier.forLife.flatMap((way, number): Finding[] => {
    const usual = tier.qualifications.find((other) => basisName(other) === basisName(way));
    if (!usual || usual.threshold < way.threshold) return [];
    const path = ["tiers", index, "forLife", number, "threshold"];
    return [warning(path, "for-life-too-easy", { threshold: usual.threshold })];
  });
}

function multiplierFalls(tiers: readonly Tier[], index: number): Finding[] {
  const [tier, below] = [tiers[index], tiers[index - 1]];
  if (!tier || !below) return [];
  const exact = ({ multiplier }: Tier) => fraction(multiplier.numerator, multiplier.denominator);
  if (compare(exact(tier), exact(below)) >= 0) return [];
  const params = { below: below.name, multiplier: ratioToDecimal(below.multiplier) };
  return [warning(["tiers", index, "multiplier"], "multiplier-falls", params)];
}

/** Rewards that are given again and again, and that nothing takes away when they are not used. */
function pilingUp(program: Program, index: number): Finding[] {
  const benefits = program.tiers[index]?.benefits ?? [];
  return benefits.flatMap(({ when, effect, lapses }, number): Finding[] => {
    if (when === "entry" || lapses !== "never" || effect.kind !== "reward" || effect.lapses) return [];
    const reward = program.rewards.find(({ id }) => id === effect.reward);
    if (reward?.kind === "reference" && reward.lapses) return [];
    return [warning(["tiers", index, "benefits", number, "lapses"], "benefit-never-lapses", { when })];
  });
}

function warning(path: Path, code: string, params: Finding["params"]): Finding {
  return { severity: "warning", path, code, params };
}
