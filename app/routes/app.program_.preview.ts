import type { ActionFunctionArgs, HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { type AdminPage, adminPage } from "../admin-page.server.ts";
import { clock } from "../clock.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { sampleEarning } from "../loyalty/preview/sample-earning.ts";
import { type Program, programSchema } from "../loyalty/program.ts";
import { simulateOrders } from "../loyalty/simulate.ts";
import { ordersPlacedBetween } from "../models/order.ts";
import type { HistoryAnswer, TriedAnswer } from "../ui/program/preview/answers.ts";

const HISTORY_MS = 60 * 24 * 60 * 60 * 1000;
/** More than these would make the merchant wait; of a shop with more, the newest count. */
const ORDERS_MAX = 10_000;

export const headers: HeadersFunction = (args) => boundary.headers(args);

const count = z.number().int().min(1).max(1000);
const minor = z.number().int().min(0).max(1e12);
const text = z.string().max(255).nullable();

const sampleSchema = z.object({
  amountMinor: minor,
  ...{ items: count, number: count, rewardMinor: minor },
  ...{ tierId: text, product: text, country: text, code: text, customerTag: text },
  day: z.iso.date().nullable(),
  channel: z.enum(["online", "app", "pos", "draft", "subscription", "other"]),
  ...{ isDiscounted: z.boolean(), isCompany: z.boolean(), isNewMember: z.boolean(), isOwnDay: z.boolean() },
});

/** `edited` null: it is the same as what is saved. */
const programs = { saved: programSchema, edited: programSchema.nullable() };

const postedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("order"), ...programs, sample: sampleSchema }),
  z.object({ intent: z.literal("history"), ...programs }),
]);

/** What a sample order would earn, or the shop's own orders of the last 60 days would have cost, as saved and as edited. Writes nothing. */
export async function action({ request }: ActionFunctionArgs): Promise<HistoryAnswer | TriedAnswer> {
  const { shop } = await adminPage(request);
  const parsed = postedSchema.safeParse(await request.json());
  if (!parsed.success) return { outcome: "invalid" };
  const posted = parsed.data;
  if (posted.intent === "history") return history(shop, posted);
  const { saved, edited, sample } = posted;
  const of = { ...shop, now: wholeSeconds(clock.now()) };
  return {
    outcome: "tried",
    saved: sampleEarning({ program: saved, sample }, of),
    edited: edited && sampleEarning({ program: edited, sample }, of),
  };
}

async function history(
  shop: AdminPage["shop"],
  { saved, edited }: { saved: Program; edited: Program | null },
): Promise<HistoryAnswer> {
  if (!shop.hasHistory) return { outcome: "no-history" };
  const to = clock.now();
  const from = new Date(to.getTime() - HISTORY_MS);
  const orders = await ordersPlacedBetween({ ...shop, from, to, limitMax: ORDERS_MAX });
  const isAll = orders.length < ORDERS_MAX;
  const oldest = orders.at(-1);
  const since = isAll || !oldest ? wholeSeconds(from) : oldest.placedAt;
  const place = { ...shop, from: since, to: wholeSeconds(to) };
  return {
    outcome: "simulated",
    since: isAll ? null : new Date(since * 1000).toISOString(),
    saved: figuresOf(saved, orders, place),
    edited: edited && figuresOf(edited, orders, place),
  };
}

function figuresOf(
  program: Program,
  orders: OrderFacts[],
  place: { currency: string; timeZone: string; from: number; to: number },
) {
  const { membersByTier, ...sums } = simulateOrders({ orders, program, ...place });
  const groups = [{ id: null, name: null }, ...program.tiers];
  return {
    ...sums,
    membersByTier: groups.map(({ id, name }) => ({ tierId: id, name, members: membersByTier[id ?? ""] ?? 0 })),
  };
}
