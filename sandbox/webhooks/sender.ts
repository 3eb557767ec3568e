import { randomUUID } from "node:crypto";
import { subscriptionsOf, type AppConfig } from "../app-config.ts";
import type { BusinessClock } from "../clock.ts";
import type { Delivery, SandboxState } from "../state.ts";
import { attempt } from "./attempt.ts";
import { isWaiting, newDelivery, remember } from "./delivery-log.ts";
import { takeDrop, takeNext, undisturbed, type Disturbance } from "./disturbance.ts";
import { includedFields } from "./include-fields.ts";
import { subscriptionUrl } from "./subscription-url.ts";

export interface SenderSetup {
  state: SandboxState;
  clock: BusinessClock;
  secret: string;
  origins: { app: string };
  config: () => AppConfig | null;
  /** Retries come this many times sooner than their four hours, so that nobody has to wait for them. */
  retryCompression: number;
  changed: () => void;
}

export interface ReplayRequest {
  times: number;
  ids: "same" | "other";
  pace: "one-by-one" | "at-once";
  secret: string | null;
}

/** Eight retries within four hours, ever further apart (minutes). */
const RETRY_AFTER_MINUTES = [1, 2, 5, 10, 20, 40, 60, 102];
/** Disordered deliveries wait this long for others to be mixed with. */
const MIX_WINDOW_MS = 40;

/** Sends webhooks to the app, one after the other, and retries them as Shopify does. */
export class WebhookSender {
  disturbance: Disturbance = undisturbed();
  readonly #setup: SenderSetup;
  readonly #queue: Delivery[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #inFlight: Promise<void> | null = null;
  #state: "running" | "stopped" = "running";

  /** Deliveries that an earlier run left waiting go on. */
  constructor(setup: SenderSetup) {
    this.#setup = setup;
    for (const delivery of setup.state.deliveries.filter(isWaiting)) this.#start(delivery);
  }

  /** Sends a body to every subscription of its topic, and the duplicates that are asked for. */
  send(of: { shop: string; topic: string; body: string }): void {
    const { state, clock, config, origins, changed } = this.#setup;
    const eventId = randomUUID();
    for (const subscription of subscriptionsOf(config(), of.topic)) {
      const body = subscription.includeFields ? includedFields(of.body, subscription.includeFields) : of.body;
      const url = subscriptionUrl({ origins }, subscription);
      const triggeredAt = new Date(clock.nowMs()).toISOString();
      const delivery = newDelivery({ ...of, id: randomUUID(), body, url, eventId, triggeredAt });
      remember(state, delivery);
      if (takeDrop(this.disturbance, of.topic) === "drop") finish(delivery, "dropped");
      else this.#startWithDuplicates(delivery);
    }
    changed();
  }

  /** Sends known deliveries again, under their own ids or new ones, and answers what the app said to each. */
  async replay(deliveries: readonly Delivery[], how: ReplayRequest): Promise<{ id: string; status: number | null }[]> {
    const all = deliveries.flatMap((delivery) => Array.from({ length: how.times }, () => delivery));
    const copies = all.map((one) => newDelivery({ ...one, id: how.ids === "same" ? one.id : randomUUID() }));
    for (const copy of copies) {
      copy.state = "failed";
      remember(this.#setup.state, copy);
    }
    const sendCopy = async (copy: Delivery) => {
      await this.#attempt(copy, how.secret);
      if (hasSucceeded(copy)) finish(copy, "delivered");
    };
    if (how.pace === "at-once") await Promise.all(copies.map(sendCopy));
    else for (const copy of copies) await sendCopy(copy);
    this.#setup.changed();
    return copies.map((copy) => ({ id: copy.id, status: copy.attempts.at(-1)?.status ?? null }));
  }

  /** Looks for retries that are due, after the clock moved or a disturbance ended. */
  tick(): void {
    const nowMs = this.#setup.clock.nowMs();
    for (const delivery of this.#setup.state.deliveries.filter(isWaiting)) {
      if (delivery.nextAttemptAtMs !== null && delivery.nextAttemptAtMs <= nowMs) this.#requeue(delivery);
    }
    this.#pump();
  }

  /** Makes every retry due now. */
  retryNow(): void {
    for (const delivery of this.#setup.state.deliveries.filter(isWaiting)) this.#requeue(delivery);
  }

  /** How many deliveries are neither answered with success nor given up. */
  waiting(): number {
    return this.#setup.state.deliveries.filter(isWaiting).length;
  }

  /** Ends after the attempt in flight; what waits stays in the state. */
  async stop(): Promise<void> {
    this.#state = "stopped";
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#inFlight;
  }

  #startWithDuplicates(delivery: Delivery): void {
    this.#start(delivery);
    const { duplicates, duplicateIds } = this.disturbance;
    for (let copy = 0; copy < duplicates; copy += 1) {
      const again = newDelivery({ ...delivery, id: duplicateIds === "same" ? delivery.id : randomUUID() });
      remember(this.#setup.state, again);
      this.#start(again);
    }
  }

  #start(delivery: Delivery): void {
    const { delayMs, order } = this.disturbance;
    const enqueue = () => {
      this.#queue.push(delivery);
      // Not before the change that caused it is complete: the app may ask back at once.
      if (order === "in-order") setImmediate(() => this.#pump());
      else this.#later(() => this.#pump(), MIX_WINDOW_MS);
    };
    if (delayMs === 0) enqueue();
    else this.#later(enqueue, delayMs);
  }

  #pump(): void {
    if (this.#inFlight || this.#state === "stopped" || this.disturbance.isHeld) return;
    const delivery = takeNext(this.#queue, this.disturbance.order);
    if (!delivery) return;
    this.#inFlight = this.#deliver(delivery).finally(() => {
      this.#inFlight = null;
      this.#pump();
    });
  }

  async #deliver(delivery: Delivery): Promise<void> {
    await this.#attempt(delivery, this.disturbance.secret);
    if (hasSucceeded(delivery)) finish(delivery, "delivered");
    else this.#scheduleRetry(delivery);
    this.#setup.changed();
  }

  async #attempt(delivery: Delivery, secret: string | null): Promise<void> {
    const { clock, config } = this.#setup;
    const done = await attempt(delivery, {
      secret: secret ?? this.#setup.secret,
      isOutage: this.disturbance.isOutage,
      nowText: clock.text(),
      name: subscriptionsOf(config(), delivery.topic)[0]?.name ?? null,
    });
    delivery.attempts.push(done);
  }

  #scheduleRetry(delivery: Delivery): void {
    const minutes = RETRY_AFTER_MINUTES[delivery.attempts.length - 1];
    if (minutes === undefined) return finish(delivery, "failed");
    delivery.nextAttemptAtMs = this.#setup.clock.nowMs() + minutes * 60_000;
    this.#later(() => this.#requeue(delivery), (minutes * 60_000) / this.#setup.retryCompression);
  }

  #requeue(delivery: Delivery): void {
    if (!isWaiting(delivery) || delivery.nextAttemptAtMs === null) return;
    delivery.nextAttemptAtMs = null;
    this.#queue.push(delivery);
    this.#pump();
  }

  #later(run: () => void, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delayMs).unref();
    this.#timers.add(timer);
  }
}

function hasSucceeded(delivery: Delivery): boolean {
  const status = delivery.attempts.at(-1)?.status ?? 0;
  return status >= 200 && status < 300;
}

function finish(delivery: Delivery, outcome: Delivery["state"]): void {
  delivery.state = outcome;
  delivery.nextAttemptAtMs = null;
}
