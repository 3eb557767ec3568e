import { SandboxRefusal, type SandboxContext, type SandboxWorld } from "./context.ts";
import { installApp } from "./installation.ts";
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
 * Opens a shop with the app installed in it.
 *
 * @throws SandboxRefusal when the domain is none of Shopify's or taken
 */
export function createShop(world: SandboxWorld, request: ShopRequest): SandboxContext {
  const { domain } = request;
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) {
    throw new SandboxRefusal(`"${domain}" is no shop domain: it ends with .myshopify.com`);
  }
  if (world.state.shops.has(domain)) throw new SandboxRefusal(`There is a shop ${domain} already`);
  const at = world.clock.text();
  const currency = request.currency ?? "EUR";
  const shop: ShopState = {
    settings: {
      id: world.newId(),
      domain,
      name: request.name ?? "Laurel Sandbox",
      email: "owner@example.com",
      owner: "Mira Sommer",
      currency,
      timeZone: request.timeZone ?? "Europe/Berlin",
      countryCode: "DE",
      planName: request.planName ?? "Basic",
      taxesIncluded: request.taxesIncluded ?? true,
      taxRateBasisPoints: request.taxRateBasisPoints ?? 1900,
      exchangeRates: request.exchangeRates ?? EXCHANGE_RATES[currency] ?? {},
      createdAt: at,
      updatedAt: at,
    },
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
    orders: new Map(),
    discounts: new Map(),
    metafields: new Map(),
    metafieldDefinitions: new Map(),
    nextOrderNumber: 1001,
    sampleCustomerId: null,
  };
  world.state.shops.set(domain, shop);
  const context = { world, shop };
  installApp(context);
  world.changed();
  return context;
}

/** The exchange rates of a shop whose currency changes. */
export function exchangeRatesOf(currency: string): Record<string, string> {
  return EXCHANGE_RATES[currency] ?? {};
}
