import { describe, expect, it } from "vitest";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, event, fold, order, PER_UNIT, programOf, refunded, shipped, START } from "../orders.ts";

type Rule = NonNullable<ProgramInput["earning"]>[number];
type Limits = Rule["limits"];

const limited = (...limits: NonNullable<Limits>) => programOf({ earning: [{ ...PER_UNIT, limits }] });
const placed = (id: string, day: number, shippedDay = day + 1): OrderFacts =>
  shipped(order({ id, netMinor: 10_000, quantity: 2, placedAt: START + day * DAY }), START + shippedDay * DAY);
const pointsOf = (orders: OrderFacts[], program: ReturnType<typeof programOf>) =>
  fold(orders, { program }).entries.map(({ points }) => points);

describe("a cap", () => {
  it("gives what there is room for at each earning moment, not at the placing", () => {
    // 2 was placed later and shipped first.
    const result = fold([placed("1", 1, 9), placed("2", 2, 3)], { program: limited({ per: "month", points: 150 }) });

    expect(result.entries.map(({ orderId, points }) => [orderId, points])).toEqual([
      ["2", 100],
      ["1", 50],
    ]);
  });

  it("leaves, after a refund, the smaller of what stood and what remains without it", () => {
    const program = limited({ per: "month", points: 60 });

    expect(pointsOf([refunded(placed("1", 1), 1)], program)).toEqual([60, -10]);
  });

  it("is not filled up again by a later refund of another order", () => {
    const program = limited({ per: "month", points: 150 });
    const orders = [refunded(placed("1", 1), 2, START + 20 * DAY), placed("2", 2)];

    expect(pointsOf(orders, program)).toEqual([100, 50, -100]);
  });

  it("has room again for what is earned after a refund", () => {
    const program = limited({ per: "lifetime", points: 100 });
    const orders = [refunded(placed("1", 1), 1, START + 5 * DAY), placed("2", 10)];

    expect(pointsOf(orders, program)).toEqual([100, -50, 50]);
  });

  it("by calendar counts periods of the shop's time zone", () => {
    // START is 1 March; 31 March 23:30 and 1 April 00:30 in Berlin.
    const at = (text: string) => (Date.parse(text) / 1000 - START) / DAY;
    const orders = [placed("1", 1, at("2026-03-31T21:30:00Z")), placed("2", 2, at("2026-03-31T22:30:00Z"))];
    const result = fold(orders, { program: limited({ per: "month", points: 100 }), now: START + 60 * DAY });

    expect(result.entries.map(({ points }) => points)).toEqual([100, 100]);
  });

  it("rolling looks back to the same local time, which itself is out", () => {
    const program = limited({ per: "week", by: "rolling", points: 100 });

    expect(pointsOf([placed("1", 1, 2), placed("2", 1, 9)], program)).toEqual([100, 100]);
    expect(pointsOf([placed("1", 1, 2), placed("2", 1, 9 - 1 / 86_400)], program)).toEqual([100]);
  });

  it("per order holds over all its shipments", () => {
    const facts = order({ id: "1", netMinor: 10_000, quantity: 2 });
    const fulfilments = [2, 3].map((day) => ({
      id: `7${day}`,
      at: START + day * DAY,
      lines: [{ lineId: "11", quantity: 1 }],
    }));

    expect(pointsOf([{ ...facts, fulfilments }], limited({ per: "order", points: 70 }))).toEqual([50, 20]);
  });

  it("in times counts orders with points standing; one more earns nothing", () => {
    const program = limited({ per: "lifetime", times: 1 });

    expect(pointsOf([placed("1", 1), placed("2", 2)], program)).toEqual([100]);
    expect(pointsOf([refunded(placed("1", 1), 2, START + 3 * DAY), placed("2", 5)], program)).toEqual([100, -100, 100]);
  });

  it("in times lets the order that was counted go on earning", () => {
    const facts = order({ id: "1", netMinor: 10_000, quantity: 2 });
    const fulfilments = [2, 3].map((day) => ({
      id: `7${day}`,
      at: START + day * DAY,
      lines: [{ lineId: "11", quantity: 1 }],
    }));

    expect(pointsOf([{ ...facts, fulfilments }], limited({ per: "lifetime", times: 1 }))).toEqual([50, 50]);
  });

  it("is the tightest of several", () => {
    const program = limited({ per: "order", points: 80 }, { per: "month", points: 120 });

    expect(pointsOf([placed("1", 1), placed("2", 2)], program)).toEqual([80, 40]);
  });

  it("of each subject counts only what was about it", () => {
    const program = programOf({
      earning: [
        {
          id: "review",
          trigger: { kind: "event", name: "review" },
          effect: { kind: "fixed-points", points: 10 },
          limits: [{ per: "lifetime", times: 1, each: "subject" }],
        },
      ],
    });
    const events = ["a", "b", "a"].map((subject, index) =>
      event({ id: `e${index}`, name: "review", subject, at: START + index * DAY }),
    );

    expect(fold([], { program, events }).entries.map(({ key }) => key)).toEqual([
      "event:e0:review:occurred",
      "event:e1:review:occurred",
    ]);
  });

  it("that is shared covers the rules it names, and only their unit", () => {
    const program = programOf({
      earning: [
        PER_UNIT,
        { id: "survey", trigger: { kind: "event", name: "survey" }, effect: { kind: "fixed-points", points: 40 } },
        { id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 40 } },
      ],
      policies: { caps: [{ id: "some", rules: ["orders", "survey"], per: "month", points: 120 }] },
    });
    const events = [
      event({ id: "1", name: "survey", at: START + 5 * DAY }),
      event({ id: "2", name: "visit", at: START + 6 * DAY }),
    ];

    expect(fold([placed("1", 1)], { program, events }).entries.map(({ points }) => points)).toEqual([100, 20, 40]);
  });
});

describe("a budget", () => {
  const program = programOf({ earning: [{ ...PER_UNIT, budget: { points: 150 } }] });

  it("is told how much was given, and gives nothing to orders placed once it is closed", () => {
    const orders = [placed("1", 1), placed("2", 2), placed("3", 3)];
    const closed = fold(orders, { program, budgetsClosedAt: new Map([["orders", START + 3 * DAY]]) });

    expect(closed.entries.map(({ orderId }) => orderId)).toEqual(["1", "2"]);
    expect(closed.budgetsUsed).toEqual(new Map([["orders", 200]]));
  });
});

describe("what is pending", () => {
  it("shares the room of a cap: who was placed first has it first, and no more is promised than is there", () => {
    const program = programOf({ policies: { caps: [{ id: "all", per: "month", points: 120 }] } });
    const open = ["1", "2", "3"].map((id, index) => order({ id, netMinor: 10_000, placedAt: START + index * DAY }));

    expect(fold(open, { program }).pending.map(({ orderId, points }) => [orderId, points])).toEqual([
      ["1", 100],
      ["2", 20],
    ]);
  });
});

describe("the most that a rule gives at once", () => {
  it("is 1 000 000 000 000, exactly, bonus included; the explanation says so", () => {
    const program = programOf({
      earning: [
        { ...PER_UNIT, effect: { kind: "points-per-unit", rate: { numerator: 1_000_000_000_000, denominator: 1 } } },
      ],
      campaigns: [{ id: "more", name: "More", effect: { kind: "bonus", points: 5 } }],
    });
    const [entry] = fold([shipped(order({ id: "1", netMinor: 2_000_000 }))], { program }).entries;

    expect(entry).toMatchObject({ points: 1_000_000_000_000, explanation: { most: 1_000_000_000_000 } });
  });
});
