import type { Condition } from "./condition-schema.ts";
import type { Effect } from "./effect-schema.ts";
import type { Trigger } from "./trigger-schema.ts";

type TriggerKind = Trigger["kind"];

const ORDERS: readonly TriggerKind[] = ["order"];
const AMOUNTS: readonly TriggerKind[] = ["order", "event"];
const EVENTS: readonly TriggerKind[] = ["event"];

/** With which triggers a condition can hold at all; "all" with each. */
export const CONDITION_TRIGGERS: Readonly<Record<Condition["kind"], readonly TriggerKind[] | "all">> = {
  products: ORDERS,
  discounted: ORDERS,
  channel: ORDERS,
  company: ORDERS,
  "order-number": ORDERS,
  country: ORDERS,
  "customer-tag": ORDERS,
  amount: AMOUNTS,
  code: AMOUNTS,
  attribute: EVENTS,
  "all-of": EVENTS,
  weekday: "all",
  window: "all",
  tier: "all",
  "since-joining": "all",
};

/** With which triggers an effect brings anything: what depends on an amount needs one. A benefit of a tier has no trigger. */
export const EFFECT_TRIGGERS: Readonly<Record<Effect["kind"], readonly TriggerKind[] | "all">> = {
  "points-per-unit": AMOUNTS,
  "per-item": AMOUNTS,
  "per-step": AMOUNTS,
  bands: AMOUNTS,
  percentage: AMOUNTS,
  "fixed-points": "all",
  tier: "all",
  reward: "all",
};
