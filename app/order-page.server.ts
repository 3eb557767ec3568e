import type { AdminPage } from "./admin-page.server.ts";
import { customerNames } from "./customer-names.server.ts";
import { explainOrder } from "./flows/explain-order.ts";
import type { OrderFacts } from "./loyalty/order-facts.ts";
import { needsOf } from "./loyalty/reading-needs.ts";
import { movementsOfOrder, storedOrder } from "./models/order-movements.ts";
import { type ProgramState, programState } from "./models/program.ts";
import { memberOfCustomer } from "./models/published-member.ts";
import { ShopifyError } from "./shopify/admin-client.ts";
import { gid } from "./shopify/ids.ts";
import { titlesOfGoods } from "./shopify/named-things.ts";
import { readOrders } from "./shopify/read-orders.ts";
import { wordsOf } from "./ui/members/member-lines.ts";
import type { OrderPageProps } from "./ui/orders/order-page.tsx";

/**
 * Everything that an order's page shows. What Laurel has never heard of is read from Shopify, and not stored.
 *
 * @param orderId Shopify's number of the order
 * @returns null when neither Laurel nor Shopify has such an order
 */
export async function orderPageData(page: AdminPage, orderId: string, now: Date): Promise<OrderPageProps | null> {
  const { shop } = page;
  const of = { programId: shop.programId, shopId: shop.shopId, orderId };
  const [stored, program] = await Promise.all([storedOrder(of), programState(null, shop.programId)]);
  const order = stored?.facts ?? (await readNow(page, { orderId, program }));
  if (order === null) return null;
  const { customerId } = order;
  const memberId = customerId === null ? null : await memberOfCustomer({ ...shop, customerId });
  const [explained, movements, names, titles] = await Promise.all([
    explainOrder({ shop, program, order, memberId, now }),
    movementsOfOrder(of),
    customerNames(page.admin, customerId === null ? [] : [customerId]),
    titlesIfTold(page, order),
  ]);
  const context = { program: program.versions.at(-1)?.program, currency: shop.currency };
  const amounts = (points: Record<string, number>) =>
    Object.entries(points).map(([unit, sum]) => ({ unit: wordsOf(unit, context), points: sum }));
  const shares = new Map(explained.lines.map(({ lineId, points }) => [lineId, points]));
  return {
    ...{ id: orderId, name: order.name, currency: order.currency },
    placedAt: iso(order.placedAt),
    isStored: stored !== null,
    caveat: stored?.caveat ?? null,
    reason: explained.reason,
    wouldBe: explained.wouldBe && amounts(explained.wouldBe),
    pending: explained.pending.map(({ unit, points, when }) => ({ unit: wordsOf(unit, context), points, when })),
    movements: movements.map(({ id, unit, points, explanation, at }) => ({
      ...{ id, points, explanation, unit: wordsOf(unit, context), at: at.toISOString() },
    })),
    lines: order.lines.map(({ id, kind, quantity, netMinor, productId }) => ({
      ...{ id, kind, quantity, netMinor },
      title: productId === null ? null : (titles[gid("Product", productId)] ?? null),
      points: amounts(shares.get(id) ?? {}),
      isExplained: shares.has(id),
    })),
    facts: {
      paidAt: order.paid && iso(order.paid.at),
      shippedAt: order.fulfilments[0] ? iso(order.fulfilments[0].at) : null,
      cancelledAt: order.cancelledAt === null ? null : iso(order.cancelledAt),
      refunds: order.refunds.length,
      isTest: order.isTest,
      isCompany: order.isCompany,
    },
    customer: customerId === null ? null : { id: customerId, memberId, name: names?.get(customerId) ?? null },
    url: `shopify://admin/orders/${orderId}`,
  };
}

function iso(at: number): string {
  return new Date(at * 1000).toISOString();
}

async function readNow(
  { admin }: AdminPage,
  { orderId, program }: { orderId: string; program: ProgramState },
): Promise<OrderFacts | null> {
  const newest = program.versions.at(-1)?.program;
  const needs = newest && needsOf(newest);
  const asked = { collections: needs?.collections ?? false, country: needs?.country ?? false };
  return (await readOrders(admin, { ids: [orderId], asked })).get(orderId) ?? null;
}

/** What the products are called; nothing where Shopify does not tell. */
async function titlesIfTold({ admin }: AdminPage, { lines }: OrderFacts): Promise<Record<string, string>> {
  const ids = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  try {
    return await titlesOfGoods(
      admin,
      ids.map((id) => ({ type: "Product", id })),
    );
  } catch (error) {
    if (error instanceof ShopifyError) return {};
    throw error;
  }
}
