import type { SandboxContext } from "../context.ts";
import { currentQuantity, fulfillableQuantity, fulfilledUnits, shippingNet } from "../commerce/figures.ts";
import type { Json } from "../json.ts";
import { formatMinor } from "../money.ts";
import type { Order, OrderLine, ShippingLine, TaxAmount } from "../state.ts";
import { gid, idNumber, moneySet, shopAmount } from "./body-parts.ts";

/** A line of an order as the bodies of orders carry it. */
export function lineBody(context: SandboxContext, of: { order: Order; line: OrderLine }): { [key: string]: Json } {
  const { order, line } = of;
  return {
    ...lineCore(context, of),
    attributed_staffs: [],
    current_quantity: currentQuantity(order, line),
    sales_line_item_group_id: null,
  };
}

/** The same line as fulfilments and refunds nest it: without what only an order knows of it. */
export function lineCore(context: SandboxContext, of: { order: Order; line: OrderLine }): { [key: string]: Json } {
  const { order, line } = of;
  return {
    id: idNumber(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
    variant_id: line.variantId === null ? null : idNumber(line.variantId),
    title: line.title,
    quantity: line.quantity,
    sku: line.sku,
    variant_title: null,
    vendor: line.productId === null ? null : (context.shop.products.get(line.productId)?.vendor ?? null),
    fulfillment_service: line.isGiftCard ? "gift_card" : "manual",
    product_id: line.productId === null ? null : idNumber(line.productId),
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    gift_card: line.isGiftCard,
    name: line.title,
    variant_inventory_management: null,
    properties: [],
    product_exists: line.productId !== null && context.shop.products.has(line.productId),
    fulfillable_quantity: fulfillableQuantity(order, line),
    grams: 0,
    price: shopAmount(order, line.price),
    total_discount: shopAmount(order, { shop: 0, presentment: 0 }),
    fulfillment_status: lineFulfillmentStatus(order, line),
    price_set: moneySet(order, line.price),
    total_discount_set: moneySet(order, { shop: 0, presentment: 0 }),
    discount_allocations: allocationsBody(order, line.discounts),
    duties: [],
    tax_lines: line.taxes.map((tax) => taxLineBody(order, tax)),
    ...(line.isTip ? { tip: { payment_gateway: null, payment_method: null } } : {}),
  };
}

/** One tax of a line. */
export function taxLineBody(order: Order, tax: TaxAmount): Json {
  return {
    channel_liable: false,
    price: shopAmount(order, tax.amount),
    price_set: moneySet(order, tax.amount),
    rate: tax.rateBasisPoints / 10_000,
    title: tax.title,
  };
}

/** A shipping line of an order. */
export function shippingLineBody(of: { order: Order; line: ShippingLine; isRefunded: boolean }): Json {
  const { order, line } = of;
  const left = of.isRefunded ? { shop: 0, presentment: 0 } : shippingNet(line);
  return {
    id: idNumber(line.id),
    carrier_identifier: null,
    code: line.title,
    current_discounted_price_set: moneySet(order, left),
    discounted_price: shopAmount(order, shippingNet(line)),
    discounted_price_set: moneySet(order, shippingNet(line)),
    is_removed: false,
    phone: null,
    price: shopAmount(order, line.price),
    price_set: moneySet(order, line.price),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: line.title,
    tax_lines: line.taxes.map((tax) => taxLineBody(order, tax)),
    discount_allocations: allocationsBody(order, line.discounts),
  };
}

/** The order's discounts by code, as `discount_codes` lists them; automatic ones are not among them. */
export function discountCodesBody(order: Order): Json {
  return order.discountApplications.flatMap((application, index) => {
    if (application.code === null) return [];
    const parts = [...order.lines, ...order.shippingLines].flatMap((line) =>
      line.discounts.filter((one) => one.application === index),
    );
    const amount = parts.reduce((sum, one) => sum + one.amount.shop, 0);
    const type = application.targetType === "shipping_line" ? "shipping" : application.valueType;
    return [{ code: application.code, amount: formatMinor(amount, order.currency), type }];
  });
}

function allocationsBody(order: Order, discounts: OrderLine["discounts"]): Json {
  return discounts.map((one) => ({
    amount: shopAmount(order, one.amount),
    amount_set: moneySet(order, one.amount),
    discount_application_index: one.application,
  }));
}

function lineFulfillmentStatus(order: Order, line: OrderLine): string | null {
  const shipped = fulfilledUnits(order, line.id);
  if (shipped === 0) return null;
  return fulfillableQuantity(order, line) === 0 ? "fulfilled" : "partial";
}
