import { pointsForAmount } from "../../../loyalty/earning.ts";
import { POINTS, type Program } from "../../../loyalty/program.ts";
import { vouchers } from "../../../loyalty/redemption.ts";

/** What one order earns a member of one tier. */
export interface TierEarning {
  /** null: a member below the first tier, or in a program without tiers. */
  tierName: string | null;
  points: number;
  /** What the points are worth at the till, rounded down; null while no reward says so. */
  valueMinor: number | null;
  /** That worth as a share of the order. */
  share: number | null;
}

/** What goods of `amountMinor` earn in each tier, by the engine that awards them. */
export function earningByTier(program: Program, amountMinor: number, currency: string): TierEarning[] {
  const rule = program.earning.find(
    ({ trigger, effect }) => trigger.kind === "order" && "unit" in effect && effect.unit === POINTS,
  );
  if (!rule) return [];
  return [null, ...program.tiers].map((tier) => {
    const points = pointsForAmount({ program, ruleId: rule.id, amountMinor, currency, tierId: tier?.id ?? null });
    return { tierName: tier?.name ?? null, points, ...worth(program, points, amountMinor) };
  });
}

function worth(program: Program, points: number, amountMinor: number): Pick<TierEarning, "valueMinor" | "share"> {
  const [reward] = vouchers(program);
  if (!reward || amountMinor === 0) return { valueMinor: null, share: null };
  const numerator = BigInt(points) * BigInt(reward.amountMinor);
  const denominator = BigInt(reward.points);
  return {
    valueMinor: Number(numerator / denominator),
    share: Number((numerator * 1_000_000n) / (denominator * BigInt(amountMinor))) / 1_000_000,
  };
}
