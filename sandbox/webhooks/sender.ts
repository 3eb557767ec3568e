import { randomUUID } from "node:crypto";
import { subscriptionsOf, type AppConfig } from "../app-config.ts";
import type { BusinessClock } from "../clock.ts";
import type { Delivery, SandboxState } from "../state.ts";
import { attempt } from "./attempt.ts";
import { includedFields } from "./include-fields.ts";
import { subscriptionUrl } from "./subscription-url.ts";
import { takeDrop, takeNext, undisturbed, type Disturbance } from "./disturbance.ts";

/** Sends webhooks to the app, one after the other, and retries them as Shopify does. */
export interface WebhookSender {
  send(of: { shop: string; topic: string; body: string }): void;
  /** Sends known deliveries again, under their own ids or new ones, and answers what the app said to each. */
  replay(deliveries: readonly Delivery[], how: ReplayRequest): Promise<{ id: string; status: number | null }[]>;
  disturbance: Disturbance;
  /** Looks for retries that are due, after the clock moved. */
  tick(): void;
  /** Makes every retry due now. */
  retryNow(): void;
  /** Deliveries that are neither answered with success nor given up. */
  waiting(): number;
  stop(): Promise<void>;
}

export interface ReplayRequest {
  times: number;
  ids: "same" | "other";
  pace: "one-by-one" | "at-once";
  secret: string | null;
}

interface Setup {
  state: SandboxState;
  clock: BusinessClock;
  secret: () => string;
  origins: { app: string };
  config: () => AppConfig | null;
  /** Retries come this many times sooner than their four hours, so that nobody has to wait for them. */
  retryCompression: number;
  changed: () => void;
}

/** Eight retries within four hours, ever further apart (minutes). */
const RETRY_AFTER_MINUTES = [1, 2, 5, 10, 20, 40, 60, 102];
const KEPT_DELIVERIES_MAX = 5000;
/** Shuffled deliveries wait this long for others to be shuffled with. */
const SHUFFLE_WINDOW_MS = 40;

