import { assertNever } from "../assert.ts";
import type { Arithmetic } from "../explanation.ts";
import { type Fraction, fractionText, isWhole, multiply, round } from "../fraction.ts";
import type { Effect, Program } from "../program.ts";
import type { CompiledRule } from "./compiled.ts";
import type { Settled } from "./earnings.ts";
import type { Worth } from "./worth.ts";

/** Every input and step of what a rule gives, as data; `before` and `after` are what stands under it around the fact. */
export function explained(options: {
  rule: CompiledRule;
  worth: Worth;
  version: number;
  currency: string;
  stacking: Program["policies"]["stacking"];
  settled: Settled;
}): Arithmetic {
  const { rule, worth, version, currency, stacking, settled } = options;
  const { before, after, uncappedBefore, uncapped, cap } = settled;
  const { basis, tier, campaigns, exact, bonus } = worth;
  // Of several multipliers the best may be that of no tier.
  const isWithoutTier = tier === null && rule.isMultiplied && stacking === "best" && campaigns.length > 0;
  const together = (tier || isWithoutTier ? 1 : 0) + campaigns.length;
  const explanation: Arithmetic = {
    rule: rule.rule.id,
    version,
    unit: rule.unit ?? "",
    currency,
    ...amount(basis.total),
    effect: effectOf(rule.rule.effect),
    tier: tier ? { id: tier.id, name: tier.name, multiplier: tier.multiplier } : null,
    rounding: rule.rule.rounding,
    before,
    after,
  };
  if (basis.kept.numerator !== basis.kept.denominator) explanation.kept = fractionText(basis.kept);
  if (rule.rule.effect.kind === "per-item") explanation.items = worth.items;
  if (campaigns.length > 0) explanation.campaigns = campaigns.flatMap(multiplierOf);
  if (isWithoutTier) explanation.isWithoutTier = true;
  if (together > 1) explanation.stacking = stacking;
  const parts = partsOf(rule, worth);
  if (parts) explanation.parts = parts;
  if (exact && !isWhole(exact)) explanation.exact = fractionText(exact);
  if (bonus.length > 0) explanation.bonus = bonus.flatMap(bonusOf);
  if (worth.isCut) explanation.most = worth.points;
  if (cap) explanation.cap = cap;
  else if (after > before && after !== uncapped) explanation.rise = { from: uncappedBefore, to: uncapped };
  return explanation;
}

type CampaignOf = Program["campaigns"][number];

function multiplierOf({ id, name, effect }: CampaignOf) {
  return effect.kind === "multiplier" ? [{ id, name, multiplier: effect.multiplier }] : [];
}

function bonusOf({ id, name, effect }: CampaignOf) {
  return effect.kind === "bonus" ? [{ id, name, points: effect.points }] : [];
}

/** The parts, where campaigns multiply some lines only and the effect goes line by line. */
function partsOf(rule: CompiledRule, { basis, partCampaigns, campaigns }: Worth): Arithmetic["parts"] {
  const { kind } = rule.rule.effect;
  if (kind !== "points-per-unit" && kind !== "percentage" && kind !== "per-item") return undefined;
  if (partCampaigns.every((some) => some.length === campaigns.length)) return undefined;
  return basis.parts.flatMap((part, index) => {
    if (part.items === 0 && part.basis.numerator === 0) return [];
    return [
      {
        ...amount(multiply(part.basis, basis.kept)),
        ...(kind === "per-item" ? { items: part.items } : {}),
        campaigns: (partCampaigns[index] ?? []).map(({ id }) => id),
      },
    ];
  });
}

function amount(value: Fraction): { basisMinor: number; basisExact?: string } {
  const basisMinor = Number(round(value, "down"));
  return isWhole(value) ? { basisMinor } : { basisMinor, basisExact: fractionText(value) };
}

function effectOf(effect: Effect): Arithmetic["effect"] {
  switch (effect.kind) {
    case "points-per-unit":
      return { rate: effect.rate };
    case "percentage":
      return { share: effect.share };
    case "fixed-points":
      return { fixed: effect.points };
    case "per-item":
      return { perItem: effect.points };
    case "per-step":
      return { stepMinor: effect.stepMinor, perStep: effect.points };
    case "bands":
      return { bands: effect.bands };
    case "tier":
    case "reward":
      return { fixed: 1 };
    default:
      return assertNever(effect);
  }
}
