import type { z } from "zod";
import {
  type EarningRule,
  type FixedAmountReward,
  POINTS,
  type Program,
  programSchema,
  type ProgramInput,
  type Tier,
} from "../../loyalty/program.ts";
import { earningRuleSchema } from "../../loyalty/program/earning-schema.ts";
import { tierSchema } from "../../loyalty/program/tier-schema.ts";
import { vouchers } from "../../loyalty/redemption.ts";

/** The parts of a document that the form's fields stand for. */

/** The points whose worth the form asks for. */
export const WORTH_POINTS = 100;

export const NEW_ORDER_TRIGGER = { kind: "order", when: "fulfilled", delayDays: 0 } as const;

/** What a rule, gift or tier is like that the form makes. */
export const NEW_ORDER_RULE = earningRuleSchema.parse({
  id: "orders",
  trigger: NEW_ORDER_TRIGGER,
  effect: { kind: "points-per-unit", rate: "1" },
} satisfies z.input<typeof earningRuleSchema>);
export const NEW_GIFT_RULE = earningRuleSchema.parse({
  id: "joining-gift",
  trigger: { kind: "joined" },
  effect: { kind: "fixed-points", points: 1 },
} satisfies z.input<typeof earningRuleSchema>);
const EMPTY_TIER: z.input<typeof tierSchema> = { id: "tier", name: "Tier", qualifications: [] };
export const NEW_TIER = tierSchema.parse(EMPTY_TIER);

/** The rule that the form's rate stands for. */
export function orderRule(program: Program): EarningRule | undefined {
  return program.earning.find(
    ({ trigger, effect }) => trigger.kind === "order" && effect.kind === "points-per-unit" && effect.unit === POINTS,
  );
}

/** The rule that the form's gift stands for. */
export function giftRule(program: Program): EarningRule | undefined {
  return program.earning.find(
    ({ trigger, effect }) => trigger.kind === "joined" && effect.kind === "fixed-points" && effect.unit === POINTS,
  );
}

/** The spend a tier starts at; null for a tier that is reached otherwise. */
export function spendOf(tier: Tier): number | null {
  const [way, ...others] = tier.qualifications;
  const isPlain = way?.basis === "spend" && way.comparison === "from" && way.threshold > 0 && others.length === 0;
  return isPlain ? way.threshold : null;
}

/** The reward whose worth the form asks for. */
export function worthReward(program: Program): FixedAmountReward | undefined {
  return vouchers(program).find((reward) => reward.points === WORTH_POINTS);
}

/**
 * How much of a document the form shows: `all`, `part` (its fields mean what they say, and there is more beside them), or
 * `none`, where a field would have nothing to stand for.
 */
export function formCoverage(program: Program): "all" | "part" | "none" {
  const order = orderRule(program);
  const reward = worthReward(program);
  if (!order || !reward || program.tiers.some((tier) => spendOf(tier) === null)) return "none";
  return sameDocument(program, plainly(program, { order, gift: giftRule(program), reward })) ? "all" : "part";
}

/** The program that has nothing but what the form shows of `program`. */
function plainly(
  program: Program,
  parts: { order: EarningRule; gift: EarningRule | undefined; reward: FixedAmountReward },
): Program {
  const { order, gift, reward } = parts;
  const [unit] = program.units;
  const when = order.trigger.kind === "order" ? order.trigger.when : "fulfilled";
  const input: ProgramInput = {
    schema: 2,
    units: [{ id: POINTS, name: unit?.name ?? { one: "", many: "" } }],
    earning: [
      { id: order.id, trigger: { kind: "order", when }, effect: order.effect, rounding: order.rounding },
      ...(gift ? [{ id: gift.id, trigger: gift.trigger, effect: gift.effect, rounding: gift.rounding }] : []),
    ],
    rewards: [reward],
    tiers: program.tiers.map(({ id, name, qualifications, multiplier }) => ({ id, name, qualifications, multiplier })),
    joining: { mode: program.joining.mode },
  };
  return programSchema.parse(input);
}

/** Whether two documents say the same; the order of their keys does not count. */
export function sameDocument(one: Program, other: Program): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
