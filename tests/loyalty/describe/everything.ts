import type { ProgramInput } from "../../../app/loyalty/program.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

type Trigger = Rule["trigger"];

const order = { kind: "order" as const };
const selection = (list: string, values: string[]) => ({ kind: "products" as const, include: { [list]: values } });

/** Rules by what sets them off. */
const triggers: Rule[] = ([
  { id: "paid", trigger: { ...order, when: "paid" } },
  { id: "paid-later", trigger: { ...order, when: "paid", delayDays: 14 } },
  { id: "shipped-later", trigger: { ...order, delayDays: 3 } },
  { id: "joined", trigger: { kind: "joined" } },
  { id: "birthday", trigger: { kind: "birthday" } },
  { id: "anniversary", trigger: { kind: "anniversary" } },
  { id: "any-tier", trigger: { kind: "tier-reached" } },
  { id: "some-tiers", trigger: { kind: "tier-reached", tiers: ["silver", "gold"] } },
  { id: "weekly", trigger: { kind: "schedule", on: { every: "week", weekday: 1 } } },
  { id: "monthly", trigger: { kind: "schedule", on: { every: "month", day: 15 } } },
  { id: "quarterly", trigger: { kind: "schedule", on: { every: "quarter", day: 2 } } },
  { id: "yearly", trigger: { kind: "schedule", on: { every: "year", on: { month: 12, day: 6 } } } },
  { id: "referrer", trigger: { kind: "referral", side: "referrer" } },
  { id: "friend", trigger: { kind: "referral", side: "friend", after: "joined" } },
  ...[
    "app-sign-in", "profile-completed", "newsletter-consent", "sms-consent", "review", "photo-accepted", "photo-featured",
    "comment", "survey", "visit", "code-entry", "goodwill", "workshop",
  ].map((name) => ({ id: name, trigger: { kind: "event" as const, name } })),
] satisfies { id: string; trigger: Trigger }[]).map((rule): Rule => ({ ...rule, effect: { kind: "fixed-points", points: 1 } })); // prettier-ignore

/** Rules by what they give. */
const effects: Rule[] = [
  { id: "per-unit", effect: { kind: "points-per-unit", rate: "1" }, rounding: "up" },
  { id: "per-unit-more", effect: { kind: "points-per-unit", rate: "2.5" }, rounding: "nearest", multiplied: false },
  { id: "per-item", effect: { kind: "per-item", points: 1500 } },
  { id: "per-step", effect: { kind: "per-step", stepMinor: 1_000, points: 2 } },
  { id: "bands", effect: { kind: "bands", bands: [{ fromMinor: 0, rate: "1" }, { fromMinor: 10_000, rate: "2" }] } },
  { id: "share", effect: { kind: "percentage", share: "0.025", unit: "cash" } },
  { id: "cash", effect: { kind: "fixed-points", points: 100, unit: "cash" } },
  { id: "cash-rate", effect: { kind: "points-per-unit", rate: "100", unit: "cash" } },
  { id: "stars", effect: { kind: "fixed-points", points: 150, unit: "stars" } },
  { id: "one-star", effect: { kind: "fixed-points", points: 100, unit: "stars" } },
  { id: "small-star", effect: { kind: "fixed-points", points: 5, unit: "stars" } },
  { id: "gold-year", effect: { kind: "tier", tier: "gold", lasts: "rest-of-year" } },
  { id: "gold-years", effect: { kind: "tier", tier: "gold", lasts: "rest-of-year-and-next" } },
  { id: "gold-life", effect: { kind: "tier", tier: "gold", lasts: "for-life" } },
  { id: "gold-term", effect: { kind: "tier", tier: "gold", lasts: { years: 1 } } },
  { id: "tea", effect: { kind: "reward", reward: "tea" } },
  { id: "voucher", effect: { kind: "reward", reward: "voucher", lapses: { years: 2 } } },
].map((rule): Rule => ({ trigger: order, ...rule } as Rule)); // prettier-ignore

