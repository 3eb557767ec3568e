import { describe, expect, it } from "vitest";
import { type Program, programSchema, type Reward, simpleProgram } from "../../app/loyalty/program.ts";
import { draftOfReward } from "../../app/ui/rewards/draft-of-reward.ts";
import { withoutReward } from "../../app/ui/rewards/givings.ts";
import { draftOfPayout, readPayout } from "../../app/ui/rewards/payout-draft.ts";
import { draftOfPerk, NEW_PERK, readPerk } from "../../app/ui/rewards/perk-draft.ts";
import { readReward } from "../../app/ui/rewards/read-reward.ts";
import { startOf } from "../../app/ui/rewards/reward-cards.ts";
import { emptyDraft, type RewardDraft, type RewardKind } from "../../app/ui/rewards/reward-draft.ts";
import { must } from "../support/must.ts";
import { SAMPLES } from "./reward-samples.ts";

const tiers = [
  { id: "silver", name: "Silver", qualifications: [{ basis: "spend" as const, threshold: 25_000 }] },
  { id: "gold", name: "Gold", qualifications: [{ basis: "spend" as const, threshold: 50_000 }] },
];
const base = withParts({ tiers });
const english = { base, currency: "EUR", language: "en" as const };

describe("the form of a reward as a document", () => {
  it.each(SAMPLES.map((reward) => [reward.id, reward] as const))(
    "saves %s as it is when nothing was typed, in both languages and any currency",
    (_id, reward) => {
      const program = withParts({ tiers, rewards: [reward] });

      for (const language of ["en", "de"] as const) {
        for (const currency of ["EUR", "JPY", "KWD"]) {
          const draft = draftOfReward(reward, { program, currency, language });

          expect(readReward(draft, { base: program, currency, language })).toEqual({
            outcome: "valid",
            program,
            reward,
          });
        }
      }
    },
  );

  it.each<[RewardKind, Partial<RewardDraft>, object]>([
    ["fixed-amount", { points: "1.000", amount: "12,50" }, { points: 1000, amountMinor: 1250, valid: { days: 90 } }],
    ["percentage", { points: "500", percent: "12,5" }, { percent: 12.5 }],
    [
      "free-shipping",
      { points: "5", shippingMax: "9,90", countries: "de, at" },
      { shippingMaxMinor: 990, countries: ["DE", "AT"] },
    ],
    ["free-product", { points: "5", productId: "1", variantId: "2" }, { productId: "1", variantId: "2" }],
    [
      "slider",
      { pointsMin: "100", pointsMax: "1.000", pointsStep: "100", perStep: "1" },
      { pointsMin: 100, pointsMax: 1000, pointsStep: 100, minorPerStep: 100, as: "code" },
    ],
    ["gift-card", { points: "5", amount: "5", valid: "ever" }, { amountMinor: 500 }],
    ["store-credit", { points: "5", amount: "5", lapse: "share", lapseShare: "40" }, { lapseReturnsPercent: 40 }],
    ["donation", { points: "5", cause: " Sea rescue ", amount: "5" }, { cause: "Sea rescue", amountMinor: 500 }],
    [
      "experience",
      { points: "5", dates: [{ row: 0, id: null, at: "2026-12-01T19:30", places: "12" }] },
      { dates: [{ id: "2026-12-01", at: "2026-12-01T19:30", places: 12 }] },
    ],
    ["partner-code", { points: "5", partner: "Cinema", lowStock: "0" }, { partner: "Cinema", lowStock: 0 }],
    ["early-access", { points: "5", tag: "vip" }, { tag: "vip" }],
    ["reference", { points: "5", name: "Mug", lapsesDays: "30" }, { name: "Mug", lapses: { days: 30 } }],
  ])("turns a new %s, typed in German, into its reward", (kind, typed, expected) => {
    const reading = readReward({ ...emptyDraft(kind), ...typed }, { ...english, language: "de" });

    expect(reading).toMatchObject({ outcome: "valid", reward: { kind, ...expected } });
  });

  it.each<[string, RewardKind, Partial<RewardDraft>, string, object]>([
    ["a price that is missing", "percentage", { percent: "5" }, "points", { code: "required" }],
    ["a price of nothing", "percentage", { percent: "5", points: "0" }, "points", { code: "positive" }],
    ["a price in halves", "percentage", { percent: "5", points: "1.5" }, "points", { code: "whole" }],
    ["more than all", "percentage", { percent: "101", points: "5" }, "percent", { code: "at-most", maximum: 100 }],
    ["an amount of nothing", "gift-card", { points: "5", amount: "0" }, "amount", { code: "positive" }],
    ["half a cent", "gift-card", { points: "5", amount: "0.005" }, "amount", { code: "currency-decimals" }],
    ["no product", "free-product", { points: "5" }, "productId", { code: "required" }],
    ["no chosen products", "percentage", { percent: "5", points: "5", goods: "chosen" }, "only", { code: "required" }],
    ["nothing excepted", "percentage", { percent: "5", points: "5", excepts: "some" }, "exceptProducts", { code: "required" }],
    ["no end day", "early-access", { points: "5", tag: "x", valid: "until" }, "validUntil", { code: "required" }],
    ["a window that ends first", "early-access", { points: "5", tag: "x", from: "2026-12-02T00:00", to: "2026-12-01T00:00" }, "to", { code: "said" }],
    ["a country in words", "free-shipping", { points: "5", countries: "Germany" }, "countries", { code: "said" }],
    ["a currency in words", "gift-card", { points: "5", amount: "5", amounts: [{ row: 0, currency: "Yens", amount: "1" }] }, "amounts.0.currency", { code: "said" }],
    ["no question", "experience", { points: "5", asks: "text" }, "asksLabel", { code: "required" }],
    ["no name", "reference", { points: "5" }, "name", { code: "required" }],
    ["too long a name", "reference", { points: "5", name: "x".repeat(81) }, "name", { code: "too-long", maximum: 80 }],
  ])("says of %s where it is wrong", (_what, kind, typed, field, problem) => {
    const reading = readReward({ ...emptyDraft(kind), ...typed }, english);

    expect(reading).toMatchObject({ outcome: "invalid", errors: { [field]: problem } });
  }); // prettier-ignore

  it("gives a new reward an id of its own, by its name or its kind", () => {
    const program = withParts({ rewards: [must(SAMPLES[1])] });
    const typed = { ...emptyDraft("percentage"), points: "5", percent: "5" };

    const named = readReward({ ...typed, name: "Plain" }, { ...english, base: program });
    const unnamed = readReward(typed, { ...english, base: program });

    expect(named).toMatchObject({ outcome: "valid", reward: { id: "plain-2" }, program: { rewards: { length: 2 } } });
    expect(unnamed).toMatchObject({ reward: { id: "percentage" } });
  });
});

