import { describe, expect, it } from "vitest";
import type { EventFact } from "../../../app/loyalty/history.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, event, fold, line, order, PER_UNIT, programOf, shipped, silverAndGold, START } from "../orders.ts";

type CampaignInput = NonNullable<ProgramInput["campaigns"]>[number];

const facts = shipped(order({ id: "9", netMinor: 10_000, placedAt: START + 10 * DAY }));
const doubled = (changes: Partial<CampaignInput> = {}): CampaignInput => ({
  id: "double",
  name: "Double days",
  effect: { kind: "multiplier", multiplier: "2" },
  ...changes,
});

function earned(campaigns: CampaignInput[], options: Partial<ProgramInput> & { orders?: OrderFacts[] } = {}): number {
  const { orders = [facts], ...changes } = options;
  const entries = fold(orders, { program: programOf({ campaigns, ...changes }) }).entries;
  return entries.filter(({ orderId }) => orderId === "9").reduce((sum, { points }) => sum + points, 0);
}

describe("a campaign", () => {
  it("multiplies orders placed in its window: from is included, to is not", () => {
    // Placed on 11 March 2026 at 11:00 in Berlin.
    expect(earned([doubled({ from: "2026-03-11T11:00", to: "2026-03-12" })])).toBe(200);
    expect(earned([doubled({ to: "2026-03-11T11:00" })])).toBe(100);
    expect(earned([doubled({ from: "2026-03-11T11:01" })])).toBe(100);
  });

  it.each([
    ["multiply", 300],
    ["add", 250],
    ["best", 200],
  ] as const)("meets the tier by the policy %s", (stacking, expected) => {
    const big = shipped(order({ id: "1", netMinor: 100_000, placedAt: START + DAY }));

    expect(earned([doubled()], { orders: [big, facts], tiers: silverAndGold, policies: { stacking } })).toBe(expected);
  });

  it("is never the best below × 1 where tiers multiply too, whether one is held or not", () => {
    const half = { ...doubled(), effect: { kind: "multiplier" as const, multiplier: "0.5" } };
    const alone = [{ ...PER_UNIT, multiplied: false }];
    const policies = { stacking: "best" as const };

    expect(earned([half], { policies })).toBe(100);
    expect(earned([half], { policies, tiers: [{ id: "all", name: "All", qualifications: [] }] })).toBe(100);
    expect(earned([{ ...half, rules: ["orders"] }], { policies, earning: alone })).toBe(50);
  });

  it("that takes away never makes less than nothing", () => {
    const none = { ...doubled(), id: "none", effect: { kind: "multiplier" as const, multiplier: "0" } };
    const none2 = { ...none, id: "none2" };

    expect(earned([none, none2], { policies: { stacking: "add" } })).toBe(0);
  });

  it("multiplies only the lines that it chooses, and not shipping with them", () => {
    const lines = [line({ id: "1", netMinor: 5_000, vendor: "North" }), line({ id: "2", netMinor: 3_000 })];
    const shipping = { netMinor: 500, taxOnTopMinor: 0, taxIncludedMinor: 0 };
    const mixed = shipped(order({ id: "9", lines, shipping, placedAt: START + DAY }));
    const north = doubled({ conditions: [{ kind: "products", include: { vendors: ["North"] } }] });
    const options = { orders: [mixed], policies: { basis: { shipping: true } } };

    // 50.00 × 2 + 30.00 + 5.00; with a second one on everything (50.00 × 2 + 35.00) × 3.
    expect(earned([north], options)).toBe(135);
    expect(earned([north, doubled({ id: "all", effect: { kind: "multiplier", multiplier: "3" } })], options)).toBe(405);
  });

  it("on lines multiplies a fixed number if any line of the order is chosen", () => {
    const earning = [{ ...PER_UNIT, effect: { kind: "fixed-points" as const, points: 10 } }];
    const on = (vendor: string) => doubled({ conditions: [{ kind: "products", include: { vendors: [vendor] } }] });
    const orders = [shipped(order({ id: "9", lines: [line({ id: "1", vendor: "North" }), line({ id: "2" })] }))];

    expect(earned([on("North")], { orders, earning })).toBe(20);
    expect(earned([on("South")], { orders, earning })).toBe(10);
  });

  it("adds a bonus once per order after rounding, while anything counts", () => {
    const bonus = doubled({ effect: { kind: "bonus", points: 50 } });
    const odd = shipped(order({ id: "9", netMinor: 10_099, placedAt: START + DAY }));
    const gone = { ...odd, cancelledAt: START + 5 * DAY };

    expect(earned([bonus], { orders: [odd] })).toBe(150);
    expect(earned([bonus], { orders: [gone] })).toBe(0);
  });

  it("changes what it names even if tiers do not, and nothing else", () => {
    const earning: ProgramInput["earning"] = [
      { ...PER_UNIT, multiplied: false },
      { ...PER_UNIT, id: "other" },
    ];
    const big = shipped(order({ id: "1", netMinor: 100_000, placedAt: START + DAY }));
    const options = { orders: [big, facts], tiers: silverAndGold, earning };

    // Named: 100 × 2, and 150 for the other in Gold; unnamed: 100, and 100 × 2 × 1.5.
    expect(earned([doubled({ rules: ["orders"] })], options)).toBe(350);
    expect(earned([doubled()], options)).toBe(400);
  });

  it("says what it has given, and stops when its budget is closed", () => {
    const program = programOf({ campaigns: [doubled({ budget: { points: 500 } })] });
    const open = fold([facts], { program });
    const closed = fold([facts], { program, budgetsClosedAt: new Map([["double", facts.placedAt]]) });

    expect(open.budgetsUsed).toEqual(new Map([["double", 100]]));
    expect(closed.entries.map(({ points }) => points)).toEqual([100]);
  });

  it("does not change events unless it names their rule", () => {
    const earning: ProgramInput["earning"] = [
      { id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 10 } },
    ];
    const events = [event({ name: "visit" })];
    const points = (campaign: CampaignInput) =>
      fold([], { program: programOf({ earning, campaigns: [campaign] }), events }).entries.map((entry) => entry.points);

    expect(points(doubled())).toEqual([10]);
    expect(points(doubled({ rules: ["visit"] }))).toEqual([20]);
  });
});