/** Rules by their conditions. */
const conditions: Rule[] = ([
  ["products", [selection("products", ["11", "12"])]],
  ["variants", [selection("variants", ["21"])]],
  ["collections", [selection("collections", ["31"])]],
  ["tags", [selection("tags", ["new"])]],
  ["vendors", [selection("vendors", ["Acme", "B", "C", "D", "E", "F", "G"])]],
  ["nothing", [selection("vendors", [])]],
  ["either", [{ kind: "products", include: { tags: ["new"], vendors: ["Acme"] }, exclude: { products: ["13"] } }]],
  ["discounted", [{ kind: "discounted", is: true }]],
  ["undiscounted", [{ kind: "discounted", is: false }]],
  ["amount", [{ kind: "amount", fromMinor: 5_000, toMinor: 99_999 }]],
  ["amount-from", [{ kind: "amount", fromMinor: 0 }]],
  ["channels", [{ kind: "channel", in: ["online", "app", "pos", "draft", "subscription", "other"] }]],
  ["companies", [{ kind: "company", is: true }]],
  ["people", [{ kind: "company", is: false }]],
  ["first", [{ kind: "order-number", is: { exactly: 1 } }]],
  ["fifth", [{ kind: "order-number", is: { exactly: 5 } }]],
  ["every-third", [{ kind: "order-number", is: { every: 3 } }]],
  ["weekend", [{ kind: "weekday", in: [6, 7] }]],
  ["window", [{ kind: "window", from: "2026-11-27T09:00", to: "2026-11-30T18:00" }]],
  ["window-days", [{ kind: "window", to: "2027-01-01" }]],
  ["tiers", [{ kind: "tier", in: [null, "gold"] }]],
  ["countries", [{ kind: "country", in: ["DE", "AT"] }]],
  ["codes", [{ kind: "code", in: ["SPRING"] }]],
  ["tagged", [{ kind: "customer-tag", in: ["vip", "press"] }]],
  ["untagged", [{ kind: "customer-tag", in: ["staff"], is: false }]],
  ["attribute", [{ kind: "attribute", name: "verified", equals: true }]],
  ["since-joining", [{ kind: "since-joining", within: { days: 1 } }]],
  ["all-of", [{ kind: "all-of", attribute: "stage", values: ["before", "after"] }]],
] satisfies [string, Rule["conditions"]][]).map(([id, list]) => ({
  id, trigger: order, effect: { kind: "fixed-points", points: 1 }, conditions: list,
})); // prettier-ignore

/** Rules by their limits, and by when what they give can be spent and until when. */
const terms: Rule[] = [
  ...(["order", "day", "week", "month", "quarter", "year", "lifetime"] as const).flatMap((per): Partial<Rule>[] => [
    { id: `per-${per}`, limits: [{ per, points: 1_234 }] },
    { id: `rolling-${per}`, limits: [{ per, by: "rolling", times: 2 }] },
  ]),
  { id: "once", limits: [{ per: "lifetime", times: 1, each: "subject" }], budget: { points: 50_000 } },
  { id: "after", vesting: { kind: "after", after: { months: 1 } }, expiry: { kind: "never" } },
  { id: "on-date", vesting: { kind: "on-date", on: { month: 3, day: 1 } }, expiry: { kind: "fixed", after: { years: 3 } } },
  { id: "restart", expiry: { kind: "rolling", after: { days: 90 }, activity: ["event", "earning"] } },
  { id: "months", expiry: { kind: "rolling", after: { months: 6 }, activity: ["order", "redemption"], extension: "month-by-month" } },
  { id: "quarter", expiry: { kind: "calendar", period: "quarter" } },
  { id: "quarters", expiry: { kind: "calendar", period: "quarter", later: 2 } },
  { id: "next-quarter", expiry: { kind: "calendar", period: "quarter", later: 1 } },
  { id: "third-year", expiry: { kind: "calendar", period: "year", later: 2 } },
  { id: "year", expiry: { kind: "calendar", period: "year" } },
  { id: "years", expiry: { kind: "calendar", period: "year", later: 1 } },
  { id: "named", name: "Our thanks", basis: { taxes: "excluded", shipping: true, giftCards: true, tips: true } },
].map((rule): Rule => ({ trigger: order, effect: { kind: "fixed-points", points: 1 }, ...rule } as Rule)); // prettier-ignore