/** The sender of a sandbox; deliveries that a stopped sandbox left go on. */
export function webhookSender(setup: Setup): WebhookSender {
  const { state, clock } = setup;
  const queue: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let inFlight: Promise<void> | null = null;
  let isStopped = false;

  const later = (run: () => void, delayMs: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, delayMs).unref();
    timers.add(timer);
  };

  const pump = () => {
    if (inFlight || isStopped || sender.disturbance.isHeld || queue.length === 0) return;
    const delivery = takeNext(queue, sender.disturbance.order);
    if (!delivery) return;
    inFlight = work(delivery).finally(() => {
      inFlight = null;
      pump();
    });
  };

  const work = async (delivery: Delivery) => {
    const done = await attempt(delivery, {
      secret: sender.disturbance.secret ?? setup.secret(),
      isOutage: sender.disturbance.isOutage,
      nowText: clock.text(),
      name: subscriptionsOf(setup.config(), delivery.topic)[0]?.name ?? null,
    });
    delivery.attempts.push(done);
    if (done.status !== null && done.status >= 200 && done.status < 300) finish(delivery, "delivered");
    else scheduleRetry(delivery);
    setup.changed();
  };

  const finish = (delivery: Delivery, outcome: Delivery["state"]) => {
    delivery.state = outcome;
    delivery.nextAttemptAtMs = null;
  };

  const scheduleRetry = (delivery: Delivery) => {
    const minutes = RETRY_AFTER_MINUTES[delivery.attempts.length - 1];
    if (minutes === undefined) return finish(delivery, "failed");
    delivery.nextAttemptAtMs = clock.nowMs() + minutes * 60_000;
    later(() => requeue(delivery), (minutes * 60_000) / setup.retryCompression);
  };

  const requeue = (delivery: Delivery) => {
    if (delivery.state !== "waiting" || delivery.nextAttemptAtMs === null) return;
    delivery.nextAttemptAtMs = null;
    queue.push(delivery);
    pump();
  };

  const start = (delivery: Delivery) => {
    const { delayMs, order } = sender.disturbance;
    const waitMs = delayMs + (order === "in-order" ? 0 : SHUFFLE_WINDOW_MS);
    if (waitMs === 0) {
      queue.push(delivery);
      // After the change that caused it is complete: the app may ask back at once.
      setImmediate(pump);
    } else {
      later(() => {
        queue.push(delivery);
        setTimeout(pump, order === "in-order" ? 0 : SHUFFLE_WINDOW_MS).unref();
      }, delayMs);
    }
  };

  const sender: WebhookSender = {
    disturbance: undisturbed(),
    send: ({ shop, topic, body }) => {
      const eventId = randomUUID();
      for (const subscription of subscriptionsOf(setup.config(), topic)) {
        const url = subscriptionUrl(setup, subscription);
        const sent = subscription.includeFields ? includedFields(body, subscription.includeFields) : body;
        const first = newDelivery({ shop, topic, body: sent, url, eventId, triggeredAt: triggeredText(clock) });
        remember(state, first);
        if (takeDrop(sender.disturbance, topic) === "drop") {
          finish(first, "dropped");
          continue;
        }
        start(first);
        for (let copy = 0; copy < sender.disturbance.duplicates; copy += 1) {
          const { duplicateIds } = sender.disturbance;
          const again = newDelivery({ ...first, ...(duplicateIds === "same" ? { id: first.id } : { id: randomUUID() }) });
          remember(state, again);
          start(again);
        }
      }
      setup.changed();
    },
    replay: async (deliveries, how) => {
      const answers: { id: string; status: number | null }[] = [];
      const sendOne = async (delivery: Delivery) => {
        const id = how.ids === "same" ? delivery.id : randomUUID();
        const again = newDelivery({ ...delivery, id });
        remember(state, again);
        const done = await attempt(again, {
          secret: how.secret ?? setup.secret(),
          isOutage: sender.disturbance.isOutage,
          nowText: clock.text(),
          name: null,
        });
        again.attempts.push(done);
        finish(again, done.status !== null && done.status < 300 ? "delivered" : "failed");
        answers.push({ id, status: done.status });
      };
      const all = deliveries.flatMap((delivery) => Array.from({ length: how.times }, () => delivery));
      if (how.pace === "at-once") await Promise.all(all.map(sendOne));
      else for (const delivery of all) await sendOne(delivery);
      setup.changed();
      return answers;
    },
    tick: () => {
      const nowMs = clock.nowMs();
      for (const delivery of waitingOf(state)) {
        if (delivery.nextAttemptAtMs !== null && delivery.nextAttemptAtMs <= nowMs) requeue(delivery);
      }
      pump();
    },
    retryNow: () => {
      for (const delivery of waitingOf(state)) requeue(delivery);
      pump();
    },
    waiting: () => waitingOf(state).length,
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await inFlight;
    },
  };

  for (const delivery of waitingOf(state)) start(delivery);
  return sender;
}

function waitingOf(state: SandboxState): Delivery[] {
  return state.deliveries.filter((one) => one.state === "waiting");
}

function remember(state: SandboxState, delivery: Delivery): void {
  state.deliveries.push(delivery);
  const surplus = state.deliveries.length - KEPT_DELIVERIES_MAX;
  if (surplus < KEPT_DELIVERIES_MAX / 10) return;
  const waiting = waitingOf(state);
  const kept = state.deliveries.slice(surplus);
  state.deliveries = [...waiting.filter((one) => !kept.includes(one)), ...kept];
}

function newDelivery(
  of: Pick<Delivery, "shop" | "topic" | "body" | "url" | "eventId" | "triggeredAt"> & { id?: string },
): Delivery {
  return {
    id: of.id ?? randomUUID(),
    eventId: of.eventId,
    shop: of.shop,
    topic: of.topic,
    url: of.url,
    body: of.body,
    triggeredAt: of.triggeredAt,
    state: "waiting",
    attempts: [],
    nextAttemptAtMs: null,
  };
}

function triggeredText(clock: BusinessClock): string {
  return new Date(clock.nowMs()).toISOString();
}
