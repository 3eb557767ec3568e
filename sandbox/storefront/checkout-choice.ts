import { addressOf, usualAddress } from "../commerce/addresses.ts";
import { planPayment, payingCard, type PlannedPayment } from "../commerce/pay-order.ts";
import { priceCart, type PricedCart } from "../commerce/price-cart.ts";
import { findCreditAccount } from "../commerce/store-credit.ts";
import { SandboxRefusal } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { Address } from "../state-parts.ts";
import { fieldOf, type Visit } from "./visit.ts";

/** Where the checkout ships to; the first one is not special, the shop's own country is what stands there at first. */
export const COUNTRIES = ["AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT", "NL", "US"] as const;

/** What a shopper says at the checkout, or what stands there before they say anything. */
export interface CheckoutChoice {
  email: string;
  address: Address;
  useStoreCredit: "yes" | "no";
  tip: string | undefined;
}

/** A checkout as it would be paid now. */
export interface CheckoutView {
  cart: PricedCart;
  payments: PlannedPayment[];
  giftCards: string[];
  /** What the customer has in the shop's currency. */
  storeCreditMinor: number;
}

/** Reads the checkout's form; without one, the customer's address and whatever is usual. */
export function readChoice(visit: Visit, form: FormData | null): CheckoutChoice {
  const email = visit.customer?.email ?? (form ? fieldOf(form, "email").trim() : "");
  const usual = usualAddress(visit.context, visit.customer);
  if (!form) return { email, address: usual, useStoreCredit: "no", tip: undefined };
  const field = (name: string) => fieldOf(form, name).trim() || null;
  const address = addressOf(visit.context, {
    firstName: field("first_name"),
    lastName: field("last_name"),
    address1: field("address1"),
    zip: field("zip"),
    city: field("city"),
    countryCode: /^[A-Za-z]{2}$/.exec(field("country_code") ?? "")?.[0],
  });
  return {
    email,
    address: form.has("country_code") ? address : usual,
    useStoreCredit: form.has("use_store_credit") ? "yes" : "no",
    tip: field("tip") ?? undefined,
  };
}

/** Prices what the shopper chose with the shop's shipping fee, and says how it would be paid. */
export function priceCheckout(visit: Visit, choice: CheckoutChoice): CheckoutView {
  const { context, customer } = visit;
  const cart = priceCart(context, {
    lines: visit.cart.lines,
    codes: visit.cart.codes,
    customerId: customer?.id ?? null,
    email: choice.email || null,
    shipping: shippingFee(visit),
    countryCode: choice.address.countryCode,
  });
  const giftCards = visit.cart.giftCards.filter((code) => canPay(visit, code));
  const request = { giftCardCodes: giftCards, useStoreCredit: choice.useStoreCredit };
  const payments = planPayment(context, { sum: cart.total, exchange: cart, customerId: customer?.id ?? null, request });
  const account = customer && findCreditAccount(context, { customerId: customer.id, currency: cart.currency });
  return { cart, payments, giftCards, storeCreditMinor: account?.balanceMinor ?? 0 };
}

/** The shop's fee for what has to be shipped, a decimal string. */
export function shippingFee(visit: Visit): string {
  const { shop } = visit.context;
  const isShipped = visit.cart.lines.some((line) => shop.products.get(line.productId)?.requiresShipping);
  return formatMinor(isShipped ? shop.settings.shippingMinor : 0, shop.settings.currency);
}

function canPay(visit: Visit, code: string): boolean {
  try {
    payingCard(visit.context, code);
    return true;
  } catch (error) {
    if (error instanceof SandboxRefusal) return false;
    throw error;
  }
}
