import { z } from "zod";
import type { EditFact, Lacks, OrderFacts } from "../loyalty/order-facts.ts";
import { idSchema } from "./id-schema.ts";
import {
  factsOf,
  type LineShape,
  OrderShapeError,
  type OrderShape,
  removedUnits,
  type ShippingShape,
} from "./order-shape.ts";

export type ParsedOrder = { ok: true; facts: OrderFacts; lacks: Lacks } | { ok: false; reason: string };

/**
 * Reads the order of a webhook body (`orders/*`), in the shop's currency; what the buyer's currency was does not matter.
 *
 * @param json the parsed body; ids above 2^53 must have been read as texts, or come with their `admin_graphql_api_id`
 * @returns the facts, or why the body is not what its topic promises
 */
export function parseOrderBody(json: unknown): ParsedOrder {
  const parsed = orderBodySchema.safeParse(json);
  if (!parsed.success) return { ok: false, reason: firstIssue(parsed.error) };
  return orderFrom(shapeOf(parsed.data), parsed.data.payment_gateway_names ?? null);
}

/**
 * The facts of a body's order, and what the body cannot tell.
 *
 * @param gateways the ways of payment that the body names; null where it names none
 */
export function orderFrom(shape: OrderShape, gateways: string[] | null): ParsedOrder {
  try {
    const facts = factsOf(shape);
    return {
      ok: true,
      facts: { ...facts, edits: undatedEdits(shape, facts) },
      lacks: {
        paidAt: shape.wasPaid && facts.paid === null,
        edits: true,
        needsFulfilment: facts.needsFulfilment === null,
        products: true,
        payments: mayBePaidByCredit(gateways),
        customerTags: facts.customerId !== null,
      },
    };
  } catch (error) {
    if (error instanceof OrderShapeError) return { ok: false, reason: error.message };
    throw error;
  }
}

/** A body knows which units are gone, but not since when. */
function undatedEdits(shape: OrderShape, facts: OrderFacts): EditFact[] {
  if (facts.cancelledAt !== null) return [];
  const lines = [...removedUnits(shape)].map(([lineId, units]) => ({ lineId, quantity: -units }));
  return lines.length > 0 ? [{ id: "0", at: facts.updatedAt, lines }] : [];
}

/** A body names the ways of payment without amounts: only those beside gift cards and store credit say that nothing was paid so. */
function mayBePaidByCredit(gateways: string[] | null): boolean {
  return gateways === null || gateways.some((gateway) => gateway === "gift_card" || gateway === "shopify_store_credit");
}

/** The id of a resource that usually names itself by its global id too, which is exact in any JSON reader. */
const identified = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => withExactId(value), z.object({ id: idSchema, ...shape }));

const decimal = z.union([z.string(), z.number().transform(String)]);
const timeSchema = z.string().min(1);
const quantity = z.number().int().nonnegative();
const moneySet = z.object({ shop_money: z.object({ amount: decimal, currency_code: z.string() }) });
const amount = z.object({ amount: decimal.optional(), amount_set: moneySet.nullish() });
const taxSchema = z.object({ price: decimal, price_set: moneySet.nullish() });

const allocationsSchema = z.array(amount.extend({ discount_application_index: z.number().int().nullish() })).nullish();

const lineSchema = identified({
  title: z.string().nullish(),
  quantity,
  current_quantity: quantity.nullish(),
  price: decimal,
  price_set: moneySet.nullish(),
  gift_card: z.boolean().nullish(),
  tip: z.object({}).nullish(),
  requires_shipping: z.boolean().nullish(),
  product_id: idSchema.nullish().catch(null),
  variant_id: idSchema.nullish().catch(null),
  vendor: z.string().nullish(),
  discount_allocations: allocationsSchema,
  tax_lines: z.array(taxSchema).nullish(),
});

const shippingSchema = z.object({
  price: decimal,
  price_set: moneySet.nullish(),
  discounted_price: decimal.nullish(),
  discounted_price_set: moneySet.nullish(),
  is_removed: z.boolean().nullish(),
  discount_allocations: allocationsSchema,
  tax_lines: z.array(taxSchema).nullish(),
});

const fulfilmentSchema = identified({
  status: z.string().nullish(),
  created_at: timeSchema,
  line_items: z.array(identified({ quantity })).nullish(),
});

const refundSchema = identified({
  created_at: timeSchema,
  processed_at: timeSchema.nullish(),
  refund_line_items: z
    .array(
      z.preprocess(
        (value) => withExactLineId(value),
        z.object({ line_item_id: idSchema, quantity, restock_type: z.string().nullish() }),
      ),
    )
    .nullish(),
  refund_shipping_lines: z.array(z.object({ subtotal_amount_set: moneySet })).nullish(),
  order_adjustments: z.array(amount.extend({ kind: z.string().nullish(), reason: z.string().nullish() })).nullish(),
});

