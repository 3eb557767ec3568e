import { SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Customer } from "../state.ts";
import { decimalsOf } from "../money.ts";
import { customerFigures } from "./customer-figures.ts";

/** What a filter holds. A number is compared as a decimal number, a moment as milliseconds. */
export type SegmentFilterType = "number" | "text" | "list" | "moment" | "other";

export interface SegmentFilter {
  type: SegmentFilterType;
  isComputed: boolean;
}

const computed = (type: SegmentFilterType): SegmentFilter => ({ type, isComputed: true });
const known: SegmentFilter = { type: "other", isComputed: false };

/** Shopify's filters of customers: those the sandbox computes, and those it only knows by name. */
export const SEGMENT_FILTERS: ReadonlyMap<string, SegmentFilter> = new Map([
  ["customer_tags", computed("list")],
  ["customer_countries", computed("list")],
  ["number_of_orders", computed("number")],
  ["amount_spent", computed("number")],
  ["email_subscription_status", computed("text")],
  ["sms_subscription_status", computed("text")],
  ["customer_email_domain", computed("text")],
  ["customer_language", computed("text")],
  ["customer_account_status", computed("text")],
  ["customer_added_date", computed("moment")],
  ["first_order_date", computed("moment")],
  ["last_order_date", computed("moment")],
  ["abandoned_checkout_date", known],
  ["anniversary", known],
  ["companies", known],
  ["created_by_app_id", known],
  ["customer_cities", known],
  ["customer_regions", known],
  ["customer_within_distance", known],
  ["predicted_spend_tier", known],
  ["product_subscription_status", known],
  ["product_subscriber_status", known],
  ["products_purchased", known],
  ["products_viewed", known],
  ["collections_viewed", known],
  ["orders_placed", known],
  ["rfm_group", known],
  ["shopify_email.opened", known],
  ["storefront.product_viewed", known],
  ["store_credit_accounts", known],
]);

/**
 * What a customer has of a filter: no value where Shopify has none (`IS NULL`), several for a list.
 *
 * @throws SandboxRefusal for a filter that the sandbox does not compute
 */
export function valuesOf(context: SandboxContext, of: { filter: string; customer: Customer }): (string | number)[] {
  const { customer } = of;
  const status = (state: string) => (state === "not_subscribed" ? "NOT_SUBSCRIBED" : state.toUpperCase());
  const at = (text: string | undefined) => (text === undefined ? [] : [Date.parse(text)]);
  const { orders, spentMinor } = customerFigures(context, customer);
  switch (of.filter) {
    case "customer_tags":
      return customer.tags;
    case "customer_countries":
      return customer.defaultAddress ? [customer.defaultAddress.countryCode] : [];
    case "number_of_orders":
      return [orders.length];
    case "amount_spent":
      return [spentMinor / 10 ** decimalsOf(context.shop.settings.currency)];
    case "email_subscription_status":
      return [status(customer.emailConsent.state)];
    case "sms_subscription_status":
      return [status(customer.smsConsent.state)];
    case "customer_email_domain":
      return customer.email === null ? [] : [customer.email.slice(customer.email.lastIndexOf("@") + 1).toLowerCase()];
    case "customer_language":
      return [customer.locale];
    case "customer_account_status":
      return [customer.state.toUpperCase()];
    case "customer_added_date":
      return at(customer.createdAt);
    case "first_order_date":
      return at(orders.at(-1)?.processedAt);
    case "last_order_date":
      return at(orders[0]?.processedAt);
    default:
      throw new SandboxRefusal(`The sandbox does not compute the segment filter ${of.filter}`, 501);
  }
}
