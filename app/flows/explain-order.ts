import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { type MemberHistory, ORDERS_ALONE } from "../loyalty/history.ts";
import { explainMembersOrder, explainOrderOfNobody, type OrderExplained } from "../loyalty/order-explained.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";
import { membersWithFacts } from "../models/member-facts.ts";
import type { ProgramState } from "../models/program.ts";
import { storedHistory } from "./steps/fold-stored.ts";

/**
 * Why an order brought what it brought, or nothing, whether somebody takes part or not.
 *
 * @param options.memberId whose it is; null: of nobody who takes part
 */
export async function explainOrder(options: {
  shop: { programId: string; currency: string; timeZone: string };
  program: ProgramState;
  order: OrderFacts;
  memberId: string | null;
  now: Date;
}): Promise<OrderExplained> {
  const { shop, program, order, memberId, now } = options;
  const { programId } = shop;
  const [member] =
    memberId === null ? [] : await withTransaction((tx) => membersWithFacts(tx, { programId, memberIds: [memberId] }));
  if (!member) return explainOrderOfNobody(order, historyOfOrder(order, options), program);
  const { history } = storedHistory({ shop, program, member, now });
  const isStored = history.orders.some(({ id }) => id === order.id);
  const whole = isStored ? history : { ...history, orders: [...history.orders, order] };
  return explainMembersOrder(order, whole, program);
}

/** A member who would have nothing but one order. */
function historyOfOrder(
  order: OrderFacts,
  { shop, program, now }: { shop: { currency: string; timeZone: string }; program: ProgramState; now: Date },
): MemberHistory {
  const { currency, timeZone } = shop;
  const { versions, liveFrom, pastFrom } = program;
  return {
    member: { id: "nobody", joinedAt: order.placedAt, birthday: null },
    ...{ orders: [order], ...ORDERS_ALONE },
    ...{ versions, liveFrom, pastFrom, currency, timeZone, now: wholeSeconds(now) },
  };
}
