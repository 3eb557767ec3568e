import type { EventFact } from "../../../app/loyalty/history.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";

/** The facts of one second in the order in which they count. */
export const KINDS = [
  "joined", "placed", "edited", "paid", "fulfilled", "due", "refunded", "disputed", "dispute-won", "cancelled", "event",
  "withdrawn", "calendar",
] as const; // prettier-ignore

export interface Moment {
  kind: (typeof KINDS)[number];
  at: number;
  id: string;
  order?: OrderFacts;
  event?: EventFact;
  /** Of a `due` moment: how many days later, and of what. */
  delayDays?: number;
  dueOf?: "paid" | "fulfilled";
  /** Of a `calendar` moment: the rule that it is for, and the key of what it gives. */
  ruleId?: string;
  key?: string;
}

const DAY = 86_400;

export function orderMoments(order: OrderFacts, delays: number[]): Moment[] {
  const not = (at: number) => (at < order.placedAt ? order.placedAt : at);
  const found: Moment[] = [{ kind: "placed", at: order.placedAt, id: order.id, order }];
  for (const { id, at } of order.edits) found.push({ kind: "edited", at: not(at), id, order });
  if (order.paid) found.push({ kind: "paid", at: not(order.paid.at), id: order.paid.id, order });
  for (const { id, at } of order.fulfilments) found.push({ kind: "fulfilled", at: not(at), id, order });
  for (const { id, at } of order.refunds) found.push({ kind: "refunded", at: not(at), id, order });
  for (const { id, at, wonAt } of order.disputes) {
    found.push({ kind: "disputed", at: not(at), id, order });
    if (wonAt !== null) found.push({ kind: "dispute-won", at: Math.max(not(at), wonAt), id, order });
  }
  if (order.cancelledAt !== null) found.push({ kind: "cancelled", at: not(order.cancelledAt), id: order.id, order });
  for (const delayDays of delays) {
    const awaited = order.needsFulfilment === false ? "paid" : "fulfilled";
    for (const what of ["paid", "fulfilled"] as const) {
      if (awaited === "paid" && what === "fulfilled") continue;
      for (const { at, id } of found.filter(({ kind }) => kind === what))
        found.push({ kind: "due", at: at + delayDays * DAY, id, order, delayDays, dueOf: what });
    }
  }
  return found;
}

export function inOrder(a: Moment, b: Moment): number {
  return (
    a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byId(a.id, b.id) || byId(a.key ?? "", b.key ?? "")
  );
}

function byId(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
  return a < b ? -1 : a > b ? 1 : 0;
}
