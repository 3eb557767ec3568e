/** Documents that read well and give twice, too soon, never, or for nothing; judged.test.ts reads them to a page. */

const coins = { id: "points", name: { one: "Coin", many: "Coins" } };
const stars = { id: "stars", kind: "status", name: { one: "Star", many: "Stars" } };
const cash = { id: "cash", kind: "cashback", name: { one: "Cashback", many: "Cashback" } };
const orders = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } };
const visit = { id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 50 } };
const voucher = { id: "voucher", kind: "fixed-amount", points: 300, amountMinor: 100 };
const tea = { id: "tea", kind: "reference", name: "Tea" };
const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 500 }] };
const double = { id: "double", name: "Double", effect: { kind: "multiplier", multiplier: "2" } };

type Parts = Record<string, unknown>;

const rule = (changes: Parts) => ({ earning: [{ ...orders, ...changes }] });
const year = { window: { kind: "calendar-year" } };
const birthday = { id: "b", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 1 } };
const term = (vesting: Parts, expiry: Parts) => ({ units: [{ ...coins, vesting, expiry }] });
const after = (length: Parts) => ({ kind: "after", after: length });
const joined = { id: "hello", trigger: { kind: "joined" }, effect: visit.effect };
const rewarded = { ...orders, id: "gift", effect: { kind: "reward", reward: "tea" } };
const bonus = { ...double, effect: { kind: "bonus", points: 300 } };
const benefit = (changes: Parts) => ({ id: "b", when: "entry", effect: visit.effect, ...changes });
const inSilver = (...benefits: Parts[]) => ({ tiers: [{ ...silver, benefits }] });
const vestingIn = (days: number, ...benefits: Parts[]) => ({
  ...inSilver(...benefits),
  units: [{ ...coins, vesting: after({ days }) }],
});
const starsFor = (earning: Parts[], more: Parts = {}) => ({
  units: [coins, stars],
  earning: [
    orders,
    ...earning.map((each) => ({ ...each, effect: { kind: "fixed-points", points: 1, unit: "stars" } })),
  ],
  tiers: [{ ...silver, qualifications: [{ basis: "points", unit: "stars", threshold: 2 }], ...more }],
  tierPolicy: year,
});
const held = [{ kind: "tier", in: ["silver"] }];
const coded = (code: string) => ({ ...visit, id: code.toLowerCase(), conditions: [{ kind: "code", in: [code] }] });
const priced = (changes: Parts) => ({ ...tea, points: 100, ...changes });
const back = (share: string) => ({
  units: [coins, cash],
  ...rule({ effect: { kind: "percentage", share, unit: "cash" } }),
});