describe("a day that the member chooses", () => {
  const program = programOf({ campaigns: [doubled({ memberDay: { perYear: 1 } })] });
  const choice = (date: string, at: number, changes: Partial<EventFact> = {}) =>
    event({ name: "member-day", subject: "double", attributes: { date }, at, ...changes });
  const on = (...events: EventFact[]) => fold([facts], { program, events }).entries.map(({ points }) => points);

  it("is a day of the shop's calendar, chosen before it began", () => {
    // The order is placed on 11 March, which began at 23:00 in Greenwich.
    const begins = Date.parse("2026-03-10T23:00:00Z") / 1000;

    expect(on(choice("2026-03-11", begins - 1))).toEqual([200]);
    expect(on(choice("2026-03-11", begins))).toEqual([100]);
    expect(on(choice("2026-03-12", begins - 1))).toEqual([100]);
  });

  it("is one of so many each calendar year: the first choices count", () => {
    expect(on(choice("2026-06-01", START + DAY), choice("2026-03-11", START + 2 * DAY))).toEqual([100]);
    expect(on(choice("2027-06-01", START + DAY), choice("2026-03-11", START + 2 * DAY))).toEqual([200]);
  });

  it("may be taken back before it begins, and is used up afterwards", () => {
    const early = choice("2026-03-05", START + DAY, { withdrawnAt: START + 2 * DAY });
    const late = choice("2026-03-05", START + DAY, { withdrawnAt: START + 6 * DAY });
    const second = choice("2026-03-11", START + 7 * DAY);

    expect(on(early, second)).toEqual([200]);
    expect(on(late, second)).toEqual([100]);
  });
});
