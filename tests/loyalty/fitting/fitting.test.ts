import { describe, expect, it } from "vitest";
import { fittedDrafts, niceNumber } from "../../../app/loyalty/fitting/drafts.ts";
import { quantile, shopFigures } from "../../../app/loyalty/fitting/figures.ts";
import { fittingModels } from "../../../app/loyalty/fitting/models.ts";
import { reachOf } from "../../../app/loyalty/fitting/reach.ts";
import { checkProgram } from "../../../app/loyalty/program/traps.ts";
import { Simulator } from "../../../app/loyalty/simulation/simulator.ts";
import { DAY, order, shipped, START } from "../orders.ts";

const PLACE = { currency: "EUR", timeZone: "Europe/Berlin", to: START + 60 * DAY };

/** So many customers who buy for the same amount every so many days, from the first day on. */
function buyers(of: { count: number; netMinor: number; everyDays: number; times: number; from?: number }) {
  return Array.from({ length: of.count }, (_none, who) =>
    Array.from({ length: of.times }, (_each, index) =>
      shipped(
        order({
          customerId: String((of.from ?? 1) + who),
          netMinor: of.netMinor,
          placedAt: START + index * of.everyDays * DAY,
        }),
      ),
    ),
  ).flat();
}

const regulars = buyers({ count: 40, netMinor: 3000, everyDays: 20, times: 3 });
const onceOnly = buyers({ count: 60, netMinor: 20_000, everyDays: 1, times: 1, from: 100 });

describe("what a shop's orders tell", () => {
  it("baskets, who comes back and after how long, and what each spent", () => {
    const figures = shopFigures([...regulars, ...onceOnly], PLACE);

    expect(figures).toMatchObject({
      orders: 180,
      customers: 100,
      guestOrders: 0,
      days: 60,
      basketMinor: { lower: 3000, median: 3000, upper: 20_000 },
      repeatPercent: 40,
      intervalDays: { lower: 20, median: 20, upper: 20 },
    });
    expect([quantile(figures.spentMinor, 10), quantile(figures.spentMinor, 90)]).toEqual([9000, 20_000]);
    expect(figures.months).toEqual([
      { month: "2026-03", orders: 140 },
      { month: "2026-04", orders: 40 },
    ]);
  });

  it("leaves out tests, cancelled orders and other currencies, and counts guests apart", () => {
    const figures = shopFigures(
      [
        order(),
        order({ isTest: true }),
        order({ cancelledAt: START + DAY }),
        order({ currency: "USD" }),
        order({ customerId: null }),
      ],
      PLACE,
    );

    expect(figures).toMatchObject({ orders: 1, customers: 1, guestOrders: 1 });
  });

  it("a season only where a year is known, and the month that stands out", () => {
    const months = Array.from({ length: 13 }, (_none, index) =>
      Array.from({ length: index === 9 ? 30 : 10 }, () => order({ placedAt: START + (index * 365 * DAY) / 12 })),
    ).flat();

    expect(shopFigures(regulars, PLACE).seasonMonths).toBeNull();
    expect(shopFigures(months, { ...PLACE, to: START + 396 * DAY }).seasonMonths).toEqual([11]);
  });

  it("of no orders, nothing", () => {
    expect(shopFigures([], PLACE)).toMatchObject({ orders: 0, customers: 0, basketMinor: null, intervalDays: null });
  });
});