describe("when a reward is given", () => {
  const typed = { ...emptyDraft("percentage"), sale: "none" as const, percent: "5", name: "Treat" };

  it("makes one rule or benefit for each occasion, and finds them again", () => {
    const givings = { birthday: true, nextOrder: true, tiers: ["gold"] };
    const reading = readReward({ ...typed, givings }, english);
    if (reading.outcome === "invalid") throw new Error("it was refused");
    const { program, reward } = reading;

    expect(program.earning.map(({ id }) => id)).toEqual(["orders", "birthday-treat", "next-order-treat"]);
    expect(must(program.tiers[1]).benefits).toMatchObject([{ when: "entry", effect: { reward: "treat" } }]);
    const draft = draftOfReward(reward, { program, currency: "EUR", language: "en" });
    expect(draft.givings).toEqual(givings);
    expect(readReward(draft, { ...english, base: program })).toEqual({ outcome: "valid", program, reward });
  });

  it("takes the rules away again, also from what names them", () => {
    const given = readReward({ ...typed, givings: { birthday: true, nextOrder: false, tiers: ["gold"] } }, english);
    if (given.outcome === "invalid") throw new Error("it was refused");
    const campaign = { id: "x", name: "X", rules: ["birthday-treat", "orders"], effect: { kind: "bonus", points: 1 } };
    const program = programSchema.parse({ ...given.program, campaigns: [campaign] });
    const draft = draftOfReward(given.reward, { program, currency: "EUR", language: "en" });
    const none = { birthday: false, nextOrder: false, tiers: [] };

    const reading = readReward({ ...draft, givings: none }, { ...english, base: program });

    expect(reading).toMatchObject({
      outcome: "valid",
      program: { earning: { length: 1 }, campaigns: [{ rules: ["orders"] }], tiers: [{}, { benefits: [] }] },
    });
    expect(programSchema.safeParse(withoutReward(program, "treat")).success).toBe(true);
    expect(withoutReward(program, "treat")).toMatchObject({ rewards: [{ id: "voucher" }], earning: { length: 1 } });
  });

  it("begins a reward for the next order with its rule, and a voucher to pass on with its code for anyone", () => {
    const next = must(startOf("next-order"));
    const voucher = must(startOf("transferable"));

    expect(readReward({ ...next, percent: "10" }, english)).toMatchObject({
      program: { earning: [{}, { trigger: { kind: "order" }, effect: { kind: "reward", reward: "percentage" } }] },
    });
    expect(readReward({ ...voucher, points: "5", amount: "5" }, english)).toMatchObject({
      reward: { transferable: true, valid: { days: 90 } },
    });
    expect(startOf("nothing")).toBeNull();
  });
});

