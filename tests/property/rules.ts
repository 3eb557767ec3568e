import type { ProgramInput } from "../../app/loyalty/program.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

/** Rules that programs have beside those for orders; each may be there or not. */
export const EVENT_RULES: Rule[] = [
  {
    id: "review",
    trigger: { kind: "event", name: "review" },
    effect: { kind: "fixed-points", points: 40 },
    limits: [{ per: "lifetime", times: 1, each: "subject" }],
  },
  {
    id: "trade-in",
    trigger: { kind: "event", name: "trade-in" },
    effect: { kind: "points-per-unit", rate: { numerator: 2, denominator: 3 } },
    limits: [{ per: "day", points: 90 }],
    multiplied: true,
  },
  {
    id: "visit",
    trigger: { kind: "event", name: "visit" },
    effect: { kind: "per-item", points: 3, unit: "status" },
    limits: [{ per: "week", points: 7 }],
  },
];

export const SCHEDULES: Rule[] = [
  {
    id: "weekly",
    trigger: { kind: "schedule", on: { every: "week", weekday: 3 } },
    conditions: [{ kind: "tier", in: [null, "silver"] }],
    effect: { kind: "fixed-points", points: 5 },
    limits: [{ per: "month", points: 12 }],
    multiplied: true,
  },
  {
    id: "monthly",
    trigger: { kind: "schedule", on: { every: "month", day: 15 } },
    effect: { kind: "fixed-points", points: 30 },
    limits: [{ per: "quarter", times: 2 }],
  },
];

export const CASHBACK_RULES: Rule[] = [
  {
    id: "cash",
    trigger: { kind: "order", when: "paid" },
    effect: { kind: "percentage", share: "0.02", unit: "cash" },
    limits: [
      { per: "order", points: 150 },
      { per: "month", points: 300 },
    ],
  },
  {
    id: "cash",
    trigger: { kind: "order" },
    effect: { kind: "percentage", share: { numerator: 1, denominator: 30 }, unit: "cash" },
    rounding: "nearest",
    vesting: { kind: "after", after: { months: 1 } },
  },
];
