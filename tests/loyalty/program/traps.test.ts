import { describe, expect, it } from "vitest";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";
import { problemLine } from "../../../app/loyalty/program/problems.ts";
import { TRAP_TEXTS } from "../../../app/loyalty/program/trap-texts.ts";
import { checkProgram } from "../../../app/loyalty/program/traps.ts";

type Parts = Partial<ProgramInput>;
type Rule = NonNullable<ProgramInput["earning"]>[number];

const points = { id: "points", name: { one: "Coin", many: "Coins" } };
const stars = { id: "stars", kind: "status" as const, name: { one: "Star", many: "Stars" } };
const orders: Rule = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } };
const review: Rule = {
  id: "review",
  trigger: { kind: "event", name: "review" },
  effect: { kind: "fixed-points", points: 50 },
};
const birthday: Rule = { id: "birthday", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 20 } };
const cash = { id: "cash", kind: "cashback" as const, name: { one: "Cent", many: "Cents" } };
const voucher = { id: "voucher", kind: "fixed-amount" as const, points: 100, amountMinor: 100 };
const tea = { id: "tea", kind: "reference" as const, name: "Tea" };
const mug = { id: "mug", kind: "free-product" as const, name: "Mug", productId: "1", variantId: "2" };
const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend" as const, threshold: 50_000 }] };
const double = { id: "double", name: "Double days", effect: { kind: "multiplier" as const, multiplier: "2" } };

/** 2026-11-22T00:00:00Z */
const NOW = 1_795_305_600;

function found(parts: Parts, currency = "EUR"): string[] {
  const program = programSchema.parse({ schema: 2, units: [points], earning: [orders], rewards: [voucher], ...parts });
  return checkProgram(program, { currency, timeZone: "Europe/Berlin", now: NOW }).map(
    (problem) => `${problem.severity} ${problem.code} ${problemLine(problem, "en")}`,
  );
}