describe("the form of a member discount", () => {
  it.each([
    { kind: "percentage", percent: 7.5, minimumMinor: 5000, higherTiers: false },
    { kind: "percentage", percent: 5, only: { products: ["1"], variants: [], collections: ["2"] } },
    { kind: "amount-off", amountMinor: 250, only: { products: ["1"], variants: [], collections: [] } },
    { kind: "free-shipping", shippingMaxMinor: 990, combinesWith: { order: true, product: false, shipping: false } },
  ])("saves $kind as it is when nothing was typed", (discount) => {
    const program = withParts({ tiers: [{ ...tiers[0], discounts: [{ id: "own", name: "Own", ...discount }] }] });
    const perk = must(must(program.tiers[0]).discounts[0]);

    for (const language of ["en", "de"] as const) {
      const draft = draftOfPerk(perk, { currency: "EUR", language });
      const context = { base: program, tierId: "silver", currency: "EUR", language };

      expect(readPerk(draft, context)).toEqual({ outcome: "valid", program, perk });
    }
  });

  it("puts a new one into its tier, and says what is missing", () => {
    const context = { ...english, tierId: "gold" };

    expect(readPerk({ ...NEW_PERK, name: "Gold 5", percent: "5" }, context)).toMatchObject({
      outcome: "valid",
      program: { tiers: [{ discounts: [] }, { discounts: [{ id: "gold-5", percent: 5, higherTiers: true }] }] },
    });
    expect(readPerk({ ...NEW_PERK, kind: "amount-off" }, context)).toMatchObject({
      errors: { name: { code: "required" }, amount: { code: "required" }, only: { code: "required" } },
    });
  });
});

describe("the form of a payout", () => {
  const unit = { id: "cash", kind: "cashback", name: { one: "Euro", many: "Euros" } };
  const cashback = (payout?: object) =>
    withParts({ units: [simpleProgram(100).units[0], { ...unit, ...(payout ? { payout } : {}) }] });

  it.each([undefined, { every: "month", day: 5, minimumMinor: 500 }, { every: "year", month: 3, valid: { years: 1 } }])(
    "saves %j as it is when nothing was typed",
    (payout) => {
      const program = cashback(payout);
      const draft = draftOfPayout(must(program.units[1]), english);

      expect(readPayout(draft, { ...english, base: program, unitId: "cash" })).toEqual({ outcome: "valid", program });
    },
  );

  it("refuses a day that not every month has, at its field", () => {
    const draft = { ...draftOfPayout(must(cashback().units[1]), english), every: "month" as const, day: "31" };

    expect(readPayout(draft, { ...english, base: cashback(), unitId: "cash" })).toMatchObject({
      outcome: "invalid",
      errors: { day: { code: "at-most", maximum: 28 } },
    });
  });
});

function withParts(parts: { tiers?: unknown; rewards?: readonly Reward[]; units?: unknown }): Program {
  return programSchema.parse({ ...simpleProgram(100), ...parts });
}
