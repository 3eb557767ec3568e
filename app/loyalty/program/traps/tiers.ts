import { assertNever } from "../../assert.ts";
import { isMultiplied } from "../../earning/compiled.ts";
import { compare, fraction } from "../../fraction.ts";
import { ratioToDecimal } from "../../points.ts";
import type { EarningRule, Program, Qualification, Tier, TierPolicy } from "../../program.ts";
import { basisName } from "../basis-name.ts";
import type { Finding } from "../problems.ts";
import type { Path } from "../names.ts";
import { type Giving, givings, unitGiven } from "./awards.ts";

/** Tiers that nobody reaches, that give less than the one below, and terms that they do not have. */
export function tierTraps(program: Program): Finding[] {
  const found = program.tiers.flatMap((tier, index) => [
    ...tier.qualifications.flatMap((way, number) =>
      outOfReach(program, way, ["tiers", index, "qualifications", number]),
    ),
    ...onlyForHolders(program, index),
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
  const most = mostEarned(program, way.unit) + mostByBenefits(program, way.unit);
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
  const fromLimits = rule.limits.map((limit) => {
    if (limit.each === "subject") return Infinity;
    const periods = periodsIn(program.tierPolicy.window, limit);
    if (limit.points !== undefined) return limit.points * periods;
    return isExact ? (limit.times ?? Infinity) * effect.points * periods : Infinity;
  });
  return Math.min(isExact ? effect.points * mostTimes(program, trigger) : Infinity, ...fromLimits);
}

/** What benefits of tiers can give within the window: those of birthdays can be counted. */
function mostByBenefits(program: Program, unit: string): number {
  const given = program.tiers.flatMap(({ benefits }) => benefits).filter(({ effect }) => unitGiven(effect) === unit);
  return given.reduce((sum, { when, effect }) => {
    const isCounted = when === "birthday" && effect.kind === "fixed-points";
    return sum + (isCounted ? effect.points * yearsIn(program.tierPolicy.window) : Infinity);
  }, 0);
}

/** How often time alone sets a rule off within the tiers' window. */
function mostTimes({ tierPolicy: { window } }: Program, trigger: EarningRule["trigger"]): number {
  if (trigger.kind === "joined") return 1;
  if (trigger.kind === "birthday" || trigger.kind === "anniversary") return yearsIn(window);
  if (trigger.kind !== "schedule") return Infinity;
  return periodsIn(window, { per: trigger.on.every, by: "calendar" });
}

function yearsIn(window: TierPolicy["window"]): number {
  if (window.kind === "lifetime") return Infinity;
  return window.kind === "rolling" ? Math.ceil(window.months / 12) : 1;
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

/** A tier that asks only for points that only its own members, or those above, are given: nobody gets in. */
function onlyForHolders(program: Program, index: number): Finding[] {
  const tier = program.tiers[index];
  const first = tier?.qualifications[0];
  if (!tier || first?.basis !== "points") return [];
  const holders = program.tiers.slice(index);
  const isOther = (way: Qualification) => basisName(way) !== basisName(first);
  if (holders.some(({ qualifications, forLife }) => [...qualifications, ...forLife].some(isOther))) return [];
  const ids = new Set(holders.map(({ id }) => id));
  const isEntered = program.earning.some(({ effect }) => effect.kind === "tier" && ids.has(effect.tier));
  const giving = givings(program).filter(({ effect }) => unitGiven(effect) === first.unit);
  if (isEntered || giving.length === 0 || !giving.every((each) => isForHolders(each, ids))) return [];
  const params = { unit: first.unit, tier: tier.name };
  return [warning(["tiers", index, "qualifications", 0, "unit"], "tier-needs-itself", params)];
}

function isForHolders({ rule, tier }: Giving, holders: ReadonlySet<string>): boolean {
  if (rule === null) return tier !== null && holders.has(tier);
  const { trigger, conditions } = rule;
  if (trigger.kind === "tier-reached" && trigger.tiers.length > 0 && trigger.tiers.every((id) => holders.has(id)))
    return true;
  return conditions.some((each) => each.kind === "tier" && each.in.every((id) => id !== null && holders.has(id)));
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
