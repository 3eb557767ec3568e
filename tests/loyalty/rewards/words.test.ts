import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { memberDiscountSchema, rewardSchema } from "../../../app/loyalty/program/reward-schema.ts";
import {
  clashOf,
  combinationWarnings,
  combinationWords,
  discountClass,
} from "../../../app/loyalty/rewards/combination.ts";
import {
  endedBecause,
  redeemedBecause,
  refundedBecause,
  titlesOf,
  usedAgainBecause,
} from "../../../app/loyalty/rewards/explained.ts";
import { rewardLines, rewardTitle } from "../../../app/loyalty/rewards/words.ts";
import { programOf } from "../orders.ts";

type Input = z.input<typeof rewardSchema>;
const id = "r";
const program = programOf({ tiers: [{ id: "gold", name: "Gold", qualifications: [] }] });
const slider = { id, kind: "slider", pointsMin: 200, pointsMax: 1_000, pointsStep: 100, minorPerStep: 150 } as const;
const amountOff = { id, kind: "fixed-amount", points: 5, amountMinor: 1_000 } as const;
const dates = [
  { id: "a", at: "2027-05-07T19:00" },
  { id: "b", at: "2027-06-07" },
];

const rewards: Input[] = [
  { ...amountOff, minimumMinor: 5_000, shareMaxPercent: 20, valid: { days: 30 }, lapseReturnsPercent: 50, transferable: true },
  { ...amountOff, perMember: { count: 2, per: "month" }, total: 1_000, coolDown: { months: 1 }, tiers: ["gold", null], segments: ["1"] },
  { ...amountOff, window: { from: "2026-12-01", to: "2027-01-01T12:00" }, perMember: { count: 1 }, minimumMinor: 0 },
  { ...amountOff, window: { from: "2026-12-01" }, perMember: { count: 1, per: "day" }, tiers: ["gone"] },
  { ...amountOff, window: { to: "2026-12-01" }, perMember: { count: 3, per: "week" }, name: "Ten off" },
  { ...amountOff, points: undefined, perMember: { count: 1, per: "year" }, valid: { days: 1 } },
  { id, kind: "percentage", percent: 12.5, points: 3, only: { products: ["1"] }, except: { tags: ["x"] }, purchases: "both", valid: { until: "2027-01-01" }, lapseReturnsPercent: 0 },
  { id, kind: "free-shipping", points: 3, shippingMaxMinor: 990, countries: ["DE", "AT"], purchases: "subscription" },
  { id, kind: "free-shipping", points: 3 },
  { id, kind: "free-product", points: 3, productId: "1", variantId: "2", buys: { from: { products: ["1"] }, quantity: 2 }, automatic: true },
  { id, kind: "free-product", points: 3, productId: "1", variantId: "2", buys: { from: { products: ["1"] } } },
  { id, kind: "free-product", points: 3, productId: "1", variantId: "2" },
  slider,
  { ...slider, as: "gift-card", valid: { months: 12 }, minimumMinor: 100 },
  { ...slider, as: "store-credit", valid: { years: 1 } },
  { id, kind: "gift-card", points: 3, amountMinor: 1_000 },
  { id, kind: "store-credit", points: 3, amountMinor: 1_000 },
  { id, kind: "donation", points: 3, amountMinor: 1_000, cause: "Trees" },
  { id, kind: "experience", points: 3, dates, asks: { label: "Your name" } },
  { id, kind: "experience", points: 3 },
  { id, kind: "partner-code", points: 3, partner: "Cinema", howTo: "Enter it at the desk.", valid: { days: 3 } },
  { id, kind: "partner-code", points: 3, partner: "Cinema" },
  { id, kind: "early-access", points: 3, tag: "early", valid: { days: 3 } },
  { id, kind: "early-access", points: 3, tag: "early", valid: { until: "2027-01-01" } },
  { id, kind: "reference", name: "Tea", lapses: { days: 14 } },
  { id, kind: "reference", name: "Tea" },
]; // prettier-ignore

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("a reward in words", () => {
  it("says what it gives and on what conditions, in English and German", () => {
    const lines = rewards.flatMap((input) =>
      (["en", "de"] as const).map((language) => {
        const telling = { language, currency: "EUR", program };
        const reward = rewardSchema.parse(input);
        return plain(`${rewardTitle(reward, telling)} | ${rewardLines(reward, telling).join(" ")}`);
      }),
    );

    expect(lines).toEqual(
      readFileSync(path.join(import.meta.dirname, "words.txt"), "utf8")
        .split("\n")
        .slice(0, -1),
    );
  });

  it("names what was chosen of a slider, as the currency is written", () => {
    const title = (as: "code" | "gift-card" | "store-credit", language: "en" | "de", currency = "EUR") =>
      plain(rewardTitle(rewardSchema.parse({ ...slider, as }), { language, currency, points: 700 }));

    expect([title("code", "en"), title("gift-card", "en"), title("store-credit", "en")]).toEqual([
      ...["€10.50 off", "€10.50 gift card", "€10.50 store credit"],
    ]);
    expect([title("code", "de"), title("gift-card", "de"), title("store-credit", "de")]).toEqual([
      ...["10,50 € Nachlass", "Geschenkkarte über 10,50 €", "10,50 € Guthaben"],
    ]);
    expect([title("code", "en", "JPY"), title("code", "en", "KWD")]).toEqual(["¥1,050 off", "KWD 1.050 off"]);
  });

  it("has the amount of the market, where it says one", () => {
    const reward = rewardSchema.parse({ ...amountOff, amounts: [{ currency: "USD", amountMinor: 1_200 }] });

    expect(rewardTitle(reward, { language: "en", currency: "USD" })).toBe("$12.00 off");
    expect(rewardTitle(reward, { language: "en", currency: "EUR" })).toBe("€10.00 off");
  });

  it("calls points points where no program names them", () => {
    const lines = (points: number, language: "en" | "de") =>
      plain(rewardLines(rewardSchema.parse({ ...slider, pointsStep: points, tiers: ["gold"] }), { language, currency: "EUR" }).join(" "));

    expect(lines(1, "en")).toBe("From 200 to 1,000 points, €1.50 for each 1 point. Only for gold.");
    expect(lines(100, "de")).toBe("Von 200 bis 1.000 Punkte, 1,50 € je 100 Punkte. Nur für gold.");
    expect(lines(1, "de")).toContain("1,50 € je 1 Punkt.");
  }); // prettier-ignore
});

