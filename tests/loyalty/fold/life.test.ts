import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { explain } from "../../../app/loyalty/explain.ts";
import { explanationSchema } from "../../../app/loyalty/explanation.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, event, fold, type FoldOptions, line, order, paid, PER_UNIT, programOf, refunded, shipped, START } from "../orders.ts"; // prettier-ignore

type Rule = NonNullable<ProgramInput["earning"]>[number];

const orderRule = { kind: "order" as const };
const visit = { kind: "event" as const, name: "visit" };
const fixed = (points: number, unit = "points") => ({ kind: "fixed-points" as const, points, unit });
const tea = { kind: "reward" as const, reward: "tea" };
const gift = (id: string, trigger: Rule["trigger"], effect: Rule["effect"], rest: Partial<Rule> = {}): Rule => ({ id, trigger, effect, ...rest }); // prettier-ignore

const program = programOf({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" }, vesting: { kind: "after", after: { days: 2 } }, expiry: { kind: "rolling", after: { days: 40 }, activity: ["order", "event", "redemption", "earning"] } },
    { id: "stars", kind: "status", name: { one: "Star", many: "Stars" } },
    { id: "cash", kind: "cashback", name: { one: "Cash", many: "Cash" }, expiry: { kind: "calendar", period: "quarter" } },
  ],
  earning: [
    PER_UNIT,
    gift("on-paid", { ...orderRule, when: "paid" }, { kind: "per-item", points: 3, unit: "stars" }),
    gift("later", { ...orderRule, delayDays: 2 }, { kind: "percentage", share: "0.1", unit: "cash" }, { expiry: { kind: "fixed", after: { days: 10 } } }),
    gift("step", orderRule, { kind: "per-step", stepMinor: 5_000, points: 1 }, { budget: { points: 9 }, limits: [{ per: "month", points: 3 }] }),
    gift("tea-order", orderRule, tea, { conditions: [{ kind: "amount", fromMinor: 20_000 }] }),
    gift("gold-order", orderRule, { kind: "tier", tier: "gold", lasts: { days: 9 } }, { conditions: [{ kind: "order-number", is: { exactly: 3 } }] }),
    gift("welcome", { kind: "joined" }, fixed(50)),
    gift("tea-joined", { kind: "joined" }, tea),
    gift("visit", visit, fixed(5), { limits: [{ per: "lifetime", times: 2, each: "subject" }], multiplied: true, budget: { points: 100 } }),
    gift("tea-visit", visit, tea, { conditions: [{ kind: "attribute", name: "vip", equals: true }] }),
    gift("code", visit, fixed(7), { conditions: [{ kind: "code", in: ["HI"] }, { kind: "amount", fromMinor: 100, toMinor: 500 }] }),
    gift("set", { kind: "event", name: "photo" }, fixed(9), { conditions: [{ kind: "all-of", attribute: "stage", values: ["before", "after"] }] }),
    gift("birthday", { kind: "birthday" }, fixed(11)),
    gift("tea-birthday", { kind: "birthday" }, tea),
    gift("monthly", { kind: "schedule", on: { every: "month", day: 20 } }, fixed(1, "stars"), { conditions: [{ kind: "tier", in: ["silver", "gold"] }] }),
    gift("reached", { kind: "tier-reached" }, fixed(13)),
    gift("reached-gold", { kind: "tier-reached", tiers: ["gold"] }, tea),
    gift("referrer", { kind: "referral", side: "referrer" }, fixed(17)),
    gift("friend", { kind: "referral", side: "friend", after: "joined" }, fixed(19)),
  ],
  campaigns: [
    { id: "double", name: "Double", effect: { kind: "multiplier", multiplier: "2" }, from: "2026-03-10", to: "2026-03-20", rules: ["orders", "visit"], budget: { points: 500 } },
    { id: "north", name: "North", effect: { kind: "multiplier", multiplier: "3" }, conditions: [{ kind: "products", include: { vendors: ["North"] } }], rules: ["orders", "on-paid"] },
    { id: "extra", name: "Extra", effect: { kind: "bonus", points: 4 }, conditions: [{ kind: "weekday", in: [4] }], rules: ["orders", "visit"] },
  ],
  tiers: [
    {
      id: "silver", name: "Silver", multiplier: "1.5",
      qualifications: [{ basis: "spend", threshold: 10_000 }, { basis: "points", unit: "stars", threshold: 30 }],
      benefits: [{ id: "entry", when: "entry", effect: fixed(21) }, { id: "month", when: "month", effect: tea, lapses: "period-end" }],
    },
    { id: "gold", name: "Gold", multiplier: "2", qualifications: [{ basis: "orders", threshold: 9 }, { basis: "events", event: "visit", threshold: 6 }, { basis: "referrals", threshold: 3 }], benefits: [{ id: "up", when: "entry", effect: { kind: "tier", tier: "platinum", lasts: { days: 3 } } }] },
    { id: "platinum", name: "Platinum", qualifications: [] },
  ],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 }, { id: "tea", kind: "reference", name: "Tea", lapses: { days: 15 } }],
  policies: { stacking: "add" },
}); // prettier-ignore

const at = (days: number) => START + days * DAY;
const placed = (id: string, days: number, netMinor: number, rest = {}) =>
  order({ id, netMinor, quantity: 2, placedAt: at(days), updatedAt: at(days), ...rest });

