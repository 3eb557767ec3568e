import type { ProgramInput } from "../../../app/loyalty/program.ts";

/** A program with a reward of every kind, with prices and validities that tell one from another. */
export function rewardsProgram(candle: { id: string; variantId: string }): ProgramInput {
  return {
    schema: 2,
    units: [{ id: "points", name: { one: "Point", many: "Points" } }],
    earning: [
      { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
      { id: "gift", trigger: { kind: "event", name: "gift" }, effect: { kind: "fixed-points", points: 20000 } },
      { id: "start", trigger: { kind: "event", name: "start" }, effect: { kind: "fixed-points", points: 1000 } },
      {
        id: "friend",
        trigger: { kind: "referral", side: "referrer" },
        effect: { kind: "fixed-points", points: 250 },
      },
      {
        id: "next-order",
        trigger: { kind: "order" },
        conditions: [{ kind: "amount", fromMinor: 50000 }],
        effect: { kind: "reward", reward: "thanks" },
      },
    ],
    tiers: [
      {
        id: "circle",
        name: "Circle",
        qualifications: [{ basis: "spend", threshold: 50000 }],
        tag: "laurel-circle",
        discounts: [{ id: "circle-price", kind: "percentage", percent: 5, name: "Circle: 5 % off" }],
      },
    ],
    rewards: [...codes(candle), ...others],
    joining: { mode: "automatic" },
    policies: {
      basis: { paidWithGiftCards: false, paidWithStoreCredit: false },
      velocity: { perMemberPerHour: 60 },
    },
  };
}

type RewardInput = NonNullable<ProgramInput["rewards"]>[number];

function codes(candle: { id: string; variantId: string }): RewardInput[] {
  return [
    { id: "five-off", kind: "fixed-amount", points: 500, amountMinor: 500, valid: { days: 5 } },
    { id: "ten-percent", kind: "percentage", points: 600, percent: 10, minimumMinor: 2000, valid: { days: 60 } },
    { id: "free-shipping", kind: "free-shipping", points: 300, valid: { days: 60 } },
    {
      ...{ id: "candle", kind: "free-product", name: "A candle", points: 800, valid: { days: 60 } },
      ...{ productId: candle.id, variantId: candle.variantId, valueMinor: 980 },
    },
    {
      ...{ id: "as-much", kind: "slider", valid: { days: 60 } },
      ...{ pointsMin: 100, pointsMax: 2000, pointsStep: 100, minorPerStep: 100 },
    },
    {
      ...{ id: "friend", kind: "fixed-amount", name: "Voucher for a friend", points: 700, amountMinor: 700 },
      description: "Give it to somebody who does not know us yet.",
      ...{ transferable: true, valid: { days: 90 } },
    },
    { id: "thanks", kind: "percentage", name: "Thank you: 15 % off", percent: 15, valid: { days: 60 } },
    {
      ...{ id: "by-itself", kind: "fixed-amount", name: "By itself: €4", points: 400, amountMinor: 400 },
      ...{ automatic: true, tiers: ["circle"], perMember: { count: 1 }, valid: { days: 60 } },
    },
  ];
}

const others: RewardInput[] = [
  { id: "gift-card", kind: "gift-card", points: 2000, amountMinor: 2000, valid: { years: 3 } },
  { id: "credit", kind: "store-credit", points: 1000, amountMinor: 1000, valid: { months: 12 } },
  {
    ...{ id: "cinema", kind: "partner-code", name: "A ticket for the cinema", points: 400, lowStock: 2 },
    ...{ partner: "the cinema next door", howTo: "Enter the code at the desk." },
  },
  { id: "trees", kind: "donation", points: 200, amountMinor: 300, cause: "trees in the city" },
  {
    ...{ id: "evening", kind: "experience", name: "An evening in the workshop", points: 900 },
    dates: [
      { id: "may", at: "2027-05-07T19:00", places: 2 },
      { id: "june", at: "2027-06-11T19:00", places: 12 },
    ],
  },
  {
    ...{ id: "engraving", kind: "experience", name: "Your name on the handle", points: 350 },
    asks: { label: "The name", lengthMax: 20 },
  },
  {
    id: "early",
    kind: "early-access",
    name: "Buy before others",
    points: 150,
    tag: "laurel-early",
    valid: { days: 3 },
  },
  {
    ...{ id: "attic", kind: "experience", name: "A night in the attic", points: 90000 },
    description: "For those who have been with us for long.",
  },
];
