import { describe, expect, it } from "vitest";
import { points } from "../../../app/loyalty/points.ts";
import { type ProgramInput, programSchema } from "../../../app/loyalty/program.ts";
import { inCurrency } from "../../../app/loyalty/program-currency.ts";
import { publishedProgram } from "../../../app/loyalty/published-program.ts";
import { memberState, type PublishedStanding } from "../../../app/loyalty/published-state.ts";

const at = (time: string) => Date.parse(time) / 1000;

const input: ProgramInput = {
  schema: 2,
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    { id: "back", kind: "cashback", name: { one: "Cashback", many: "Cashback" } },
  ],
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" }, rounding: "nearest" },
    { id: "gift", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 } },
    { id: "stamps", trigger: { kind: "order" }, effect: { kind: "per-step", stepMinor: 1000, points: 1 } },
    {
      id: "more",
      trigger: { kind: "event", name: "visit" },
      conditions: [{ kind: "amount", fromMinor: 500 }],
      effect: { kind: "fixed-points", points: 200, unit: "back" },
      limits: [{ per: "day", points: 400 }],
    },
  ],
  tiers: [
    { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 10_000 }] },
    {
      id: "gold",
      name: "Gold",
      qualifications: [
        { basis: "spend", threshold: 50_000, comparison: "more-than" },
        { basis: "orders", threshold: 12 },
        { basis: "points", unit: "back", threshold: 1000 },
      ],
    },
    { id: "card", name: "Card", qualifications: [] },
  ],
  rewards: [
    { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 },
    { id: "drink", kind: "reference", name: "A drink", points: 200, valueMinor: 300 },
  ],
  policies: { caps: [{ id: "cap", unit: "back", per: "month", points: 2000 }] },
};
const program = programSchema.parse(input);

const nothing: PublishedStanding = {
  revision: 1,
  balances: [],
  tierId: null,
  tierUntil: null,
  progress: {},
  projection: [],
  awards: [],
  ownDays: [],
};
const shop = {
  program,
  currency: "EUR",
  timeZone: "Europe/Berlin",
  pending: [],
  now: new Date("2026-11-22T12:00:00Z"),
};

describe("a member's published state", () => {
  it("has points that can be spent, those that cannot yet by their day, and the last day of those that expire", () => {
    const vesting = [
      { points: 5, at: at("2026-12-06T08:00:00Z") },
      { points: 10, at: at("2026-12-05T08:00:00Z") },
      { points: 20, at: at("2026-12-05T18:00:00Z") },
    ];
    const expiring = { points: 200, at: at("2026-12-31T23:00:00Z") };

    const state = memberState({
      ...shop,
      ...nothing,
      balances: [{ unit: "points", available: 129, vesting, expiring }],
    });

    expect(state).toMatchObject({
      balance: 129,
      vesting: [
        { points: 30, at: "2026-12-05" },
        { points: 5, at: "2026-12-06" },
      ],
      expiring: { points: 200, at: "2026-12-31" },
      units: [],
    });
  });

  it("tells of an end within 60 days, or within twice as long as the reminder comes before", () => {
    const expiring = { points: 200, at: at("2027-02-21T23:00:00Z") };
    const balances = [{ unit: "points", available: 200, vesting: [], expiring }];
    const reminding = (reminderDays: number) => ({ ...program, policies: { ...program.policies, reminderDays } });

    expect(memberState({ ...shop, ...nothing, balances, program: reminding(45) }).expiring).toBeNull();
    expect(memberState({ ...shop, ...nothing, balances, program: reminding(46) }).expiring?.at).toBe("2027-02-21");
    const later = { ...shop, ...nothing, balances, program: reminding(7), now: new Date("2026-12-24T12:00:00Z") };
    expect(memberState(later).expiring?.at).toBe("2027-02-21");
  });

  it("has the other units of which the member has an account", () => {
    const back = { unit: "back", available: 1250, vesting: [], expiring: null };
    const gone = { unit: "gone", available: 7, vesting: [], expiring: null };

    const state = memberState({ ...shop, ...nothing, balances: [back, gone] });

    expect(state).toMatchObject({ balance: 0, units: [{ id: "back", balance: 1250 }] });
  });

  it("says until when the tier is held, every way to the next, and what time will do", () => {
    const state = memberState({
      ...shop,
      ...nothing,
      tierId: "silver",
      tierUntil: at("2027-12-31T23:00:00Z"),
      progress: { spend: 30_000, orders: 3, "points:back": 1000 },
      projection: [{ at: at("2027-12-31T23:00:00Z"), tierId: null }],
    });

    expect(state).toMatchObject({
      tier: { id: "silver", name: "Silver" },
      tierUntil: "2027-12-31",
      next: {
        name: "Gold",
        missing: "200.01",
        percent: 100,
        ways: [
          { basis: "spend", value: "200.01" },
          { basis: "orders", value: 9 },
          { basis: "points", value: 0, unit: "back" },
        ],
      },
      ahead: { tier: null, at: "2028-01-01" },
    });
  });

  it("offers no way to a tier that is only granted", () => {
    expect(memberState({ ...shop, ...nothing, tierId: "gold" }).next).toBeNull();
    expect(memberState({ ...shop, ...nothing, tierId: "card" }).next).toBeNull();
  });

  it("names what is due, with the last day to use it", () => {
    const awards = [
      { rewardId: "drink", lapsesAt: at("2026-12-24T23:00:00Z") },
      { rewardId: "gone", lapsesAt: null },
    ];

    expect(memberState({ ...shop, ...nothing, awards }).due).toEqual([{ name: "A drink", until: "2026-12-24" }]);
  });

  it("adds up pending points by what they wait for, ordinary ones only", () => {
    const pending = [
      { orderId: "1", unit: "points", points: points(5), when: "paid" as const },
      { orderId: "2", unit: "points", points: points(7), when: "due" as const },
      { orderId: "3", unit: "points", points: points(8), when: "due" as const },
      { orderId: "3", unit: "back", points: points(100), when: "due" as const },
    ];

    expect(memberState({ ...shop, ...nothing, pending }).pending).toEqual([
      { points: 5, when: "paid" },
      { points: 15, when: "due" },
    ]);
  });
});