/** A program with something of everything that a document can say. */
export const everything: ProgramInput = {
  schema: 2,
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" }, icon: "🪙" },
    { id: "cash", kind: "cashback", name: { one: "Cashback", many: "Cashback" } },
    { id: "stars", kind: "status", name: { one: "Star", many: "Stars" }, decimals: 2 },
  ],
  earning: [...triggers, ...effects, ...conditions.slice(0, 12)],
  campaigns: [
    { id: "double", name: "Double days", effect: { kind: "multiplier", multiplier: "2" }, budget: { points: 9_000 } },
    { id: "own", name: "Your day", memberDay: { perYear: 1 }, rules: ["per-unit", "per-step"], effect: { kind: "bonus", points: 50 } },
    { id: "three", name: "Your days", memberDay: { perYear: 3 }, rules: ["share"], effect: { kind: "bonus", points: 50 } },
    { id: "week", name: "A week", from: "2026-05-01T08:00", to: "2026-05-08T08:00", rules: ["joined"], effect: { kind: "multiplier", multiplier: "1.5" } },
  ],
  tiers: [
    { id: "all", name: "All", qualifications: [{ basis: "spend", threshold: 0 }] },
    { id: "silver", name: "Silver", qualifications: [{ basis: "orders", threshold: 1 }, { basis: "referrals", threshold: 1 }, { basis: "events", event: "visit", threshold: 10 }], perks: ["A hotline"] },
    {
      id: "gold", name: "Gold", multiplier: "1.5", suspendsExpiry: true,
      qualifications: [{ basis: "spend", threshold: 35_000, comparison: "more-than" }, { basis: "orders", threshold: 1_200 }, { basis: "referrals", threshold: 5 }, { basis: "points", unit: "stars", threshold: 250 }],
      forLife: [{ basis: "spend", threshold: 1_000_000 }],
      benefits: [
        { id: "entry", when: "entry", effect: { kind: "fixed-points", points: 100 } },
        { id: "month", when: "month", effect: { kind: "reward", reward: "tea" }, lapses: "period-end" },
        { id: "quarter", when: "quarter", effect: { kind: "reward", reward: "tea", lapses: { days: 20 } }, lapses: { days: 10 } },
        { id: "year", when: "year", effect: { kind: "fixed-points", points: 1 } },
        { id: "tier-year", when: "tier-year", effect: { kind: "fixed-points", points: 1 }, lapses: { months: 2 } },
        { id: "birthday", when: "birthday", effect: { kind: "fixed-points", points: 1 } },
      ],
    },
    { id: "friends", name: "Friends", qualifications: [] },
  ],
  rewards: [
    { id: "voucher", kind: "fixed-amount", points: 1_000, amountMinor: 500 },
    { id: "tea", kind: "reference", name: "Tea" },
    { id: "cup", kind: "reference", name: "Cup", points: 1, automatic: true, lapses: { days: 30 }, valueMinor: 999 },
  ],
}; // prettier-ignore

/** The rest of the rules, under other policies. */
export const theRest: ProgramInput = {
  ...everything,
  units: [{ id: "points", name: { one: "Coin", many: "Coins" }, vesting: { kind: "after", after: { days: 14 } } }],
  earning: [...conditions.slice(12), ...terms],
  campaigns: [],
  tiers: [{ id: "gold", name: "Gold", qualifications: [] }],
  rewards: [],
  tierPolicy: { window: { kind: "rolling", months: 12 }, retention: { kind: "for", duration: { years: 1 } }, grace: { days: 30 }, downgrade: "one-level", countsWhen: "paid" },
  joining: { mode: "automatic", exclude: { companies: true, customerTags: ["staff", "press"], countries: ["CH"] } },
  policies: {
    shortfall: "forgiven",
    guests: { claim: "recent", days: 90 },
    spending: "oldest",
    stacking: "add",
    reminderDays: 14,
    basis: { taxes: "included", discountedLines: false, paidWithRewards: true, paidWithGiftCards: false, paidWithStoreCredit: false, companyOrders: false },
    caps: [
      { id: "a", per: "year", points: 1 },
      { id: "b", per: "month", by: "rolling", points: 500, rules: ["once", "named"] },
    ],
  },
}; // prettier-ignore

const plain: ProgramInput = { schema: 2, units: [{ id: "points", name: { one: "Coin", many: "Coins" } }] };

/** Programs of nothing but policies. */
export const policies: ProgramInput[] = [
  { ...plain, tiers: everything.tiers?.slice(0, 1), tierPolicy: { window: { kind: "calendar-year" }, retention: { kind: "rest-of-year-and-next" } }, policies: { shortfall: "next-credit", guests: { claim: "none" }, stacking: "best" } },
  { ...plain, tiers: everything.tiers?.slice(0, 1), tierPolicy: { window: { kind: "membership-year" }, retention: { kind: "for-life" } } },
  { ...plain, units: [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { days: 400 } } }] },
]; // prettier-ignore