const cases: [code: string, parts: Parts, line: string][] = [
  ["reserved-id", { earning: [{ ...orders, id: "new" }] }, "earning[0].id: “new” is where new ones are made"],
  ["no-way-to-earn", { earning: [] }, "earning: nothing brings points"],
  ["no-way-to-spend", { rewards: [] }, "rewards: members collect Coins and nothing can be had for them"],
  ["unit-without-rule", { units: [points, { ...stars, kind: "cashback" }] }, "units[1]: no rule and no benefit gives Stars"],
  [
    "status-not-counted",
    { units: [points, stars], earning: [orders, { ...review, effect: { kind: "fixed-points", points: 1, unit: "stars" } }] },
    "units[1]: Stars only count, and no tier counts them",
  ],
  [
    "effect-brings-nothing",
    { earning: [orders, { id: "gift", trigger: { kind: "joined" }, effect: { kind: "points-per-unit", rate: "1" } }] },
    'earning[1].effect.kind: "points-per-unit" depends on an order',
  ],
  [
    "never-holds",
    { earning: [orders, { ...review, conditions: [{ kind: "channel", in: ["pos"] }] }] },
    "earning[1].conditions[0].kind: a condition of kind channel never holds for event",
  ],
  [
    "matches-nothing",
    { earning: [{ ...orders, conditions: [{ kind: "products", include: {} }] }] },
    "earning[0].conditions[0].include: an empty selection",
  ],
  [
    "contradicting-conditions",
    { earning: [{ ...orders, conditions: [{ kind: "company", is: true }, { kind: "company", is: false }] }] },
    "earning[0].conditions[1]: cannot hold together with conditions[0]",
  ],
  [
    "window-over",
    { earning: [{ ...orders, conditions: [{ kind: "window", to: "2026-11-22T01:00" }] }] },
    'earning[0].conditions[0].to: "2026-11-22T01:00" has passed',
  ],
  ["pays-twice", { earning: [orders, { ...orders, id: "again" }] }, "earning[1]: pays Coins for the same thing as “orders”"],
  [
    "gives-twice",
    { earning: [orders, birthday], tiers: [{ ...silver, benefits: [{ id: "gift", when: "birthday", effect: { kind: "fixed-points", points: 100 } }] }] },
    "tiers[0].benefits[0]: gives Coins for the same thing as “birthday”",
  ],
  [
    "referral-never-counts",
    { earning: [review, { ...review, id: "friends", trigger: { kind: "referral", side: "referrer" } }] },
    "earning[1].trigger.after: a friend's first order counts once it has earned",
  ],
  [
    "limit-below-one-award",
    { earning: [orders, { ...review, limits: [{ per: "day", points: 49 }] }] },
    "earning[1].limits[0].points: 49 is less than one award of 50",
  ],
  [
    "subject-without-event",
    { earning: [{ ...orders, limits: [{ per: "day", times: 1, each: "subject" }] }] },
    "earning[0].limits[0].each: only events have a subject",
  ],
  [
    "expires-before-vesting",
    { units: [{ ...points, vesting: { kind: "after", after: { days: 40 } }, expiry: { kind: "fixed", after: { months: 1 } } }], policies: { reminderDays: 7 } },
    "units[0].expiry: points expire before they vest: good for at most 32 days, spendable after 40",
  ],
  [
    "expires-before-date",
    { units: [{ ...points, vesting: { kind: "on-date", on: { month: 1, day: 1 } }, expiry: { kind: "calendar", period: "quarter" } }] },
    "units[0].expiry: points expire at the end of their period, before 01-01",
  ],
  [
    "may-expire-before-vesting",
    { units: [{ ...points, vesting: { kind: "after", after: { days: 40 } }, expiry: { kind: "calendar", period: "year" } }] },
    "units[0].expiry: some points expire before they vest",
  ],
  [
    "reminder-longer-than-term",
    { units: [{ ...points, expiry: { kind: "fixed", after: { days: 14 } } }] },
    "policies.reminderDays: points are good for 14 days, and the reminder is due 30 days before",
  ],
  ["campaign-over", { campaigns: [{ ...double, to: "2026-11-01" }] }, 'campaigns[0].to: the campaign ended at "2026-11-01"'],
  [
    "campaign-without-rule",
    { earning: [{ ...orders, multiplied: false }], campaigns: [double] },
    "campaigns[0]: the campaign changes no rule",
  ],
  [
    "campaign-without-effect",
    { campaigns: [{ ...double, effect: { kind: "multiplier", multiplier: "1.0" } }] },
    "campaigns[0].effect.multiplier: ",
  ],
  [
    "tier-unreachable",
    {
      tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 2_000 }] }],
      tierPolicy: { window: { kind: "calendar-year" } },
      policies: { caps: [{ id: "monthly", per: "month", points: 100 }] },
    },
    "tiers[0].qualifications[0].threshold: 2000 is out of reach: at most 1200 points can be earned in a calendar year",
  ],
  [
    "tier-counts-nothing",
    { units: [points, stars], tiers: [{ ...silver, qualifications: [{ basis: "points", unit: "stars", threshold: 5 }] }] },
    "tiers[0].qualifications[0].unit: nothing gives stars",
  ],
  [
    "tier-needs-itself",
    {
      units: [points, stars],
      earning: [orders, { ...orders, id: "stars", effect: { kind: "points-per-unit", rate: "1", unit: "stars" }, conditions: [{ kind: "tier", in: ["silver"] }] }],
      tiers: [{ ...silver, qualifications: [{ basis: "points", unit: "stars", threshold: 5 }] }],
    },
    "tiers[0].qualifications[0].unit: stars are given only to who is in Silver already",
  ],
  [
    "for-life-too-easy",
    { tiers: [{ ...silver, forLife: [{ basis: "spend", threshold: 40_000 }] }] },
    "tiers[0].forLife[0].threshold: 40000 for life is no more than 50000 for a time",
  ],
  [
    "multiplier-falls",
    { rewards: [{ ...voucher, points: 300 }], tiers: [{ ...silver, multiplier: "1.5" }, { id: "gold", name: "Gold", qualifications: [] }] },
    "tiers[1].multiplier: a higher tier multiplies by less than Silver. Right is 1.5 or more.",
  ],
  [
    "downgrade-idle",
    { tierPolicy: { downgrade: "one-level" } },
    'tierPolicy.downgrade: "one-level" needs terms, and retention window has none',
  ],
  [
    "benefit-never-lapses",
    { rewards: [voucher, tea], tiers: [{ ...silver, benefits: [{ id: "tea", when: "month", effect: { kind: "reward", reward: "tea" } }] }] },
    "tiers[0].benefits[0].lapses: given month and never lapses",
  ],
  ["reward-never-given", { rewards: [voucher, tea] }, "rewards[1]: it has no price, and nothing gives it"],
  [
    "automatic-and-forgiven",
    { rewards: [{ ...tea, points: 100, automatic: true }], policies: { shortfall: "forgiven" } },
    "rewards[0].automatic: what it was given for is forgiven: who returns the order keeps the reward",
  ],
  ["product-price-may-change", { rewards: [voucher, { ...mug, points: 900 }] }, "rewards[1].variantId: the code takes off what the product costs when it is taken"],
  ["more-for-one-than-all", { rewards: [{ ...voucher, total: 3, perMember: { count: 4 } }] }, "rewards[0].perMember.count: one member may take 4, and there are 3 in all"],
  ["valid-shorter-than-reminder", { rewards: [{ ...voucher, valid: { days: 29 }, lapseReturnsPercent: 99 }] }, "rewards[0].valid.days: it lapses after 29 days and loses points, before a reminder 30 days ahead"],
  ["payment-earns-again", { rewards: [voucher, { id: "card", kind: "gift-card", points: 900, amountMinor: 900 }] }, "rewards[1]: what it pays earns points once more"],
  ["many-member-discounts", { tiers: [silver, { ...silver, id: "gold", qualifications: [] }, { ...silver, id: "plus", qualifications: [] }].map((tier, index) => ({ ...tier, discounts: Array.from({ length: 7 }, (_, nth) => ({ id: `d${index}-${nth}`, kind: "percentage" as const, name: "Less", percent: 5 })) })) }, "tiers: 21 automatic discounts: Shopify runs at most 25"],
  ["combines-one-sided", { rewards: [voucher, { ...voucher, id: "alone", name: "Alone", combinesWith: { order: false } }] }, "rewards[0].combinesWith: Shopify combines discounts only if both allow it, and these do not: Alone."],
  ["shipping-free-already", { rewards: [voucher, { id: "ship", kind: "free-shipping", points: 900 }], tiers: [{ ...silver, discounts: [{ id: "free", kind: "free-shipping", name: "Silver ships free" }] }] }, "rewards[1]: Shopify takes one discount on shipping, and members have Silver ships free without a code"],
  ["velocity-below-one-member", { policies: { velocity: { perShopPerHour: 19 } } }, "policies.velocity.perShopPerHour: all members together may redeem 19 times an hour, and one alone 20 times"],
  [
    "reward-arbitrage",
    { rewards: [{ ...voucher, amountMinor: 1_000 }], campaigns: [double, { ...double, id: "triple", effect: { kind: "multiplier", multiplier: "3" } }], tiers: [{ ...silver, multiplier: "2" }] },
    // 100 points ÷ (1 × 2 × 2 × 3 per 1.00) = 8.34 spent for 10.00; from 121 points on it takes 10.09.
    "rewards[0].points: worth 10.00 EUR, and its 100 points are earned with 8.34 EUR: orders 1 per EUR × 12. Right is a price of at least 121 points",
  ],
  [
    "order-without-minimum",
    { earning: [{ ...review, trigger: { kind: "order" } }] },
    "earning[0].conditions: an order of 0.01 EUR earns 50 points, worth 0.50 EUR. Right is a condition of kind amount with fromMinor 51 or more",
  ],
  [
    "order-buys-reward",
    { rewards: [{ ...tea, points: 10 }], campaigns: [{ ...double, effect: { kind: "bonus", points: 10 } }] },
    "campaigns[0].conditions: an order of 0.01 EUR earns 10 points, enough for tea",
  ],
  [
    "reward-without-minimum",
    { rewards: [voucher, { ...tea, valueMinor: 500 }], earning: [orders, { ...orders, id: "gift", effect: { kind: "reward", reward: "tea" } }] },
    "earning[1].conditions: an order of 0.01 EUR brings tea, worth 5.00 EUR. Right is a condition of kind amount with fromMinor 501 or more",
  ],
  [
    "cashback-arbitrage",
    { units: [points, cash], earning: [{ ...orders, effect: { kind: "percentage", share: "0.5", unit: "cash" } }], campaigns: [double] },
    "earning[0].effect.share: at best 1 of what is spent comes back, the whole or more. Right is less than 0.5",
  ],
]; // prettier-ignore

