import { describe, expect, it } from "vitest";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, event, fold, order, PER_UNIT, programOf, refunded, shipped, START } from "../orders.ts";

type UnitInput = ProgramInput["units"][number];

const program = (unit: Partial<UnitInput>, changes: Partial<ProgramInput> = {}) =>
  programOf({ units: [{ id: "points", name: { one: "Coin", many: "Coins" }, ...unit }], ...changes });
const utc = (text: string) => Date.parse(text) / 1000;
// Placed on 2 March, shipped on 3 March.
const first = shipped(order({ id: "1", netMinor: 10_000, placedAt: START + DAY }));
const later = (id: string, text: string) => shipped(order({ id, netMinor: 10_000, placedAt: utc(text) }));
const rolling: UnitInput["expiry"] = { kind: "rolling", after: { months: 6 } };
const NOW = { now: START + 700 * DAY };

describe("the dates of a lot", () => {
  it.each<[string, Partial<UnitInput>, { vestsAt: number; expiresAt: number | null }]>([
    ["at once and for ever", {}, { vestsAt: START + 2 * DAY, expiresAt: null }],
    [
      "after a term",
      { vesting: { kind: "after", after: { days: 14 } } },
      { vestsAt: START + 16 * DAY, expiresAt: null },
    ],
    [
      "on a day of the year",
      { vesting: { kind: "on-date", on: { month: 3, day: 3 } } },
      { vestsAt: utc("2027-03-02T23:00:00Z"), expiresAt: null },
    ],
    [
      "to the end of the day on which the term ends",
      { expiry: { kind: "fixed", after: { months: 12 } } },
      { vestsAt: START + 2 * DAY, expiresAt: utc("2027-03-03T23:00:00Z") },
    ],
    [
      "to the end of the next year",
      { expiry: { kind: "calendar", period: "year", later: 1 } },
      { vestsAt: START + 2 * DAY, expiresAt: utc("2027-12-31T23:00:00Z") },
    ],
  ])("%s", (_what, unit, expected) => {
    expect(fold([first], { program: program(unit), ...NOW }).entries[0]?.lot).toEqual(expected);
  });

  it("are the rule's where it has its own", () => {
    const own = program(
      { expiry: { kind: "fixed", after: { months: 1 } } },
      { earning: [{ ...PER_UNIT, expiry: { kind: "never" } }] },
    );

    expect(fold([first], { program: own }).entries[0]?.lot?.expiresAt).toBeNull();
  });

  it("are those of no lot where points are taken", () => {
    expect(fold([refunded(first, 1)]).entries.map(({ lot }) => lot === null)).toEqual([false, true]);
  });
});

describe("rolling expiry", () => {
  const expiryOf = (orders: Parameters<typeof fold>[0], options: Parameters<typeof fold>[1] = {}) =>
    fold(orders, { program: program({ expiry: rolling }), ...NOW, ...options }).entries[0]?.lot?.expiresAt;

  it("starts anew with each order of which something counts, from its placing", () => {
    expect(expiryOf([first])).toBe(utc("2026-09-03T22:00:00Z"));
    expect(expiryOf([first, later("2", "2026-08-01T10:00:00Z")])).toBe(utc("2027-02-01T23:00:00Z"));
  });

  it("is not moved by an order of which nothing counts any more", () => {
    const gone = refunded(later("2", "2026-08-01T10:00:00Z"), 1, utc("2026-12-01T10:00:00Z"));

    expect(expiryOf([first, gone])).toBe(utc("2026-09-03T22:00:00Z"));
  });

  it("is not moved by what came after the end", () => {
    expect(expiryOf([first, later("2", "2026-09-03T22:00:00Z")])).toBe(utc("2026-09-03T22:00:00Z"));
  });

  it.each([
    [
      "an event",
      { activity: ["event" as const] },
      { events: [event({ name: "visit", at: utc("2026-08-01T10:00:00Z") })] },
    ],
    ["a redemption", { activity: ["redemption" as const] }, { redeemedAt: [utc("2026-08-01T10:00:00Z")] }],
  ])("is moved by %s where the rule says so, and not else", (_what, changes, options) => {
    expect(expiryOf([first], options)).toBe(utc("2026-09-03T22:00:00Z"));
    expect(expiryOf([first], { ...options, program: program({ expiry: { ...rolling, ...changes } }) })).toBe(
      utc("2027-02-01T23:00:00Z"),
    );
  });

  it("is not moved by an event that was withdrawn", () => {
    const events = [
      event({ name: "visit", at: utc("2026-08-01T10:00:00Z"), withdrawnAt: utc("2026-08-02T10:00:00Z") }),
    ];

    expect(expiryOf([first], { events, program: program({ expiry: { ...rolling, activity: ["event"] } }) })).toBe(
      utc("2026-09-03T22:00:00Z"),
    );
  });

  it("by earning is moved by the first earning of what stands, of that unit only", () => {
    const earning = program({ expiry: { ...rolling, activity: ["earning"] } });

    // Shipped on 2 August.
    expect(expiryOf([first, later("2", "2026-08-01T10:00:00Z")], { program: earning })).toBe(
      utc("2027-02-02T23:00:00Z"),
    );
  });

  it("stands still while a tier suspends it, and starts anew when it ends", () => {
    const suspending = program(
      { expiry: { kind: "fixed", after: { months: 6 } } },
      { tiers: [{ id: "gold", name: "Gold", qualifications: [], suspendsExpiry: true }] },
    );
    const grant = { id: "g", tierId: "gold", from: START + 5 * DAY, revokedAt: null };
    const end = utc("2026-12-24T10:00:00Z");

    expect(expiryOf([first], { program: suspending, tierGrants: [{ ...grant, until: null }] })).toBeNull();
    expect(expiryOf([first], { program: suspending, tierGrants: [{ ...grant, until: end }] })).toBe(
      utc("2027-06-24T22:00:00Z"),
    );
  });

  it("of points that no rule gave is the unit's", () => {
    const { expiryOf: of } = fold([], { program: program({ expiry: rolling }), ...NOW });

    expect(of({ unit: "points", earnedAt: START + 2 * DAY })).toBe(utc("2026-09-03T22:00:00Z"));
  });
});
