import { adminFor } from "../admin.server.ts";
import { clock } from "../clock.server.ts";
import type { DeliveryVerdict } from "../flows/close-deliveries.ts";
import { settleOrders, type OrderDelivery } from "../flows/settle-orders.ts";
import { log } from "../log.server.ts";
import { LACKS_NOTHING, type OrderFacts, type OrderReading } from "../loyalty/order-facts.ts";
import { needsOfAny } from "../loyalty/reading-needs.ts";
import type { ConnectedShop } from "../models/connection.ts";
import { programState } from "../models/program.ts";
import { readOrders, UNREADABLE_CAVEAT } from "../shopify/read-orders.ts";
import { addressHash } from "./address-hash.ts";
import { isDatabaseTrouble, reasonInWords } from "./world.ts";

/** What a delivery says of an order: the order itself, or only which one it was about. */
export interface DeliveredOrder {
  orderId: string;
  reading: OrderReading | null;
  /** Where it is shipped to, as `shippingPlace` writes it; null or left out: it does not tell. */
  place?: string | null;
}
export type OrderTask = DeliveredOrder & { deliveryId: string };

/**
 * Settles the orders that deliveries of one shop are about: from their bodies where those say enough, and from the Admin API
 * where they do not. What was settled is marked in the same transaction.
 *
 * @returns what became of the deliveries that are not marked yet
 */
export async function settleDeliveredOrders(
  shop: ConnectedShop | null,
  tasks: readonly OrderTask[],
  now: Date,
): Promise<DeliveryVerdict[]> {
  if (!shop || tasks.length === 0) return [];
  if (shop.currency === "")
    return tasks.map(({ deliveryId }) => postponed(deliveryId, "the shop's currency is not known yet"));

  const bodies = tasks.flatMap(({ reading, deliveryId, place }) =>
    reading ? [{ reading, deliveryId, addressHash: hashOf(shop, place) }] : [],
  );
  const first = await settleApart(shop, bodies, now);
  const isUnread = new Set(first.unread);
  const toRead = tasks.filter(({ reading, orderId }) => reading === null || isUnread.has(orderId));
  if (toRead.length === 0) return first.verdicts;
  return [...first.verdicts, ...(await settleFromApi(shop, toRead))];
}

/**
 * Settles orders that somebody read by Admin API already, such as reconciliation; throws what went wrong with any of them.
 *
 * @param read.askedAt when Shopify was asked for them: what a webhook has brought since may be newer, and is read again
 */
export async function settleReadOrders(
  shop: ConnectedShop,
  read: { orders: readonly OrderFacts[]; askedAt: Date },
): Promise<void> {
  const { orders, askedAt } = read;
  const readings = orders.map((facts) => ({ reading: fromApi(facts, askedAt), deliveryId: null }));
  const { verdicts, unread } = await settleApart(shop, readings, clock.now());
  const again = unread.map((orderId) => ({ orderId, reading: null, deliveryId: "" }));
  const all = again.length === 0 ? verdicts : [...verdicts, ...(await settleFromApi(shop, again))];
  const count = all.filter(({ verdict }) => verdict === "postponed").length;
  if (count > 0)
    throw new Error(`${shop.domain}: ${String(count)} of ${String(orders.length)} orders were not settled`);
}

async function settleFromApi(shop: ConnectedShop, tasks: readonly OrderTask[]): Promise<DeliveryVerdict[]> {
  const asked = needsOfAny((await programState(null, shop.programId)).versions);
  const askedAt = clock.now();
  let found: Map<string, OrderFacts>;
  try {
    const ids = tasks.map(({ orderId }) => orderId);
    found = await readOrders(adminFor(shop.domain), { ids, asked });
  } catch (error) {
    log.warn({ error, shop: shop.domain, deliveries: tasks.length }, "orders could not be read: postponed");
    return tasks.map(({ deliveryId }) => postponed(deliveryId, reasonInWords(error)));
  }

  const verdicts: DeliveryVerdict[] = [];
  const readings: OrderDelivery[] = [];
  for (const { orderId, reading, deliveryId, place } of tasks) {
    const facts = found.get(orderId);
    const addressHash = hashOf(shop, place);
    if (facts) readings.push({ reading: fromApi(facts, askedAt), deliveryId, addressHash });
    else if (reading) readings.push({ reading: { ...reading, caveat: UNREADABLE_CAVEAT }, deliveryId, addressHash });
    else verdicts.push({ id: deliveryId, verdict: "settled", outcome: "Shopify does not show us this order" });
  }
  const settled = await settleApart(shop, readings, clock.now());
  const isUnread = new Set(settled.unread);
  const left = tasks.filter(({ orderId }) => isUnread.has(orderId));
  return [
    ...verdicts,
    ...settled.verdicts,
    ...left.map(({ deliveryId }) => postponed(deliveryId, "the order changed while it was read")),
  ];
}

function hashOf({ programId }: ConnectedShop, place: string | null | undefined): string | null {
  return place === null || place === undefined ? null : addressHash(programId, place);
}

function fromApi(facts: OrderFacts, askedAt: Date): OrderReading {
  return { facts, source: "api", lacks: LACKS_NOTHING, caveat: null, askedAt };
}

/** Settles a batch at once; where that fails, its halves apart, so that one order nobody can settle holds up no other. */
async function settleApart(
  shop: ConnectedShop,
  orders: readonly OrderDelivery[],
  now: Date,
): Promise<{ unread: string[]; verdicts: DeliveryVerdict[] }> {
  if (orders.length === 0) return { unread: [], verdicts: [] };
  const { programId, shopId, currency, timeZone } = shop;
  try {
    const { unread } = await settleOrders({
      shop: { programId, shopId, currency, timeZone },
      orders: [...orders],
      now,
    });
    return { unread, verdicts: [] };
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    const [only] = orders;
    if (orders.length === 1 && only) {
      log.error({ error, shop: shop.domain, order: only.reading.facts.id }, "an order could not be settled");
      const verdict = postponed(only.deliveryId ?? "", reasonInWords(error));
      return { unread: [], verdicts: [verdict] };
    }
    const middle = Math.ceil(orders.length / 2);
    const one = await settleApart(shop, orders.slice(0, middle), now);
    const other = await settleApart(shop, orders.slice(middle), now);
    return { unread: [...one.unread, ...other.unread], verdicts: [...one.verdicts, ...other.verdicts] };
  }
}

function postponed(id: string, outcome: string): DeliveryVerdict {
  return { id, verdict: "postponed", outcome };
}
