import type { ProgramInput } from "../../../app/loyalty/program.ts";

type RewardInput = NonNullable<ProgramInput["rewards"]>[number];

/** What the rewards of these tests name. */
export interface Goods {
  mug: { productId: string; variantId: string };
  tea: { productId: string; variantId: string };
}

const valid = { days: 30 };
const amount = { kind: "fixed-amount" as const, points: 100, amountMinor: 500, valid };
const slide = { kind: "slider" as const, pointsMin: 100, pointsMax: 100, pointsStep: 100, minorPerStep: 500, valid };

/** One reward of each kind for which something is made in Shopify: each costs 100 points and is good for 30 days. */
export function rewardsOf({ mug, tea }: Goods): RewardInput[] {
  const product = { kind: "free-product" as const, points: 100, ...mug, valid };
  return [
    { id: "amount", ...amount },
    { id: "percent", kind: "percentage", points: 100, percent: 12.5, valid },
    { id: "shipping", kind: "free-shipping", points: 100, valid },
    { id: "product", ...product },
    {
      ...{ ...product, id: "beside" },
      buys: { from: { products: [tea.productId], variants: [], collections: [] }, quantity: 2 },
    },
    { id: "except", ...amount, except: { products: [mug.productId] } },
    { id: "abroad", ...amount, amounts: [{ currency: "CHF", amountMinor: 550 }] },
    { id: "anyone", ...amount, transferable: true },
    { id: "slide-code", ...slide, as: "code" },
    { id: "slide-card", ...slide, as: "gift-card" },
    { id: "slide-credit", ...slide, as: "store-credit" },
    { id: "card", kind: "gift-card", points: 100, amountMinor: 500, valid },
    { id: "credit", kind: "store-credit", points: 100, amountMinor: 500, valid },
    { id: "endless", kind: "store-credit", points: 100, amountMinor: 500 },
    { id: "early", kind: "early-access", points: 100, tag: "early-bird", valid },
  ];
}

/** What happens to a redemption: the part of it in which things fail begins after `before`. */
export interface Life {
  reward: string;
  /** issue; or, once it is issued: cancel, lapse, void; or, while nobody knows whether it is: doubt (cancelled then). */
  act: "issue" | "cancel" | "lapse" | "void" | "doubt" | "used";
  /** Of this operation the answer is lost in any case. */
  lost?: string;
  /** What is sent when nothing else fails, in order. */
  calls: string[];
  /** How it ends when nothing else fails. */
  end: "issued" | "cancelled" | "lapsed" | "used";
}

const BY_CODE: Record<string, string[]> = {
  amount: ["CreateDiscountCode"],
  percent: ["CreateDiscountCode"],
  shipping: ["CreateFreeShippingCode"],
  product: ["VariantPrice", "CreateDiscountCode"],
  beside: ["CreateBxgyCode"],
  except: ["RewardProducts", "CreateDiscountCode"],
  abroad: ["ManualRates", "CreateDiscountCode"],
  anyone: ["CreateDiscountCode"],
  "slide-code": ["CreateDiscountCode"],
};
const CARDS = ["card", "slide-card"];
const CREDITS = ["credit", "slide-credit", "endless"];

const issued = (reward: string, calls: string[]): Life => ({ reward, act: "issue", calls, end: "issued" });
const cancelled = (reward: string, calls: string[]): Life => ({ reward, act: "cancel", calls, end: "cancelled" });

/** Every life that the table goes through. */
export const LIVES: Life[] = [
  ...Object.entries(BY_CODE).map(([reward, calls]) => issued(reward, calls)),
  ...CARDS.map((reward) => issued(reward, ["CreateGiftCard"])),
  ...CREDITS.map((reward) => issued(reward, ["CreditStoreCredit"])),
  issued("early", ["CustomerTags", "AddTags"]),
  ...Object.keys(BY_CODE).map((reward) => cancelled(reward, ["DeactivateDiscount"])),
  ...CARDS.map((reward) => cancelled(reward, ["ReadGiftCard", "DeactivateGiftCard"])),
  ...CREDITS.map((reward) => cancelled(reward, ["StoreCreditTransactions", "DebitStoreCredit"])),
  cancelled("early", ["CustomerTags", "RemoveTags"]),
  { reward: "amount", act: "lapse", calls: ["DeactivateDiscount"], end: "lapsed" },
  { reward: "shipping", act: "lapse", calls: ["DeactivateDiscount"], end: "lapsed" },
  { reward: "beside", act: "lapse", calls: ["DeactivateDiscount"], end: "lapsed" },
  { reward: "anyone", act: "lapse", calls: ["DeactivateDiscount"], end: "lapsed" },
  { reward: "card", act: "lapse", calls: ["ReadGiftCard", "DeactivateGiftCard"], end: "lapsed" },
  { reward: "credit", act: "lapse", calls: ["StoreCreditTransactions"], end: "lapsed" },
  { reward: "early", act: "lapse", calls: ["CustomerTags", "RemoveTags"], end: "used" },
  { reward: "amount", act: "void", calls: ["DeactivateDiscount"], end: "cancelled" },
  { reward: "card", act: "void", calls: ["ReadGiftCard", "DeactivateGiftCard"], end: "cancelled" },
  { reward: "credit", act: "void", calls: ["StoreCreditTransactions", "DebitStoreCredit"], end: "cancelled" },
  // The answer to what was asked first is lost in any case: it is looked for.
  { ...issued("amount", ["CreateDiscountCode", "DiscountByCode"]), lost: "CreateDiscountCode" },
  { ...issued("card", ["CreateGiftCard", "GiftCardsByCode"]), lost: "CreateGiftCard" },
  { ...issued("credit", ["CreditStoreCredit", "StoreCreditTransactions"]), lost: "CreditStoreCredit" },
  { ...issued("endless", ["CreditStoreCredit", "StoreCreditTransactions"]), lost: "CreditStoreCredit" },
  {
    ...cancelled("credit", ["StoreCreditTransactions", "DebitStoreCredit", "StoreCreditTransactions"]),
    lost: "DebitStoreCredit",
  },
  // Whoever made it died before that was written down, and it is cancelled.
  { reward: "amount", act: "doubt", calls: ["DiscountByCode", "DeactivateDiscount"], end: "cancelled" },
  { reward: "card", act: "doubt", calls: ["GiftCardsByCode", "ReadGiftCard", "DeactivateGiftCard"], end: "cancelled" },
  {
    ...{ reward: "credit", act: "doubt", end: "cancelled" },
    calls: ["StoreCreditTransactions", "StoreCreditTransactions", "DebitStoreCredit"],
  },
  { reward: "early", act: "doubt", calls: ["CustomerTags", "RemoveTags"], end: "cancelled" },
  // An order with the code was placed that nobody has told yet, and it is cancelled.
  { reward: "amount", act: "used", calls: ["DeactivateDiscount", "OrdersWithCode"], end: "used" },
  { reward: "anyone", act: "used", calls: ["DeactivateDiscount", "OrdersWithCode"], end: "used" },
];

/** How a row of the table reads. */
export function titleOf({ reward, act, lost }: Life): string {
  return `${reward}, ${act}${lost === undefined ? "" : `, ${lost} unheard`}`;
}
