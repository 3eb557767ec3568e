import type { ActionFunctionArgs, HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { programSchema } from "../loyalty/program.ts";
import { simulateOrders } from "../loyalty/simulate.ts";
import { ordersPlacedBetween } from "../models/order.ts";
import type { HistoryAnswer } from "../ui/program/use-history-preview.ts";

const HISTORY_MS = 60 * 24 * 60 * 60 * 1000;
/** More than this would make the merchant wait; a shop with more sees its newest. */
const ORDERS_MAX = 20_000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

/** What the shop's own orders of the last 60 days would have cost under the posted draft. Writes nothing. */
export async function action({ request }: ActionFunctionArgs): Promise<HistoryAnswer> {
  const { shop } = await adminPage(request);
  const parsed = programSchema.safeParse(await request.json());
  if (!parsed.success) return { outcome: "invalid" };
  if (!shop.hasHistory) return { outcome: "no-history" };
  const program = parsed.data;
  const to = clock.now();
  const from = new Date(to.getTime() - HISTORY_MS);
  const orders = await ordersPlacedBetween({ ...shop, from, to, limitMax: ORDERS_MAX });
  const { currency, timeZone } = shop;
  const simulated = simulateOrders({
    orders,
    program,
    currency,
    timeZone,
    from: wholeSeconds(from),
    to: wholeSeconds(to),
  });
  const groups = [{ tierId: null }, ...program.tiers.map(({ id }) => ({ tierId: id }))];
  return {
    outcome: "simulated",
    figures: {
      ...simulated,
      membersByTier: groups.map(({ tierId }) => ({ tierId, members: simulated.membersByTier[tierId ?? ""] ?? 0 })),
    },
  };
}
