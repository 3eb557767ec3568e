import { describe, expect, it } from "vitest";
import type { Program, ProgramInput } from "../../../app/loyalty/program.ts";
import {
  DAY,
  event,
  fold,
  type FoldOptions,
  movements,
  order,
  PER_UNIT,
  programOf,
  shipped,
  START,
} from "../orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];

const gift = (id: string, trigger: Rule["trigger"], changes: Partial<Rule> = {}): Rule => ({
  id,
  trigger,
  effect: { kind: "fixed-points", points: 10 },
  ...changes,
});
const utc = (text: string) => Date.parse(text) / 1000;
const YEAR = { now: START + 800 * DAY };
const run = (rules: Rule[], options: FoldOptions = {}, changes: Partial<ProgramInput> = {}) =>
  fold([], { program: programOf({ earning: rules, ...changes }), ...YEAR, ...options });

describe("joining", () => {
  it("gives by the version in force then", () => {
    const versions = [5, 7].map((points, index) => ({
      version: index + 1,
      effectiveAt: START + index * DAY,
      program: programOf({
        earning: [gift("hello", { kind: "joined" }, { effect: { kind: "fixed-points", points } })],
      }),
    }));
    const joined = (joinedAt: number) =>
      movements(fold([], { versions, member: { id: "m", joinedAt, birthday: null } }));

    expect(joined(START)).toEqual([["joined:m:hello", 5]]);
    expect(joined(START + DAY)).toEqual([["joined:m:hello", 7]]);
    expect(joined(START - 1)).toEqual([]);
  });
});

describe("days of the calendar", () => {
  const birthday = (month: number, day: number, knownAt = START) => ({
    member: { id: "m", joinedAt: START, birthday: { month, day, knownAt } },
  });

  it("birthdays come on the first moment of the day in the shop's time zone", () => {
    const { entries, reviewAt } = run([gift("cake", { kind: "birthday" })], birthday(5, 4));

    expect(entries.map(({ key, at }) => [key, at])).toEqual([
      ["birthday:m:cake:2026", utc("2026-05-03T22:00:00Z")],
      ["birthday:m:cake:2027", utc("2027-05-03T22:00:00Z")],
      ["birthday:m:cake:2028", utc("2028-05-03T22:00:00Z")],
    ]);
    expect(reviewAt).toBe(utc("2029-05-03T22:00:00Z"));
  });

  it("29 February is kept on the 28th in other years", () => {
    expect(run([gift("cake", { kind: "birthday" })], birthday(2, 29)).entries.map(({ at }) => at)).toEqual([
      utc("2027-02-27T23:00:00Z"),
      utc("2028-02-28T23:00:00Z"),
    ]);
  });

  it("birthdays that came by what was known then stand, and each year has one", () => {
    const past = [utc("2026-05-03T22:00:00Z"), utc("2027-05-03T22:00:00Z")];
    const moved = { month: 12, day: 28, knownAt: utc("2027-06-01T10:00:00Z") };
    const given = (known: typeof moved | null) =>
      run([gift("cake", { kind: "birthday" })], {
        member: { id: "m", joinedAt: START, birthday: known, pastBirthdays: past },
        now: START + 1100 * DAY,
      }).entries.map(({ key, at }) => [key, at]);

    expect(given(null)).toEqual([
      ["birthday:m:cake:2026", past[0]],
      ["birthday:m:cake:2027", past[1]],
    ]);
    expect(given(moved)).toEqual([...given(null), ["birthday:m:cake:2028", utc("2028-12-27T23:00:00Z")]]);
  });

  it("a birthday counts from the first one after we know it", () => {
    const knownOnTheDay = birthday(5, 4, utc("2026-05-04T08:00:00Z"));

    expect(movements(run([gift("cake", { kind: "birthday" })], knownOnTheDay)).map(([key]) => key)).toEqual([
      "birthday:m:cake:2027",
      "birthday:m:cake:2028",
    ]);
  });

  it("anniversaries are numbered from joining", () => {
    expect(movements(run([gift("thanks", { kind: "anniversary" })])).map(([key]) => key)).toEqual([
      "anniversary:m:thanks:1",
      "anniversary:m:thanks:2",
    ]);
  });

  it("schedules come on their day, by the version in force then, and not once a version is without them", () => {
    const monthly = gift("monthly", { kind: "schedule", on: { every: "month", day: 15 } });
    const program = (rules: Rule[]): Program => programOf({ earning: rules });
    const versions = [
      { version: 1, effectiveAt: START, program: program([monthly]) },
      { version: 2, effectiveAt: utc("2026-05-14T22:00:00Z"), program: program([]) },
    ];

    expect(movements(run([], { versions })).map(([key]) => key)).toEqual([
      "schedule:m:monthly:2026-03-15",
      "schedule:m:monthly:2026-04-15",
    ]);
  });

  it("may have conditions of time and tier; what speaks of orders never holds", () => {
    const weekly = (condition: NonNullable<Rule["conditions"]>[number]) =>
      gift("weekly", { kind: "schedule", on: { every: "week", weekday: 1 } }, { conditions: [condition] });
    const count = (condition: NonNullable<Rule["conditions"]>[number]) =>
      run([weekly(condition)], { now: START + 28 * DAY }).entries.length;

    expect(count({ kind: "since-joining", within: { days: 10 } })).toBe(2);
    expect(count({ kind: "weekday", in: [2] })).toBe(0);
    expect(count({ kind: "company", is: false })).toBe(0);
    expect(count({ kind: "amount", toMinor: 100 })).toBe(0);
  });
});

