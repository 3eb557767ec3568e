import { z } from "zod";

/**
 * A program is one document: form, database, API and engine share this schema.
 *
 * Earning rules are trigger + effect (+ conditions and limits as they come); rules, tiers and rewards are lists with ids, so
 * that a program of another model is another document and never another code path. Texts are the merchant's own words.
 */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower-case letters, digits and hyphens, at most 40");
const text = (max: number) => z.string().trim().min(1, "required").max(max, `at most ${max} characters`);
const wholeNumber = z.number().int("a whole number");

const ratioSchema = z.object({ numerator: wholeNumber.min(0).max(1e12), denominator: wholeNumber.min(1).max(1e6) });

const earningRuleSchema = z.object({
  id,
  trigger: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("order"), when: z.enum(["paid", "fulfilled"]) }),
    z.object({ kind: z.literal("joined") }),
  ]),
  effect: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("points-per-unit"), rate: ratioSchema }),
    z.object({ kind: z.literal("fixed-points"), points: wholeNumber.min(1).max(1_000_000_000) }),
  ]),
  rounding: z.enum(["down", "nearest", "up"]).default("down"),
});

const tierSchema = z.object({
  id,
  name: text(40),
  /** Basis spend in the window from which the tier holds, minor units. */
  fromMinor: wholeNumber.min(1).max(1e13),
  multiplier: ratioSchema,
});

const rewardSchema = z.object({
  id,
  kind: z.literal("fixed-amount"),
  /** Points it costs. */
  points: wholeNumber.min(1, "at least 1").max(1_000_000_000),
  /** What it takes off an order, minor units. */
  amountMinor: wholeNumber.min(1, "more than 0").max(1e12),
});

export const programSchema = z
  .object({
    schema: z.literal(1),
    pointsName: z.object({ one: text(30), many: text(30) }),
    earning: z.array(earningRuleSchema).max(100),
    tiers: z.array(tierSchema).max(20),
    tierPolicy: z.object({ basis: z.literal("spend"), windowMonths: wholeNumber.min(1).max(120) }),
    rewards: z.array(rewardSchema).max(100),
    joining: z.object({
      /** explicit: a person agrees; automatic: the first order joins. */
      mode: z.enum(["explicit", "automatic"]),
    }),
    policies: z.object({ shortfall: z.literal("negative") }),
  })
  .superRefine((program, context) => {
    for (const [index, tier] of program.tiers.entries()) {
      const below = program.tiers[index - 1];
      if (below && tier.fromMinor <= below.fromMinor) {
        context.addIssue({
          code: "custom",
          path: ["tiers", index, "fromMinor"],
          message: "above-previous-tier",
          params: { below: below.name },
        });
      }
    }
    for (const list of ["earning", "tiers", "rewards"] as const) {
      const seen = new Set<string>();
      for (const [index, item] of program[list].entries()) {
        if (seen.has(item.id)) context.addIssue({ code: "custom", path: [list, index, "id"], message: "duplicate-id" });
        seen.add(item.id);
      }
    }
  });

export type Program = z.infer<typeof programSchema>;
export type EarningRule = Program["earning"][number];
export type Tier = Program["tiers"][number];
export type Reward = Program["rewards"][number];

/** A document with the moment it takes effect, in whole seconds. */
export interface ProgramVersion {
  version: number;
  effectiveAt: number;
  program: Program;
}

/** 1 point per full unit on fulfilled, members join with their first order, 100 points = 1.00, no tiers. */
export function simpleProgram(minorPerUnit: number): Program {
  return {
    schema: 1,
    pointsName: { one: "Coin", many: "Coins" },
    earning: [
      {
        id: "orders",
        trigger: { kind: "order", when: "fulfilled" },
        effect: { kind: "points-per-unit", rate: { numerator: 1, denominator: 1 } },
        rounding: "down",
      },
    ],
    tiers: [],
    tierPolicy: { basis: "spend", windowMonths: 12 },
    rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: minorPerUnit }],
    joining: { mode: "automatic" },
    policies: { shortfall: "negative" },
  };
}
