import { z } from "zod";
import { invariant } from "./assert.ts";
import { checkReferences } from "./program/references.ts";
import {
  basisSchema,
  campaignSchema,
  earningRuleSchema,
  expirySchema,
  vestingSchema,
} from "./program/earning-schema.ts";
import { amountMinor, id, pointsCount, text, wholeNumber } from "./program/primitives.ts";
import { tierPolicySchema, tierSchema } from "./program/tier-schema.ts";
import { upgraded } from "./program/upgrade.ts";

/**
 * A program is one document: form, database, API, gallery and engine share this schema.
 *
 * Lists have ids, so that a program of another model is another document and never another code path. Texts are the merchant's
 * own words. Everything that may be left out has a default; a document that names something unknown is refused.
 */

/** What is counted. The first unit is "points": what rewards cost. */
const unitSchema = z.strictObject({
  id,
  /** points: can be spent; status: only counts; cashback: minor units of the shop's currency. */
  kind: z.enum(["points", "status", "cashback"]).default("points"),
  name: z.strictObject({ one: text(30), many: text(30) }),
  /** A character or emoji shown before amounts. */
  icon: z.string().max(8).default(""),
  /** Decimals that people see: with 2, 150 reads 1.50. Cashback has its currency's. */
  decimals: wholeNumber.min(0).max(3).default(0),
  vesting: vestingSchema.default({ kind: "at-once" }),
  expiry: expirySchema.default({ kind: "never" }),
});

const rewardSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    id,
    kind: z.literal("fixed-amount"),
    /** Points it costs. */
    points: z.number().int("a whole number").min(1, "at least 1").max(1_000_000_000),
    /** What it takes off an order, minor units. */
    amountMinor: z.number().int("a whole number").min(1, "more than 0").max(1e12),
  }),
  /** A reward that is only referred to: what is due is recorded, and somebody else delivers it. */
  z.strictObject({
    id,
    kind: z.literal("reference"),
    name: text(80),
    /** Points it costs; left out: it cannot be bought, only given. */
    points: pointsCount.optional(),
    /** What it is worth, for costs and checks; minor units. */
    valueMinor: amountMinor.optional(),
    /** Given by itself each time so many points can be spent. */
    automatic: z.boolean().default(false),
    lapses: z.strictObject({ days: wholeNumber.min(1).max(3650) }).optional(),
  }),
]);

const capSchema = z.strictObject({
  id,
  /** The rules that share the cap; left out: all rules of the unit. */
  rules: z.array(id).max(100).optional(),
  unit: id.default("points"),
  per: z.enum(["order", "day", "week", "month", "quarter", "year", "lifetime"]),
  by: z.enum(["calendar", "rolling"]).default("calendar"),
  points: pointsCount,
});

const policiesSchema = z.strictObject({
  /** What was spent and must be taken back: owed at once, forgiven, or owed and repaid by the next credit only. */
  shortfall: z.enum(["negative", "forgiven", "next-credit"]).default("negative"),
  /** Orders placed before joining: all since the program is live, none, or the last days'. */
  guests: z
    .discriminatedUnion("claim", [
      z.strictObject({ claim: z.literal("all") }),
      z.strictObject({ claim: z.literal("none") }),
      z.strictObject({ claim: z.literal("recent"), days: wholeNumber.min(1).max(3650) }),
    ])
    .default({ claim: "all" }),
  spending: z.enum(["soonest-expiring", "oldest"]).default("soonest-expiring"),
  basis: basisSchema.default(() => basisSchema.parse({})),
  caps: z.array(capSchema).max(50).default([]),
  /** How multipliers that meet (tier and campaigns) act together: 2 and 3 make 6, 4 or 3. */
  stacking: z.enum(["multiply", "add", "best"]).default("multiply"),
  /** So many days before points expire the member is reminded; nothing expires without. */
  reminderDays: wholeNumber.min(1).max(365).default(30),
});

const documentSchema = z
  .strictObject({
    schema: z.literal(2),
    units: z.array(unitSchema).min(1).max(20),
    earning: z.array(earningRuleSchema).max(100).default([]),
    campaigns: z.array(campaignSchema).max(100).default([]),
    /** From the lowest to the highest. */
    tiers: z.array(tierSchema).max(20).default([]),
    tierPolicy: tierPolicySchema.default(() => tierPolicySchema.parse({})),
    rewards: z.array(rewardSchema).max(100).default([]),
    joining: z
      .strictObject({
        /** explicit: a person agrees; automatic: the first order joins. */
        mode: z.enum(["explicit", "automatic"]).default("explicit"),
        exclude: z
          .strictObject({
            companies: z.boolean().default(false),
            customerTags: z.array(text(255)).max(100).default([]),
            countries: z
              .array(z.string().regex(/^[A-Z]{2}$/, "two letters, such as DE"))
              .max(250)
              .default([]),
          })
          .default({ companies: false, customerTags: [], countries: [] }),
      })
      .default({ mode: "explicit", exclude: { companies: false, customerTags: [], countries: [] } }),
    policies: policiesSchema.default(() => policiesSchema.parse({})),
  })
  .superRefine(checkReferences);

/** Reads a document of any schema number there ever was. */
export const programSchema = z.preprocess(upgraded, documentSchema);

export type Program = z.infer<typeof documentSchema>;
export type ProgramInput = z.input<typeof documentSchema>;
export type Unit = z.infer<typeof unitSchema>;
export type Reward = z.infer<typeof rewardSchema>;
export type FixedAmountReward = Extract<Reward, { kind: "fixed-amount" }>;
export type Cap = z.infer<typeof capSchema>;
export type {
  Basis,
  Campaign,
  Condition,
  EarningRule,
  Effect,
  Expiry,
  Limit,
  ProductSelection,
  Trigger,
  Vesting,
} from "./program/earning-schema.ts";
export type { Benefit, Qualification, Tier, TierPolicy } from "./program/tier-schema.ts";

/** A document with the moment it takes effect, in whole seconds. */
export interface ProgramVersion {
  version: number;
  effectiveAt: number;
  program: Program;
}

/** The unit of ordinary points, which every program has and rewards are paid in. */
export const POINTS = "points";

/** The unit of that id; the schema sees to it that every unit that is named exists. */
export function unitOf(program: Program, unitId: string): Unit {
  const unit = program.units.find((candidate) => candidate.id === unitId);
  invariant(unit, `the program has no unit ${unitId}`);
  return unit;
}

/** What ordinary points are called. */
export function pointsName(program: Program): Unit["name"] {
  return unitOf(program, POINTS).name;
}

/** 1 point per full unit on fulfilled, members join with their first order, 100 points = 1.00, no tiers. */
export function simpleProgram(minorPerUnit: number): Program {
  return documentSchema.parse({
    schema: 2,
    units: [{ id: POINTS, name: { one: "Coin", many: "Coins" } }],
    earning: [{ id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
    rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: minorPerUnit }],
    joining: { mode: "automatic" },
  } satisfies ProgramInput);
}
