import { addressOf } from "../commerce/addresses.ts";
import { cancelOrder } from "../commerce/cancel-order.ts";
import { createCustomer } from "../commerce/customers.ts";
import { findProduct } from "../commerce/find.ts";
import { fulfillOrder } from "../commerce/fulfill-order.ts";
import { payOrder } from "../commerce/pay-order.ts";
import { placeOrder } from "../commerce/place-order.ts";
import { createProduct } from "../commerce/products.ts";
import { refundOrder } from "../commerce/refund-order.ts";
import { secondsText } from "../clock.ts";
import type { SandboxContext } from "../context.ts";
import { convertMinor, formatMinor, parseMinor } from "../money.ts";
import { sampleCustomers, sampleOrders, sampleProducts, type SampleOrder } from "./catalog.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHIPPING_EUR = "4.90";

/** Gives an empty shop products, customers, and orders of the last sixty days, so that screens and previews have something to show. */
export function fillWithSamples(context: SandboxContext): void {
  const { shop, world } = context;
  const nowMs = world.clock.nowMs();
  const opened = at(context, nowMs - 60 * DAY_MS);
  shop.settings.createdAt = secondsText(nowMs - 60 * DAY_MS);
  for (const product of sampleProducts) createProduct(opened, { ...product, price: priced(context, product.price) });
  shop.settings.shippingMinor = parseMinor(priced(context, SHIPPING_EUR), shop.settings.currency) ?? 0;
  const customerIds = sampleCustomers.map(({ address, ...customer }) => {
    const [address1, zip, city, countryCode] = address;
    const { firstName, lastName } = customer;
    const defaultAddress = addressOf(opened, { firstName, lastName, address1, zip, city, countryCode });
    return createCustomer(opened, { ...customer, defaultAddress }).id;
  });
  shop.sampleCustomerId = customerIds[0] ?? null;
  for (const [index, sample] of sampleOrders.entries()) {
    // Not all in the same minute of the day; the newest stay in the past all the same.
    const placedMs = nowMs - sample.daysAgo * DAY_MS + ((index * 7) % 20) * HOUR_MS;
    const customerId = sample.customer === null ? null : (customerIds[sample.customer] ?? null);
    shop.sampleOrderIds.push(
      sampleOrder(context, { sample, customerId, placedMs: Math.min(placedMs, nowMs - HOUR_MS) }),
    );
  }
}

function sampleOrder(
  context: SandboxContext,
  of: { sample: SampleOrder; customerId: string | null; placedMs: number },
): string {
  const { sample, customerId, placedMs } = of;
  const lines = sample.items.map(([handle, quantity]) => {
    const product = findProduct(context, { handle });
    if (!product) throw new Error(`The sample shop has no ${handle}`);
    return { productId: product.id, quantity };
  });
  const later = (hours: number) => at(context, Math.min(placedMs + hours * HOUR_MS, context.world.clock.nowMs()));
  const isShipped = lines.some((line) => findProduct(context, { id: line.productId })?.requiresShipping);
  const shipping = isShipped ? { shipping: priced(context, SHIPPING_EUR) } : {};
  const { id } = placeOrder(later(0), { customerId, lines, ...shipping });
  switch (sample.ending) {
    case "unpaid":
      break;
    case "paid":
      payOrder(later(0), id);
      break;
    case "shipped":
      payOrder(later(0), id);
      fulfillOrder(later(26), id, {});
      break;
    case "partly-shipped":
      payOrder(later(0), id);
      fulfillOrder(later(26), id, { lines: [{ index: 0, quantity: 1 }] });
      break;
    case "half-refunded":
      payOrder(later(0), id);
      fulfillOrder(later(26), id, {});
      refundOrder(later(120), id, { lines: [{ index: 0, quantity: Math.ceil((sample.items[0]?.[1] ?? 1) / 2) }] });
      break;
    case "cancelled":
      payOrder(later(0), id);
      cancelOrder(later(3), id, { refund: true });
      break;
  }
  return id;
}

/** The shop at an earlier moment: the same shop, another clock. */
function at(context: SandboxContext, nowMs: number): SandboxContext {
  const clock = { ...context.world.clock, nowMs: () => nowMs, text: () => secondsText(nowMs) };
  return { ...context, world: { ...context.world, clock } };
}

/** A price of the catalogue, which is in euros, in the shop's currency. */
function priced(context: SandboxContext, euros: string): string {
  const { currency, exchangeRates } = context.shop.settings;
  if (currency === "EUR") return euros;
  const toEuro = exchangeRates["EUR"] ?? "1";
  const minor = convertMinor(parseMinor(euros, "EUR") ?? 0, { from: "EUR", to: currency, rate: inverse(toEuro) });
  return formatMinor(minor, currency);
}

/** 1 / rate with six digits, computed exactly. */
function inverse(rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const scaled = 10n ** BigInt(fraction.length + 6) / BigInt(whole + fraction);
  const digits = scaled.toString().padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
