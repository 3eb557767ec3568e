import fc from "fast-check";
import { programSchema, type Program, type ProgramInput } from "../../app/loyalty/program.ts";
import { CASHBACK_RULES, EVENT_RULES, SCHEDULES } from "./rules.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];
type Tier = NonNullable<ProgramInput["tiers"]>[number];

/** Programs of every kind that the naive fold can tell the truth about. */
export function program(): fc.Arbitrary<Program> {
  return fc
    .record({
      orderRules: fc.array(orderRule(), { minLength: 1, maxLength: 2 }),
      eventRules: fc.subarray(EVENT_RULES),
      schedules: fc.subarray(SCHEDULES),
      cashback: fc.option(fc.constantFrom<Rule>(...CASHBACK_RULES), { freq: 2 }),
      gift: fc.boolean(),
      campaigns: fc.subarray(CAMPAIGNS),
      tiers: fc.constantFrom("none", "spend", "orders", "points"),
      tierPolicy: tierPolicy(),
      unitExpiry: expiry(),
      unitVesting: fc.constantFrom(
        { kind: "at-once" as const },
        { kind: "after" as const, after: { days: 14 } },
        { kind: "on-date" as const, on: { month: 4, day: 1 } },
      ),
      suspends: fc.boolean(),
      caps: fc.subarray(CAPS, { maxLength: 1 }),
      stacking: fc.constantFrom("multiply" as const, "add" as const, "best" as const),
      shortfall: fc.constantFrom("negative" as const, "forgiven" as const, "next-credit" as const),
      joining: fc.constantFrom("automatic" as const, "explicit" as const),
      basis: basis(),
    })
    .map((draft) => {
      const input: ProgramInput = {
        schema: 2,
        units: [
          { id: "points", name: { one: "Coin", many: "Coins" }, expiry: draft.unitExpiry, vesting: draft.unitVesting },
          {
            id: "cash",
            kind: "cashback",
            name: { one: "Cent", many: "Cents" },
            expiry: { kind: "calendar", period: "quarter" },
          },
          { id: "status", kind: "status", name: { one: "Mark", many: "Marks" } },
        ],
        earning: [
          ...draft.orderRules.map((rule, index) => ({ ...rule, id: `orders-${index}` })),
          ...(draft.cashback ? [draft.cashback] : []),
          ...draft.eventRules,
          ...draft.schedules,
          ...(draft.gift
            ? [
                {
                  id: "gift",
                  trigger: { kind: "joined" as const },
                  effect: { kind: "fixed-points" as const, points: 50 },
                },
              ]
            : []),
          {
            id: "marks",
            trigger: { kind: "order" },
            effect: { kind: "per-item", points: 2, unit: "status" },
            multiplied: false,
          },
        ],
        campaigns: draft.campaigns,
        tiers: tiersBy(draft.tiers, draft.suspends),
        tierPolicy: draft.tierPolicy,
        joining: { mode: draft.joining },
        policies: {
          caps: draft.caps,
          stacking: draft.stacking,
          shortfall: draft.shortfall,
          basis: draft.basis,
          reminderDays: 10,
        },
      };
      return programSchema.parse(withoutStrangers(input));
    });
}

/** The program without mention of tiers and rules that it does not have. */
function withoutStrangers(input: ProgramInput): ProgramInput {
  const tiers = input.tiers?.map(({ id }) => id) ?? [];
  const rules = input.earning?.map(({ id }) => id) ?? [];
  return {
    ...input,
    earning: input.earning?.map((rule) => ({
      ...rule,
      conditions: rule.conditions?.map((condition) =>
        condition.kind === "tier"
          ? { ...condition, in: condition.in.filter((id) => id === null || tiers.includes(id)) }
          : condition,
      ),
    })),
    policies: {
      ...input.policies,
      caps: input.policies?.caps?.map((cap) => ({ ...cap, rules: cap.rules?.filter((id) => rules.includes(id)) })),
    },
  };
}

/** The second version: the same program at another rate, and without its campaigns. */
export function laterVersion(program: Program): Program {
  return {
    ...program,
    earning: program.earning.map((rule) =>
      rule.effect.kind === "points-per-unit"
        ? { ...rule, effect: { ...rule.effect, rate: { numerator: 7, denominator: 4 } } }
        : rule,
    ),
    campaigns: [],
  };
}

function orderRule(): fc.Arbitrary<Rule> {
  return fc.record({
    id: fc.constant("orders"),
    trigger: fc.record({
      kind: fc.constant("order" as const),
      when: fc.constantFrom("paid" as const, "fulfilled" as const),
      delayDays: fc.constantFrom(0, 0, 0, 3, 7),
    }),
    conditions: fc.subarray(CONDITIONS, { maxLength: 1 }),
    effect: fc.constantFrom<Rule["effect"]>(
      { kind: "points-per-unit", rate: "1" },
      { kind: "points-per-unit", rate: "1.5" },
      { kind: "points-per-unit", rate: { numerator: 1, denominator: 3 } },
      { kind: "fixed-points", points: 25 },
      { kind: "per-item", points: 3 },
      { kind: "per-step", stepMinor: 1000, points: 2 },
      {
        kind: "bands",
        bands: [
          { fromMinor: 0, rate: "1" },
          { fromMinor: 10_000, rate: "2" },
        ],
      },
    ),
    limits: fc.subarray(LIMITS, { maxLength: 2 }),
    rounding: fc.constantFrom("down" as const, "nearest" as const, "up" as const),
  });
}