describe("a published program", () => {
  it("has units, every way to tiers and to earn, and rewards that others deliver", () => {
    expect(publishedProgram({ program, mode: "live", currency: "KWD", namespace: "app--1" })).toMatchObject({
      rate: { numerator: 1, denominator: 1 },
      rounding: "nearest",
      joiningGift: 50,
      units: [
        { id: "points", decimals: 0 },
        { id: "back", kind: "cashback", decimals: 3 },
      ],
      earning: [{ id: "stamps", name: null }, { id: "more" }],
      tiers: [
        { from: "10.000", ways: [{ basis: "spend", value: "10.000" }] },
        {
          from: "50.001",
          ways: [{ basis: "spend" }, { basis: "orders", value: 12 }, { basis: "points", unit: "back" }],
        },
        { from: null, ways: [] },
      ],
      window: { kind: "rolling", months: 12 },
      rewards: [
        { id: "voucher", kind: "fixed-amount", points: 100, amount: "0.100", delivery: "discount" },
        { id: "drink", kind: "reference", name: "A drink", points: 200, delivery: "elsewhere" },
      ],
      references: [],
    });
  });

  it.each([
    ["off", false, false],
    ["test", false, true],
    ["live", true, false],
    ["wiping", false, false],
  ] as const)("that is %s is live for nobody else than it should be", (mode, live, test) => {
    expect(publishedProgram({ program, mode, currency: "KWD", namespace: "app--1" })).toMatchObject({ live, test });
  });
});

describe("a program in another currency", () => {
  it("has every amount carried over unit by unit, and everything else as it was", () => {
    const yen = inCurrency(program, { from: "EUR", to: "JPY" });

    expect(yen).toMatchObject({
      earning: [
        { effect: { rate: { numerator: 1, denominator: 1 } } },
        { effect: { points: 50 } },
        { effect: { stepMinor: 10, points: 1 } },
        { conditions: [{ fromMinor: 5 }], effect: { points: 2 }, limits: [{ points: 4 }] },
      ],
      tiers: [
        { qualifications: [{ threshold: 100 }] },
        { qualifications: [{ threshold: 500 }, { threshold: 12 }, { threshold: 10 }] },
        { qualifications: [] },
      ],
      rewards: [
        { points: 100, amountMinor: 1 },
        { points: 200, valueMinor: 3 },
      ],
      policies: { caps: [{ points: 20 }] },
    });
    expect(inCurrency(yen, { from: "JPY", to: "EUR" })).toEqual(program);
    expect(inCurrency(program, { from: "EUR", to: "USD" })).toEqual(program);
  });
});
