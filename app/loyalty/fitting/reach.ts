import type { Program, Tier } from "../program.ts";
import type { SimulationReport } from "../simulation/report.ts";
import { percentOf, type ShopFigures, yearFactor } from "./figures.ts";

/** Whether members get anywhere in a program, by what the shop's own orders would have done in it. */
export interface Reach {
  members: number;
  /** From the lowest to the highest: how many of the members would hold it, or a higher one. */
  tiers: TierReach[];
  /** null where nothing has a price. */
  firstReward: { points: number; members: number; percent: number; medianDays: number | null } | null;
  /** What was earned would be worth so much as rewards, and that is so many hundredths of a percent of what was spent. */
  costMinor: number;
  costBasisPoints: number;
}

export interface TierReach {
  id: string;
  name: string;
  members: number;
  percent: number;
  /** Less than a year is known: what was spent was carried on to a year. */
  isEstimate: boolean;
}

/** What a simulation over the orders behind `figures` says of who gets where. */
export function reachOf(program: Program, report: SimulationReport, figures: ShopFigures): Reach {
  const { members, firstReward, costMinor } = report;
  const spentMinor = figures.spentMinor.reduce((sum, spent) => sum + spent, 0);
  let above = 0;
  const tiers = program.tiers
    .toReversed()
    .map((tier) => {
      above += report.membersByTier[tier.id] ?? 0;
      return tierReach(tier, { simulated: above, figures, members });
    })
    .toReversed();
  return {
    ...{ members, tiers, costMinor },
    firstReward: firstReward && { ...firstReward, percent: percentOf(firstReward.members, members) },
    costBasisPoints: spentMinor === 0 ? 0 : Math.floor((costMinor * 10_000) / spentMinor),
  };
}

function tierReach(
  { id, name, qualifications }: Tier,
  of: { simulated: number; figures: ShopFigures; members: number },
): TierReach {
  const [way, ...others] = qualifications;
  const factor = yearFactor(of.figures);
  const isEstimate = factor > 1 && way?.basis === "spend" && others.length === 0;
  const members = isEstimate
    ? of.figures.spentMinor.filter((spent) => spent * factor >= way.threshold).length
    : of.simulated;
  return { id, name, members, percent: percentOf(members, of.members), isEstimate };
}