/** What is had twice, too soon, never, or for nothing; those of no line are as they should be. */
export const silent: [string, Parts][] = [
  ["a bonus on joining", { earning: [orders, joined], campaigns: [{ ...bonus, rules: ["hello"] }] }],
  ["a bonus on a birthday, for app orders", { earning: [orders, birthday], campaigns: [{ ...bonus, rules: ["b"], conditions: [{ kind: "channel", in: ["app"] }] }] }],
  ["a rate and bands", { earning: [orders, { ...orders, id: "more", effect: { kind: "bands", bands: [{ fromMinor: 0, rate: "1" }] } }] }],
  ["a rate and a fixed number", { earning: [orders, { ...visit, trigger: { kind: "order" }, effect: { kind: "fixed-points", points: 2 } }] }],
  ["a rate and a bonus from an amount", { earning: [orders, { ...visit, trigger: { kind: "order" }, conditions: [{ kind: "amount", fromMinor: 5_000 }] }] }],
  ["a rate and a bonus once a day", { earning: [orders, { ...visit, trigger: { kind: "order" }, limits: [{ per: "day", times: 1 }] }] }],
  ["a rate and points for each item", { earning: [orders, { ...orders, id: "more", effect: { kind: "per-item", points: 2 } }] }],
  ["the same reward twice", { rewards: [voucher, tea], earning: [orders, rewarded, { ...rewarded, id: "again" }] }],
  ["two rewards", { rewards: [voucher, tea, { ...tea, id: "cup" }], earning: [orders, rewarded, { ...rewarded, id: "cup", effect: { kind: "reward", reward: "cup" } }] }],
  ["codes of events", { earning: [orders, coded("A"), coded("B")] }],
  ["a code of events in other letters", { earning: [orders, coded("A"), { ...coded("a"), id: "again" }] }],
  ["a birthday and a birthday", { earning: [orders, birthday], ...inSilver(benefit({ when: "birthday" })) }],
  ["a birthday and a tea", { rewards: [voucher, tea], earning: [orders, birthday], ...inSilver(benefit({ when: "birthday", effect: { kind: "reward", reward: "tea", lapses: { days: 30 } } })) }],
  ["a birthday for nobody and for silver", { earning: [orders, { ...birthday, conditions: [{ kind: "tier", in: [null] }] }], ...inSilver(benefit({ when: "birthday" })) }],
  ["reached and entered", { earning: [orders, { ...visit, trigger: { kind: "tier-reached" } }], ...inSilver(benefit({})) }],
  ["reached and each month", { earning: [orders, { ...visit, trigger: { kind: "tier-reached" } }], ...inSilver(benefit({ when: "month" })) }],
  ["a month's points that vest in a month", vestingIn(31, benefit({ when: "month", lapses: "period-end" }))],
  ["a month's points that vest in a week", vestingIn(7, benefit({ when: "month", lapses: "period-end" }))],
  ["a quarter's points that vest in 92 days", vestingIn(92, benefit({ when: "quarter", lapses: "period-end" }))],
  ["a year's points that vest in a year", vestingIn(366, benefit({ when: "year", lapses: "period-end" }))],
  ["a birthday's points that vest in a month", vestingIn(30, benefit({ when: "birthday", lapses: "period-end" }))],
  ["an entry's points that vest in a month", vestingIn(30, benefit({ lapses: "period-end" }))],
  ["points for a week that vest in two", vestingIn(14, benefit({ lapses: { days: 7 } }))],
  ["points for a month that vest in two weeks", vestingIn(14, benefit({ lapses: { days: 30 } }))],
  ["points for ever that vest in two weeks", vestingIn(14, benefit({}))],
  ["a tea that lapses at once", { ...vestingIn(14, benefit({ effect: { kind: "reward", reward: "tea" }, lapses: { days: 1 } })), rewards: [voucher, tea] }],
  ["April against a quarter's end", term({ kind: "on-date", on: { month: 4, day: 1 } }, { kind: "calendar", period: "quarter" })],
  ["a bonus on any order", { campaigns: [bonus] }],
  ["a bonus from its worth", { campaigns: [{ ...bonus, conditions: [{ kind: "amount", fromMinor: 100 }] }] }],
  ["a bonus from more", { campaigns: [{ ...bonus, conditions: [{ kind: "amount", fromMinor: 101 }] }] }],
  ["a bonus too small for any reward", { campaigns: [{ ...bonus, effect: { kind: "bonus", points: 299 } }] }],
  ["a bonus on one's own day", { campaigns: [{ ...bonus, memberDay: { perYear: 1 } }] }],
  ["a bonus with a code", { campaigns: [{ ...bonus, conditions: [{ kind: "code", in: ["A"] }] }] }],
  ["a bonus that is over", { campaigns: [{ ...bonus, to: "2026-11-01" }] }],
  ["a bonus on stars", { ...starsFor([visit]), campaigns: [{ ...bonus, rules: ["visit"] }] }],
  ["a bonus that buys a tea", { rewards: [priced({ points: 300 })], campaigns: [bonus] }],
  ["a bonus that does not", { rewards: [priced({ points: 301 })], campaigns: [bonus] }],
  ["a stamp for any order", { rewards: [priced({ points: 10 })], ...rule({ effect: { kind: "fixed-points", points: 1 } }) }],
  ["the whole back", back("1")],
  ["nearly the whole back", back("0.999")],
  ["the whole back with the best tier", { ...back("0.5"), tiers: [{ ...silver, multiplier: "2" }] }],
  ["a tea with any order", { rewards: [voucher, { ...tea, valueMinor: 300 }], earning: [orders, rewarded] }],
  ["a tea from its worth", { rewards: [voucher, { ...tea, valueMinor: 300 }], earning: [orders, { ...rewarded, conditions: [{ kind: "amount", fromMinor: 301 }] }] }],
  ["a tea of no known worth", { rewards: [voucher, tea], earning: [orders, rewarded] }],
  ["a tea once", { rewards: [voucher, { ...tea, valueMinor: 300 }], earning: [orders, { ...rewarded, limits: [{ per: "lifetime", times: 1 }] }] }],
  ["stars for holders by condition", starsFor([{ ...visit, conditions: held }])],
  ["stars for holders who got there", starsFor([{ ...visit, trigger: { kind: "tier-reached", tiers: ["silver"] } }])],
  ["stars for holders, and another way", starsFor([{ ...visit, conditions: held }], { qualifications: [{ basis: "points", unit: "stars", threshold: 2 }, { basis: "spend", threshold: 1 }] })],
  ["stars for holders or nobody", starsFor([{ ...visit, conditions: [{ kind: "tier", in: [null, "silver"] }] }])],
  ["stars by benefit alone", starsFor([], { benefits: [benefit({ effect: { kind: "fixed-points", points: 5, unit: "stars" } })] })],
  ["stars by birthdays", starsFor([birthday])],
  ["stars by birthdays of two years", { ...starsFor([birthday]), tierPolicy: { window: { kind: "rolling", months: 13 } } }],
  ["stars by birthdays for ever", { ...starsFor([birthday]), tierPolicy: { window: { kind: "lifetime" } } }],
  ["stars by a yearly day", starsFor([{ ...birthday, trigger: { kind: "schedule", on: { every: "year", on: { month: 1, day: 6 } } } }])],
  ["stars by a monthly day", starsFor([{ ...birthday, trigger: { kind: "schedule", on: { every: "month" } } }])],
  ["stars by birthdays and a benefit", starsFor([birthday], { benefits: [benefit({ when: "birthday", effect: { kind: "fixed-points", points: 1, unit: "stars" } })] })],
  ["friends who never count", { earning: [visit, { ...visit, id: "f", trigger: { kind: "referral", side: "friend" } }] }],
  ["friends who join", { earning: [visit, { ...visit, id: "f", trigger: { kind: "referral", side: "friend", after: "joined" } }] }],
  ["given by itself and forgiven", { rewards: [priced({ automatic: true })], policies: { shortfall: "forgiven" } }],
  ["given by itself and owed", { rewards: [priced({ automatic: true })], policies: { shortfall: "next-credit" } }],
  ["bought and forgiven", { policies: { shortfall: "forgiven" } }],
]; // prettier-ignore
