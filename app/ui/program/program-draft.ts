import type { Language } from "../../i18n/language.ts";
import { formatMinor, minorPerUnit } from "../../loyalty/money.ts";
import { type Ratio, ratioToDecimal } from "../../loyalty/points.ts";
import {
  type EarningRule,
  POINTS,
  pointsName,
  type Program,
  programSchema,
  type Reward,
  type Tier,
} from "../../loyalty/program.ts";
import { rewardSchema } from "../../loyalty/program/reward-schema.ts";
import { typedDecimal } from "../decimal-input.ts";
import { freeId } from "../free-id.ts";
import { typedAmount, typedRatio, typedWhole } from "../typed-values.ts";
import {
  giftRule,
  NEW_GIFT_RULE,
  NEW_ORDER_RULE,
  NEW_ORDER_TRIGGER,
  NEW_TIER,
  orderRule,
  spendOf,
  WORTH_POINTS,
  worthReward,
} from "./form-parts.ts";
import { type FieldErrors, fieldErrorsOf, type FieldProblem } from "./program-issues.ts";

/** The program form as typed: every value a text, so that nothing is lost while it is half written. */
export interface ProgramDraft {
  nameOne: string;
  nameMany: string;
  rate: string;
  when: "paid" | "fulfilled";
  worth: string;
  gift: string;
  joining: "explicit" | "automatic";
  tiers: TierDraft[];
}

export interface TierDraft {
  /** Tells rows apart while they are edited; never saved. */
  row: number;
  /** The saved tier's id; null for a new one. */
  id: string | null;
  name: string;
  from: string;
  multiplier: string;
}

export interface DraftContext {
  /** The document the form started from: what the form does not show stays as it is. */
  base: Program;
  currency: string;
  language: Language;
}

export type DraftReading = { outcome: "valid"; program: Program } | { outcome: "invalid"; errors: FieldErrors };

const REWARD_ID = "voucher";

/** The form's fields for a saved document. */
export function draftOf({ base, currency, language }: DraftContext): ProgramDraft {
  const order = orderRule(base);
  const gift = giftRule(base);
  const reward = worthReward(base);
  const typed = (plain: string) => typedDecimal(plain, language);
  return {
    nameOne: pointsName(base).one,
    nameMany: pointsName(base).many,
    rate: order?.effect.kind === "points-per-unit" ? typed(ratioToDecimal(order.effect.rate)) : "",
    when: order?.trigger.kind === "order" ? order.trigger.when : "fulfilled",
    worth: reward ? typed(formatMinor(reward.amountMinor, currency)) : "",
    gift: gift?.effect.kind === "fixed-points" ? String(gift.effect.points) : "0",
    joining: base.joining.mode,
    tiers: base.tiers.map((tier, row) => ({
      row,
      id: tier.id,
      name: tier.name,
      from: spendOf(tier) === null ? "" : typed(formatMinor(spendOf(tier) ?? 0, currency)),
      multiplier: typed(ratioToDecimal(tier.multiplier)),
    })),
  };
}

/** Reads the form: a whole program document, or what is wrong at which field. */
export function readDraft(draft: ProgramDraft, context: DraftContext): DraftReading {
  const errors: FieldErrors = {};
  const refuse = (field: string, problem: FieldProblem) => {
    errors[field] ??= problem;
    return null;
  };
  const candidate = documentFrom(draft, context, refuse);
  const parsed = programSchema.safeParse(candidate);
  // A number that could not be read was replaced to go on; its own problem is the one worth showing.
  if (!parsed.success) Object.assign(errors, { ...fieldErrorsOf(parsed.error.issues, candidate), ...errors });
  return parsed.success && Object.keys(errors).length === 0
    ? { outcome: "valid", program: parsed.data }
    : { outcome: "invalid", errors };
}

type Refuse = (field: string, problem: FieldProblem) => null;