const CONDITIONS: NonNullable<Rule["conditions"]> = [
  { kind: "amount", fromMinor: 5_000 },
  { kind: "amount", toMinor: 20_000 },
  { kind: "order-number", is: { exactly: 1 } },
  { kind: "order-number", is: { every: 2 } },
  { kind: "weekday", in: [1, 2, 3, 6] },
  { kind: "products", include: { vendors: ["North"] } },
  { kind: "discounted", is: false },
  { kind: "tier", in: [null, "silver"] },
  { kind: "since-joining", within: { days: 20 } },
];

const LIMITS: NonNullable<Rule["limits"]> = [
  { per: "order", points: 120 },
  { per: "month", points: 200 },
  { per: "week", by: "rolling", points: 150 },
  { per: "lifetime", points: 400 },
  { per: "month", times: 1 },
  { per: "week", by: "rolling", times: 2 },
];

const CAPS: NonNullable<NonNullable<ProgramInput["policies"]>["caps"]> = [
  { id: "all", per: "month", points: 250 },
  { id: "first", rules: ["orders-0", "review"], per: "quarter", points: 300 },
];

const CAMPAIGNS: NonNullable<ProgramInput["campaigns"]> = [
  {
    id: "double",
    name: "Double days",
    from: "2026-03-08",
    to: "2026-03-20T12:00",
    effect: { kind: "multiplier", multiplier: "2" },
  },
  {
    id: "north",
    name: "North weeks",
    from: "2026-03-10",
    conditions: [{ kind: "products", include: { vendors: ["North"] } }],
    effect: { kind: "multiplier", multiplier: "1.5" },
  },
  {
    id: "half",
    name: "Half weeks",
    to: "2026-03-25",
    rules: ["orders-0"],
    effect: { kind: "multiplier", multiplier: "0.5" },
  },
  {
    id: "bonus",
    name: "Bonus",
    conditions: [{ kind: "amount", fromMinor: 8_000 }],
    effect: { kind: "bonus", points: 15 },
  },
];

function tiersBy(basis: "none" | "spend" | "orders" | "points", suspendsExpiry: boolean): Tier[] {
  if (basis === "none") return [];
  const thresholds = { spend: [5_000, 20_000], orders: [1, 3], points: [60, 200] }[basis];
  const qualification = (index: number) => {
    const threshold = thresholds[index] ?? 0;
    if (basis === "points") return { basis, unit: "points", threshold, comparison: "more-than" as const };
    return { basis, threshold };
  };
  return [
    { id: "silver", name: "Silver", multiplier: "1.25", qualifications: [qualification(0)] },
    { id: "gold", name: "Gold", multiplier: "1.5", qualifications: [qualification(1)], suspendsExpiry },
  ];
}

function tierPolicy() {
  return fc
    .record({
      window: fc.constantFrom(
        { kind: "rolling" as const, months: 12 },
        { kind: "rolling" as const, months: 1 },
        { kind: "lifetime" as const },
        { kind: "calendar-year" as const },
        { kind: "membership-year" as const },
      ),
      retention: fc.constantFrom(
        { kind: "window" as const },
        { kind: "rest-of-year-and-next" as const },
        { kind: "for" as const, duration: { days: 10 } },
        { kind: "for-life" as const },
      ),
      downgrade: fc.constantFrom("to-earned" as const, "one-level" as const),
      countsWhen: fc.constantFrom("paid" as const, "fulfilled" as const),
    })
    .chain((policy) =>
      fc
        .constantFrom(undefined, undefined, { days: 5 }, { months: 1 })
        // With the window alone the slow fold knows no grace.
        .map((grace) => (policy.retention.kind === "window" ? policy : { ...policy, grace })),
    );
}

function expiry() {
  return fc.constantFrom<NonNullable<ProgramInput["units"][number]["expiry"]>>(
    { kind: "never" },
    { kind: "fixed", after: { days: 20 } },
    { kind: "fixed", after: { months: 1 } },
    { kind: "rolling", after: { days: 12 } },
    { kind: "rolling", after: { days: 15 }, activity: ["order", "event"] },
    { kind: "rolling", after: { days: 15 }, activity: ["order", "event"], extension: "month-by-month" },
    { kind: "rolling", after: { months: 1 }, extension: "month-by-month" },
    { kind: "calendar", period: "quarter" },
  );
}

function basis() {
  return fc.record({
    taxes: fc.constantFrom("as-shown" as const, "included" as const, "excluded" as const),
    shipping: fc.boolean(),
    discountedLines: fc.boolean(),
    giftCards: fc.boolean(),
    tips: fc.boolean(),
    paidWithRewards: fc.boolean(),
    paidWithGiftCards: fc.boolean(),
    paidWithStoreCredit: fc.boolean(),
    companyOrders: fc.boolean(),
  });
}
