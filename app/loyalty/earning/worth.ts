import { type Fraction, one, plus, round, type Whole } from "../fraction.ts";
import { minorPerUnit } from "../money.ts";
import type { CountedBasis } from "../orders/basis.ts";
import type { Campaign, Program, Tier } from "../program.ts";
import type { CompiledRule } from "./compiled.ts";
import { exactPoints } from "./effects.ts";
import { multipliersOf, stacked } from "./multipliers.ts";

/** No rule gives more for one order or event, whatever its rate: far beyond any program, and far below what is still exact. */
const POINTS_MAX = 1_000_000_000_000;

/** What a rule earns before any cap, with every step on the way. */
export interface Worth {
  /** Whole points with bonuses; 1 for a tier or a reward that is due. */
  points: number;
  /** Whether it would have been more than a rule ever gives. */
  isCut: boolean;
  basis: CountedBasis;
  items: number;
  /** The tier whose multiplier applies. */
  tier: Tier | null;
  /** Campaigns that multiply some part. */
  campaigns: readonly Campaign[];
  /** Of each part, the campaigns that multiply it. */
  partCampaigns: readonly (readonly Campaign[])[];
  exact: Fraction | null;
  bonus: readonly Campaign[];
}

/** The question of what counted basis is worth under a rule. */
interface WorthQuestion {
  rule: CompiledRule;
  stacking: Program["policies"]["stacking"];
  /** The tier held just before; null: none. */
  tier: Tier | null;
  currency: string;
  basis: CountedBasis;
  /** Campaigns that apply to the whole, and (in the same order as the parts) to each part. */
  campaigns: readonly Campaign[];
  partCampaigns: readonly (readonly Campaign[])[];
  /** Whether there is anything, where neither an amount nor items are needed: an event has happened, a day has come. */
  happened: "needs-basis" | "suffices";
}

/** Nothing, because a condition does not hold. */
export function worthNothing(basis: CountedBasis): Worth {
  return {
    points: 0,
    isCut: false,
    basis,
    items: 0,
    tier: null,
    campaigns: [],
    partCampaigns: [],
    exact: null,
    bonus: [],
  };
}

/** Multiplied out exactly, rounded once as the rule says, bonuses on top. */
export function worthOf(question: WorthQuestion): Worth {
  const { rule, basis, campaigns, stacking } = question;
  const { effect, rounding } = rule.rule;
  let items = 0;
  for (const part of basis.parts) items += part.items;
  if (!counts(question, items)) return worthNothing(basis);
  if (effect.kind === "tier" || effect.kind === "reward") return { ...worthNothing(basis), points: 1 };
  const tier = rule.isMultiplied ? question.tier : null;
  const ofTier = rule.isMultiplied ? (tier ?? "none") : "not-multiplied";
  const multiplying = campaigns.length === 0 ? campaigns : campaigns.filter(isMultiplier);
  const whole =
    multiplying.length === 0 ? (tier?.multiplier ?? one) : stacked(multipliersOf(ofTier, multiplying), stacking);
  const partCampaigns = question.partCampaigns.map((some) => (some.length === 0 ? some : some.filter(isMultiplier)));
  const exact = exactPoints(effect, {
    parts: basis.parts.map((part, index) => ({ ...part, multiplier: partMultiplier(index) })),
    kept: basis.kept,
    total: basis.total,
    items,
    multiplier: whole,
    minorPerUnit: minorPerUnit(question.currency),
  });
  const bonus = campaigns.length === 0 ? campaigns : campaigns.filter(({ effect: { kind } }) => kind === "bonus");
  let most: Whole = round(exact, rounding);
  for (const { effect: change } of bonus) if (change.kind === "bonus") most = plus(most, change.points);
  const points = most > POINTS_MAX ? POINTS_MAX : Number(most);
  const isCut = most > POINTS_MAX;
  return { points, isCut, basis, items, tier, campaigns: multiplying, partCampaigns, exact, bonus };

  function partMultiplier(index: number): Fraction {
    const some = partCampaigns[index] ?? multiplying;
    return some.length === multiplying.length ? whole : stacked(multipliersOf(ofTier, some), stacking);
  }
}

/** Whether anything counts: a basis above zero, or where none is needed the thing itself. */
function counts({ rule, basis, happened }: WorthQuestion, items: number): boolean {
  const { kind } = rule.rule.effect;
  if (happened === "needs-basis") return basis.total.numerator > 0;
  if (kind === "per-item") return items > 0;
  return kind === "fixed-points" || kind === "tier" || kind === "reward" || basis.total.numerator > 0;
}

function isMultiplier({ effect }: Campaign): boolean {
  return effect.kind === "multiplier";
}