function documentFrom(draft: ProgramDraft, { base, currency, language }: DraftContext, refuse: Refuse): Program {
  const at = (field: string) => ({ currency, language, refuse: (problem: FieldProblem) => refuse(field, problem) });
  const rate = typedRatio(draft.rate, at("rate"));
  const worth = typedAmount(draft.worth, at("worth"));
  const gift = draft.gift.trim() === "" ? 0 : typedWhole(draft.gift, at("gift"));
  return {
    ...base,
    units: base.units.map((unit) =>
      unit.id === POINTS ? { ...unit, name: { one: draft.nameOne, many: draft.nameMany } } : unit,
    ),
    earning: earningFrom(base, { when: draft.when, rate: rate ?? { numerator: 1, denominator: 1 }, gift: gift ?? 0 }),
    tiers: tiersFrom(draft, { base, currency, language }, refuse),
    rewards: rewardsFrom(base, worth ?? minorPerUnit(currency)),
    joining: { ...base.joining, mode: draft.joining },
  };
}

/** The base's rules in their order, with what the form says of two of them. */
function earningFrom(base: Program, shown: { when: ProgramDraft["when"]; rate: Ratio; gift: number }): EarningRule[] {
  const order = orderRule(base);
  const gift = giftRule(base);
  const orders = orderRuleFrom(order ?? NEW_ORDER_RULE, shown);
  const gifts: EarningRule[] =
    shown.gift === 0
      ? []
      : [{ ...(gift ?? NEW_GIFT_RULE), effect: { kind: "fixed-points", points: shown.gift, unit: POINTS } }];
  const rules = order ? base.earning : [NEW_ORDER_RULE, ...base.earning];
  return rules.flatMap((rule) => {
    if (rule === (order ?? NEW_ORDER_RULE)) return gift ? [orders] : [orders, ...gifts];
    return rule === gift ? gifts : [rule];
  });
}

function orderRuleFrom(rule: EarningRule, { when, rate }: { when: ProgramDraft["when"]; rate: Ratio }): EarningRule {
  const trigger = rule.trigger.kind === "order" ? rule.trigger : NEW_ORDER_TRIGGER;
  return { ...rule, trigger: { ...trigger, when }, effect: { kind: "points-per-unit", rate, unit: POINTS } };
}

function tiersFrom(draft: ProgramDraft, context: DraftContext, refuse: Refuse): Tier[] {
  const taken = new Set(draft.tiers.flatMap((tier) => (tier.id === null ? [] : [tier.id])));
  let below = { name: "", fromMinor: 0 };
  return draft.tiers.map((tier, index) => {
    const { currency, language } = context;
    const at = (field: string) => (problem: FieldProblem) => refuse(`tiers.${index}.${field}`, problem);
    const fromMinor = typedAmount(tier.from, { currency, language, refuse: at("from") });
    const multiplier = typedRatio(tier.multiplier, { currency, language, refuse: at("multiplier") });
    const id = tier.id ?? freeId(tier.name, { taken, otherwise: "tier" });
    taken.add(id);
    if (fromMinor === 0) at("from")({ code: "positive" });
    else if (fromMinor !== null && fromMinor <= below.fromMinor) {
      at("from")({ code: "above-previous-tier", below: below.name });
    }
    below = { name: tier.name, fromMinor: Math.max(fromMinor ?? 0, below.fromMinor) };
    const known = context.base.tiers.find((candidate) => candidate.id === id) ?? NEW_TIER;
    return {
      ...known,
      id,
      name: tier.name,
      qualifications: [{ basis: "spend", threshold: below.fromMinor, comparison: "from" }],
      multiplier: multiplier ?? { numerator: 1, denominator: 1 },
    };
  });
}

function rewardsFrom(base: Program, amountMinor: number): Reward[] {
  const known = worthReward(base);
  if (known) {
    return base.rewards.map((reward) =>
      reward.kind === "fixed-amount" && reward.id === known.id ? { ...reward, amountMinor } : reward,
    );
  }
  const taken = new Set(base.rewards.map((reward) => reward.id));
  const id = freeId(REWARD_ID, { taken, otherwise: REWARD_ID });
  return [rewardSchema.parse({ id, kind: "fixed-amount", points: WORTH_POINTS, amountMinor }), ...base.rewards];
}
