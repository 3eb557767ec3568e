import { zonedText } from "../clock.ts";
import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import { formatMinor, type Bag } from "../money.ts";
import type { Customer, Order } from "../state.ts";
import type { Address } from "../state-parts.ts";

/** An id as bodies write it: a number with all its digits, beyond 2^53 too. */
export function idNumber(id: string): bigint {
  return BigInt(id);
}

/** Shopify's global id of a thing. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** A moment in the shop's time zone; null stays null. */
export function bodyTime(context: SandboxContext, utcText: string | null): string | null {
  return utcText === null ? null : zonedText(utcText, context.shop.settings.timeZone);
}

type Currencies = Pick<Order, "currency" | "presentmentCurrency">;

/** An amount in both currencies, the way bodies nest it. */
export function moneySet(order: Currencies, amount: Bag): Json {
  return {
    shop_money: { amount: formatMinor(amount.shop, order.currency), currency_code: order.currency },
    presentment_money: {
      amount: formatMinor(amount.presentment, order.presentmentCurrency),
      currency_code: order.presentmentCurrency,
    },
  };
}

/** An amount in the shop's currency as text. */
export function shopAmount(order: Currencies, amount: Bag): string {
  return formatMinor(amount.shop, order.currency);
}

/** The customer inside an order's body, or the body of the customers topics without addresses. */
export function customerBody(context: SandboxContext, customer: Customer): { [key: string]: Json } {
  return {
    id: idNumber(customer.id),
    created_at: bodyTime(context, customer.createdAt),
    updated_at: bodyTime(context, customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state,
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: context.shop.settings.currency,
    tax_exemptions: [],
    admin_graphql_api_id: gid("Customer", customer.id),
    default_address: customer.defaultAddress ? addressBody(customer.defaultAddress) : null,
  };
}

/** An address as bodies write it. */
export function addressBody(address: Address): { [key: string]: Json } {
  const name = [address.firstName, address.lastName].filter((part) => part).join(" ");
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    zip: address.zip,
    city: address.city,
    province: address.provinceCode,
    province_code: address.provinceCode,
    country: new Intl.DisplayNames("en", { type: "region" }).of(address.countryCode) ?? address.countryCode,
    country_code: address.countryCode,
    phone: address.phone,
    name: name === "" ? null : name,
    latitude: null,
    longitude: null,
  };
}
