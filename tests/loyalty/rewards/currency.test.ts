import { describe, expect, it } from "vitest";
import { programOf } from "../orders.ts";
import { inCurrency } from "../../../app/loyalty/program-currency.ts";
import type { Program } from "../../../app/loyalty/program.ts";
import { worthAt, worthOfParts, worthOfPoints } from "../../../app/loyalty/rewards/liability.ts";
import { Simulator } from "../../../app/loyalty/simulation/simulator.ts";
import { order, paid, shipped, START } from "../orders.ts";

const code = { minimumMinor: 5_000 };
const elsewhere = {
  amounts: [
    { currency: "JPY", amountMinor: 900 },
    { currency: "USD", amountMinor: 600 },
  ],
};
const program = programOf({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    { id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" }, payout: { every: "month", minimumMinor: 500 } },
  ],
  tiers: [{
    id: "gold", name: "Gold", qualifications: [],
    discounts: [
      { id: "a", kind: "percentage", name: "A", percent: 5, minimumMinor: 3_000 },
      { id: "b", kind: "amount-off", name: "B", amountMinor: 250, only: { products: ["1"] } },
      { id: "c", kind: "free-shipping", name: "C", shippingMaxMinor: 990, minimumMinor: 100 },
      { id: "d", kind: "free-shipping", name: "D" },
    ],
  }],
  rewards: [
    { id: "off", kind: "fixed-amount", points: 100, amountMinor: 500, ...code, ...elsewhere },
    { id: "bare", kind: "fixed-amount", points: 100, amountMinor: 500 },
    { id: "percent", kind: "percentage", points: 100, percent: 10, ...code },
    { id: "any", kind: "slider", pointsMin: 100, pointsMax: 900, pointsStep: 100, minorPerStep: 150, ...code },
    { id: "ship", kind: "free-shipping", points: 100, shippingMaxMinor: 990, ...code },
    { id: "mug", kind: "free-product", points: 100, productId: "1", variantId: "2", valueMinor: 1_200, ...code },
    { id: "card", kind: "gift-card", points: 100, amountMinor: 2_000, ...elsewhere },
    { id: "credit", kind: "store-credit", points: 100, amountMinor: 1_000, ...elsewhere },
    { id: "trees", kind: "donation", points: 100, amountMinor: 300, cause: "Trees" },
    { id: "evening", kind: "experience", points: 100, valueMinor: 2_500 },
    { id: "cinema", kind: "partner-code", points: 100, partner: "Cinema", valueMinor: 1_000 },
    { id: "early", kind: "early-access", points: 100, tag: "early" },
    { id: "tea", kind: "reference", name: "Tea", valueMinor: 200 },
    { id: "cup", kind: "reference", name: "Cup", points: 700 },
  ],
}); // prettier-ignore

describe("a program in a currency without decimals", () => {
  const yen = inCurrency(program, { from: "EUR", to: "JPY" });

  it("has every amount of every kind of reward carried over, unit by unit", () => {
    const dollars = [{ currency: "USD", amountMinor: 600 }];

    expect(yen.rewards).toMatchObject([
      { amountMinor: 5, minimumMinor: 50, amounts: dollars },
      { amountMinor: 5, amounts: [] },
      { percent: 10, minimumMinor: 50 },
      { minorPerStep: 1, pointsStep: 100, minimumMinor: 50 },
      { shippingMaxMinor: 9, minimumMinor: 50 },
      { valueMinor: 12, minimumMinor: 50 },
      { amountMinor: 20, amounts: dollars },
      { amountMinor: 10, amounts: dollars },
      { amountMinor: 3 },
      { valueMinor: 25 },
      { valueMinor: 10 },
      { tag: "early" },
      { valueMinor: 2 },
      { points: 700 },
    ]);
    expect(yen.rewards[1]).not.toHaveProperty("minimumMinor");
    expect(yen.rewards[13]).not.toHaveProperty("valueMinor");
  });

  it("has those of member discounts and payouts too", () => {
    expect(yen.units).toMatchObject([{ id: "points" }, { payout: { minimumMinor: 5 } }]);
    expect(yen.units[0]).not.toHaveProperty("payout");
    expect(yen.tiers[0]?.discounts).toMatchObject([
      { percent: 5, minimumMinor: 30 },
      { amountMinor: 2 },
      { shippingMaxMinor: 9, minimumMinor: 1 },
      { id: "d" },
    ]);
    expect(yen.tiers[0]?.discounts[3]).not.toHaveProperty("shippingMaxMinor");
  });

  it("with three decimals goes up, and the same number of them leaves all as it was", () => {
    const dinar = inCurrency(program, { from: "EUR", to: "KWD" });

    expect(dinar.rewards[0]).toMatchObject({ amountMinor: 5_000, minimumMinor: 50_000, amounts: elsewhere.amounts });
    expect(inCurrency(program, { from: "EUR", to: "USD" })).toBe(program);
  });
});

describe("what points are worth by rewards of any kind", () => {
  const only = (id: string): Program => ({ ...program, rewards: program.rewards.filter((reward) => reward.id === id) });

  it("is what they buy: a slider by its steps, what has no worth in money nothing", () => {
    const worths = ["off", "any", "card", "trees", "evening", "percent", "ship", "early", "tea", "cup"].map((id) =>
      worthOfPoints(only(id), 250),
    );

    expect(worths).toEqual([1_250, 375, 5_000, 750, 6_250, null, null, null, null, null]);
    expect(worthOfPoints(program, 100)).toBe(2_500);
  });

  it("is never stated too low: by the best reward, rounded up, and in sum the same as its parts", () => {
    const rate = { points: 300, worthMinor: 100 };

    expect([0, 1, 3, 4, 6_712].map((points) => worthAt(rate, points))).toEqual([0, 1, 1, 2, 2_238]);
    expect(worthAt(rate, -5)).toBe(0);
    const thirds = { ...program, rewards: only("off").rewards.map((reward) => ({ ...reward, points: 300, amountMinor: 100 })) }; // prettier-ignore
    expect(worthOfParts(thirds, [4, 0, 4, 4])).toEqual([2, 0, 1, 1]);
    expect(worthOfPoints(thirds, 12)).toBe(4);
    expect(worthOfParts(only("tea"), [4, 4])).toEqual([0, 0]);
  });

  it("counts what rules give in a simulation, and not what points had paid for", () => {
    const rewards = [
      { id: "card", kind: "gift-card" as const, amountMinor: 2_000 },
      { id: "auto", kind: "gift-card" as const, points: 100_000, amountMinor: 500, automatic: true },
    ];
    const give = (reward: string) => ({
      ...{ id: reward, trigger: { kind: "order" as const }, effect: { kind: "reward" as const, reward } },
    });
    const simulated = (ids: string[]) => {
      const simulator = new Simulator({ currency: "EUR", timeZone: "Europe/Berlin" });
      simulator.add(shipped(paid(order({ netMinor: 1_000 }))));
      const report = simulator.report(programOf({ rewards, earning: ids.map(give) }), START + 90 * 86_400);
      return [report.costMinor, report.awards, report.firstReward];
    };

    expect(simulated(["card"])).toEqual([2_000, { card: 1 }, { points: 100_000, members: 0, medianDays: null }]);
    expect(simulated(["auto"])[0]).toBe(0);
  });
});
