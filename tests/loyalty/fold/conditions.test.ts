import { describe, expect, it } from "vitest";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { Program, ProgramInput } from "../../../app/loyalty/program.ts";
import {
  DAY,
  event,
  fold,
  type FoldOptions,
  line,
  order,
  PER_UNIT,
  programOf,
  refunded,
  shipped,
  START,
} from "../orders.ts";

type Conditions = NonNullable<NonNullable<ProgramInput["earning"]>[number]["conditions"]>;

const ruleWith = (...conditions: Conditions): Program => programOf({ earning: [{ ...PER_UNIT, conditions }] });

function earned(facts: OrderFacts, program: Program, options: FoldOptions = {}): number {
  return fold([facts], { program, ...options }).entries.reduce((sum, { points }) => sum + points, 0);
}

describe("a condition on an order", () => {
  const facts = shipped(
    order({
      netMinor: 10_000,
      source: "pos",
      country: "AT",
      customerTags: ["Staff"],
      discountCodes: ["SPRING"],
      // A Sunday in Berlin, 23:30; in Greenwich 21:30.
      placedAt: Date.parse("2026-04-05T21:30:00Z") / 1000,
    }),
  );

  it.each<[string, Conditions[number], boolean]>([
    ["channel", { kind: "channel", in: ["pos"] }, true],
    ["another channel", { kind: "channel", in: ["online", "app"] }, false],
    ["country", { kind: "country", in: ["DE", "AT"] }, true],
    ["another country", { kind: "country", in: ["DE"] }, false],
    ["company", { kind: "company", is: true }, false],
    ["no company", { kind: "company", is: false }, true],
    ["customer tag, whatever its letters", { kind: "customer-tag", in: ["staff"] }, true],
    ["customer tag that must not be there", { kind: "customer-tag", in: ["staff"], is: false }, false],
    ["code, whatever its letters", { kind: "code", in: ["spring"] }, true],
    ["another code", { kind: "code", in: ["autumn"] }, false],
    ["weekday by the shop's calendar", { kind: "weekday", in: [7] }, true],
    ["the next weekday has not begun", { kind: "weekday", in: [1] }, false],
    ["window: from is included", { kind: "window", from: "2026-04-05T23:30" }, true],
    ["window: to is excluded", { kind: "window", to: "2026-04-05T23:30" }, false],
    ["window of a day", { kind: "window", from: "2026-04-05", to: "2026-04-06" }, true],
    ["amount: from is included", { kind: "amount", fromMinor: 10_000 }, true],
    ["amount above it", { kind: "amount", fromMinor: 10_001 }, false],
    ["amount: to is included", { kind: "amount", toMinor: 10_000 }, true],
    ["no tier", { kind: "tier", in: [null] }, true],
    ["a tier", { kind: "tier", in: ["silver"] }, false],
    ["an attribute never holds", { kind: "attribute", name: "verified", equals: true }, false],
  ])("%s", (_what, condition, holds) => {
    const tiers: ProgramInput["tiers"] = [{ id: "silver", name: "Silver", qualifications: [] }];
    const program = programOf({ tiers, earning: [{ ...PER_UNIT, conditions: [condition] }] });

    expect(earned(facts, program, { now: START + 60 * DAY })).toBe(holds ? 100 : 0);
  });

  it("since joining holds until the end of the term, bound included", () => {
    const program = ruleWith({ kind: "since-joining", within: { days: 10 } });
    const placed = (at: number) => shipped(order({ netMinor: 10_000, placedAt: at }));

    expect(earned(placed(START + 10 * DAY), program)).toBe(100);
    expect(earned(placed(START + 10 * DAY + 1), program)).toBe(0);
    expect(
      earned(placed(START + DAY), program, { member: { id: "m", joinedAt: START + 2 * DAY, birthday: null } }),
    ).toBe(0);
  });

  it("on the amount judges what is present, shipped or not, and follows refunds", () => {
    const program = ruleWith({ kind: "amount", fromMinor: 8_000 });
    const half = order({ netMinor: 10_000, quantity: 2 });
    const partly = {
      ...half,
      fulfilments: [{ id: "7", at: START + DAY, lines: [{ lineId: `${half.id}1`, quantity: 1 }] }],
    };

    expect(fold([partly], { program }).entries.map(({ points }) => points)).toEqual([50]);
    expect(fold([refunded(shipped(half), 1)], { program }).entries.map(({ points }) => points)).toEqual([100, -100]);
  });

  it("on products chooses lines, and the amount is that of the chosen ones", () => {
    const lines = [
      line({ id: "1", netMinor: 5_000, vendor: "North", tags: ["Sale"], collections: ["9"] }),
      line({ id: "2", netMinor: 3_000, productId: "77" }),
    ];
    const mixed = shipped(order({ lines }));
    const of = (include: object, ...others: Conditions) =>
      earned(mixed, ruleWith({ kind: "products", include }, ...others));

    expect(of({ vendors: ["north"] })).toBe(50);
    expect(of({ products: ["77"], collections: ["9"] })).toBe(80);
    expect(of({ tags: ["sale"] }, { kind: "amount", fromMinor: 6_000 })).toBe(0);
    expect(of({})).toBe(0);
    expect(earned(mixed, ruleWith({ kind: "products", exclude: { products: ["77"] } }))).toBe(50);
  });

  it("on discounts chooses lines; a code of the program's own is no discount", () => {
    const lines = [
      line({ id: "1", netMinor: 5_000, discountMinor: 100 }),
      line({ id: "2", netMinor: 3_000, discountMinor: 200, rewardDiscountMinor: 200 }),
    ];

    expect(earned(shipped(order({ lines })), ruleWith({ kind: "discounted", is: true }))).toBe(50);
    expect(earned(shipped(order({ lines })), ruleWith({ kind: "discounted", is: false }))).toBe(30);
  });
});

