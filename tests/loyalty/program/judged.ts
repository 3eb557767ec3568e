/** Documents of which something is refused or warned, by what is wrong with them; judged.test.ts reads them to pages. */

const coins = { id: "points", name: { one: "Coin", many: "Coins" } };
const stars = { id: "stars", kind: "status", name: { one: "Star", many: "Stars" } };
const cash = { id: "cash", kind: "cashback", name: { one: "Cashback", many: "Cashback" } };
const orders = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } };
const visit = { id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 50 } };
const voucher = { id: "voucher", kind: "fixed-amount", points: 300, amountMinor: 100 };
const tea = { id: "tea", kind: "reference", name: "Tea" };
const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 500 }] };
const gold = { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 900 }] };
const double = { id: "double", name: "Double", effect: { kind: "multiplier", multiplier: "2" } };

type Parts = Record<string, unknown>;

/** A document that is neither refused nor warned of, with some of its parts replaced. */
export function documentWith(parts: Parts): Parts {
  return { schema: 2, units: [coins], earning: [orders], rewards: [voucher], ...parts };
}

const rule = (changes: Parts) => ({ earning: [{ ...orders, ...changes }] });
const ways = (...tiers: Parts[][]) => ({
  tiers: tiers.map((qualifications, index) => ({ id: `t${index}`, name: `T${index}`, qualifications })),
  units: [coins, stars],
  earning: [orders, { ...visit, effect: { kind: "fixed-points", points: 1, unit: "stars" } }],
});