const ladder: ProgramInput["tiers"] = [
  { id: "silver", name: "Silver", qualifications: [{ basis: "points", threshold: 100 }] },
  { id: "gold", name: "Gold", qualifications: [{ basis: "points", threshold: 200 }] },
];

describe("a tier that is reached", () => {
  const big = shipped(order({ id: "1", netMinor: 10_000, placedAt: START + DAY }), START + 2 * DAY);

  it("gives in the second of the change, once, and only upwards", () => {
    const program = programOf({ earning: [PER_UNIT, gift("up", { kind: "tier-reached", tiers: [] })], tiers: ladder });
    const result = fold([big], { program, ...YEAR });

    expect(movements(result)).toEqual([
      ["order:1:orders:fulfilled-17", 100],
      [`tier:m:up:silver:${START + 2 * DAY}`, 10],
    ]);
    expect(result.tierHistory.map(({ tierId }) => tierId)).toEqual(["silver", null]);
  });

  it("names the tier that is reached, not those that are passed", () => {
    const program = programOf({
      earning: [PER_UNIT, gift("up", { kind: "tier-reached", tiers: ["silver"] })],
      tiers: ladder,
    });

    expect(movements(fold([shipped(order({ id: "1", netMinor: 20_000 }))], { program }))).toHaveLength(1);
  });

  it("may lift the member further by what it gives: that is a fact of its own", () => {
    const up = gift("up", { kind: "tier-reached" }, { effect: { kind: "fixed-points", points: 100 } });
    const result = fold([big], { program: programOf({ earning: [PER_UNIT, up], tiers: ladder }) });

    expect(movements(result).map(([key]) => key)).toEqual([
      "order:1:orders:fulfilled-17",
      `tier:m:up:silver:${START + 2 * DAY}`,
      `tier:m:up:gold:${START + 2 * DAY}`,
    ]);
    expect(result.tierHistory.map(({ tierId }) => tierId)).toEqual(["gold"]);
  });

  it("by a grant that begins with time alone gives too", () => {
    const program = programOf({ earning: [gift("up", { kind: "tier-reached" })], tiers: ladder });
    const tierGrants = [{ id: "g", tierId: "gold", from: START + DAY, until: START + 9 * DAY, revokedAt: null }];
    const result = fold([], { program, tierGrants });

    expect(movements(result)).toEqual([[`tier:m:up:gold:${START + DAY}`, 10]]);
    expect(result.tier).toBeNull();
  });
});

