import type { CompiledProgram, CompiledRule } from "../earning/compiled.ts";
import { holds, isInBounds, type Situation } from "../earning/conditions.ts";
import type { Earning, Source } from "../earning/earnings.ts";
import { explained } from "../earning/explained.ts";
import { type Worth, worthNothing, worthOf } from "../earning/worth.ts";
import type { Arithmetic, Explanation } from "../explanation.ts";
import { type Fraction, fraction, one, zero } from "../fraction.ts";
import type { CountedBasis } from "../orders/basis.ts";
import type { Campaign } from "../program.ts";
import type { VersionInForce } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import { appliedCampaigns } from "./order-account.ts";

/** What comes about besides orders: an event, a day, a tier that is reached, a referral. */
export interface Occasion {
  source: Source;
  at: number;
  key: string;
  version: VersionInForce;
  /** An event's amount and quantity; everything else has none. */
  amountMinor: number | null;
  quantity: number;
  situation: Situation;
  explain: (arithmetic: Arithmetic) => Explanation;
  award: (rule: { id: string; reward: string; version: number }) => Explanation;
}

/**
 * Gives what one rule gives on an occasion, if its conditions hold.
 *
 * @returns the earning, so that it can be taken back; null where nothing is due
 */
export function giveOn(state: FoldState, rule: CompiledRule, occasion: Occasion): Earning | null {
  const { at, key, version, source } = occasion;
  if (!state.isOpen(rule.rule, at) || !conditionsHold(rule.conditions, occasion)) return null;
  const campaigns = appliedCampaigns(state, rule, occasion.situation)
    .filter(({ conditions }) => conditionsHold(conditions, occasion))
    .map(({ campaign }) => campaign);
  const worthWith = (some: readonly Campaign[]) => worthOn(state, rule, { occasion, campaigns: some });
  const worth = worthWith(campaigns);
  if (worth.points === 0) return null;
  const earning = state.earnings.open(source, rule);
  const { effect, id } = rule.rule;
  state.give({
    earning,
    due: worth.points,
    at,
    key,
    orderId: null,
    version,
    explain: (settled) => occasion.explain(arithmeticOf(state, { rule, worth, version, settled })),
    award: () =>
      occasion.award({ id, reward: effect.kind === "reward" ? effect.reward : "", version: version.version }),
  });
  for (const campaign of campaigns) {
    if (!campaign.budget) continue;
    const without = worthWith(campaigns.filter((other) => other !== campaign)).points;
    state.budgeted.push({ campaign, earning, without: () => without });
  }
  return earning;
}

/** Takes back what stands of an occasion under one rule. */
export function takeBackOn(
  state: FoldState,
  earning: Earning,
  withdrawal: {
    at: number;
    key: string;
    version: VersionInForce;
    explain: (arithmetic: Arithmetic) => Explanation;
  },
): void {
  const { rule } = earning;
  const { version } = withdrawal;
  const worth = worthNothing(NO_BASIS);
  state.give({
    earning,
    due: 0,
    at: withdrawal.at,
    key: withdrawal.key,
    orderId: null,
    version,
    explain: (settled) => withdrawal.explain(arithmeticOf(state, { rule, worth, version, settled })),
    award: () => ({ kind: "withdrawn", rule: rule.rule.id, cause: "fact-gone" }),
  });
}

const NO_BASIS: CountedBasis = { parts: [], kept: one, total: zero };

function worthOn(
  state: FoldState,
  rule: CompiledRule,
  { occasion, campaigns }: { occasion: Occasion; campaigns: readonly Campaign[] },
): Worth {
  const { version, source, at, quantity } = occasion;
  const total: Fraction = fraction(Math.max(0, occasion.amountMinor ?? 0), 1);
  return worthOf({
    rule,
    stacking: version.compiled.program.policies.stacking,
    tier: state.tierBefore(source.mergedFrom, at, version),
    currency: state.history.currency,
    basis: { parts: [{ basis: total, items: Math.max(0, quantity) }], kept: one, total },
    campaigns,
    partCampaigns: [],
    happened: "suffices",
  });
}

/** What speaks of lines never holds here, nor an amount where there is none. */
function conditionsHold(
  conditions: CompiledRule["conditions"],
  { situation, amountMinor }: Pick<Occasion, "situation" | "amountMinor">,
): boolean {
  if (conditions.lines.length > 0) return false;
  if (!conditions.fixed.every((condition) => holds(condition, situation))) return false;
  if (conditions.amounts.length === 0) return true;
  return (
    amountMinor !== null && conditions.amounts.every((condition) => isInBounds(condition, fraction(amountMinor, 1)))
  );
}

function arithmeticOf(
  state: FoldState,
  {
    version,
    ...what
  }: Omit<Parameters<typeof explained>[0], "version" | "currency" | "stacking"> & { version: VersionInForce },
): Arithmetic {
  return explained({
    ...what,
    version: version.version,
    currency: state.history.currency,
    stacking: version.compiled.program.policies.stacking,
  });
}

/** The situation of what happens to the member at `at` and is no order. */
export function situationAt(state: FoldState, at: number): Situation {
  return {
    at,
    tierId: state.clockOf(null, at).tier?.id ?? null,
    joinedAt: state.history.member.joinedAt,
    zone: state.zone,
  };
}

/** The rules of the version in force at `at` with that trigger; none before the first version. */
export function rulesAt(
  state: FoldState,
  at: number,
  trigger: keyof CompiledProgram["rules"],
): { version: VersionInForce; rules: readonly CompiledRule[] } | null {
  const version = state.versionAt(at);
  return version ? { version, rules: version.compiled.rules[trigger] } : null;
}
