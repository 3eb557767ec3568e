import { parseLossless } from "./lossless-json.ts";
import { orderFrom, parseOrderBody, type ParsedOrder } from "./order-body.ts";
import type { LineShape, OrderShape, ShippingShape } from "./order-shape.ts";

/**
 * What `parseOrderBody` says of a body, sooner: a body as Shopify sends them is read by hand, and anything unusual (a number that
 * JavaScript does not hold exactly, for one) is read again without losing a digit and left to the schema. For histories, where a
 * million bodies are read in a row.
 *
 * @param line the body's JSON
 * @throws {SyntaxError} when it is none
 */
export function readOrderLine(line: string): ParsedOrder {
  const json: unknown = JSON.parse(line);
  let read: { shape: OrderShape; gateways: string[] | null };
  try {
    const body = record(json);
    const gateways = isNothing(body.payment_gateway_names) ? null : list(body.payment_gateway_names).map(text);
    read = { shape: shapeOf(body), gateways };
  } catch (error) {
    if (error === UNUSUAL) return parseOrderBody(parseLossless(line));
    throw error;
  }
  return orderFrom(read.shape, read.gateways);
}

/** Thrown where a body is not as usual; caught here, whatever it means. */
const UNUSUAL = new Error("an unusual body");

type Body = Record<string, unknown>;

function shapeOf(body: Body): OrderShape {
  const codes = list(body.discount_applications).map((application) => textOrNull(record(application).code));
  const customer = recordOrNull(body.customer);
  const address = recordOrNull(body.shipping_address);
  const currency = text(body.currency);
  if (currency.length !== 3) throw UNUSUAL;
  const createdAt = time(body.created_at);
  const totalPrice = decimal(body.total_price);
  return {
    id: idOf(body),
    name: text(body.name),
    customerId: customer && idOf(customer),
    currency,
    placedAt: isNothing(body.processed_at) ? createdAt : time(body.processed_at),
    updatedAt: time(body.updated_at),
    cancelledAt: isNothing(body.cancelled_at) ? null : time(body.cancelled_at),
    isTest: flag(body.test),
    isCompany: recordOrNull(body.company) !== null,
    source: textOrNull(body.source_name) ?? "",
    country: address && textOrNull(address.country_code),
    customerTags: [],
    taxes: flag(body.taxes_included) ? "included" : "on-top",
    wasPaid: PAID.has(textOrNull(body.financial_status) ?? ""),
    totalPrice: inShopMoney(body.total_price_set) ?? totalPrice,
    totalTip: isNothing(body.total_tip_received) ? "0" : decimal(body.total_tip_received),
    discountCodes: list(body.discount_codes).map((code) => text(record(code).code)),
    lines: requiredList(body.line_items).map((line) => lineShape(record(line), codes)),
    shipping: list(body.shipping_lines).flatMap((line) => shippingShape(record(line), codes)),
    payments: [],
    fulfilments: list(body.fulfillments).map((item) => {
      const fulfilment = record(item);
      const lines = list(fulfilment.line_items).map((line) => ({
        lineId: idOf(record(line)),
        quantity: units(record(line).quantity),
      }));
      return {
        id: idOf(fulfilment),
        at: time(fulfilment.created_at),
        status: textOrNull(fulfilment.status) ?? "",
        lines,
      };
    }),
    refunds: list(body.refunds).map((refund) => refundShape(record(refund))),
  };
}

const PAID: ReadonlySet<string> = new Set(["paid", "partially_refunded", "refunded"]);

function lineShape(line: Body, codes: readonly (string | null)[]): LineShape {
  const price = decimal(line.price);
  return {
    id: idOf(line),
    title: recordOrNull(line.tip) ? tipTitle(line) : (textOrNull(line.title) ?? ""),
    quantity: units(line.quantity),
    currentQuantity: isNothing(line.current_quantity) ? null : units(line.current_quantity),
    unitPrice: inShopMoney(line.price_set) ?? price,
    discounts: discountsOf(line.discount_allocations, codes),
    taxes: list(line.tax_lines).map(taxOf),
    isGiftCard: flag(line.gift_card),
    needsShipping: flag(line.requires_shipping),
    productId: referredId(line.product_id),
    variantId: referredId(line.variant_id),
    vendor: textOrNull(line.vendor),
    tags: null,
    collections: null,
  };
}