describe("a tier that a rule gives", () => {
  const earning: Rule[] = [
    gift("card", { kind: "event", name: "card" }, { effect: { kind: "tier", tier: "gold", lasts: { months: 1 } } }),
  ];

  it("is held for its term, and gone with the event", () => {
    const program = programOf({ earning, tiers: ladder });
    const held = (withdrawnAt: number | null) =>
      fold([], { program, events: [event({ name: "card", at: START, withdrawnAt })], ...YEAR }).tierHistory;

    expect(held(null).map(({ at, tierId }) => [at, tierId])).toEqual([
      [START, "gold"],
      [utc("2026-04-01T09:00:00Z"), null],
    ]);
    expect(held(START + DAY).map(({ at, tierId }) => [at, tierId])).toEqual([
      [START, "gold"],
      [START + DAY, null],
    ]);
  });
});

describe("referrals", () => {
  const referral = { id: "r", joinedAt: START + DAY, firstOrderAt: START + 5 * DAY, withdrawnAt: null };
  const rule = gift("friends", { kind: "referral", side: "referrer" });

  it("give to the side that the rule names, when the friend's first order has earned", () => {
    const referrals = [
      { ...referral, side: "referrer" as const },
      { ...referral, id: "s", side: "friend" as const },
    ];

    expect(run([rule], { referrals }).entries.map(({ key, at }) => [key, at])).toEqual([
      ["referral:r:friends:referrer", START + 5 * DAY],
    ]);
  });

  it("are taken back when they do not count any more, and count towards tiers while they do", () => {
    const tiers: ProgramInput["tiers"] = [
      { id: "friend", name: "Friend", qualifications: [{ basis: "referrals", threshold: 1 }] },
    ];
    const referrals = [{ ...referral, side: "referrer" as const, withdrawnAt: START + 9 * DAY }];
    const result = run([rule], { referrals }, { tiers });

    expect(movements(result)).toEqual([
      ["referral:r:friends:referrer", 10],
      ["referral:r:friends:referrer-withdrawn", -10],
    ]);
    expect(result.tierHistory.map(({ at, tierId }) => [at, tierId])).toEqual([
      [START + 5 * DAY, "friend"],
      [START + 9 * DAY, null],
    ]);
  });
});

describe("benefits", () => {
  const tiers = (when: "entry" | "month", lapses: "never" | "period-end" = "never"): ProgramInput["tiers"] => [
    {
      id: "silver",
      name: "Silver",
      qualifications: [],
      benefits: [{ id: "extra", when, effect: { kind: "fixed-points", points: 5 }, lapses }],
    },
  ];
  const tierGrants = [
    {
      id: "g",
      tierId: "silver",
      from: utc("2026-03-10T10:00:00Z"),
      until: utc("2026-05-20T10:00:00Z"),
      revokedAt: null,
    },
  ];

  it("of each month come once in every month in which the tier is held, and lapse with it", () => {
    const { entries } = run([], { tierGrants }, { tiers: tiers("month", "period-end") });

    expect(entries.map(({ key, at, lot }) => [key, at, lot?.expiresAt])).toEqual([
      ["benefit:m:silver:extra:2026-03", utc("2026-03-10T10:00:00Z"), utc("2026-03-31T22:00:00Z")],
      ["benefit:m:silver:extra:2026-04", utc("2026-03-31T22:00:00Z"), utc("2026-04-30T22:00:00Z")],
      ["benefit:m:silver:extra:2026-05", utc("2026-04-30T22:00:00Z"), utc("2026-05-31T22:00:00Z")],
    ]);
  });

  it("of entering come once, and say when they come next", () => {
    expect(run([], { tierGrants }, { tiers: tiers("entry") }).entries).toHaveLength(1);
    expect(run([], { tierGrants, now: utc("2026-04-10T10:00:00Z") }, { tiers: tiers("month") }).reviewAt).toBe(
      utc("2026-04-30T22:00:00Z"),
    );
  });
});