describe("a movement of points for a reward", () => {
  it("carries what the reward was called, and to whom the shop gives", () => {
    const trees = rewardSchema.parse({ id: "trees", kind: "donation", points: 5, amountMinor: 500, cause: "Trees" });
    const taken = { reward: trees, points: 5, amountMinor: 500, currency: "JPY" };
    const title = { en: "¥500 for Trees", de: "500 ¥ für Trees" };

    expect(redeemedBecause(taken, 3)).toMatchObject({
      ...{ kind: "redeemed", reward: "trees", version: 3, amountMinor: 500, currency: "JPY", donatedTo: "Trees" },
    });
    expect({ en: plain(titlesOf(trees, taken).en), de: plain(titlesOf(trees, taken).de) }).toEqual(title);
    const voucher = rewardSchema.parse(amountOff);
    expect(redeemedBecause({ ...taken, reward: voucher }, 3)).not.toHaveProperty("donatedTo");
    const ended = { terms: voucher, points: 500, currency: "EUR" };
    expect(endedBecause(ended, { state: "lapsed", cause: "lapsed" })).toMatchObject({
      ...{
        kind: "redemption-ended",
        reward: "r",
        title: { en: "€10.00 off" },
        state: "lapsed",
        cause: "lapsed",
        of: 500,
      },
    });
  });
});

describe("an order with a reward", () => {
  it("that is refunded, or used what had come back, is named with the reward", () => {
    const redemption = { terms: rewardSchema.parse(amountOff), points: 500, currency: "EUR" };
    const title = titlesOf(redemption.terms, redemption);

    expect(refundedBecause(redemption, { order: "#7", fact: "refunded", back: 200 })).toEqual({
      ...{ kind: "reward-refund", reward: "r", title, order: "#7", fact: "refunded", back: 200, of: 500 },
    });
    expect(usedAgainBecause(redemption, "#7")).toEqual({ kind: "used-after-return", reward: "r", title, order: "#7" });
    const gift = rewardSchema.parse({ id: "g", kind: "gift-card", points: 5, amountMinor: 500 });
    const unnamed = { amountMinor: 500, points: 5, currency: "EUR" };
    expect(redeemedBecause({ ...unnamed, reward: gift }, 1)).toMatchObject({ title: { en: "€5.00 gift card" } });
    expect(redeemedBecause({ ...unnamed, reward: redemption.terms }, 1)).not.toHaveProperty("title");
  });
});

