import { wholeSeconds } from "../../loyalty/calendar.ts";
import { foldMember, type MemberFold } from "../../loyalty/fold.ts";
import type { StoredOrder } from "../../models/order.ts";
import type { ProgramState } from "../../models/program.ts";

/** The fold over a member's stored orders, as known at `now`. */
export function foldStored(options: {
  shop: { currency: string; timeZone: string };
  program: ProgramState;
  orders: StoredOrder[];
  now: Date;
}): MemberFold {
  const { shop, program, orders, now } = options;
  return foldMember({
    orders: orders.map((order) => order.facts),
    mergedFrom: new Map(orders.flatMap(({ facts, mergedFrom }) => (mergedFrom ? [[facts.id, mergedFrom]] : []))),
    versions: program.versions,
    liveFrom: program.liveFrom,
    currency: shop.currency,
    timeZone: shop.timeZone,
    now: wholeSeconds(now),
  });
}
