import type { z } from "zod";
import { campaignSchema, earningRuleSchema } from "../../app/loyalty/program/earning-schema.ts";
import { rewardSchema } from "../../app/loyalty/program/reward-schema.ts";
import { tierSchema } from "../../app/loyalty/program/tier-schema.ts";
import { type ProgramInput, programSchema } from "../../app/loyalty/program.ts";

type EarningRuleInput = z.input<typeof earningRuleSchema>;

const document: ProgramInput = {
  schema: 2,
  units: [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "rolling", after: { months: 12 } } }],
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "welcome", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 } },
  ],
  tiers: [{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 50000 }], multiplier: "1.25" }],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 500, amountMinor: 500 }],
};

const earningRules: EarningRuleInput[] = [
  {
    id: "reviews",
    name: "Write a review",
    trigger: { kind: "event", name: "review" },
    conditions: [{ kind: "attribute", name: "verified", equals: true }],
    effect: { kind: "fixed-points", points: 50 },
    limits: [
      { per: "lifetime", times: 1, each: "subject" },
      { per: "day", times: 3 },
    ],
  },
  {
    id: "cashback",
    trigger: { kind: "order", when: "paid", delayDays: 30 },
    conditions: [{ kind: "products", exclude: { tags: ["gift"] } }],
    effect: { kind: "percentage", share: "0.02", unit: "credit" },
    limits: [
      { per: "order", points: 5000 },
      { per: "month", points: 20000 },
    ],
    vesting: { kind: "on-date", on: { month: 3, day: 1 } },
    expiry: { kind: "calendar", period: "year", later: 1 },
  },
];

const campaign: z.input<typeof campaignSchema> = {
  id: "double-days",
  name: "Double days",
  from: "2026-11-27",
  to: "2026-11-30",
  conditions: [{ kind: "channel", in: ["online", "app"] }],
  effect: { kind: "multiplier", multiplier: "2" },
  budget: { points: 500000 },
};

const tier: z.input<typeof tierSchema> = {
  id: "gold",
  name: "Gold",
  qualifications: [
    { basis: "spend", threshold: 100000 },
    { basis: "orders", threshold: 10, comparison: "more-than" },
  ],
  multiplier: "1.5",
  forLife: [{ basis: "spend", threshold: 1000000 }],
  perks: ["A hotline of your own"],
  benefits: [
    { id: "birthday-gift", when: "birthday", effect: { kind: "reward", reward: "cake" }, lapses: { days: 30 } },
  ],
};

const reward: z.input<typeof rewardSchema> = {
  id: "cake",
  kind: "reference",
  name: "A slice of cake",
  valueMinor: 450,
  lapses: { days: 30 },
};

/** What the reference shows. Each is read by its schema when this file is loaded, so that none can be wrong. */
export const EXAMPLES = {
  document: checked(programSchema, document),
  sections: {
    EarningRule: earningRules.map((rule) => checked(earningRuleSchema, rule)),
    Campaign: [checked(campaignSchema, campaign)],
    Tier: [checked(tierSchema, tier)],
    Reward: [checked(rewardSchema, reward)],
  } as Readonly<Record<string, readonly unknown[]>>,
};

function checked<Example>(schema: z.ZodType, example: Example): Example {
  schema.parse(example);
  return example;
}