/** What cannot be read. */
export const refused: [string, Parts][] = [
  ["unit of a rule", rule({ effect: { kind: "per-item", points: 1, unit: "x" } })],
  ["unit of steps", rule({ effect: { kind: "per-step", stepMinor: 1, points: 1, unit: "x" } })],
  ["unit of a rate", rule({ effect: { kind: "points-per-unit", rate: "1", unit: "x" } })],
  ["unit of bands", rule({ effect: { kind: "bands", bands: [{ fromMinor: 0, rate: "1" }], unit: "x" } })],
  ["unit of a share", rule({ effect: { kind: "percentage", share: "0.1", unit: "x" } })],
  ["share into stars", { units: [coins, stars, cash, { ...cash, id: "more" }], ...rule({ effect: { kind: "percentage", share: "0.1", unit: "stars" } }) }],
  ["tier of a rule", rule({ effect: { kind: "tier", tier: "x", lasts: "for-life" } })],
  ["reward of a rule", { rewards: [voucher, tea], ...rule({ effect: { kind: "reward", reward: "x" } }) }],
  ["tiers of a trigger", { tiers: [silver, gold], ...rule({ trigger: { kind: "tier-reached", tiers: ["silver", "x"] }, effect: visit.effect }) }],
  ["unit of a qualification", ways([{ basis: "points", unit: "x", threshold: 1 }])],
  ["tier of a campaign's condition", { campaigns: [{ ...double, conditions: [{ kind: "tier", in: ["x"] }] }] }],
  ["unit of a cap", { policies: { caps: [{ id: "a", unit: "x", per: "day", points: 1 }] } }],
  ["rule of a cap", { policies: { caps: [{ id: "a", rules: ["x"], per: "day", points: 1 }] } }],
  ["rule of a cap that gives a tier", { tiers: [silver], ...rule({ effect: { kind: "tier", tier: "silver", lasts: "for-life" } }), policies: { caps: [{ id: "a", rules: ["orders"], per: "day", points: 1 }] } }],
  ["two units of one name", { units: [coins, stars, stars] }],
  ["two tiers of one name", { tiers: [silver, { ...gold, id: "silver" }] }],
  ["two rewards of one name", { rewards: [voucher, voucher] }],
  ["two campaigns of one name", { campaigns: [double, double] }],
  ["two caps of one name", { policies: { caps: [{ id: "a", per: "day", points: 1 }, { id: "a", per: "week", points: 1 }] } }],
  ["two benefits of one name", { tiers: [{ ...silver, benefits: [1, 2].map(() => ({ id: "b", when: "entry", effect: visit.effect })) }] }],
  ["budgets of one name", { ...rule({ budget: { points: 5 } }), campaigns: [{ ...double, id: "orders", budget: { points: 5 } }] }],
  ["first unit of another kind", { units: [{ ...coins, kind: "status" }] }],
  ["window backwards", rule({ conditions: [{ kind: "window", from: "2026-05-01", to: "2026-05-01T00:00" }] })],
  ["amounts backwards", rule({ conditions: [{ kind: "amount", fromMinor: 5, toMinor: 4 }] })],
  ["bands in the middle", rule({ effect: { kind: "bands", bands: [0, 20, 10].map((fromMinor) => ({ fromMinor, rate: "1" })) } })],
  ["tiers that fall", ways([{ basis: "orders", threshold: 5 }], [{ basis: "orders", threshold: 4 }])],
  ["tiers of equal events", ways([{ basis: "events", event: "visit", threshold: 5 }], [{ basis: "events", event: "visit", threshold: 5 }])],
  ["tiers of equal points", ways([{ basis: "points", unit: "stars", threshold: 5 }], [{ basis: "points", unit: "stars", threshold: 5, comparison: "from" }])],
  ["more than before from", ways([{ basis: "orders", threshold: 5, comparison: "more-than" }], [{ basis: "orders", threshold: 5, comparison: "more-than" }])],
  ["unknown field far from any", { colour: "red" }],
  ["unknown field of a rule", rule({ triger: 1 })],
  ["unknown field of an effect", rule({ effect: { kind: "fixed-points", pionts: 1, points: 1 } })],
  ["unknown field of a condition", rule({ conditions: [{ kind: "window", form: "2026-01-01" }] })],
  ["text too long", { tiers: [{ ...silver, name: "x".repeat(81) }] }],
  ["too many tiers", { tiers: Array.from({ length: 21 }, (_, index) => ({ ...silver, id: `t${index}`, qualifications: [] })) }],
  ["too few values", rule({ conditions: [{ kind: "all-of", attribute: "stage", values: ["a"] }] })],
  ["empty list", rule({ conditions: [{ kind: "weekday", in: [] }] })],
  ["text instead of true", { policies: { basis: { tips: "yes" } } }],
  ["text instead of a list", { tiers: "gold" }],
  ["list instead of an object", { policies: [] }],
  ["object instead of a text", { tiers: [{ ...silver, name: {} }] }],
  ["null instead of a number", { policies: { reminderDays: null } }],
  ["schema of another number", { schema: 3 }],
  ["schema left out", { schema: undefined }],
  ["kind left out", rule({ effect: { points: 1 } })],
  ["kind that is no text", rule({ effect: { kind: 7 } })],
  ["duration of a text", { units: [{ ...coins, expiry: { kind: "fixed", after: "1 month" } }] }],
  ["duration of nothing", { units: [{ ...coins, expiry: { kind: "fixed", after: {} } }] }],
  ["order number of nothing", rule({ conditions: [{ kind: "order-number", is: { every: 1 } }] })],
  ["id with capitals", rule({ id: "Orders" })],
  ["country in words", { joining: { exclude: { countries: ["DEU"] } } }],
  ["date that is no day", rule({ conditions: [{ kind: "window", to: "2026-02-30T25:00" }] })],
  ["date in words", rule({ conditions: [{ kind: "window", to: "tomorrow" }] })],
  ["day that the month lacks", { units: [{ ...coins, vesting: { kind: "on-date", on: { month: 2, day: 30 } } }] }],
  ["limit of both", rule({ limits: [{ per: "day", times: 1, points: 1 }] })],
  ["product id in words", rule({ conditions: [{ kind: "products", include: { products: ["tea"], variants: ["x"], collections: ["y"] } }] })],
  ["broken text", { tiers: [{ ...silver, name: "a\u0000" }] }],
  ["rate of seven decimals", rule({ effect: { kind: "points-per-unit", rate: "1.0000001" } })],
  ["rate below the line of nothing", rule({ effect: { kind: "points-per-unit", rate: { numerator: 1, denominator: 0 } } })],
  ["long value", { tiers: [{ ...silver, name: ["x".repeat(100)] }] }],
]; // prettier-ignore

