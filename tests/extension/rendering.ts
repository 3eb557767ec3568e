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
    { id: "small", points: 100, amount: "1.00" },
    { id: "large", points: 1500, amount: "20.00" },
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

export interface Page {
  block?: "loyalty" | "launcher" | "product-points";
  program?: object | null;
  /** The customer's metafields; null is nobody, an empty object a customer without the app's metafield. */
  customer?: object | null;
  /** Which currency the shopper pays in. */
  currency?: string;
  locale?: string;
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
      routes: { account_login_url: "/account/login", cart_url: "/cart" },
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
