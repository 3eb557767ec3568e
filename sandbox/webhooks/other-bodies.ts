import { ordersOf } from "../commerce/find.ts";
import { offsetAt } from "../clock.ts";
import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import type { Customer, Order, OrderEdit } from "../state.ts";
import { bodyTime, customerBody, gid, idNumber } from "./body-parts.ts";

type Body = { [key: string]: Json };

/** The body of orders/edited: what the edit added and removed, without any amount. */
export function orderEditBody(context: SandboxContext, of: { order: Order; edit: OrderEdit }): Body {
  const { order, edit } = of;
  const at = bodyTime(context, edit.at);
  const units = (one: { lineId: string; quantity: number }) => ({ id: idNumber(one.lineId), delta: one.quantity });
  return {
    order_edit: {
      id: idNumber(edit.id),
      app_id: null,
      created_at: at,
      committed_at: at,
      notify_customer: false,
      order_id: idNumber(order.id),
      staff_note: "",
      user_id: null,
      line_items: { additions: edit.additions.map(units), removals: edit.removals.map(units) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

/** The body of customers/create, update, enable and disable. */
export function customerTopicBody(context: SandboxContext, customer: Customer): Body {
  return { ...customerBody(context, customer), addresses: [] };
}

/** The body of customers/delete. */
export function customerDeletedBody(customer: Customer): Body {
  return { id: idNumber(customer.id), tax_exemptions: [], admin_graphql_api_id: gid("Customer", customer.id) };
}

/** The body of customers/merge. */
export function customerMergeBody(of: { keptId: string; deletedId: string }): Body {
  return {
    admin_graphql_api_customer_kept_id: gid("Customer", of.keptId),
    admin_graphql_api_customer_deleted_id: gid("Customer", of.deletedId),
    admin_graphql_api_job_id: null,
    status: "completed",
    errors: [],
  };
}

/** What customers/redact and customers/data_request say of the person; the lists of orders differ by name. */
export function complianceBody(
  context: SandboxContext,
  of: { customer: Pick<Customer, "id" | "email" | "phone">; ordersField: "orders_to_redact" | "orders_requested" },
): Body {
  const { customer, ordersField } = of;
  return {
    ...shopReference(context),
    customer: { id: idNumber(customer.id), email: customer.email, phone: customer.phone },
    [ordersField]: ordersOf(context, customer.id).map((order) => idNumber(order.id)),
  };
}

/** The body of shop/redact, and the head of the other compliance topics. */
export function shopReference(context: SandboxContext): Body {
  return { shop_id: idNumber(context.shop.settings.id), shop_domain: context.shop.settings.domain };
}

/** The body of shop/update and app/uninstalled. */
export function shopBody(context: SandboxContext): Body {
  const { settings } = context.shop;
  return {
    id: idNumber(settings.id),
    name: settings.name,
    email: settings.email,
    domain: settings.domain,
    country: settings.countryCode,
    country_code: settings.countryCode,
    primary_locale: "en",
    created_at: bodyTime(context, settings.createdAt),
    updated_at: bodyTime(context, settings.updatedAt),
    currency: settings.currency,
    customer_email: settings.email,
    timezone: timeZoneText(context),
    iana_timezone: settings.timeZone,
    shop_owner: settings.owner,
    money_format: "{{amount}}",
    money_with_currency_format: `{{amount}} ${settings.currency}`,
    taxes_included: settings.taxesIncluded,
    plan_display_name: settings.planName,
    plan_name: settings.planName.toLowerCase(),
    has_discounts: context.shop.discounts.size > 0,
    has_gift_cards: true,
    myshopify_domain: settings.domain,
    has_storefront: true,
    password_enabled: false,
    enabled_presentment_currencies: [settings.currency, ...Object.keys(settings.exchangeRates)],
  };
}

/** The body of app/scopes_update; its `shop_id` is a global id, unlike everywhere else. */
export function scopesUpdateBody(context: SandboxContext, of: { previous: string[]; current: string[] }): Body {
  return {
    id: idNumber(context.world.newId()),
    shop_id: gid("Shop", context.shop.settings.id),
    previous: of.previous,
    current: of.current,
    updated_at: new Date(context.world.clock.nowMs()).toISOString(),
  };
}

function timeZoneText(context: SandboxContext): string {
  const { timeZone } = context.shop.settings;
  const minutes = offsetAt(context.world.clock.nowMs(), timeZone) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `(GMT${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}) ${timeZone}`;
}
