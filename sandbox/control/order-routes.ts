import { z } from "zod";
import { orderOf, type SandboxContext } from "../context.ts";
import { cancelOrder } from "../commerce/cancel-order.ts";
import { attachCustomer } from "../commerce/customers.ts";
import { orderCodes } from "../commerce/discounts.ts";
import { deleteOrder } from "../commerce/delete-order.ts";
import { closeDispute, openDispute } from "../commerce/dispute-order.ts";
import { editOrder } from "../commerce/edit-order.ts";
import { exchangeOrder } from "../commerce/exchange-order.ts";
import { financialStatus, fulfillmentStatus, orderFigures } from "../commerce/figures.ts";
import { fulfillOrder } from "../commerce/fulfill-order.ts";
import { payOrder } from "../commerce/pay-order.ts";
import { placeOrder } from "../commerce/place-order.ts";
import { refundOrder } from "../commerce/refund-order.ts";
import { formatMinor } from "../money.ts";
import type { Order } from "../state.ts";
import { orderBody } from "../webhooks/order-body.ts";
import type { ControlRoute } from "./route.ts";
import { addressSchema, amountSchema, idSchema, lineSchema, unitsSchema } from "./schemas.ts";

const paymentSchema = z.strictObject({
  giftCardCodes: z.array(z.string()).optional(),
  giftCard: amountSchema.optional(),
  storeCredit: amountSchema.optional(),
  useStoreCredit: z.enum(["yes", "no"]).optional(),
});

const placeSchema = z.strictObject({
  id: idSchema.optional(),
  customerId: idSchema.nullish(),
  email: z.email().nullish(),
  lines: z.array(lineSchema).min(1),
  discountCodes: z.array(z.string()).optional(),
  presentmentCurrency: z.string().optional(),
  shipping: amountSchema.optional(),
  taxesIncluded: z.boolean().optional(),
  sourceName: z.string().optional(),
  test: z.boolean().optional(),
  note: z.string().nullish(),
  tags: z.array(z.string()).optional(),
  company: z.boolean().optional(),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  shippingAddress: addressSchema.nullish(),
  tip: amountSchema.optional(),
  paid: z.boolean().optional(),
  payment: paymentSchema.optional(),
  fulfilled: z.boolean().optional(),
});

const refundSchema = z.strictObject({
  id: idSchema.optional(),
  lines: z.array(unitsSchema.extend({ restockType: z.enum(["return", "cancel", "no_restock"]).optional() })).optional(),
  amount: amountSchema.optional(),
  shipping: z.union([z.boolean(), amountSchema]).optional(),
  note: z.string().nullish(),
  to: z.enum(["original", "store-credit"]).optional(),
});

const disputeSchema = z.strictObject({
  amount: amountSchema.optional(),
  type: z.enum(["chargeback", "inquiry"]).optional(),
  reason: z.string().optional(),
});

const outcomeSchema = z.strictObject({ outcome: z.enum(["won", "lost", "accepted", "prevented"]) });

const exchangeSchema = z.strictObject({ returned: z.array(unitsSchema).min(1), add: z.array(lineSchema).min(1) });

const cancelSchema = z.strictObject({
  refund: z.boolean().optional(),
  reason: z.enum(["customer", "declined", "fraud", "inventory", "other", "staff"]).optional(),
});

const editSchema = z.strictObject({
  lines: z.array(z.strictObject({ index: z.int().min(0), quantity: z.int().min(0) })).optional(),
  add: z.array(lineSchema).optional(),
});

/** Orders: placed, read, and everything that happens to them. */
export const orderRoutes: readonly ControlRoute[] = [
  {
    method: "POST",
    path: "/orders",
    run: (context, { body }) => summary(placeOrder(context, placeSchema.parse(body))),
  },
  {
    method: "GET",
    path: "/orders",
    run: (context) => [...context.shop.orders.values()].map(summary),
  },
  {
    method: "GET",
    path: "/orders/:id",
    run: (context, { parameters }) => orderBody(context, orderOf(context, parameters["id"] ?? "")),
  },
  change("pay", paymentSchema, (context, { id, input }) => payOrder(context, id, input)),
  change("exchange", exchangeSchema, (context, { id, input }) => exchangeOrder(context, id, input)),
  change("dispute", disputeSchema, (context, { id, input }) => openDispute(context, id, input)),
  change("dispute/close", outcomeSchema, (context, { id, input }) => closeDispute(context, id, input.outcome)),
  {
    method: "POST",
    path: "/orders/:id/delete",
    run: (context, { parameters }) => {
      deleteOrder(context, parameters["id"] ?? "");
      return { deleted: parameters["id"] };
    },
  },
  change("fulfill", z.strictObject({ lines: z.array(unitsSchema).optional() }), (context, { id, input }) =>
    fulfillOrder(context, id, input),
  ),
  change("refund", refundSchema, (context, { id, input }) => refundOrder(context, id, input)),
  change("cancel", cancelSchema, (context, { id, input }) => cancelOrder(context, id, input)),
  change("edit", editSchema, (context, { id, input }) => editOrder(context, id, input)),
  change("customer", z.strictObject({ customerId: idSchema.nullable() }), (context, { id, input }) => {
    attachCustomer(context, { orderId: id, customerId: input.customerId });
    return orderOf(context, id);
  }),
];

/** An order as the control API answers it: enough to go on with. */
function summary(order: Order): object {
  const figures = orderFigures(order);
  const amount = (minor: number) => formatMinor(minor, order.currency);
  return {
    id: order.id,
    name: order.name,
    customerId: order.customerId,
    currency: order.currency,
    total: amount(figures.total.shop),
    subtotal: amount(figures.subtotal.shop),
    discounts: amount(figures.discounts.shop),
    currentTotal: amount(figures.currentTotal.shop),
    outstanding: amount(figures.outstanding.shop),
    financialStatus: financialStatus(order),
    fulfillmentStatus: fulfillmentStatus(order),
    discountCodes: orderCodes(order),
    automaticDiscounts: order.discountApplications.flatMap((one) => (one.type === "automatic" ? [one.title] : [])),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    lines: order.lines.map((line, index) => ({ index, id: line.id, title: line.title, quantity: line.quantity })),
    fulfillments: order.fulfillments.map((one) => one.id),
    refunds: order.refunds.map((one) => one.id),
    edits: order.edits.map((one) => one.id),
    transactions: order.transactions.map((one) => one.id),
    disputes: order.disputes.map((one) => ({ id: one.id, status: one.status })),
  };
}

function change<Schema extends z.ZodType>(
  verb: string,
  schema: Schema,
  run: (context: SandboxContext, of: { id: string; input: z.output<Schema> }) => Order,
): ControlRoute {
  return {
    method: "POST",
    path: `/orders/:id/${verb}`,
    run: (context, { parameters, body }) =>
      summary(run(context, { id: parameters["id"] ?? "", input: schema.parse(body) })),
  };
}
