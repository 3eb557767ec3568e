import { withTransaction } from "../db.server.ts";
import { type NoPointsReason, whyNoPoints } from "../loyalty/no-points.ts";
import type { MemberOrder } from "../models/member-account.ts";
import { membersWithFacts } from "../models/member-facts.ts";
import type { ProgramState } from "../models/program.ts";
import { storedHistory } from "./steps/fold-stored.ts";

/**
 * Why orders of a member brought no points, by their id; those that did are left out.
 *
 * @param orders newest first
 * @param shownFirst so many are asked about with the member's whole history, which costs folds; the others tell what they alone can
 */
export async function explainOrders(options: {
  shop: { programId: string; currency: string; timeZone: string };
  program: ProgramState;
  memberId: string;
  orders: readonly MemberOrder[];
  shownFirst: number;
  now: Date;
}): Promise<Map<string, NoPointsReason>> {
  const { shop, program, memberId, orders, shownFirst, now } = options;
  const { programId } = shop;
  const asked = new Set(orders.slice(0, shownFirst).filter(({ points }) => points === 0));
  const members =
    asked.size === 0 ? [] : await withTransaction((tx) => membersWithFacts(tx, { programId, memberIds: [memberId] }));
  const [member] = members;
  const history = member ? storedHistory({ shop, program, member, now }).history : null;
  const without = orders.filter(({ points }) => points === 0);
  return new Map(
    without.map((order) => [order.id, whyNoPoints(order.facts, program, asked.has(order) ? history : null)]),
  );
}