describe("which models fit", () => {
  const verdicts = (orders: Parameters<typeof shopFigures>[0]) =>
    Object.fromEntries(fittingModels(shopFigures(orders, PLACE)).map(({ model, verdict }) => [model, verdict]));

  it("where everybody comes back soon for the same basket: stamps and status by orders, and no tiers by spend", () => {
    expect(verdicts(regulars)).toMatchObject({
      points: "fits",
      stamps: "fits",
      "status-by-orders": "fits",
      "automatic-reward": "fits",
      tiers: "possible",
      cashback: "possible",
    });
  });

  it("where nobody comes back: money that waits for them, and something between two orders", () => {
    expect(verdicts(onceOnly)).toMatchObject({
      points: "possible",
      cashback: "fits",
      occasions: "fits",
      tiers: "hardly",
      referrals: "hardly",
      "status-by-orders": "hardly",
    });
  });

  it("of a handful of customers nothing is said, and why", () => {
    const [first] = fittingModels(shopFigures([order()], PLACE));

    expect(first).toEqual({
      model: "points",
      verdict: "unknown",
      reasons: [{ code: "few-customers", customers: 1 }],
    });
  });

  it("each verdict comes with the figure behind it", () => {
    const stamps = fittingModels(shopFigures(regulars, PLACE)).find(({ model }) => model === "stamps");

    expect(stamps?.reasons).toEqual([
      { code: "return-soon", days: 20 },
      { code: "baskets-alike", fromMinor: 3000, toMinor: 3000 },
    ]);
  });
});

describe("three drafts to the shop's measure", () => {
  const figures = shopFigures([...regulars, ...onceOnly], PLACE);

  it("put the first reward at about the second order, and give back what they say", () => {
    const [plain, tiered, warm] = fittedDrafts(figures, { currency: "EUR", language: "en" });

    // Two baskets of 30.00 are 60 points: 50 is the number that people remember; 2 % of 50.00 is 1.00.
    expect(plain?.program.rewards).toMatchObject([{ points: 50, amountMinor: 100 }]);
    expect(tiered?.program.rewards).toMatchObject([{ points: 50, amountMinor: 150 }]);
    expect(warm?.program.rewards).toMatchObject([{ points: 50, amountMinor: 200 }]);
    expect(warm?.program.earning.map(({ id }) => id)).toEqual(["orders", "joining-gift", "birthday", "newsletter"]);
  });

  it("have tiers that some customers reach, each above the one before", () => {
    const [, tiered] = fittedDrafts(figures, { currency: "EUR", language: "de" });
    const tiers = tiered?.program.tiers ?? [];

    expect(tiers.map(({ name }) => name)).toEqual(["Silber"]);
    expect(tiers.map(({ qualifications: [way] }) => way?.threshold)).toEqual([50_000]);
  });

  it.each(["EUR", "JPY", "KWD"])("hold no contradiction in %s, whatever is known of the shop", (currency) => {
    const known = [figures, shopFigures([], PLACE), shopFigures(regulars, PLACE)];

    for (const draft of known.flatMap((each) => fittedDrafts(each, { currency, language: "en" }))) {
      const problems = checkProgram(draft.program, { currency, timeZone: "Europe/Berlin", now: START });
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });

  it.each([
    [7, "down", 7],
    [60, "down", 50],
    [119, "down", 100],
    [160, "up", 200],
    [1999, "up", 2000],
    [980, "up", 1000],
  ] as const)("%i goes %s to %i", (value, towards, nice) => {
    expect(niceNumber(value, towards)).toBe(nice);
  });
});

describe("who gets where", () => {
  it("is what the shop's own orders would have done", () => {
    const figures = shopFigures(regulars, PLACE);
    const draft = fittedDrafts(figures, { currency: "EUR", language: "en" })[1];
    if (!draft) throw new Error("there is no second draft");
    const simulator = new Simulator(PLACE);
    for (const facts of regulars) simulator.add(facts);

    const reach = reachOf(draft.program, simulator.report(draft.program, PLACE.to), figures);

    // 30 points an order and a gift of 5: 50 points are there with the second order, shipped the day after, 20 days later.
    expect(reach.firstReward).toEqual({ points: 50, members: 40, percent: 100, medianDays: 21 });
    expect(reach.members).toBe(40);
    // 90.00 in 60 days are taken for 270.00 in a year; Silver begins at 250.00.
    expect(reach.tiers).toEqual([{ id: "silver", name: "Silver", members: 40, percent: 100, isEstimate: true }]);
    // 3,800 points are worth 1.50 for each 50, of 3,600.00 spent.
    expect([reach.costMinor, reach.costBasisPoints]).toEqual([11_400, 316]);
  });
});
