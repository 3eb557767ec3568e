import { clock } from "../clock.server.ts";
import { closeDeliveries, type DeliveryVerdict } from "../flows/close-deliveries.ts";
import { log } from "../log.server.ts";
import {
  dueDeliveries,
  secondsToNextRetry,
  shopsWithDueDeliveries,
  withDrainLock,
  type WaitingDelivery,
} from "../models/delivery.ts";
import { enqueueNow, type Job } from "../models/outbox.ts";
import { shopByDomain, type ShopRecord } from "../models/shop.ts";
import { parseLossless } from "../shopify/lossless-json.ts";
import { settleDeliveredOrders, type OrderTask } from "./settle-delivered-orders.ts";
import { TOPICS, type ShopTopic } from "./topics.ts";
import { reasonInWords } from "./world.ts";

const BATCH = 500;
const BATCHES_MAX = 40;
const BUSY_SECONDS = 0.25;

/**
 * Works off what waits from one shop, in batches. Of several processes one drains a shop at a time, and one shop's trouble is
 * never another's.
 */
export async function drainDeliveries(shopDomain: string): Promise<void> {
  const job: Job = { name: "drain-deliveries", shopDomain };
  let batches = 0;
  const isMine = await withDrainLock(shopDomain, async () => {
    for (; batches < BATCHES_MAX; batches += 1) {
      const deliveries = await dueDeliveries(shopDomain, BATCH);
      if (deliveries.length === 0) return;
      await workOff(shopDomain, deliveries);
    }
  });
  if (!isMine || batches === BATCHES_MAX) {
    // Whoever is at work may have looked for the last time just before our deliveries were stored.
    await enqueueNow([job], { seconds: BUSY_SECONDS, label: ":busy" });
    return;
  }
  const seconds = await secondsToNextRetry(shopDomain);
  if (seconds !== null) await enqueueNow([job], { seconds: Math.max(0, seconds) + 0.1, label: ":retry" });
}

/** Makes sure that every shop with deliveries due is drained: the safety net under the doors' signals. */
export async function sweepDeliveries(): Promise<void> {
  const domains = await shopsWithDueDeliveries();
  await enqueueNow(domains.map((shopDomain): Job => ({ name: "drain-deliveries", shopDomain })));
}

async function workOff(shopDomain: string, deliveries: readonly WaitingDelivery[]): Promise<void> {
  const now = clock.now();
  const verdicts: DeliveryVerdict[] = [];
  const orders: OrderTask[] = [];
  const shop = await shopByDomain(shopDomain);
  for (const delivery of deliveries) {
    const topic = TOPICS[delivery.topic];
    const refusal = shop ? refusalOf(shop, topic) : "no such shop here: nothing to do";
    if (refusal !== null || !shop || !topic) {
      verdicts.push({ id: delivery.id, verdict: "settled", outcome: refusal ?? "nothing to do" });
      continue;
    }
    const body = parse(delivery.body);
    if (body === null) verdicts.push({ id: delivery.id, verdict: "refused", outcome: "the body is not JSON" });
    else if (topic.kind === "shop")
      verdicts.push(await tellShop(topic, { delivery, shopDomain, body: body.value, now }));
    else {
      const task = topic.read(body.value);
      if (typeof task === "string") verdicts.push({ id: delivery.id, verdict: "refused", outcome: task });
      else orders.push({ ...task, deliveryId: delivery.id });
    }
  }
  verdicts.push(...(await settleDeliveredOrders(shop, orders, now)));
  await closeDeliveries({ verdicts, now });
}

/** Why there is nothing to do for this shop; null when there is. */
function refusalOf(shop: ShopRecord, topic: (typeof TOPICS)[string]): string | null {
  if (!topic) return "nothing to do for this topic";
  const isGone = shop.state === "uninstalled" || shop.state === "erased";
  return topic.kind === "order" && isGone ? "the app is not installed: reconciled should it come back" : null;
}

function parse(body: Buffer): { value: unknown } | null {
  try {
    return { value: parseLossless(body.toString("utf8")) };
  } catch {
    return null;
  }
}

async function tellShop(
  topic: ShopTopic,
  heard: { delivery: WaitingDelivery; shopDomain: string; body: unknown; now: Date },
): Promise<DeliveryVerdict> {
  const { delivery, ...rest } = heard;
  try {
    const answer = await topic.tell(rest);
    if (answer.reason !== undefined) return { id: delivery.id, verdict: "refused", outcome: answer.reason };
    return { id: delivery.id, verdict: "settled", outcome: answer.outcome };
  } catch (error) {
    log.error(
      { error, shop: heard.shopDomain, topic: delivery.topic, delivery: delivery.id },
      "a delivery was postponed",
    );
    return { id: delivery.id, verdict: "postponed", outcome: reasonInWords(error) };
  }
}