const on = (...conditions: Parts[]) => rule({ conditions });
const capped = (cap: Parts, tierPolicy: Parts, threshold = 1_000_000) => ({
  tiers: [{ ...silver, qualifications: [{ basis: "points", threshold, comparison: cap.comparison ?? "from" }] }],
  tierPolicy,
  policies: { caps: [{ id: "a", points: 100, per: cap.per, by: cap.by ?? "calendar" }] },
});
const both = (kind: string, one: Parts, other: Parts) => on({ kind, ...one }, { kind, ...other });
const year = { window: { kind: "calendar-year" } };
const birthday = { id: "b", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 1 } };
const term = (vesting: Parts, expiry: Parts) => ({
  units: [{ ...coins, vesting, expiry }],
  policies: { reminderDays: 1 },
});
const after = (length: Parts) => ({ kind: "after", after: length });
const fixed = (length: Parts) => ({ kind: "fixed", after: length });
const march = { kind: "on-date", on: { month: 3, day: 1 } };

/** What can be read, and was hardly meant; those of no line are as they should be. */
export const warned: [string, Parts][] = [
  ["amounts apart", both("amount", { toMinor: 99 }, { fromMinor: 100 })],
  ["amounts that touch", both("amount", { fromMinor: 100 }, { toMinor: 100 })],
  ["windows apart", both("window", { from: "2027-05-01T00:00" }, { to: "2027-05-01" })],
  ["windows that meet", both("window", { to: "2027-05-02" }, { from: "2027-05-01" })],
  ["discounted or not", both("discounted", { is: true }, { is: false })],
  ["discounted twice", both("discounted", { is: true }, { is: true })],
  ["channels apart", both("channel", { in: ["pos", "app"] }, { in: ["online"] })],
  ["channels shared", both("channel", { in: ["pos", "app"] }, { in: ["app"] })],
  ["weekdays apart", both("weekday", { in: [1] }, { in: [2] })],
  ["countries apart", both("country", { in: ["DE"] }, { in: ["AT"] })],
  ["countries shared", both("country", { in: ["DE", "AT"] }, { in: ["AT", "CH"] })],
  ["tiers apart", { tiers: [silver], ...both("tier", { in: [null] }, { in: ["silver"] }) }],
  ["order numbers apart", both("order-number", { is: { exactly: 1 } }, { is: { exactly: 2 } })],
  ["order numbers that fit", both("order-number", { is: { exactly: 4 } }, { is: { every: 2 } })],
  ["order number no multiple", both("order-number", { is: { exactly: 5 } }, { is: { every: 2 } })],
  ["multiple no order number", both("order-number", { is: { every: 2 } }, { is: { exactly: 5 } })],
  ["multiples that fit", both("order-number", { is: { every: 2 } }, { is: { every: 3 } })],
  ["companies twice", both("company", { is: true }, { is: true })],
  ["tags both ways", both("customer-tag", { in: ["vip"] }, { in: ["vip", "b"], is: false })],
  ["tags the other way", both("customer-tag", { in: ["vip"], is: false }, { in: ["vip"] })],
  ["other tags", both("customer-tag", { in: ["vip", "press"] }, { in: ["vip"], is: false })],
  ["codes", both("code", { in: ["A"] }, { in: ["B"] })],
  ["terms", both("since-joining", { within: { days: 1 } }, { within: { days: 2 } })],
  ["products taken and left", both("products", { include: { products: ["1"] } }, { exclude: { products: ["1"] } })],
  ["products left and taken", both("products", { exclude: { tags: ["a"] } }, { include: { tags: ["a"] } })],
  ["other products", both("products", { include: { products: ["1"] } }, { include: { products: ["2"] } })],
  ["shared products", both("products", { include: { products: ["1"] } }, { include: { products: ["1", "2"] } })],
  ["other vendors", both("products", { include: { vendors: ["a"] } }, { include: { vendors: ["b"] } })],
  ["other tags of products", both("products", { include: { tags: ["a"] } }, { include: { tags: ["b"] } })],
  ["products or vendors", both("products", { include: { products: ["1"] } }, { include: { vendors: ["a"] } })],
  ["products of several lists", both("products", { include: { products: ["1"], tags: ["a"] } }, { include: { products: ["2"] } })],
  ["attributes apart", { earning: [orders, { ...visit, conditions: [1, 2].map((equals) => ({ kind: "attribute", name: "a", equals })) }] }],
  ["other attributes", { earning: [orders, { ...visit, conditions: ["a", "b"].map((name) => ({ kind: "attribute", name, equals: 1 })) }] }],
  ["order words for an event", { earning: [orders, { ...visit, conditions: [{ kind: "discounted", is: true }, { kind: "company", is: true }, { kind: "order-number", is: { exactly: 1 } }, { kind: "country", in: ["DE"] }, { kind: "customer-tag", in: ["a"] }, { kind: "products", exclude: { tags: ["a"] } }] }] }],
  ["event words for an event", { earning: [orders, { ...visit, conditions: [{ kind: "amount", fromMinor: 1 }, { kind: "code", in: ["A"] }, { kind: "attribute", name: "a", equals: 1 }, { kind: "all-of", attribute: "s", values: ["a", "b"] }] }] }],
  ["event words for an order", on({ kind: "attribute", name: "a", equals: 1 }, { kind: "all-of", attribute: "s", values: ["a", "b"] })],
  ["words for a birthday", { earning: [orders, { ...birthday, conditions: [{ kind: "amount", fromMinor: 1 }, { kind: "code", in: ["A"] }, { kind: "weekday", in: [1] }, { kind: "since-joining", within: { days: 9 } }] }] }],
  ["campaign of events with words of orders", { earning: [orders, visit], campaigns: [{ ...double, rules: ["visit"], conditions: [{ kind: "channel", in: ["pos"] }] }] }],
  ["campaign of both", { earning: [orders, visit], campaigns: [{ ...double, rules: ["visit", "orders"], conditions: [{ kind: "channel", in: ["pos"] }] }] }],
  ["campaign of neither", { earning: [orders, birthday], campaigns: [{ ...double, rules: ["b"], conditions: [{ kind: "channel", in: ["pos"] }] }] }],
  ["campaign that contradicts itself", { campaigns: [{ ...double, conditions: [{ kind: "weekday", in: [1] }, { kind: "weekday", in: [2] }] }] }],
  ["campaign that ends now", { campaigns: [{ ...double, to: "2026-11-22T01:00" }] }],
  ["campaign that ends later", { campaigns: [{ ...double, to: "2026-11-22T01:01" }] }],
  ["campaign of a reward", { rewards: [voucher, tea], earning: [orders, { ...orders, id: "r", effect: { kind: "reward", reward: "tea" } }], campaigns: [{ ...double, rules: ["r"] }] }],
  ["bonus on events", { earning: [orders, visit], campaigns: [{ ...double, rules: ["visit"], effect: { kind: "bonus", points: 1 } }] }],
  ["vesting and expiry in days", term(after({ days: 30 }), fixed({ days: 30 }))],
  ["vesting a day before expiry", term(after({ days: 29 }), fixed({ days: 30 }))],
  ["months against months", term(after({ months: 6 }), fixed({ months: 6 }))],
  ["years against months", term(after({ years: 1 }), fixed({ months: 13 }))],
  ["a day of the year against months", term(march, fixed({ months: 6 }))],
  ["a day of the year against years", term(march, fixed({ years: 2 }))],
  ["a day of the year against the year's end", term(march, { kind: "calendar", period: "year" })],
  ["New Year's Day against the year's end", term({ kind: "on-date", on: { month: 1, day: 1 } }, { kind: "calendar", period: "year" })],
  ["New Year's Day against the next year's end", term({ kind: "on-date", on: { month: 1, day: 1 } }, { kind: "calendar", period: "year", later: 1 })],
  ["New Year's Day against a quarter's end", term({ kind: "on-date", on: { month: 1, day: 1 } }, { kind: "calendar", period: "quarter" })],
  ["a day of the year against quarters", term(march, { kind: "calendar", period: "quarter", later: 6 })],
  ["days against a quarter's end", term(after({ days: 100 }), { kind: "calendar", period: "quarter" })],
  ["days against the next quarter's end", term(after({ days: 89 }), { kind: "calendar", period: "quarter", later: 1 })],
  ["days against rolling", term(after({ days: 100 }), { kind: "rolling", after: { months: 3 }, activity: ["order"] })],
  ["a rule's own vesting", { units: [{ ...coins, expiry: fixed({ days: 60 }) }], ...rule({ vesting: after({ days: 60 }) }) }],
  ["a rule's own expiry", { units: [{ ...coins, vesting: after({ days: 60 }) }], ...rule({ expiry: fixed({ days: 60 }) }) }],
  ["a rule's own expiry, reminded too early", rule({ expiry: fixed({ days: 30 }) })],
  ["reminded just in time", rule({ expiry: fixed({ days: 31 }) })],
  ["reminded of quarters", rule({ expiry: { kind: "calendar", period: "quarter" } })],
  ["two that are reminded too early", { units: [{ ...coins, expiry: fixed({ days: 5 }) }], ...rule({ expiry: fixed({ days: 6 }) }) }],
  ["a cap a day", capped({ per: "day" }, year)],
  ["a cap a week", capped({ per: "week" }, year)],
  ["a cap a quarter", capped({ per: "quarter" }, year)],
  ["a cap a year", capped({ per: "year" }, year)],
  ["a cap for ever", capped({ per: "lifetime" }, year)],
  ["a cap an order", capped({ per: "order" }, year)],
  ["a rolling cap", capped({ per: "month", by: "rolling" }, year)],
  ["a rolling window", capped({ per: "quarter" }, { window: { kind: "rolling", months: 10 } })],
  ["a year of membership", capped({ per: "month" }, { window: { kind: "membership-year" } })],
  ["a window without end", capped({ per: "month" }, { window: { kind: "lifetime" } })],
  ["a cap for ever, without end", capped({ per: "lifetime" }, { window: { kind: "lifetime" } })],
  ["a tier to the point", capped({ per: "month" }, year, 1_200)],
  ["a tier above the point", capped({ per: "month", comparison: "more-than" }, year, 1_200)],
  ["a tier by limits", { ...rule({ limits: [{ per: "month", points: 10 }, { per: "year", points: 50 }] }), tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 51 }] }], tierPolicy: year }],
  ["a tier by times", { earning: [{ ...visit, limits: [{ per: "month", times: 2 }] }], tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 1_201 }] }], tierPolicy: year }],
  ["a tier by a gift", { earning: [{ ...visit, trigger: { kind: "joined" } }], tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 51 }] }] }],
  ["a tier by a benefit", { earning: [{ ...visit, trigger: { kind: "joined" } }], tiers: [silver, { ...gold, qualifications: [{ basis: "points", threshold: 51 }], benefits: [{ id: "b", when: "entry", effect: visit.effect }] }] }],
  ["a tier by each thing", { earning: [{ ...visit, limits: [{ per: "lifetime", times: 1, each: "subject" }] }], tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 999 }] }] }],
  ["a tier by a campaign", { earning: [{ ...visit, limits: [{ per: "lifetime", times: 1 }] }], campaigns: [{ ...double, rules: ["visit"] }], tiers: [{ ...silver, qualifications: [{ basis: "points", threshold: 51 }] }] }],
  ["for life below", { tiers: [{ ...silver, forLife: [{ basis: "spend", threshold: 500 }] }] }],
  ["for life above", { tiers: [{ ...silver, forLife: [{ basis: "spend", threshold: 501 }, { basis: "orders", threshold: 1 }] }] }],
  ["for life without a window", { tiers: [{ ...silver, forLife: [{ basis: "spend", threshold: 1 }] }], tierPolicy: { window: { kind: "lifetime" } } }],
  ["multipliers that stay", { tiers: [{ ...silver, multiplier: "1.1" }, { ...gold, multiplier: "1.1" }] }],
  ["one level for life", { tierPolicy: { downgrade: "one-level", retention: { kind: "for-life" } } }],
  ["one level of a term", { tierPolicy: { downgrade: "one-level", retention: { kind: "for", duration: { days: 1 } } } }],
  ["benefits that lapse", { rewards: [voucher, tea, { ...tea, id: "cup", lapses: { days: 1 } }], tiers: [{ ...silver, benefits: [{ id: "a", when: "entry", effect: { kind: "reward", reward: "tea" } }, { id: "b", when: "month", effect: { kind: "reward", reward: "tea" }, lapses: "period-end" }, { id: "c", when: "month", effect: { kind: "reward", reward: "tea", lapses: { days: 1 } } }, { id: "d", when: "month", effect: { kind: "reward", reward: "cup" } }, { id: "e", when: "year", effect: visit.effect }] }] }],
  ["benefits without an order", { tiers: [{ ...silver, benefits: [{ id: "a", when: "entry", effect: { kind: "per-item", points: 1 } }] }] }],
  ["shares without an order", { units: [coins, cash], earning: [orders, { ...birthday, effect: { kind: "percentage", share: "0.1", unit: "cash" } }] }],
  ["a budget below one award", { earning: [orders, { ...visit, budget: { points: 49 }, limits: [{ per: "day", points: 50 }] }] }],
  ["a budget of one award", { earning: [orders, { ...visit, budget: { points: 50 } }] }],
  ["the same event twice", { earning: [orders, visit, { ...visit, id: "again" }] }],
  ["other events", { earning: [orders, visit, { ...visit, id: "again", trigger: { kind: "event", name: "survey" } }] }],
  ["orders paid and shipped", { earning: [orders, { ...orders, id: "again", trigger: { kind: "order", when: "paid" } }] }],
  ["other units", { units: [coins, stars], tiers: [{ ...silver, qualifications: [{ basis: "points", unit: "stars", threshold: 1 }] }], earning: [orders, { ...orders, id: "again", effect: { kind: "points-per-unit", rate: "1", unit: "stars" } }] }],
  ["other effects", { earning: [orders, { ...orders, id: "again", effect: { kind: "per-step", stepMinor: 100_000, points: 1 } }] }],
  ["any tier twice", { tiers: [silver, gold], earning: [orders, { ...visit, trigger: { kind: "tier-reached" } }, { ...visit, id: "again", trigger: { kind: "tier-reached", tiers: ["gold"] } }] }],
  ["the same tier twice", { tiers: [silver, gold], earning: [orders, { ...visit, trigger: { kind: "tier-reached", tiers: ["silver", "gold"] } }, { ...visit, id: "again", trigger: { kind: "tier-reached", tiers: ["gold"] } }] }],
  ["other tiers", { tiers: [silver, gold], earning: [orders, { ...visit, trigger: { kind: "tier-reached", tiers: ["silver"] } }, { ...visit, id: "again", trigger: { kind: "tier-reached", tiers: ["gold"] } }] }],
  ["tiers given twice", { tiers: [silver], earning: [orders, ...["a", "b"].map((id) => ({ id, trigger: { kind: "joined" }, effect: { kind: "tier", tier: "silver", lasts: "for-life" } }))] }],
]; // prettier-ignore

