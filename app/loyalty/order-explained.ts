import { foldMember } from "./fold.ts";
import type { MemberHistory } from "./history.ts";
import { isExcluded } from "./joining.ts";
import { type NoPointsReason, whyNoPoints } from "./no-points.ts";
import type { OrderFacts } from "./order-facts.ts";
import type { ProgramVersion } from "./program.ts";
import type { ProgramMode } from "./program-mode.ts";
import { versionInForce } from "./fold.ts";

/** Why an order brought nobody anything, also where nobody takes part. */
export type OrderReason =
  | NoPointsReason
  | "guest"
  | "no-member"
  | "left-out"
  /** The program is being tested, by customers who are named. */
  | "in-test";

/** What an order comes to under the program. */
export interface OrderExplained {
  /** null: it earned, or waits for what will make it earn. */
  reason: OrderReason | null;
  /** Points that the order will earn, and what they wait for. */
  pending: { unit: string; points: number; when: "paid" | "fulfilled" | "due" }[];
  /** What each line brings: how much less the order would be worth without it, by unit. */
  lines: { lineId: string; points: Record<string, number> }[];
  /** Of an order of nobody who takes part: what a member would have got for it; null otherwise. */
  wouldBe: Record<string, number> | null;
}

interface Running {
  mode: ProgramMode;
  liveFrom: number | null;
  versions: readonly ProgramVersion[];
}

/** Each line costs a fold: of a longer order the first are explained. */
const LINES_MAX = 20;

/**
 * Explains an order of a member: its lines, what it waits for, and why it brought nothing, if so.
 *
 * @param history the member's, with the order in it
 */
export function explainMembersOrder(order: OrderFacts, history: MemberHistory, program: Running): OrderExplained {
  const { worth, pending } = worthOf(history, order.id);
  const hasEarned = Object.values(worth).some((points) => points > 0);
  const reason = hasEarned && pending.length === 0 ? null : hasEarned ? null : whyNoPoints(order, program, history);
  return { reason, pending, lines: linesOf(order, history), wouldBe: null };
}

/**
 * Explains an order of somebody who takes no part.
 *
 * @param alone the history of a member who would have nothing but this order
 */
export function explainOrderOfNobody(order: OrderFacts, alone: MemberHistory, program: Running): OrderExplained {
  const { worth } = worthOf(alone, order.id);
  const isWorth = Object.values(worth).some((points) => points > 0);
  const own = isWorth ? null : whyNoPoints(order, program, alone);
  const version = versionInForce(program.versions, order.placedAt) ?? program.versions.at(-1);
  const isLeftOut = version !== undefined && isExcluded(version.program, order);
  const isInTest = program.mode === "test" || program.mode === "wiping";
  const stranger = isInTest ? "in-test" : isLeftOut ? "left-out" : "no-member";
  return {
    reason: own ?? (order.customerId === null ? "guest" : stranger),
    pending: [],
    lines: linesOf(order, alone),
    wouldBe: isWorth ? worth : null,
  };
}

/** What an order brings in each unit, now or once it is paid or shipped; and what of it waits. */
function worthOf(history: MemberHistory, orderId: string) {
  const { entries, pending } = foldMember(history);
  const mine = pending.filter((each) => each.orderId === orderId && each.points > 0);
  const worth: Record<string, number> = {};
  for (const { unit, points } of [...entries.filter((entry) => entry.orderId === orderId), ...mine]) {
    worth[unit] = (worth[unit] ?? 0) + points;
  }
  return { worth, pending: mine.map(({ unit, points, when }) => ({ unit, points, when })) };
}

function linesOf(order: OrderFacts, history: MemberHistory): OrderExplained["lines"] {
  const { worth } = worthOf(history, order.id);
  return order.lines.slice(0, LINES_MAX).map(({ id }) => {
    const rest = worthOf(without(history, { order, lineId: id }), order.id).worth;
    const units = Object.keys(worth).map((unit): [string, number] => [unit, (worth[unit] ?? 0) - (rest[unit] ?? 0)]);
    return { lineId: id, points: Object.fromEntries(units) };
  });
}

/** The same history, had the order never had that line. */
function without(history: MemberHistory, { order, lineId }: { order: OrderFacts; lineId: string }): MemberHistory {
  const others = <Line extends { lineId: string }>(lines: readonly Line[]) =>
    lines.filter((line) => line.lineId !== lineId);
  const changed: OrderFacts = {
    ...order,
    lines: order.lines.filter(({ id }) => id !== lineId),
    fulfilments: order.fulfilments.map((fact) => ({ ...fact, lines: others(fact.lines) })),
    refunds: order.refunds.map((fact) => ({ ...fact, lines: others(fact.lines) })),
    edits: order.edits.map((fact) => ({ ...fact, lines: others(fact.lines) })),
  };
  return { ...history, orders: history.orders.map((one) => (one.id === order.id ? changed : one)) };
}
