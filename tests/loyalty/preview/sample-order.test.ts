import { describe, expect, it } from "vitest";
import { sampleEarning } from "../../../app/loyalty/preview/sample-earning.ts";
import { plainSample, type SampleOrder, sampleQuestions } from "../../../app/loyalty/preview/sample-order.ts";
import type { Program, ProgramInput } from "../../../app/loyalty/program.ts";
import { documentWith } from "../../support/facts.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z") / 1000;
const order = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } } as const;
const tiers: ProgramInput["tiers"] = [
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 50_000 }], multiplier: "1.5" },
];

function earned(program: Program, sample: Partial<SampleOrder> = {}) {
  const { earned: found } = sampleEarning(
    { program, sample: { ...plainSample(5_990), ...sample } },
    { currency: "EUR", timeZone: "Europe/Berlin", now: NOW },
  );
  return Object.fromEntries(found.map(({ unit, points }) => [unit, points]));
}

const double = (conditions: object[]): Program =>
  documentWith({
    campaigns: [
      {
        id: "double",
        name: "Double",
        conditions: conditions as never,
        effect: { kind: "multiplier", multiplier: "2" },
      },
    ],
  });

describe("what a sample order earns", () => {
  it("is what the engine gives, step by step", () => {
    const { earned: sum, steps } = sampleEarning(
      { program: documentWith({ tiers }), sample: { ...plainSample(8_940), tierId: "gold" } },
      { currency: "EUR", timeZone: "Europe/Berlin", now: NOW },
    );

    expect(sum).toEqual([{ unit: "points", points: 134 }]);
    expect(steps).toMatchObject([
      { points: 134, explanation: { kind: "order", tier: { id: "gold" }, basisMinor: 8_940 } },
    ]);
  });

  it.each<[string, object, Partial<SampleOrder>]>([
    ["the first order", { kind: "order-number", is: { exactly: 1 } }, { number: 1 }],
    ["every third", { kind: "order-number", is: { every: 3 } }, { number: 3 }],
    ["a weekday", { kind: "weekday", in: [5] }, { day: "2026-11-27" }],
    ["a window", { kind: "window", from: "2026-12-01" }, { day: "2026-12-01" }],
    ["a channel", { kind: "channel", in: ["app"] }, { channel: "app" }],
    ["a company", { kind: "company", is: true }, { isCompany: true }],
    ["a country", { kind: "country", in: ["AT"] }, { country: "AT" }],
    ["a code", { kind: "code", in: ["FRIDAY"] }, { code: "friday" }],
    ["a customer's tag", { kind: "customer-tag", in: ["vip"] }, { customerTag: "vip" }],
    ["somebody new", { kind: "since-joining", within: { days: 7 } }, { isNewMember: true }],
    ["discounted goods", { kind: "discounted", is: true }, { isDiscounted: true }],
    ["certain products", { kind: "products", include: { tags: ["shoes"] } }, { product: "campaign:double" }],
  ])("counts %s", (_name, condition, sample) => {
    const program = double([condition]);

    expect(earned(program)).toEqual({ points: 59 });
    expect(earned(program, sample).points).toBe(119);
  });

  it("counts a member's own day", () => {
    const program = documentWith({
      campaigns: [
        { id: "mine", name: "Mine", memberDay: { perYear: 1 }, effect: { kind: "multiplier", multiplier: "3" } },
      ],
    });

    expect(earned(program)).toEqual({ points: 59 });
    expect(earned(program, { isOwnDay: true })).toEqual({ points: 179 });
  });

  it("counts items, and not what a reward has paid", () => {
    const stamps = documentWith({ earning: [{ ...order, effect: { kind: "per-item", points: 1 } }] });

    expect(earned(stamps, { items: 3 })).toEqual({ points: 3 });
    expect(earned(documentWith({}), { rewardMinor: 990 })).toEqual({ points: 50 });
  });

  it("waits for whatever the program waits for", () => {
    const late = documentWith({ earning: [{ ...order, trigger: { kind: "order", when: "paid", delayDays: 30 } }] });

    expect(earned(late)).toEqual({ points: 59 });
  });

  it("says why it earns nothing", () => {
    const program = documentWith({ earning: [{ ...order, conditions: [{ kind: "company", is: true }] }] });
    const { earned: sum, nothing } = sampleEarning(
      { program, sample: plainSample(5_990) },
      { currency: "EUR", timeZone: "UTC", now: NOW },
    );

    expect(sum).toEqual([]);
    expect(nothing).toBe("excluded");
  });
});

describe("what is asked about a sample order", () => {
  it("is only what the programs can see, of either of them", () => {
    const plain = documentWith({ rewards: [] });
    const other = documentWith({
      rewards: [],
      tiers,
      campaigns: [
        {
          id: "app",
          name: "App week",
          from: "2026-12-01",
          conditions: [
            { kind: "channel", in: ["app"] },
            { kind: "products", include: { tags: ["shoes"] } },
          ],
          effect: { kind: "multiplier", multiplier: "2" },
        },
      ],
    });

    expect(sampleQuestions([plain])).toEqual({
      ...{ tiers: [], products: [], channels: [], countries: [], codes: [], customerTags: [], asks: new Set() },
    });
    expect(sampleQuestions([plain, other])).toMatchObject({
      tiers: [{ id: "gold", name: "Gold" }],
      products: [{ key: "campaign:app", name: "App week" }],
      channels: ["app"],
      asks: new Set(["day"]),
    });
  });
});
