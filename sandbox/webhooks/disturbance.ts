import type { Delivery } from "../state.ts";

/** How deliveries are disturbed, on request: networks do all of this by themselves. */
export interface Disturbance {
  /** How many times more each delivery is sent. */
  duplicates: number;
  /** Under its own webhook id (a retry), or under another one (a second delivery of the same event). */
  duplicateIds: "same" | "other";
  order: "in-order" | "shuffled" | "reversed";
  /** How long each delivery waits before its first attempt, in real milliseconds. */
  delayMs: number;
  /** Deliveries are kept back until this is off again. */
  isHeld: boolean;
  /** The app cannot be reached: every attempt fails, retries go on. */
  isOutage: boolean;
  drops: { topic: string; times: number }[];
  /** Signs with this instead of the app's secret. */
  secret: string | null;
}

/** Deliveries as they should be: once each, in order, at once. */
export function undisturbed(): Disturbance {
  return {
    duplicates: 0,
    duplicateIds: "same",
    order: "in-order",
    delayMs: 0,
    isHeld: false,
    isOutage: false,
    drops: [],
    secret: null,
  };
}

/** Whether a delivery of this topic is lost on its way; counts it off. */
export function takeDrop(disturbance: Disturbance, topic: string): "drop" | "keep" {
  const drop = disturbance.drops.find((one) => one.topic === "*" || one.topic === topic);
  if (!drop) return "keep";
  drop.times -= 1;
  disturbance.drops = disturbance.drops.filter((one) => one.times > 0);
  return "drop";
}

/** Takes the delivery whose turn it is out of a queue. */
export function takeNext(queue: Delivery[], order: Disturbance["order"]): Delivery | null {
  const index =
    order === "in-order" ? 0 : order === "reversed" ? queue.length - 1 : Math.floor(Math.random() * queue.length);
  return queue.splice(index, 1)[0] ?? null;
}
