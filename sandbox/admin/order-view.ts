import { z } from "zod";
import type { SandboxContext } from "../context.ts";

const line = z.object({
  title: z.string(),
  price: z.string(),
  quantity: z.number(),
  current_quantity: z.number(),
});

const orderBody = z.object({
  name: z.string(),
  created_at: z.string(),
  cancelled_at: z.string().nullable(),
  currency: z.string(),
  test: z.boolean(),
  taxes_included: z.boolean(),
  financial_status: z.string(),
  fulfillment_status: z.string().nullable(),
  subtotal_price: z.string(),
  total_discounts: z.string(),
  total_price: z.string(),
  current_subtotal_price: z.string(),
  current_total_price: z.string(),
  discount_codes: z.array(z.object({ code: z.string(), amount: z.string() })),
  shipping_lines: z.array(z.object({ title: z.string(), price: z.string() })),
  line_items: z.array(line),
  refunds: z.array(z.object({ created_at: z.string(), note: z.string().nullable().optional() })),
  customer: z
    .object({ first_name: z.string().nullish(), last_name: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
});

export type OrderView = z.infer<typeof orderBody> & {
  id: string;
  customerId: string | null;
  /** Whether the buyer's bank disputes it now, or ever did. */
  dispute: "open" | "closed" | "none";
};

/** An order as a webhook would carry it now, with its ids as text. */
export async function readOrder(context: SandboxContext, id: string): Promise<OrderView | null> {
  const order = context.shop.orders.get(id);
  if (!order) return null;
  const response = await askControl(context, `/orders/${id}`);
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} for order ${id}`);
  const isOpen = order.disputes.some((one) => one.finalizedAt === null);
  const dispute = isOpen ? "open" : order.disputes.length > 0 ? "closed" : "none";
  return { ...orderBody.parse(await response.json()), id, customerId: order.customerId, dispute };
}

/** The newest orders, newest first; of one customer where `customerId` is given. */
export async function readOrders(
  context: SandboxContext,
  wanted: { customerId?: string; atMost: number },
): Promise<OrderView[]> {
  const ids = [...context.shop.orders.values()]
    .filter((order) => wanted.customerId === undefined || order.customerId === wanted.customerId)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.number - a.number)
    .slice(0, wanted.atMost)
    .map((order) => order.id);
  const orders = await Promise.all(ids.map((id) => readOrder(context, id)));
  return orders.filter((order) => order !== null);
}

/** Calls the sandbox's control interface for this shop, as any test would. */
export function askControl(context: SandboxContext, path: string, body?: object): Promise<Response> {
  return fetch(`${context.world.origins.home}/control${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", "x-sandbox-shop": context.shop.settings.domain },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The buyer's name, else e-mail; null for an order without customer. */
export function buyerName(order: Pick<OrderView, "customer">): string | null {
  const { customer } = order;
  if (!customer) return null;
  return [customer.first_name, customer.last_name].filter(Boolean).join(" ") || (customer.email ?? null);
}