const worth = (points: number, amountMinor: number) => ({ ...voucher, points, amountMinor });

/** Rewards against what must be spent for them. */
export const weighed: [string, Parts][] = [
  ["a reward worth as much", { rewards: [worth(100, 10_000)] }],
  ["a reward worth less", { rewards: [worth(100, 9_999)] }],
  ["a reference worth as much", { rewards: [{ ...tea, points: 100, valueMinor: 10_000 }] }],
  ["a reference of no worth", { rewards: [{ ...tea, points: 100, valueMinor: 0 }] }],
  ["steps", { rewards: [worth(10, 10_000)], ...rule({ effect: { kind: "per-step", stepMinor: 1_000, points: 1 } }) }],
  ["bands", { rewards: [worth(100, 5_000)], ...rule({ effect: { kind: "bands", bands: [{ fromMinor: 0, rate: "1" }, { fromMinor: 9, rate: "2" }, { fromMinor: 99, rate: "0.5" }] } }) }],
  ["two rules together", { rewards: [worth(100, 4_000)], earning: [orders, { ...orders, id: "more", effect: { kind: "per-step", stepMinor: 100, points: 2 } }] }],
  ["two rules apart", { rewards: [worth(100, 5_000)], earning: [{ ...orders, conditions: [{ kind: "company", is: true }] }, { ...orders, id: "more", effect: { kind: "points-per-unit", rate: "2" }, conditions: [{ kind: "company", is: false }] }] }],
  ["the best tier", { rewards: [worth(100, 6_667)], tiers: [{ ...silver, multiplier: "1.5" }, { ...gold, multiplier: "1.5" }] }],
  ["a tier that multiplies nothing", { rewards: [worth(100, 6_667)], tiers: [{ ...silver, multiplier: "1.5" }], ...rule({ multiplied: false }) }],
  ["tier and campaign added", { rewards: [worth(100, 4_000)], tiers: [{ ...silver, multiplier: "1.5" }], campaigns: [double], policies: { stacking: "add" } }],
  ["tier or campaign", { rewards: [worth(100, 5_000)], tiers: [{ ...silver, multiplier: "1.5" }], campaigns: [double], policies: { stacking: "best" } }],
  ["a campaign that takes away", { rewards: [worth(100, 10_000)], campaigns: [{ ...double, effect: { kind: "multiplier", multiplier: "0.5" } }] }],
  ["a campaign of another rule", { rewards: [worth(100, 9_999)], earning: [orders, visit], campaigns: [{ ...double, rules: ["visit"] }] }],
  ["a campaign that is over", { rewards: [worth(100, 9_999)], campaigns: [{ ...double, to: "2026-11-22T01:00" }] }],
  ["a bonus", { rewards: [worth(100, 9_999)], campaigns: [{ ...double, effect: { kind: "bonus", points: 5 } }] }],
  ["campaigns on other days", { rewards: [worth(100, 5_000)], campaigns: [{ ...double, conditions: [{ kind: "weekday", in: [1] }] }, { ...double, id: "b", conditions: [{ kind: "weekday", in: [2] }] }] }],
  ["a fixed number for any order", { earning: [{ ...visit, trigger: { kind: "order" } }] }],
  ["a fixed number for each item, doubled", { earning: [{ ...visit, trigger: { kind: "order" }, effect: { kind: "per-item", points: 50 } }], campaigns: [double] }],
  ["a fixed number from an amount", { earning: [{ ...visit, trigger: { kind: "order" }, conditions: [{ kind: "amount", fromMinor: 16 }] }] }],
  ["a fixed number from more", { earning: [{ ...visit, trigger: { kind: "order" }, conditions: [{ kind: "amount", fromMinor: 17 }] }] }],
  ["a fixed number, once", { earning: [{ ...visit, trigger: { kind: "order" }, limits: [{ per: "lifetime", times: 1 }] }] }],
  ["a fixed number, once an order", { earning: [{ ...visit, trigger: { kind: "order" }, limits: [{ per: "order", points: 50 }] }] }],
  ["a fixed number with a code", { earning: [{ ...visit, trigger: { kind: "order" }, conditions: [{ kind: "code", in: ["A"] }] }] }],
  ["a fixed number for products", { earning: [{ ...visit, trigger: { kind: "order" }, conditions: [{ kind: "products", include: { tags: ["a"] } }] }] }],
  ["a fixed number for the shop's app", { earning: [{ ...visit, trigger: { kind: "order" }, conditions: [{ kind: "channel", in: ["app"] }] }] }],
  ["a fixed number worth nothing", { earning: [{ ...visit, trigger: { kind: "order" }, effect: { kind: "fixed-points", points: 2 } }] }],
  ["no order earns", { earning: [visit], rewards: [worth(1, 10_000)] }],
]; // prettier-ignore
