import { orderRules } from "./earning.ts";
import { earningMoment } from "./fold-order.ts";
import type { OrderFacts } from "./order-facts.ts";
import { basisOf, edit, placedState, refund } from "./order-state.ts";
import type { ProgramVersion } from "./program.ts";

/** Why an order has not brought points. */
export type NoPointsReason =
  | "test"
  | "program-off"
  | "before-live"
  | "cancelled"
  | "no-goods"
  | "refunded"
  | "not-paid"
  | "not-fulfilled"
  | "too-small";

/**
 * The first reason, in the order in which a merchant would ask, why an order that brought no points did not.
 *
 * @param program its versions, oldest first, and the moment from which orders earn (whole seconds; null: never live)
 */
export function whyNoPoints(
  order: OrderFacts,
  program: { liveFrom: number | null; versions: readonly ProgramVersion[] },
): NoPointsReason {
  if (order.isTest) return "test";
  if (program.liveFrom === null) return "program-off";
  if (order.placedAt < program.liveFrom) return "before-live";
  if (order.cancelledAt !== null) return "cancelled";
  if (!order.lines.some((line) => line.kind === "goods" && line.netMinor > 0)) return "no-goods";
  if (isAllRefunded(order)) return "refunded";
  const version = program.versions.findLast((candidate) => candidate.effectiveAt <= order.placedAt);
  const [rule] = version ? orderRules(version.program) : [];
  if (!rule) return "program-off";
  if (order.paid === null && earningMoment(order, rule) === "paid") return "not-paid";
  if (order.fulfilments.length === 0 && earningMoment(order, rule) === "fulfilled") return "not-fulfilled";
  return "too-small";
}

function isAllRefunded(order: OrderFacts): boolean {
  const state = placedState(order);
  for (const fact of order.edits) edit(state, fact);
  for (const fact of order.refunds) refund(state, fact);
  return basisOf(state, "all").numerator === 0n;
}