const cancelled = { ...paid(shipped(placed("3", 12, 30_000), at(13)), at(12)), cancelledAt: at(16) };
const mixed = order({ id: "10", placedAt: at(18), updatedAt: at(18), lines: [line({ id: "101", netMinor: 4_000, vendor: "North" }), line({ id: "102", netMinor: 3_000 }), line({ id: "103", netMinor: 900, kind: "tip" })] }); // prettier-ignore
const edited = {
  ...shipped(placed("9", 17, 9_000), at(18)),
  edits: [{ id: "91", at: at(19), lines: [{ lineId: "91", quantity: -1 }] }],
  disputes: [{ id: "77", at: at(20), amountMinor: 1_000, wonAt: at(22) }],
};

const life: FoldOptions = {
  program,
  member: { id: "m", joinedAt: START, birthday: { month: 3, day: 15, knownAt: START } },
  events: [
    event({ id: "e1", name: "visit", at: at(3), subject: "a" }),
    event({ id: "e2", name: "visit", at: at(4), subject: "a", attributes: { vip: true }, withdrawnAt: at(6) }),
    event({ id: "e3", name: "visit", at: at(5), subject: "a" }),
    event({ id: "e4", name: "visit", at: at(11), subject: "b", code: "hi", amountMinor: 500 }),
    event({ id: "e5", name: "visit", at: at(11), subject: null, code: "hi", amountMinor: 501 }),
    event({ id: "e6", name: "photo", at: at(7), subject: "p", attributes: { stage: "before" } }),
    event({ id: "e7", name: "photo", at: at(8), subject: "p", attributes: { stage: "after" }, withdrawnAt: at(25) }),
    event({ id: "e8", name: "photo", at: at(9), subject: "q", attributes: { stage: "after" } }),
    event({ id: "12", name: "visit", at: at(26), subject: "x" }),
    event({ id: "7", name: "visit", at: at(26), subject: "x" }),
    event({ id: "z", name: "visit", at: at(26), subject: "x" }),
  ],
  tierGrants: [
    { id: "g1", tierId: "gold", from: at(1), until: at(2), revokedAt: null },
    { id: "g2", tierId: "gold", from: at(2.5), until: null, revokedAt: at(2.75) },
  ],
  referrals: [
    { id: "r1", side: "referrer", joinedAt: at(4), firstOrderAt: at(6), withdrawnAt: at(9) },
    { id: "r2", side: "referrer", joinedAt: at(4), firstOrderAt: null, withdrawnAt: null },
    { id: "r3", side: "friend", joinedAt: at(0.5), firstOrderAt: at(2), withdrawnAt: null },
  ],
  redeemedAt: [at(35)],
  now: at(60),
};
const orders = [
  refunded(paid(shipped(placed("1", 1, 20_000), at(2)), at(1.5)), 1, at(10)),
  paid(shipped(placed("2", 11, 12_345), at(12)), at(11)),
  cancelled,
  edited,
  paid(shipped(mixed, at(19)), at(18)),
  placed("8", 40, 5_000),
  shipped(placed("11", 58, 5_000), at(59)),
];

const day = (moment: number | null) => (moment === null ? "never" : String(Math.round(((moment - START) / DAY) * 1000) / 1000)); // prettier-ignore

function told(options: FoldOptions): string[] {
  const result = fold(orders, options);
  const text = (explanation: unknown, points: number) =>
    explain(explanationSchema.parse(explanation), points, { locale: "en", pointsName: { one: "p", many: "p" } }).replaceAll("\u00a0", " "); // prettier-ignore
  return [
    ...result.entries.map(({ key, at: moment, points, unit, orderId, lot, explanation }) => {
      const good = lot ? ` (vests ${day(lot.vestsAt)}, good until ${day(lot.expiresAt)})` : "";
      return `${day(moment)}: ${points} ${unit} ${key} [${orderId ?? ""}]${good} ${text(explanation, points)}`;
    }),
    ...result.awards.map(({ key, rewardId, at: moment, lapsesAt, withdrawnAt, explanation }) =>
      `${day(moment)}: ${rewardId} ${key} (until ${day(lapsesAt)}, withdrawn ${day(withdrawnAt)}) ${text(explanation, 0)}`,
    ),
    ...result.tierHistory.map((moment) => `tier from ${day(moment.at)}: ${moment.tierId ?? "none"}, ${moment.spendMinor}`),
    ...result.projection.map((moment) => `then from ${day(moment.at)}: ${moment.tierId ?? "none"}, ${moment.spendMinor}`),
    ...result.pending.map(({ orderId, unit, points, when }) => `pending: ${points} ${unit} of ${orderId} once ${when}`),
    `now: ${result.tier?.id ?? "none"} until ${day(result.tierUntil)}, ${JSON.stringify(result.progress)}, review ${day(result.reviewAt)}, first order ${day(result.firstOrderAt)}`,
    `budgets: ${JSON.stringify([...result.budgetsUsed])}; goodwill of today is good until ${day(result.expiryOf({ unit: "points", earnedAt: at(60) }))}, cash until ${day(result.expiryOf({ unit: "cash", earnedAt: at(60) }))}`,
  ]; // prettier-ignore
}

it("a life with something of everything goes as on the page", () => {
  const closed = { ...life, budgetsClosedAt: new Map([["visit", at(4)], ["double", at(11.5)], ["step", at(12)]]) }; // prettier-ignore
  const merged = { ...life, mergedFrom: new Map([["1", { customerId: "7", at: at(5) }], ["2", { customerId: "7", at: at(20) }]]) }; // prettier-ignore
  const late = { ...life, liveFrom: at(6), pastFrom: at(0), versions: [{ version: 4, effectiveAt: at(6), program }] };
  const lives = [life, closed, merged, late, { ...life, now: at(14) }, { ...life, liveFrom: null }];

  const lines = lives.flatMap((one) => [...told(one), "---"]);
  expect(lines).toEqual(
    readFileSync(path.join(import.meta.dirname, "life.txt"), "utf8")
      .trimEnd()
      .split("\n"),
  );
});
