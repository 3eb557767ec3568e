import { financialStatus, fulfillmentStatus, orderFigures, type OrderFigures } from "../commerce/figures.ts";
import type { SandboxContext } from "../context.ts";
import type { Json } from "../json.ts";
import type { Bag } from "../money.ts";
import type { Order, TaxAmount } from "../state.ts";
import { addressBody, bodyTime, customerBody, gid, idNumber, moneySet, shopAmount } from "./body-parts.ts";
import { fulfillmentBody } from "./fulfillment-body.ts";
import { discountCodesBody, lineBody, shippingLineBody, taxLineBody } from "./line-body.ts";
import { refundBody } from "./refund-body.ts";

/**
 * The body that all orders topics carry: the whole order as it is now, in the shape of Shopify's REST resource
 * (https://shopify.dev/docs/api/webhooks, topic orders/create).
 */
export function orderBody(context: SandboxContext, order: Order): { [key: string]: Json } {
  const figures = orderFigures(order);
  const customer = order.customerId === null ? null : (context.shop.customers.get(order.customerId) ?? null);
  return {
    ...headBody(context, { order, figures }),
    ...amountsBody(order, figures),
    billing_address: null,
    ...(customer ? { customer: customerBody(context, customer) } : {}),
    company: order.isCompany ? { id: 1, location_id: 1 } : null,
    discount_applications: order.discountApplications.map((one) => ({
      target_type: one.targetType,
      type: one.type,
      value: one.value,
      value_type: one.valueType,
      allocation_method: one.allocationMethod,
      target_selection: one.targetSelection,
      ...(one.code === null ? { title: one.title } : { code: one.code }),
    })),
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentBody(context, { order, fulfillment })),
    line_items: order.lines.map((line) => lineBody(context, { order, line })),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundBody(context, { order, refund })),
    shipping_address: order.shippingAddress ? addressBody(order.shippingAddress) : null,
    shipping_lines: order.shippingLines.map((line) => {
      const isRefunded = order.refunds.some((one) => one.shipping.some((part) => part.shippingLineId === line.id));
      return shippingLineBody({ order, line, isRefunded });
    }),
    returns: order.exchanges.map((one) => ({
      id: idNumber(one.id),
      admin_graphql_api_id: gid("Return", one.id),
      status: "closed",
    })),
    line_item_groups: [],
  };
}

function headBody(context: SandboxContext, of: { order: Order; figures: OrderFigures }): { [key: string]: Json } {
  const { order } = of;
  const payments = order.transactions.filter((one) => one.kind === "sale");
  const status = fulfillmentStatus(order);
  return {
    id: idNumber(order.id),
    admin_graphql_api_id: gid("Order", order.id),
    app_id: 580111,
    browser_ip: null,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelReason,
    cancelled_at: bodyTime(context, order.cancelledAt),
    cart_token: null,
    client_details: null,
    closed_at: bodyTime(context, order.closedAt),
    confirmation_number: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    contact_email: order.email,
    created_at: bodyTime(context, order.createdAt),
    customer_locale: "en",
    device_id: null,
    discount_codes: discountCodesBody(order),
    duties_included: false,
    email: order.email ?? "",
    estimated_taxes: false,
    financial_status: financialStatus(order),
    fulfillment_status: status === "partial" || status === "fulfilled" ? status : null,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${context.shop.settings.domain}/${context.shop.settings.id}/orders/${order.token}/authenticate`,
    payment_gateway_names: [...new Set(payments.map((one) => one.gateway))],
    phone: null,
    po_number: null,
    presentment_currency: order.presentmentCurrency,
    processed_at: bodyTime(context, order.processedAt),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    tags: order.tags.join(", "),
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: order.token,
    total_weight: 0,
    updated_at: bodyTime(context, order.updatedAt),
    user_id: null,
  };
}

function amountsBody(order: Order, figures: OrderFigures): { [key: string]: Json } {
  const none: Bag = { shop: 0, presentment: 0 };
  return {
    currency: order.currency,
    current_shipping_price_set: moneySet(order, figures.currentShipping),
    ...amount(order, "current_subtotal_price", figures.currentSubtotal),
    current_total_additional_fees_set: null,
    ...amount(order, "current_total_discounts", figures.currentDiscounts),
    current_total_duties_set: null,
    ...amount(order, "current_total_price", figures.currentTotal),
    ...amount(order, "current_total_tax", figures.currentTax),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    ...amount(order, "subtotal_price", figures.subtotal),
    tax_lines: taxTotals(order).map((tax) => taxLineBody(order, tax)),
    total_cash_rounding_payment_adjustment_set: moneySet(order, none),
    total_cash_rounding_refund_adjustment_set: moneySet(order, none),
    ...amount(order, "total_discounts", figures.discounts),
    ...amount(order, "total_line_items_price", figures.lineItemsPrice),
    total_outstanding: shopAmount(order, figures.outstanding),
    ...amount(order, "total_price", figures.total),
    total_shipping_price_set: moneySet(order, figures.shipping),
    ...amount(order, "total_tax", figures.tax),
    total_tip_received: shopAmount(order, figures.tip),
  };
}

/** An amount twice, as bodies write it: plain in the shop's currency, and as a set. */
function amount(order: Order, name: string, value: Bag): { [key: string]: Json } {
  return { [name]: shopAmount(order, value), [`${name}_set`]: moneySet(order, value) };
}

/** The taxes of the whole order, one entry per title and rate. */
export function taxTotals(order: Order): TaxAmount[] {
  const totals = new Map<string, TaxAmount>();
  for (const tax of [...order.lines, ...order.shippingLines].flatMap((line) => line.taxes)) {
    const key = `${tax.title}/${tax.rateBasisPoints}`;
    const standing = totals.get(key);
    const sum = {
      shop: (standing?.amount.shop ?? 0) + tax.amount.shop,
      presentment: (standing?.amount.presentment ?? 0) + tax.amount.presentment,
    };
    totals.set(key, { ...tax, amount: sum });
  }
  return [...totals.values()];
}
