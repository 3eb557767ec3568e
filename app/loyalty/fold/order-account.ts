import type { CompiledCampaign, CompiledConditions, CompiledRule } from "../earning/compiled.ts";
import { holds, type Situation } from "../earning/conditions.ts";
import type { Earning, Source } from "../earning/earnings.ts";
import type { OrderFacts } from "../order-facts.ts";
import { type CountedBasis, isCounted, type LineChoice } from "../orders/basis.ts";
import { choosesLine } from "../orders/line-conditions.ts";
import { type OrderState, placedState } from "../orders/order-state.ts";
import type { Basis, Tier } from "../program.ts";
import { chosenDays } from "./member-days.ts";
import { isPast, type VersionInForce } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";

/** An order inside the fold: its units now, how it is priced, what each rule has given so far. */
export interface OrderAccount {
  order: OrderFacts;
  source: Source;
  version: VersionInForce;
  /** The tier held just before the placing. */
  tier: Tier | null;
  /** The order's units. */
  state: OrderState;
  rules: OrderRuleAccount[];
  /** How lines count where no condition and no campaign chooses among them, by the policies' basis. */
  plain: LineChoice;
  /** What counts towards tiers. */
  spendMinor: number;
  counts: 0 | 1;
  /** The last basis that was worked out, which several questions share. */
  known: {
    units: "shipped" | "present";
    age: number;
    basis: Basis;
    choice: LineChoice;
    result: CountedBasis;
  } | null;
}

/** An order under one rule whose conditions at the placing hold. */
export interface OrderRuleAccount {
  rule: CompiledRule;
  awaits: "paid" | "fulfilled";
  earning: Earning;
  choice: LineChoice;
  campaigns: AppliedCampaign[];
}

/** A campaign that applied when the order was placed. */
export interface AppliedCampaign {
  compiled: CompiledCampaign;
  /** For each part whether the campaign chooses its lines; null: it speaks of no lines. */
  parts: boolean[] | null;
  /** The lines by which its amount is judged. */
  judged: LineChoice;
}

/** What an order waits for: orders that need no fulfilment count on paid, because Shopify never reports them as fulfilled. */
export function awaitedBy(order: OrderFacts, when: "paid" | "fulfilled"): "paid" | "fulfilled" {
  return when === "fulfilled" && order.needsFulfilment !== false ? "fulfilled" : "paid";
}

/** The order as it is placed; null before the program's first version. `number`: which of the member's orders it is. */
export function placeOrder(state: FoldState, order: OrderFacts, number: number): OrderAccount | null {
  const version = state.versionAt(order.placedAt);
  if (!version) return null;
  const mergedFrom = state.history.mergedFrom?.get(order.id) ?? null;
  const source: Source = {
    ...{ key: `order:${order.id}`, datedAt: order.placedAt, subject: null, mergedFrom },
    isPast: isPast(state.history, order.placedAt),
  };
  const { compiled } = version;
  const tier = state.tierBefore(mergedFrom, order.placedAt, version);
  const plain = plainChoice(order, compiled.program.policies.basis);
  const account: OrderAccount = {
    ...{ order, source, version, tier, plain },
    state: placedState(order),
    rules: [],
    spendMinor: 0,
    counts: 0,
    known: null,
  };
  const situation: Situation = {
    at: order.placedAt,
    tierId: state.clockOf(mergedFrom, order.placedAt).tier?.id ?? null,
    joinedAt: state.history.member.joinedAt,
    zone: state.zone,
    order: { facts: order, number },
  };
  for (const rule of compiled.rules.order) {
    const ruleAccount = openRule(state, { account, rule, situation });
    if (ruleAccount) account.rules.push(ruleAccount);
  }
  return account;
}

function openRule(
  state: FoldState,
  { account, rule, situation }: { account: OrderAccount; rule: CompiledRule; situation: Situation },
): OrderRuleAccount | null {
  const { order, source, version } = account;
  const { trigger } = rule.rule;
  if (trigger.kind !== "order" || !state.isOpen(rule.rule, order.placedAt)) return null;
  if (!rule.conditions.fixed.every((condition) => holds(condition, situation))) return null;
  if (rule.isMoney && order.currency !== state.history.currency) return null;
  const applying = appliedCampaigns(state, rule, situation);
  const { choice, parts } = choiceOf(account, rule, applying);
  return {
    rule,
    awaits: awaitedBy(order, trigger.when),
    earning: state.openEarning(source, rule),
    choice,
    campaigns: applying.map((compiled) => ({
      compiled,
      parts: parts.get(compiled) ?? null,
      judged:
        compiled.conditions.amounts.length === 0 ? choice : choiceBy(order, rule.basis, compiled.conditions.lines),
    })),
  };

  function choiceOf(of: OrderAccount, by: CompiledRule, campaigns: readonly CompiledCampaign[]) {
    const lining = campaigns.filter(({ conditions }) => conditions.lines.length > 0);
    const isPlain = by.conditions.lines.length === 0 && lining.length === 0;
    if (isPlain && by.basis === version.compiled.program.policies.basis) {
      return { choice: of.plain, parts: new Map<CompiledCampaign, boolean[]>() };
    }
    return dividedChoice(order, by, lining);
  }
}

/** The campaigns that change the rule for what happens in `situation`, apart from amounts and lines. */
export function appliedCampaigns(
  state: FoldState,
  rule: CompiledRule,
  situation: Situation,
): readonly CompiledCampaign[] {
  if (rule.campaigns.length === 0) return rule.campaigns;
  const { at } = situation;
  return rule.campaigns.filter(
    ({ campaign, from, to, conditions }) =>
      at >= from &&
      at < to &&
      state.isOpen(campaign, at) &&
      conditions.fixed.every((condition) => holds(condition, situation)) &&
      (campaign.memberDay === undefined || chosenDays(state, campaign, at).has(state.zone.dayNumber(at))),
  );
}

/** The choice without conditions: all lines that count by `basis` are one part, with shipping. */
function plainChoice(order: OrderFacts, basis: Basis): LineChoice {
  return { partOf: order.lines.map((line) => (isCounted(line, basis) ? 0 : -1)), parts: 1, shippingPart: 0 };
}

function choiceBy(order: OrderFacts, basis: Basis, conditions: CompiledConditions["lines"]): LineChoice {
  return {
    partOf: order.lines.map((line) => (isCounted(line, basis) && choosesLine(conditions, line) ? 0 : -1)),
    parts: 1,
    shippingPart: conditions.length === 0 ? 0 : -1,
  };
}

/** Lines that the same campaigns choose are one part; the first part has none, and shipping. */
function dividedChoice(order: OrderFacts, rule: CompiledRule, campaigns: readonly CompiledCampaign[]) {
  const { lines } = rule.conditions;
  const signatures = [campaigns.map(() => "-").join("")];
  const partOf = order.lines.map((line) => {
    if (!isCounted(line, rule.basis) || !choosesLine(lines, line)) return -1;
    const signature = campaigns.map(({ conditions }) => (choosesLine(conditions.lines, line) ? "x" : "-")).join("");
    const known = signatures.indexOf(signature);
    return known >= 0 ? known : signatures.push(signature) - 1;
  });
  const choice: LineChoice = { partOf, parts: signatures.length, shippingPart: lines.length === 0 ? 0 : -1 };
  const parts = new Map(
    campaigns.map((campaign, index) => [campaign, signatures.map((signature) => signature[index] === "x")]),
  );
  return { choice, parts };
}
