import path from "node:path";
import { renderAppBlock } from "../../sandbox/storefront/liquid/app-block.ts";
import { createEngine } from "../../sandbox/storefront/liquid/engine.ts";

const EXTENSION = path.resolve("extensions/loyalty-theme");

export const program = {
  v: 1,
  live: true,
  pointsName: { one: "Coin", many: "Coins" },
  currency: "EUR",
  decimals: 2,
  rate: { numerator: 1, denominator: 1 },
  when: "fulfilled",
  joiningGift: 50,
  joining: "explicit",
  tiers: [
    { id: "silver", name: "Silver", from: "500.00", multiplier: { numerator: 3, denominator: 2 } },
    { id: "gold", name: "Gold", from: "1000.00", multiplier: { numerator: 2, denominator: 1 } },
  ],
  rewards: [
    {
      ...{ id: "small", kind: "fixed-amount", delivery: "discount", points: 100, amount: "1.00", name: null },
      title: { en: "€1 off", de: "1 € Rabatt" },
      conditions: { en: ["From a basket of €20."], de: ["Ab 20 € Einkaufswert."] },
    },
    { id: "large", kind: "fixed-amount", delivery: "discount", points: 1500, amount: "20.00", name: null },
  ],
  namespace: "app--123456",
};

export const member = {
  v: 1,
  revision: 7,
  balance: 1291,
  pending: [{ points: 59, when: "fulfilled" }],
  tier: { id: "silver", name: "Silver" },
  next: { name: "Gold", missing: "120.10", percent: 42 },
  joined: true,
};

/** A program with everything that came after the first one: units, other ways to earn and to tiers, rewards by reference. */
export const richProgram = {
  ...program,
  rounding: "nearest",
  units: [
    { id: "points", kind: "points", one: "Coin", many: "Coins", icon: "", decimals: 0 },
    { id: "days", kind: "status", one: "Day", many: "Days", icon: "☀", decimals: 0 },
    { id: "cashback", kind: "cashback", one: "Cashback", many: "Cashback", icon: "", decimals: 2 },
  ],
  earning: [
    { id: "review", name: "Write a review", en: "Write a review", de: "Write a review" },
    { id: "birthday", name: null, en: "20 Coins on the birthday.", de: "20 Coins zum Geburtstag." },
  ],
  tiers: [
    {
      id: "silver",
      name: "Silver",
      from: "500.00",
      ways: [
        { basis: "spend", value: "500.00" },
        { basis: "points", value: 40, unit: "days" },
      ],
      multiplier: { numerator: 3, denominator: 2 },
    },
    {
      id: "gold",
      name: "Gold",
      from: null,
      ways: [{ basis: "orders", value: 12 }],
      multiplier: { numerator: 2, denominator: 1 },
    },
    { id: "card", name: "Card", from: null, ways: [], multiplier: { numerator: 1, denominator: 1 } },
  ],
  window: { kind: "calendar-year" },
  rewards: [
    ...program.rewards,
    { id: "drink", kind: "reference", delivery: "reference", points: 200, automatic: false, name: "A drink" },
    { id: "treat", kind: "reference", delivery: "reference", points: 300, automatic: true, name: "A treat" },
  ],
  references: [{ id: "gift", name: "A birthday gift", points: null, automatic: false }],
  ownDays: [{ id: "triple", name: "Your triple day", perYear: 2 }],
};

/** Rewards of which something must be chosen, and one for a tier. */
export const choosyProgram = {
  ...program,
  rewards: [
    {
      ...{ id: "slide", kind: "slider", delivery: "discount", points: 100, name: null },
      title: { en: "As much off as you like", de: "So viel Rabatt, wie du magst" },
      slider: { min: 100, max: 2000, step: 50, perStep: "0.50" },
    },
    {
      ...{ id: "mug", kind: "experience", delivery: "hand", points: 300, name: "A mug with your name" },
      asks: { label: "The name", max: 20 },
      dates: [
        { id: "may", at: "2027-05-17" },
        { id: "june", at: "2027-06-01T18:30" },
      ],
    },
    { id: "gold-only", kind: "percentage", delivery: "discount", points: 10, name: "A fifth off", tiers: ["gold"] },
  ],
};

export const richMember = {
  ...member,
  vesting: [{ points: 30, at: "2026-12-05" }],
  expiring: { points: 200, at: "2026-12-31" },
  units: [
    { id: "days", balance: 12, vesting: [], expiring: null },
    { id: "cashback", balance: 1250, vesting: [], expiring: { points: 250, at: "2027-03-01" } },
  ],
  tierUntil: "2027-12-31",
  next: {
    name: "Gold",
    missing: "120.10",
    percent: 42,
    ways: [
      { basis: "spend", value: "120.10" },
      { basis: "orders", value: 3 },
      { basis: "points", value: 5, unit: "days" },
    ],
  },
  ahead: { tier: null, at: "2028-01-01" },
  due: [
    { name: "A birthday gift", until: "2026-12-24" },
    { name: "A welcome box", until: null },
  ],
  ownDays: [{ name: "Your triple day", at: "2027-05-17" }],
};

export interface Page {
  block?: "loyalty" | "launcher" | "product-points";
  program?: object | null;
  /** The customer's metafields; null is nobody, an empty object a customer without the app's metafield. */
  customer?: object | null;
  /** Which currency the shopper pays in. */
  currency?: string;
  locale?: string;
  /** Where the shop stands in the shopper's language or market, such as "/de". */
  root?: string;
  settings?: Record<string, unknown>;
  product?: object;
}

/** A customer whose `$app` metafield holds `state`. */
export function customerWith(state: object): object {
  return { $app: { loyalty: { value: state } } };
}

/** A product in Shopify's Liquid: prices in hundredths. */
export function productOf(...prices: number[]): object {
  const variants = prices.map((price, index) => ({ id: String(index + 1), price }));
  return { "gift_card?": false, variants, selected_or_first_available_variant: variants[0] };
}

/** What Shopify would send for one block of the extension. */
export async function renderBlock(page: Page): Promise<string> {
  const currency = page.currency ?? "EUR";
  const metafields = page.customer;
  const engine = createEngine({
    folder: EXTENSION,
    locale: page.locale ?? "en",
    currency,
    assetsUrl: "/assets/",
    globals: {
      app: { metafields: { laurel: { program: { value: page.program === undefined ? program : page.program } } } },
      customer: metafields ? { id: "7", metafields } : null,
      cart: { currency: { iso_code: currency } },
      shop: { name: "Haus & Garten", privacy_policy: { url: "/policies/privacy-policy", title: "Privacy policy" } },
      routes: { account_login_url: "/account/login", cart_url: "/cart", root_url: page.root ?? "/" },
      request: { design_mode: false },
      product: page.product,
    },
  });
  const placed = { id: "one", type: page.block ?? "loyalty", settings: page.settings ?? {} };
  return (await renderAppBlock(engine, placed, {})).html;
}

/** The text a shopper reads: no markup, nothing hidden, no template, no closed details' content left out. */
export function visibleText(html: string): string {
  const document = new DOMParser().parseFromString(html, "text/html");
  for (const element of document.querySelectorAll("[hidden], template, noscript, svg")) element.remove();
  return document.body.textContent.replace(/\s+/g, " ").trim();
}