describe("a document that can be read", () => {
  it.each(cases)("is warned of: %s", (code, parts, line) => {
    const lines = found(parts);

    expect(lines.filter((each) => each.includes(` ${code} ${line}`))).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it("is warned of everything there are words for", () => {
    expect(cases.map(([code]) => code).sort()).toEqual(Object.keys(TRAP_TEXTS).sort());
  });

  it.each<[string, Parts]>([
    ["an ordinary program", { tiers: [{ ...silver, multiplier: "1.5" }], earning: [orders, review], rewards: [{ ...voucher, points: 300 }] }],
    ["a program of tiers alone", { earning: [{ ...orders, effect: { kind: "fixed-points", points: 1, unit: "stars" } }], units: [points, stars], rewards: [], tiers: [{ ...silver, qualifications: [{ basis: "points", unit: "stars", threshold: 5 }] }] }],
    ["rules that conditions keep apart", { earning: [{ ...orders, conditions: [{ kind: "company", is: true }] }, { ...orders, id: "others", conditions: [{ kind: "company", is: false }] }] }],
    ["a tier that a cap lets through to the point", { policies: { caps: [{ id: "monthly", per: "month", points: 100 }] }, tierPolicy: { window: { kind: "calendar-year" } }, tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 1_200 }] }] }],
    ["a yearly dividend that is good for the year after", { units: [{ ...points, vesting: { kind: "on-date", on: { month: 3, day: 1 } }, expiry: { kind: "calendar", period: "year", later: 1 } }] }],
    ["a gift to the first order", { earning: [orders, { ...review, trigger: { kind: "order" }, conditions: [{ kind: "order-number", is: { exactly: 1 } }] }] }],
  ])("is not warned of %s", (_what, parts) => {
    expect(found(parts)).toEqual([]);
  }); // prettier-ignore

  it("is refused only for points that always expire before they vest", () => {
    const errors = cases.flatMap(([, parts]) => found(parts)).filter((line) => line.startsWith("error"));

    expect(errors.map((line) => line.split(" ")[1])).toEqual(["expires-before-vesting", "expires-before-date"]);
  });

  it("is judged in the shop's currency: 100 yen are not 1 yen", () => {
    // 100 points are earned with ¥100, and worth ¥100.
    expect(found({}, "JPY")).toEqual([
      expect.stringContaining("worth 100 JPY, and its 100 points are earned with 100 JPY"),
    ]);
    expect(found({ rewards: [{ ...voucher, amountMinor: 99 }] }, "JPY")).toEqual([]);
  });

  it("knows campaigns that never meet", () => {
    const campaigns = [
      { ...double, to: "2027-01-01" },
      { ...double, id: "later", from: "2027-01-01" },
    ];

    // Twice 1 point per 1.00 at best, not four times: 100 points take 50.00.
    expect(found({ campaigns, rewards: [{ ...voucher, amountMinor: 4_999 }] })).toEqual([]);
    expect(found({ campaigns, rewards: [{ ...voucher, amountMinor: 5_000 }] })).toHaveLength(1);
  });
});
