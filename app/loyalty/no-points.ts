import { isBlockedAt } from "./block.ts";
import { orderRules } from "./earning.ts";
import { foldMember, versionInForce } from "./fold.ts";
import { awaitedBy } from "./fold/order-account.ts";
import type { MemberHistory } from "./history.ts";
import type { OrderFacts, OrderLine } from "./order-facts.ts";
import { basisOf } from "./orders/basis.ts";
import { edit, placedState, refund } from "./orders/order-state.ts";
import { basisSchema } from "./program/earning-schema.ts";
import type { Basis, Program, ProgramVersion } from "./program.ts";

/** Why an order has not brought points. */
export type NoPointsReason =
  | "test"
  | "program-off"
  | "before-live"
  /** The member was blocked when it was placed. */
  | "blocked"
  /** It was placed before the member joined, and the program does not count such orders. */
  | "before-joining"
  | "cancelled"
  | "no-goods"
  | "refunded"
  | "not-paid"
  | "not-fulfilled"
  /** It was paid or shipped, and counts some days later. */
  | "waiting"
  | "budget-used-up"
  /** A condition of the rules does not hold. */
  | "excluded"
  /** A limit was reached. */
  | "capped"
  | "too-small";

/**
 * The first reason, in the order in which a merchant would ask, why an order that brought no points did not.
 *
 * @param program its versions, oldest first, and the moment from which orders earn (whole seconds; null: never live)
 * @param history the member's whole history, which is asked once more without conditions and without limits; without it only
 *   the order itself can tell
 */
export function whyNoPoints(
  order: OrderFacts,
  program: { liveFrom: number | null; versions: readonly ProgramVersion[] },
  history: MemberHistory | null = null,
): NoPointsReason {
  if (order.isTest) return "test";
  if (program.liveFrom === null) return "program-off";
  if (order.placedAt < program.liveFrom) return "before-live";
  if (order.cancelledAt !== null) return "cancelled";
  if (isBlockedAt(history?.blocks, order.placedAt)) return "blocked";
  const version = versionInForce(program.versions, order.placedAt);
  const bases = version ? basesOf(version.program) : [basisSchema.parse({})];
  const earning = order.lines.map((line) => line.netMinor > 0 && bases.some((basis) => canEarn(line, basis)));
  if (!earning.includes(true)) return "no-goods";
  if (isAllRefunded(order, earning)) return "refunded";
  const [rule] = version ? orderRules(version.program) : [];
  if (!version || !rule) return "program-off";
  const awaited = awaitedBy(order, rule.trigger.when);
  const hasCome = awaited === "paid" ? order.paid !== null : order.fulfilments.length > 0;
  const byHistory = history ? fromHistory(order, history) : null;
  if (byHistory === "before-joining") return byHistory;
  if (!hasCome && byHistory !== "excluded") return awaited === "paid" ? "not-paid" : "not-fulfilled";
  return byHistory ?? (rule.trigger.delayDays > 0 ? "waiting" : "too-small");
}

/** What the fold says once a thing at a time is left out of the program; null: nothing but the order's size is in the way. */
function fromHistory(order: OrderFacts, history: MemberHistory): NoPointsReason | null {
  const isPending = (when: string) =>
    foldMember(history).pending.some((one) => one.orderId === order.id && one.when === when);
  if (isPending("due")) return "waiting";
  const guests = withPrograms(history, (program) => ({
    ...program,
    policies: { ...program.policies, guests: { claim: "all" } },
  }));
  if (order.placedAt < history.member.joinedAt && !earns(order, history) && earns(order, guests))
    return "before-joining";
  if (earns(order, { ...guests, budgetsClosedAt: new Map() })) return "budget-used-up";
  const uncapped = withPrograms(guests, (program) => ({
    ...program,
    earning: program.earning.map((rule) => ({ ...rule, limits: [] })),
    policies: { ...program.policies, caps: [] },
  }));
  if (earns(order, uncapped)) return "capped";
  const unconditional = withPrograms(uncapped, (program) => ({
    ...program,
    earning: program.earning.map((rule) => ({ ...rule, conditions: [] })),
  }));
  // What is left is a share of an order in another currency, which does not count into the shop's money.
  return earns(order, { ...unconditional, currency: order.currency }) ? "excluded" : null;
}

/** Whether the order brings anything, now or once it is paid or shipped. */
function earns(order: OrderFacts, history: MemberHistory): boolean {
  const { entries, pending } = foldMember(history);
  return [...entries, ...pending].some(({ orderId, points }) => orderId === order.id && points > 0);
}

function withPrograms(history: MemberHistory, change: (program: Program) => Program): MemberHistory {
  return {
    ...history,
    versions: history.versions.map((version) => ({ ...version, program: change(version.program) })),
  };
}

/** What counts of an order, by any rule. */
function basesOf(program: Program): Basis[] {
  const rules = orderRules(program);
  return rules.length === 0 ? [program.policies.basis] : rules.map(({ basis }) => basis ?? program.policies.basis);
}

function canEarn({ kind }: OrderLine, basis: Basis): boolean {
  return kind === "goods" || (kind === "gift-card" ? basis.giftCards : basis.tips);
}

function isAllRefunded(order: OrderFacts, earning: readonly boolean[]): boolean {
  const state = placedState(order);
  for (const fact of order.edits) edit(state, fact);
  for (const fact of order.refunds) refund(state, fact);
  const { total } = basisOf({
    order,
    state,
    basis: basisSchema.parse({ companyOrders: true, discountedLines: true }),
    units: "present",
    age: 0,
    choice: { partOf: earning.map((earns) => (earns ? 0 : -1)), parts: 1, shippingPart: -1 },
  });
  return total.numerator === 0;
}
