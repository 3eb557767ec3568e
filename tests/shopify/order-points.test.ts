import { describe, expect, it } from "vitest";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { fold, programOf } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { bothReadings } from "./reading.ts";
import { makeCode } from "./sandbox-code.ts";

/*
 * What orders of every kind earn at one point per cent, paid: the points are the basis in minor units. Both readings must earn the
 * same. 2 chairs of 59.90 make 119.80; taxes of 19 % are included; shipping is 4.90.
 */

freshDatabase();
const shopify = sandboxedShop({ now: new Date(), settings: { taxRateBasisPoints: 1900, taxesIncluded: true } });

type Basis = NonNullable<NonNullable<ProgramInput["policies"]>["basis"]>;

function pointsOf(facts: OrderFacts, basis: Basis): number {
  const program = programOf({
    earning: [{ id: "r", trigger: { kind: "order", when: "paid" }, effect: { kind: "points-per-unit", rate: "100" } }],
    policies: { basis },
  });
  const start = facts.placedAt - 60;
  const result = fold([facts], {
    versions: [{ version: 1, effectiveAt: start, program }],
    member: { id: "m", joinedAt: start, birthday: null },
    liveFrom: start,
    now: facts.placedAt + 86_400,
  });
  return result.entries.reduce((sum, entry) => sum + entry.points, 0);
}

const chairs = { title: "Chair", price: "59.90", quantity: 2 };
const lineBack = { path: "refund", body: { lines: [{ index: 0, quantity: 1 }] } };

interface Kind {
  order?: object;
  then?: { path: string; body: object }[];
  basis?: Basis;
  points: number;
}

const KINDS: [string, Kind][] = [
  ["goods: 119.80", { points: 11_980 }],
  ["without taxes: 119.80 − 19.13", { basis: { taxes: "excluded" }, points: 10_067 }],
  [
    "with taxes that come on top: 119.80 + 22.76",
    { order: { taxesIncluded: false }, basis: { taxes: "included" }, points: 14_256 },
  ],
  ["with shipping: 119.80 + 4.90", { order: { shipping: "4.90" }, basis: { shipping: true }, points: 12_470 }],
  [
    "with shipping that was refunded: 119.80",
    {
      order: { shipping: "4.90" },
      then: [{ path: "refund", body: { shipping: true } }],
      basis: { shipping: true },
      points: 11_980,
    },
  ],
  ["paid with points: 119.80 − 10.00", { order: { discountCodes: ["LAUREL-TEST"] }, points: 10_980 }],
  [
    "what was paid with points counts: 119.80",
    { order: { discountCodes: ["LAUREL-TEST"] }, basis: { paidWithRewards: true }, points: 11_980 },
  ],
  [
    "a gift card that paid 29.95 does not count: 119.80 × (1 − 29.95 ÷ 119.80)",
    { order: { payment: { giftCard: "29.95" } }, basis: { paidWithGiftCards: false }, points: 8985 },
  ],
  [
    "store credit that paid 59.90 does not count: 119.80 × (1 − 59.90 ÷ 119.80)",
    { order: { payment: { storeCredit: "59.90" } }, basis: { paidWithStoreCredit: false }, points: 5990 },
  ],
  ["a tip of 3.00 does not count", { order: { tip: "3.00" }, points: 11_980 }],
  ["a tip of 3.00 counts where the basis says so", { order: { tip: "3.00" }, basis: { tips: true }, points: 12_280 }],
  ["one chair came back: 59.90", { then: [lineBack], points: 5990 }],
  [
    "20.00 were refunded by amount: 119.80 × (1 − 20.00 ÷ 119.80)",
    { then: [{ path: "refund", body: { amount: "20.00" } }], points: 9980 },
  ],
  [
    "one chair came back, for store credit",
    { then: [{ path: "refund", body: { ...lineBack.body, to: "store-credit" } }], points: 5990 },
  ],
  [
    "one chair was exchanged for a lamp of 40.00: 59.90 + 40.00",
    {
      order: { fulfilled: true },
      then: [
        {
          path: "exchange",
          body: { returned: [{ index: 0, quantity: 1 }], add: [{ title: "Lamp", price: "40.00" }] },
        },
      ],
      points: 9990,
    },
  ],
  ["20.00 are in dispute", { then: [{ path: "dispute", body: { amount: "20.00" } }], points: 9980 }],
  [
    "a dispute of 20.00 was won",
    {
      then: [
        { path: "dispute", body: { amount: "20.00" } },
        { path: "dispute/close", body: { outcome: "won" } },
      ],
      points: 11_980,
    },
  ],
  ["cancelled", { then: [{ path: "cancel", body: { refund: true } }], points: 0 }],
  ["a company's order, which does not count", { order: { company: true }, basis: { companyOrders: false }, points: 0 }],
  ["a test order", { order: { test: true }, points: 0 }],
];

describe("what an order earns, read from its body and from GraphQL", () => {
  it.each(KINDS)("%s", async (_what, { order = {}, then = [], basis = {}, points }) => {
    makeCode(shopify.sandbox.context, { code: "LAUREL-TEST", amount: "10" });
    const { id } = await shopify.control("/orders", { lines: [chairs], paid: true, ...order });
    for (const { path, body } of then) await shopify.control(`/orders/${id}/${path}`, body);

    const { read, merged } = await bothReadings(shopify, id);

    expect([pointsOf(read, basis), pointsOf(merged, basis)]).toEqual([points, points]);
  });
});