function tipTitle(line: Body): string {
  textOrNull(line.title);
  return "Tip";
}

function discountsOf(allocations: unknown, codes: readonly (string | null)[]): LineShape["discounts"] {
  return list(allocations).map((item) => {
    const allocation = record(item);
    const index = allocation.discount_application_index;
    if (!isNothing(index) && !Number.isSafeInteger(index)) throw UNUSUAL;
    return { amount: amountOf(allocation), code: (typeof index === "number" ? codes[index] : null) ?? null };
  });
}

function shippingShape(line: Body, codes: readonly (string | null)[]): ShippingShape[] {
  const price = inShopMoney(line.price_set) ?? decimal(line.price);
  decimal(line.price);
  const plain = isNothing(line.discounted_price) ? price : decimal(line.discounted_price);
  const shape = {
    price,
    discountedPrice: inShopMoney(line.discounted_price_set) ?? plain,
    discounts: discountsOf(line.discount_allocations, codes),
    taxes: list(line.tax_lines).map(taxOf),
  };
  return flag(line.is_removed) ? [] : [shape];
}

function refundShape(refund: Body): OrderShape["refunds"][number] {
  const createdAt = time(refund.created_at);
  return {
    id: idOf(refund),
    at: isNothing(refund.processed_at) ? createdAt : time(refund.processed_at),
    lines: list(refund.refund_line_items).map((item) => {
      const line = record(item);
      const named = recordOrNull(line.line_item);
      const lineId = named && "admin_graphql_api_id" in named ? idOf(named) : plainId(line.line_item_id);
      return { lineId, quantity: units(line.quantity), restock: textOrNull(line.restock_type) ?? "" };
    }),
    adjustments: list(refund.order_adjustments).map((item) => {
      const adjustment = record(item);
      const reason = `${textOrNull(adjustment.kind) ?? ""} ${textOrNull(adjustment.reason) ?? ""}`;
      return { amount: amountOf(adjustment), reason };
    }),
    shipping: list(refund.refund_shipping_lines).map((line) => {
      const amount = inShopMoney(record(line).subtotal_amount_set);
      if (amount === null) throw UNUSUAL;
      return amount;
    }),
  };
}

function taxOf(tax: unknown): string {
  const line = record(tax);
  const price = decimal(line.price);
  return inShopMoney(line.price_set) ?? price;
}

function amountOf(body: Body): string {
  const plain = body.amount === undefined ? null : decimal(body.amount);
  return inShopMoney(body.amount_set) ?? plain ?? "0";
}

/** The amount in the shop's currency; null where there is no such set. */
function inShopMoney(set: unknown): string | null {
  if (isNothing(set)) return null;
  const money = record(record(set).shop_money);
  text(money.currency_code);
  return decimal(money.amount);
}

/** The number in the global id, which is exact in any reader; else the plain one. */
function idOf(body: Body): string {
  const global = body.admin_graphql_api_id;
  if (typeof global !== "string") return plainId(body.id);
  const slash = global.lastIndexOf("/");
  const id = global.slice(slash + 1);
  if (slash < 0 || !isSafeId(id)) throw UNUSUAL;
  return id;
}

function plainId(id: unknown): string {
  if (typeof id === "number" && Number.isSafeInteger(id) && id >= 0) return String(id);
  if (typeof id === "string" && isSafeId(id)) return id;
  throw UNUSUAL;
}

/** The id of something that a line refers to; null where it says none. */
function referredId(id: unknown): string | null {
  return isNothing(id) ? null : plainId(id);
}

/** Eighteen digits fit into 64 bits whatever they are. */
function isSafeId(id: string): boolean {
  return id.length > 0 && id.length <= 18 && /^\d+$/.test(id);
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isRecord(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Body {
  if (isRecord(value)) return value;
  throw UNUSUAL;
}

function recordOrNull(value: unknown): Body | null {
  return isNothing(value) ? null : record(value);
}

function list(value: unknown): unknown[] {
  return isNothing(value) ? [] : requiredList(value);
}

function requiredList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw UNUSUAL;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw UNUSUAL;
}

function textOrNull(value: unknown): string | null {
  return isNothing(value) ? null : text(value);
}

function time(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw UNUSUAL;
}

function decimal(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw UNUSUAL;
}

function units(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw UNUSUAL;
}

function flag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (isNothing(value)) return false;
  throw UNUSUAL;
}
