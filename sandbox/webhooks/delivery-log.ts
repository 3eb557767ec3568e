import type { Delivery, SandboxState } from "../state.ts";

const KEPT_MAX = 5000;

/** A delivery nobody has tried yet. */
export function newDelivery(
  of: Pick<Delivery, "id" | "shop" | "topic" | "body" | "url" | "eventId" | "triggeredAt">,
): Delivery {
  const { id, shop, topic, body, url, eventId, triggeredAt } = of;
  return { id, eventId, shop, topic, url, body, triggeredAt, state: "waiting", attempts: [], nextAttemptAtMs: null };
}

/** Whether a delivery is neither answered with success nor given up. */
export function isWaiting(delivery: Delivery): boolean {
  return delivery.state === "waiting";
}

/** Adds a delivery to the log. Beyond its bound the oldest go, but for those on their way. */
export function remember(state: SandboxState, delivery: Delivery): void {
  state.deliveries.push(delivery);
  const surplus = state.deliveries.length - KEPT_MAX;
  if (surplus < KEPT_MAX / 10) return;
  state.deliveries = state.deliveries.filter((one, index) => index >= surplus || isWaiting(one));
}
