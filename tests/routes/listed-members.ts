import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { documentWith } from "../support/facts.ts";
import { settle } from "../support/live-shop.ts";
import type { Staff } from "./staff.ts";

/** A program of Coins that expire, with a tier for whoever has spent more than 200. */
export const listedProgram = documentWith({
  units: [{ id: "points", name: { one: "Coin", many: "Coins" }, expiry: { kind: "fixed", after: { days: 90 } } }],
  tiers: [{ id: "vip", name: "VIP", qualifications: [{ basis: "spend", threshold: 20_001 }] }],
});

/** Makes members by their orders: customer n has ordered for n × 100, n days after the start. */
export async function haveOrdered({ shop }: Staff, count: number): Promise<void> {
  const orders = Array.from({ length: count }, (_, index) => {
    const customerId = String(index + 1);
    const placedAt = START + (index + 1) * DAY;
    return shipped(order({ id: `90${customerId}`, customerId, placedAt, netMinor: (index + 1) * 10_000 }));
  });
  await settle(shop, ...orders);
}
