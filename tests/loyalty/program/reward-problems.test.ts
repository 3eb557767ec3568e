import { expect, it } from "vitest";
import { problemLine, problemsOf } from "../../../app/loyalty/program/problems.ts";
import { programSchema } from "../../../app/loyalty/program.ts";

const points = { id: "points", name: { one: "Coin", many: "Coins" } };
const orders = { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } };
const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 500 }] };
const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 };
const slider = { id: "any", kind: "slider", pointsMin: 200, pointsMax: 900, pointsStep: 100, minorPerStep: 100 };
const usd = { currency: "USD", amountMinor: 5 };
const ship = { id: "ship", kind: "free-shipping", name: "Free shipping" };

it.each<[string, Record<string, unknown>, string]>([
  [
    "a reward by itself without a price",
    { rewards: [{ ...voucher, points: undefined, automatic: true }] },
    "rewards[0].automatic: given by itself at a number of points, but at which? Right is a number in “points” beside it.",
  ],
  [
    "a reward by itself for segments",
    { rewards: [{ ...voucher, automatic: true, segments: ["1"] }] },
    "rewards[0].segments: given by itself, and only to customer segments: that cannot be looked up while points are booked. Right is to leave “segments” out, or “automatic”; tiers work with both.",
  ],
  [
    "a reward for a tier that is not there",
    { rewards: [{ ...voucher, tiers: [null, "gold"] }] },
    'rewards[0].tiers[1]: there is no tier "gold". Right is one of the document\'s tiers: (none).',
  ],
  [
    "a reward whose window ends before it begins",
    { rewards: [{ ...voucher, window: { from: "2026-12-01", to: "2026-12-01T00:00" } }] },
    'rewards[0].window.to: "2026-12-01T00:00" is not after 2026-12-01, where it begins. Right is a later moment than 2026-12-01.',
  ],
  [
    "a slider whose most is below its least",
    { rewards: [{ ...slider, pointsMax: 100 }] },
    "rewards[0].pointsMax: 100 is below 200, the least. Right is 200 or more.",
  ],
  [
    "a slider whose least is between its steps",
    { rewards: [{ ...slider, pointsMin: 150 }] },
    "rewards[0].pointsMin: 150 is no full number of steps of 100. Right is a multiple of 100.",
  ],
  [
    "a slider whose most is between its steps",
    { rewards: [{ ...slider, pointsMax: 950 }] },
    "rewards[0].pointsMax: 950 is no full number of steps of 100. Right is a multiple of 100.",
  ],
  [
    "a slider that is given",
    { rewards: [slider], earning: [{ ...orders, effect: { kind: "reward", reward: "any" } }] },
    'earning[0].effect.reward: "any" is a slider: how many points would be given? Right is a reward with a fixed worth.',
  ],
  [
    "a code for everybody that never ends",
    { rewards: [{ ...voucher, transferable: true }] },
    "rewards[0].transferable: a code that anybody may use needs an end. Right is a term or a moment in “valid” beside it.",
  ],
  [
    "two amounts of a currency",
    { rewards: [{ ...voucher, amounts: [usd, { ...usd, amountMinor: 7 }] }] },
    'rewards[0].amounts[1].currency: "USD" has an amount already. Right is one amount for each currency.',
  ],
  [
    "a percentage above all",
    { rewards: [{ id: "p", kind: "percentage", percent: 101 }] },
    "rewards[0].percent: 101 is too large. Right is 100 or less.",
  ],
  [
    "a tag with a comma",
    { rewards: [{ id: "early", kind: "early-access", tag: "vip, early" }] },
    'rewards[0].tag: "vip, early" has a comma, and Shopify splits tags there. Right is a tag without commas.',
  ],
  [
    "a least basket that Shopify does not know",
    {
      rewards: [
        {
          id: "mug",
          kind: "free-product",
          productId: "1",
          variantId: "2",
          minimumMinor: 500,
          buys: { from: { products: ["3"] } },
        },
      ],
    },
    "rewards[0].minimumMinor: Shopify knows no least basket for what is free beside other products. Right is “buys” alone, or a least basket without it.",
  ],
  [
    "two dates of one name",
    {
      rewards: [
        {
          id: "evening",
          kind: "experience",
          dates: [
            { id: "may", at: "2027-05-07" },
            { id: "may", at: "2027-05-08" },
          ],
        },
      ],
    },
    'rewards[0].dates[1].id: "may" is used twice in this list. Right is a name that no other entry has.',
  ],
  [
    "two member discounts of one name",
    {
      tiers: [
        { ...silver, discounts: [ship] },
        { ...silver, id: "gold", qualifications: [], discounts: [ship] },
      ],
    },
    'tiers[1].discounts[0].id: "ship" is the name of another member discount. Right is a name that no other tier\'s discount has.',
  ],
  [
    "points that are paid out",
    { units: [{ ...points, payout: { every: "month" } }] },
    "units[0].payout: a unit of kind points is no money that could be paid out. Right is a unit of kind cashback, or no payout.",
  ],
])("a refused document says what would be right: %s", (_name, parts, line) => {
  const document = { schema: 2, units: [points], earning: [orders], ...parts };
  const parsed = programSchema.safeParse(document);

  expect(parsed.success ? [] : problemsOf(parsed.error, document).map((problem) => problemLine(problem, "en"))).toEqual(
    [line],
  );
});

it("steps, bounds and windows that fit are taken", () => {
  const rewards = [
    { ...slider, pointsMin: 200, pointsMax: 200 },
    { ...voucher, transferable: true, valid: { days: 1 }, window: { from: "2026-12-01", to: "2026-12-01T00:01" } },
    { id: "cup", kind: "reference", name: "Cup", points: 5, automatic: true },
    { id: "mug", kind: "free-product", productId: "1", variantId: "2", minimumMinor: 500 },
  ];

  expect(programSchema.safeParse({ schema: 2, units: [points], earning: [orders], rewards }).success).toBe(true);
});
