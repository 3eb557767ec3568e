import { SandboxRefusal, type SandboxContext, type SandboxWorld } from "./context.ts";
import { installApp } from "./installation.ts";
import { fillWithSamples } from "./sample/fill-with-samples.ts";
import { convertMinor } from "./money.ts";
import type { ShopState } from "./state.ts";

export interface ShopRequest {
  domain: string;
  name?: string | undefined;
  currency?: string | undefined;
  timeZone?: string | undefined;
  taxesIncluded?: boolean | undefined;
  taxRateBasisPoints?: number | undefined;
  exchangeRates?: Record<string, string> | undefined;
  planName?: string | undefined;
}

/** What a unit of the shop's currency buys elsewhere; fixed, so that amounts can be predicted. */
const EXCHANGE_RATES: Record<string, Record<string, string>> = {
  EUR: { USD: "1.0837", GBP: "0.8412", JPY: "162.35", KWD: "0.3334", CHF: "0.9375" },
  USD: { EUR: "0.9228", GBP: "0.7762", JPY: "149.81", KWD: "0.3077", CHF: "0.8651" },
  JPY: { EUR: "0.00616", USD: "0.006675", GBP: "0.00518" },
  KWD: { EUR: "2.9994", USD: "3.2504", JPY: "486.95" },
  GBP: { EUR: "1.1888", USD: "1.2883", JPY: "193" },
};

/**
 * Opens a shop with the app installed in it, empty or with a past of some weeks.
 *
 * @throws SandboxRefusal when the domain is none of Shopify's or taken
 */
export function createShop(
  world: SandboxWorld,
  request: ShopRequest,
  start: "empty" | "with-samples" = "empty",
): SandboxContext {
  const { domain } = request;
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) {
    throw new SandboxRefusal(`"${domain}" is no shop domain: it ends with .myshopify.com`);
  }
  if (world.state.shops.has(domain)) throw new SandboxRefusal(`There is a shop ${domain} already`);
  const shop: ShopState = {
    settings: settingsOf(world, request),
    installation: {
      isInstalled: false,
      id: world.newId(),
      scopes: [],
      tokens: [],
      installedAt: null,
      uninstalledAt: null,
    },
    customers: new Map(),
    products: new Map(),
    collections: new Map(),
    orders: new Map(),
    discounts: new Map(),
    redeemCodeCreations: new Map(),
    giftCards: new Map(),
    storeCreditAccounts: new Map(),
    segments: new Map(),
    metafields: new Map(),
    metafieldDefinitions: new Map(),
    bulkOperations: new Map(),
    nextOrderNumber: 1001,
    sampleOrderIds: [],
    sampleCustomerId: null,
  };
  world.state.shops.set(domain, shop);
  const context = { world, shop };
  // The shop was there, and sold, before the app came: its past is no news to the app.
  if (start === "with-samples") fillWithSamples(context);
  installApp(context);
  world.changed();
  return context;
}

function settingsOf(world: SandboxWorld, request: ShopRequest): ShopState["settings"] {
  const { domain } = request;
  const at = world.clock.text();
  const currency = request.currency ?? "EUR";
  return {
    id: world.newId(),
    domain,
    name: request.name ?? "Hearth & Leaf",
    email: "owner@example.com",
    owner: "Mira Sommer",
    currency,
    timeZone: request.timeZone ?? "Europe/Berlin",
    countryCode: "DE",
    planName: request.planName ?? "Basic",
    taxesIncluded: request.taxesIncluded ?? true,
    taxRateBasisPoints: request.taxRateBasisPoints ?? 1900,
    shippingMinor: 0,
    exchangeRates: request.exchangeRates ?? EXCHANGE_RATES[currency] ?? {},
    createdAt: at,
    updatedAt: at,
  };
}

/**
 * Changes the currency a shop sells in, as long as nobody has bought anything but what the shop came with: those orders go, products
 * keep their worth.
 *
 * @throws SandboxRefusal once the shop has orders of its own
 */
export function changeCurrency(context: SandboxContext, currency: string): void {
  const { shop } = context;
  const own = [...shop.orders.keys()].filter((id) => !shop.sampleOrderIds.includes(id));
  if (own.length > 0) throw new SandboxRefusal("The currency of a shop cannot change once it has orders");
  const from = shop.settings.currency;
  const rate = shop.settings.exchangeRates[currency] ?? "1";
  for (const product of shop.products.values()) {
    product.priceMinor = convertMinor(product.priceMinor, { from, to: currency, rate });
  }
  shop.settings.shippingMinor = convertMinor(shop.settings.shippingMinor, { from, to: currency, rate });
  shop.giftCards.clear();
  shop.storeCreditAccounts.clear();
  shop.orders.clear();
  shop.discounts.clear();
  shop.sampleOrderIds = [];
  shop.settings.currency = currency;
  shop.settings.exchangeRates = EXCHANGE_RATES[currency] ?? {};
}