const orderBodySchema = identified({
  name: z.string(),
  customer: identified({}).nullish(),
  currency: z.string().length(3),
  processed_at: timeSchema.nullish(),
  created_at: timeSchema,
  updated_at: timeSchema,
  cancelled_at: timeSchema.nullish(),
  test: z.boolean().nullish(),
  company: z.object({}).nullish(),
  source_name: z.string().nullish(),
  taxes_included: z.boolean().nullish(),
  financial_status: z.string().nullish(),
  total_price: decimal,
  total_price_set: moneySet.nullish(),
  total_tip_received: decimal.nullish(),
  payment_gateway_names: z.array(z.string()).nullish(),
  shipping_address: z.object({ country_code: z.string().nullish() }).nullish(),
  discount_applications: z.array(z.object({ code: z.string().nullish() })).nullish(),
  shipping_lines: z.array(shippingSchema).nullish(),
  discount_codes: z.array(z.object({ code: z.string() })).nullish(),
  line_items: z.array(lineSchema),
  fulfillments: z.array(fulfilmentSchema).nullish(),
  refunds: z.array(refundSchema).nullish(),
});

type OrderBody = z.infer<typeof orderBodySchema>;

function shapeOf(body: OrderBody): OrderShape {
  const codes = (body.discount_applications ?? []).map(({ code }) => code ?? null);
  return {
    id: body.id,
    name: body.name,
    customerId: body.customer?.id ?? null,
    currency: body.currency,
    placedAt: body.processed_at ?? body.created_at,
    updatedAt: body.updated_at,
    cancelledAt: body.cancelled_at ?? null,
    isTest: body.test ?? false,
    isCompany: Boolean(body.company),
    source: body.source_name ?? "",
    country: body.shipping_address?.country_code ?? null,
    customerTags: [],
    taxes: body.taxes_included ? "included" : "on-top",
    wasPaid: ["paid", "partially_refunded", "refunded"].includes(body.financial_status ?? ""),
    totalPrice: body.total_price_set?.shop_money.amount ?? body.total_price,
    totalTip: body.total_tip_received ?? "0",
    discountCodes: (body.discount_codes ?? []).map(({ code }) => code),
    lines: body.line_items.map((line) => lineShape(line, codes)),
    shipping: (body.shipping_lines ?? []).filter((line) => !line.is_removed).map((line) => shippingShape(line, codes)),
    payments: [],
    fulfilments: (body.fulfillments ?? []).map((fulfilment) => ({
      id: fulfilment.id,
      at: fulfilment.created_at,
      status: fulfilment.status ?? "",
      lines: (fulfilment.line_items ?? []).map((line) => ({ lineId: line.id, quantity: line.quantity })),
    })),
    refunds: (body.refunds ?? []).map((refund) => ({
      id: refund.id,
      at: refund.processed_at ?? refund.created_at,
      lines: (refund.refund_line_items ?? []).map((line) => ({
        lineId: line.line_item_id,
        quantity: line.quantity,
        restock: line.restock_type ?? "",
      })),
      adjustments: (refund.order_adjustments ?? []).map((adjustment) => ({
        amount: amountOf(adjustment),
        reason: `${adjustment.kind ?? ""} ${adjustment.reason ?? ""}`,
      })),
      shipping: (refund.refund_shipping_lines ?? []).map((line) => line.subtotal_amount_set.shop_money.amount),
    })),
  };
}

/** @param codes of the order's discount applications, to which allocations point by place */
function lineShape(line: z.infer<typeof lineSchema>, codes: readonly (string | null)[]): LineShape {
  return {
    id: line.id,
    title: line.tip ? "Tip" : (line.title ?? ""),
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? null,
    unitPrice: line.price_set?.shop_money.amount ?? line.price,
    discounts: discountsOf(line.discount_allocations, codes),
    taxes: (line.tax_lines ?? []).map(taxOf),
    isGiftCard: line.gift_card ?? false,
    needsShipping: line.requires_shipping ?? false,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    vendor: line.vendor ?? null,
    tags: null,
    collections: null,
  };
}

function discountsOf(
  allocations: z.infer<typeof allocationsSchema>,
  codes: readonly (string | null)[],
): LineShape["discounts"] {
  return (allocations ?? []).map((allocation) => ({
    amount: amountOf(allocation),
    code: codes[allocation.discount_application_index ?? -1] ?? null,
  }));
}

function shippingShape(line: z.infer<typeof shippingSchema>, codes: readonly (string | null)[]): ShippingShape {
  const price = line.price_set?.shop_money.amount ?? line.price;
  return {
    price,
    discountedPrice: line.discounted_price_set?.shop_money.amount ?? line.discounted_price ?? price,
    discounts: discountsOf(line.discount_allocations, codes),
    taxes: (line.tax_lines ?? []).map(taxOf),
  };
}

function taxOf(tax: z.infer<typeof taxSchema>): string {
  return tax.price_set?.shop_money.amount ?? tax.price;
}

function amountOf({ amount_set: set, amount: plain }: z.infer<typeof amount>): string {
  return set?.shop_money.amount ?? plain ?? "0";
}

/** Prefers the number in the global id: a reader that is not lossless rounds the plain one. */
function withExactId(value: unknown): unknown {
  const exact = idInGlobalId(value);
  return exact === null || !isRecord(value) ? value : { ...value, id: exact };
}

function withExactLineId(value: unknown): unknown {
  const exact = isRecord(value) ? idInGlobalId(value.line_item) : null;
  return exact === null || !isRecord(value) ? value : { ...value, line_item_id: exact };
}

function idInGlobalId(value: unknown): string | null {
  if (!isRecord(value) || typeof value.admin_graphql_api_id !== "string") return null;
  return /\/(\d{1,20})$/.exec(value.admin_graphql_api_id)?.[1] ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "not what its topic promises";
  const where = issue.path.map(String).join(".");
  return where === "" ? `the body ${issue.message}` : `${where}: ${issue.message}`;
}
