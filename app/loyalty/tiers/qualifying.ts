import { basisName } from "../program/basis-name.ts";
import type { Program, Qualification, Tier } from "../program.ts";

/** What counts, by basis: "spend" (minor units), "orders", "points:<unit>", "referrals", "events:<name>". */
export type Sums = ReadonlyMap<string, number>;

/** The smallest whole number that reaches a qualification: "more than 100" asks for 101. */
export function neededFor(qualification: Qualification): number {
  return qualification.comparison === "from" ? qualification.threshold : qualification.threshold + 1;
}

interface Requirement {
  basis: string;
  needed: number;
}

/** A tier with what earns it, ready to be compared. */
interface Ladder {
  tier: Tier;
  inWindow: Requirement[];
  forLife: Requirement[];
}

const ladders = new WeakMap<Program, Ladder[]>();

/** The tiers that these sums earn, from the lowest to the highest; `lifetime` are the sums over everything. */
export function earnedTiers(program: Program, window: Sums, lifetime: Sums): Tier[] {
  const earned: Tier[] = [];
  for (const { tier, inWindow, forLife } of ladderOf(program))
    if (isReached(inWindow, window) || isReached(forLife, lifetime)) earned.push(tier);
  return earned;
}

function isReached(requirements: readonly Requirement[], sums: Sums): boolean {
  for (const { basis, needed } of requirements) if ((sums.get(basis) ?? 0) >= needed) return true;
  return false;
}

function ladderOf(program: Program): Ladder[] {
  const known = ladders.get(program);
  if (known) return known;
  const ladder = program.tiers.map((tier) => ({
    tier,
    inWindow: tier.qualifications.map(requirement),
    forLife: tier.forLife.map(requirement),
  }));
  ladders.set(program, ladder);
  return ladder;
}

function requirement(qualification: Qualification): Requirement {
  return { basis: basisName(qualification), needed: neededFor(qualification) };
}

const asked = new WeakMap<Program, ReadonlySet<string>>();

/** Whether any tier of the program asks for a basis: what none asks for begins no term. */
export function isAskedFor(program: Program, basis: string): boolean {
  const known = asked.get(program);
  if (known) return known.has(basis);
  const bases = new Set(program.tiers.flatMap(({ qualifications }) => qualifications.map(basisName)));
  asked.set(program, bases);
  return bases.has(basis);
}
