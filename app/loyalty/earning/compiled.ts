import { isLineCondition, type LineCondition } from "../orders/line-conditions.ts";
import type {
  Basis,
  Cap,
  Campaign,
  Condition,
  EarningRule,
  Expiry,
  Limit,
  Program,
  Tier,
  Vesting,
} from "../program.ts";
import { type Zone, zoneOf } from "../time/zone.ts";
import type { AmountCondition, FixedCondition } from "./conditions.ts";

/** Conditions by what they judge: lines, the present worth, or what is fixed at the placing, the event or the day. */
export interface CompiledConditions {
  lines: LineCondition[];
  amounts: AmountCondition[];
  fixed: FixedCondition[];
}

/** A cap with the rules it covers; null: all rules of its unit. */
export interface CompiledCap {
  id: string | null;
  rules: readonly string[] | null;
  unit: string | null;
  per: Limit["per"];
  by: Limit["by"];
  points: number | null;
  times: number | null;
  isEachSubject: boolean;
}

/** A campaign whose window is in seconds. */
export interface CompiledCampaign {
  campaign: Campaign;
  conditions: CompiledConditions;
  from: number;
  /** Excluded. */
  to: number;
}

/** An earning rule with everything that the program says about it. */
export interface CompiledRule {
  rule: EarningRule;
  /** The unit that it earns; null for tiers and rewards. */
  unit: string | null;
  conditions: CompiledConditions;
  /** It pays a share of the order as cashback, which is money of the shop's currency. */
  isMoney: boolean;
  isMultiplied: boolean;
  /** Campaigns that change it, while they apply. */
  campaigns: CompiledCampaign[];
  caps: CompiledCap[];
  basis: Basis;
  vesting: Vesting;
  expiry: Expiry;
  /** Seconds that shipments and payments are seen later. */
  delay: number;
}

/** A program as the fold asks it. */
export interface CompiledProgram {
  program: Program;
  zone: Zone;
  rules: Record<EarningRule["trigger"]["kind"], CompiledRule[]>;
  /** Distinct delays of order rules, seconds; the first is 0. */
  delays: number[];
  tierById: Map<string, { tier: Tier; rank: number }>;
}

const compiled = new WeakMap<Program, Map<string, CompiledProgram>>();

/** The program, prepared once for as long as the document lives. */
export function compiledProgram(program: Program, timeZone: string): CompiledProgram {
  const byZone = compiled.get(program) ?? new Map<string, CompiledProgram>();
  compiled.set(program, byZone);
  const known = byZone.get(timeZone) ?? compile(program, zoneOf(timeZone));
  byZone.set(timeZone, known);
  return known;
}

function compile(program: Program, zone: Zone): CompiledProgram {
  const campaigns = program.campaigns.map((campaign) => ({
    campaign,
    conditions: compiledConditions(campaign.conditions),
    from: campaign.from === undefined ? Number.NEGATIVE_INFINITY : zone.parse(campaign.from),
    to: campaign.to === undefined ? Number.POSITIVE_INFINITY : zone.parse(campaign.to),
  }));
  const all = program.earning.map((rule) => compiledRule(rule, program, campaigns));
  const of = (kind: EarningRule["trigger"]["kind"]) => all.filter(({ rule }) => rule.trigger.kind === kind);
  return {
    program,
    zone,
    rules: {
      order: of("order"),
      joined: of("joined"),
      event: of("event"),
      birthday: of("birthday"),
      anniversary: of("anniversary"),
      "tier-reached": of("tier-reached"),
      schedule: of("schedule"),
      referral: of("referral"),
    },
    delays: [...new Set([0, ...of("order").map(({ delay }) => delay)])],
    tierById: new Map(program.tiers.map((tier, rank) => [tier.id, { tier, rank }])),
  };
}

function compiledRule(rule: EarningRule, program: Program, campaigns: CompiledCampaign[]): CompiledRule {
  const unit = "unit" in rule.effect ? rule.effect.unit : null;
  const ofUnit = program.units.find(({ id }) => id === unit);
  const byTiers = isMultiplied(rule);
  return {
    rule,
    unit,
    conditions: compiledConditions(rule.conditions),
    isMoney: rule.effect.kind === "percentage" && ofUnit?.kind === "cashback",
    isMultiplied: byTiers,
    campaigns: unit === null ? [] : campaigns.filter(({ campaign }) => campaign.rules?.includes(rule.id) ?? byTiers),
    caps: [
      ...rule.limits.map((limit) => limitOf(rule, unit, limit)),
      ...program.policies.caps.filter((cap) => isCovered(cap, rule.id, unit)).map(sharedCap),
    ],
    basis: rule.basis ?? program.policies.basis,
    vesting: rule.vesting ?? ofUnit?.vesting ?? { kind: "at-once" },
    expiry: rule.expiry ?? ofUnit?.expiry ?? { kind: "never" },
    delay: rule.trigger.kind === "order" ? rule.trigger.delayDays * 86_400 : 0,
  };
}

/** Whether tiers multiply a rule, and campaigns that name none. */
export function isMultiplied(rule: EarningRule): boolean {
  return rule.multiplied ?? rule.trigger.kind === "order";
}

function limitOf(rule: EarningRule, unit: string | null, limit: Limit): CompiledCap {
  const { per, by, points = null, times = null, each } = limit;
  return { id: null, rules: [rule.id], unit, per, by, points, times, isEachSubject: each === "subject" };
}

function isCovered(cap: Cap, ruleId: string, unit: string | null): boolean {
  return cap.unit === unit && (cap.rules?.includes(ruleId) ?? true);
}

function sharedCap({ id, rules, unit, per, by, points }: Cap): CompiledCap {
  return { id, rules: rules ?? null, unit, per, by, points, times: null, isEachSubject: false };
}

/** Conditions sorted by what they judge. */
function compiledConditions(conditions: readonly Condition[]): CompiledConditions {
  const sorted: CompiledConditions = { lines: [], amounts: [], fixed: [] };
  for (const condition of conditions) {
    if (isLineCondition(condition)) sorted.lines.push(condition);
    else if (condition.kind === "amount") sorted.amounts.push(condition);
    else sorted.fixed.push(condition);
  }
  return sorted;
}