describe("the number of an order", () => {
  const nth = (day: number, changes: Partial<OrderFacts> = {}) =>
    shipped(order({ netMinor: 10_000, placedAt: START + day * DAY, ...changes }));
  const earning = (orders: OrderFacts[], condition: Conditions[number]) =>
    fold(orders, { program: ruleWith(condition) }).entries.map(({ orderId }) => orderId);

  it("is counted as of its placing", () => {
    const orders = [nth(1, { id: "1" }), nth(2, { id: "2" }), nth(3, { id: "3" }), nth(4, { id: "4" })];

    expect(earning(orders, { kind: "order-number", is: { exactly: 2 } })).toEqual(["2"]);
    expect(earning(orders, { kind: "order-number", is: { every: 2 } })).toEqual(["2", "4"]);
  });

  it("leaves out what was cancelled by then, and knows nothing of what is cancelled later", () => {
    const cancelledEarly = nth(1, { id: "1", cancelledAt: START + 1.5 * DAY });
    const cancelledLate = nth(1, { id: "1", cancelledAt: START + 5 * DAY });

    expect(earning([cancelledEarly, nth(2, { id: "2" })], { kind: "order-number", is: { exactly: 1 } })).toEqual(["2"]);
    expect(earning([cancelledLate, nth(2, { id: "2" })], { kind: "order-number", is: { exactly: 2 } })).toEqual(["2"]);
  });

  it("counts orders that earn nothing, but no tests", () => {
    const orders = [nth(1, { id: "1", isTest: true }), nth(2, { id: "2" }), nth(3, { id: "3", fulfilments: [] })];

    expect(earning([...orders, nth(4, { id: "4" })], { kind: "order-number", is: { exactly: 3 } })).toEqual(["4"]);
  });
});

describe("a condition on an event", () => {
  it.each<[string, Conditions[number], boolean]>([
    ["its amount", { kind: "amount", fromMinor: 500 }, true],
    ["its code", { kind: "code", in: ["abc"] }, true],
    ["its attribute", { kind: "attribute", name: "verified", equals: true }, true],
    ["an attribute of another kind", { kind: "attribute", name: "verified", equals: "true" }, false],
    ["what speaks of orders", { kind: "company", is: false }, false],
    ["tags of customers, even where they must be absent", { kind: "customer-tag", in: ["x"], is: false }, false],
    ["lines", { kind: "discounted", is: false }, false],
  ])("%s", (_what, condition, holds) => {
    const program = programOf({
      earning: [
        {
          id: "scan",
          trigger: { kind: "event", name: "scan" },
          conditions: [condition],
          effect: { kind: "fixed-points", points: 5 },
        },
      ],
    });
    const events = [event({ name: "scan", amountMinor: 500, code: "ABC", attributes: { verified: true } })];

    expect(fold([], { program, events }).entries).toHaveLength(holds ? 1 : 0);
  });
});