describe("what combines with what", () => {
  const reward = (input: Input) => rewardSchema.parse(input);
  const only = { products: ["1"] };
  const order = reward(amountOff);
  const product = reward({ ...amountOff, id: "p", only });
  const shipping = reward({ id: "s", kind: "free-shipping", points: 3 });
  const card = reward({ id: "g", kind: "gift-card", points: 3, amountMinor: 5 });
  const alone = reward({ ...amountOff, id: "alone", combinesWith: { order: false, product: false, shipping: false } });
  const forGold = memberDiscountSchema.parse({ id: "ship", kind: "free-shipping", name: "Gold ships free" });

  it("goes by what is discounted", () => {
    const percent = { kind: "percentage", percent: 10, name: "Gold" } as const;
    const classes = [
      ...[order, product, shipping, card, reward({ ...amountOff, except: { tags: ["x"] } })],
      ...[reward({ id, points: 5, ...percent }), reward({ id, points: 5, ...percent, only })],
      ...[reward(slider), reward({ ...slider, only }), reward({ ...slider, as: "gift-card" })],
      reward({ id, kind: "free-product", points: 3, productId: "1", variantId: "2" }),
      ...[forGold, memberDiscountSchema.parse({ id, kind: "amount-off", name: "Gold", amountMinor: 5, only })],
    ].map(discountClass);

    expect(classes).toEqual([
      ...["order", "product", "shipping", null, "product", "order", "product", "order", "product", null, "product"],
      ...["shipping", "product"],
    ]);
  });

  it("is said of each discount; two on shipping never meet", () => {
    const some = reward({ ...amountOff, combinesWith: { order: false } });
    const free = (classes: object) => reward({ id, kind: "free-shipping", points: 3, combinesWith: classes });

    expect(combinationWords(order, "en")).toEqual(["combines with every discount that allows it"]);
    expect(combinationWords(alone, "de")).toEqual(["nicht kombinierbar mit anderen Rabatten"]);
    expect(combinationWords(some, "en")).toEqual([
      "combines with discounts on products and shipping that allow it, not with those on the whole order",
    ]);
    expect(combinationWords(free({}), "en")).toEqual([
      "combines with discounts on the whole order and products that allow it, not with those on shipping",
    ]);
    expect(combinationWords(free({ order: false, product: false }), "en")).toEqual(["does not combine with other discounts"]);
    expect(combinationWords(card, "en")).toEqual([]);
  }); // prettier-ignore

  it("needs both sides, takes one discount on shipping, and the better one on the same product", () => {
    expect(clashOf(shipping, forGold)).toBe("two-shipping");
    expect([clashOf(order, alone), clashOf(alone, order), clashOf(alone, alone)]).toEqual(["one-sided", "one-sided", null]);
    expect([clashOf(product, product), clashOf(order, order), clashOf(product, shipping)]).toEqual(["same-line", null, null]);
    expect([clashOf(card, order), clashOf(order, card)]).toEqual([null, null]);
    const apart = reward({ ...amountOff, only, combinesWith: { product: false } });
    expect(clashOf(apart, apart)).toBeNull();
  }); // prettier-ignore

  it("is warned of where Shopify refuses what the reward wants", () => {
    const others = [
      ...[{ discount: order, name: "Itself" }, { discount: alone, name: "Alone" }, { discount: forGold, name: "Gold ships free" }],
      ...[{ discount: product, name: "Mugs" }, { discount: card, name: "Card" }],
    ]; // prettier-ignore

    expect(combinationWarnings(order, others, "en")).toEqual(["Not together with “Alone”: it does not allow it."]);
    expect(combinationWarnings(alone, others, "en")).toEqual([]);
    expect(combinationWarnings(shipping, others, "de")).toEqual([
      "Nicht zusammen mit „Alone“: Von dort ist es nicht erlaubt.",
      "Nie zusammen mit „Gold ships free“: Shopify nimmt einen Rabatt auf den Versand.",
    ]);
    expect(combinationWarnings({ ...product, id: "q" }, others.slice(3), "en")).toEqual([
      "Together with “Mugs” not on the same product: Shopify takes the better of the two there, except on Plus.",
    ]);
  });
});
