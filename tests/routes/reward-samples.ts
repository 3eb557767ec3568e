import { rewardSchema } from "../../app/loyalty/program/reward-schema.ts";
import type { Reward } from "../../app/loyalty/program.ts";

const TAKING = {
  points: 500,
  tiers: [null, "silver"],
  segments: ["7"],
  window: { from: "2026-11-27", to: "2026-11-30T18:00" },
  perMember: { count: 2, per: "month" },
  total: 100,
  coolDown: { days: 3 },
};
const VALIDITY = { valid: { months: 3 }, lapseReturnsPercent: 50 };
const CODE = {
  minimumMinor: 5000,
  purchases: "both",
  combinesWith: { order: false, product: true, shipping: true },
  transferable: true,
  refundReturns: "full",
};
const GOODS = {
  only: { products: ["1"], variants: ["2"], collections: ["3"] },
  except: { products: ["4"], collections: [], tags: ["sale", "outlet"], vendors: ["Acme"] },
};
const MONEY = { amountMinor: 1250, amounts: [{ currency: "JPY", amountMinor: 1500 }] };
const SLIDER_TAKING = { tiers: TAKING.tiers, window: TAKING.window, total: TAKING.total, coolDown: TAKING.coolDown };

/** A reward of every kind with every field that it has, and one with none of those that may be left out. */
export const SAMPLES: readonly Reward[] = [
  { kind: "fixed-amount", id: "full", name: "A", ...TAKING, ...VALIDITY, ...CODE, ...GOODS, ...MONEY, shareMaxPercent: 20 },
  { kind: "fixed-amount", id: "plain", points: 100, amountMinor: 100 },
  { kind: "percentage", id: "percentage", ...TAKING, ...VALIDITY, ...CODE, ...GOODS, percent: 12.5 },
  { kind: "percentage", id: "until", percent: 10, valid: { until: "2026-12-24" }, lapseReturnsPercent: 0 },
  { kind: "free-shipping", id: "shipping", ...TAKING, ...VALIDITY, ...CODE, shippingMaxMinor: 990, countries: ["DE", "AT"] },
  {
    ...{ kind: "free-product", id: "product", ...TAKING, ...VALIDITY, ...CODE, minimumMinor: undefined, productId: "8", variantId: "9", valueMinor: 990 },
    buys: { from: { products: ["5"], variants: [], collections: [] }, quantity: 2 },
  },
  { kind: "free-product", id: "alone", points: 300, productId: "8", variantId: "9" },
  {
    ...{ kind: "slider", id: "slider", ...SLIDER_TAKING, ...VALIDITY, ...CODE, ...GOODS, shareMaxPercent: 50 },
    ...{ pointsMin: 100, pointsMax: 5000, pointsStep: 50, minorPerStep: 25, as: "store-credit" },
  },
  { kind: "gift-card", id: "card", ...TAKING, ...VALIDITY, ...MONEY },
  { kind: "store-credit", id: "credit", ...TAKING, ...VALIDITY, ...MONEY },
  { kind: "donation", id: "donation", ...TAKING, cause: "Sea rescue", amountMinor: 500, description: "Thank you" },
  {
    ...{ kind: "experience", id: "evening", ...TAKING, ...VALIDITY, valueMinor: 4000 },
    dates: [{ id: "first", at: "2026-12-01T19:30", places: 12 }, { id: "second", at: "2027-01-12" }],
    asks: { label: "Name to engrave", lengthMax: 20 },
  },
  { kind: "partner-code", id: "cinema", ...TAKING, ...VALIDITY, partner: "Cinema", howTo: "At the till", lowStock: 0 },
  { kind: "early-access", id: "early", ...TAKING, ...VALIDITY, tag: "early" },
  { kind: "reference", id: "mug", name: "A mug", points: 400, automatic: true, valueMinor: 800, lapses: { days: 30 } },
].map((reward) => rewardSchema.parse(reward)); // prettier-ignore
