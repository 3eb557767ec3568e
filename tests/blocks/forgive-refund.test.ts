import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { forgiveRefund, withdrawForgiveness } from "../../app/flows/refunds/forgive-refund.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { type GrantLimits, UNLIMITED } from "../../app/loyalty/staff.ts";
import { order, refunded, shipped, silverAndGold } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();
/** Refunds of these tests are made when the wishes are: at the end of the story. */
const REFUNDED_AT = NOW.getTime() / 1000;

interface Wish {
  refundId?: string;
  wishId?: string;
  limits?: GrantLimits;
}

function forgive(shop: ShopContext, facts: OrderFacts, of: Wish = {}) {
  const { refundId = null, wishId = "w1", limits = UNLIMITED } = of;
  return forgiveRefund({ shop, orderId: facts.id, refundId, wishId, actor: "staff:7", limits, now: NOW });
}

function withdraw(shop: ShopContext, facts: OrderFacts, wishId = "w1") {
  return withdrawForgiveness({ shop, orderId: facts.id, wishId, actor: "staff:7", now: NOW });
}

async function spend(shop: ShopContext, points: number) {
  const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
  const grant = { points: -points, reason: "correction", note: "", actor: "test", requestId: `spend-${points}` };
  await grantPoints({ programId: shop.programId, memberId, ...grant, now: NOW });
}

/** The order of 129 points, and the same with half of it refunded. */
function orders() {
  const whole = shipped(order({ quantity: 2 }));
  return { whole, half: refunded(whole, 1, REFUNDED_AT) };
}

async function pointsOf(shop: ShopContext) {
  expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  return (await transfersOf(database, shop)).map(([, points]) => points);
}

describe("a refund that somebody wished to be forgiven", () => {
  it("takes nothing back: a transfer of its own names what it forgives", async () => {
    const shop = await liveShop(database);
    const { whole, half } = orders();
    await settle(shop, whole);

    expect(await forgive(shop, whole)).toEqual({ outcome: "forgiven" });
    await settle(shop, half);

    const refund = half.refunds[0]?.id ?? "";
    expect((await transfersOf(database, shop)).sort()).toEqual([
      [`order:${whole.id}:orders:forgiven-${refund}`, 65],
      [`order:${whole.id}:orders:fulfilled-${whole.id}7`, 129],
      [`order:${whole.id}:orders:refunded-${refund}`, -65],
    ].sort()); // prettier-ignore
    const [row] = await database.query(
      `SELECT explanation, from_account AS counterpart FROM transfer WHERE reason = 'refund-forgiven' AND program_id = $1`,
      [shop.programId],
    );
    expect(row).toMatchObject({
      counterpart: "forgiven",
      explanation: {
        kind: "refund-forgiven",
        forgives: `order:${whole.id}:orders:refunded-${refund}`,
        actor: "staff:7",
      },
    });
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129, debt: 0 });
  });

  it("is forgiven afterwards too, by its name", async () => {
    const shop = await liveShop(database);
    const { half } = orders();
    await settle(shop, half);

    const outcome = await forgive(shop, half, { refundId: half.refunds[0]?.id ?? "" });

    expect(outcome).toEqual({ outcome: "forgiven" });
    expect(await pointsOf(shop)).toEqual([129, -65, 65]);
  });

  it("is forgiven once, however often and however many at once wish it", async () => {
    const shop = await liveShop(database);
    const { whole, half } = orders();
    await settle(shop, whole);

    const outcomes = await Promise.all([...["w1", "w1", "w2", "w3"].map((wishId) => forgive(shop, whole, { wishId }))]);
    await settle(shop, half, half);
    await settle(shop, half);
    const again = await forgive(shop, half, { wishId: "w4", refundId: half.refunds[0]?.id ?? "" });

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...["already-forgiven", "already-forgiven", "already-forgiven", "forgiven"],
    ]);
    expect(again).toEqual({ outcome: "already-forgiven" });
    expect((await pointsOf(shop)).sort((a, b) => a - b)).toEqual([-65, 65, 129]);
  });

  it("is the next one only: neither an earlier one nor the one after it, in whatever order they are heard", async () => {
    const shop = await liveShop(database);
    const whole = shipped(order({ quantity: 4, netMinor: 40_000 }));
    const once = refunded(whole, 1, REFUNDED_AT - 10);
    const twice = refunded(once, 1, REFUNDED_AT - 5);
    const thrice = refunded(twice, 1, REFUNDED_AT);
    await settle(shop, once);
    await forgive(shop, once);

    await settle(shop, {
      ...thrice,
      refunds: thrice.refunds.filter((_, index) => index !== 1),
      updatedAt: whole.updatedAt + 1,
    });
    await settle(shop, { ...thrice, updatedAt: whole.updatedAt + 2 });

    const forgiven = (await transfersOf(database, shop)).filter(([key]) => key.includes(":forgiven-"));
    const total = new Map<string, number>();
    for (const [key, points] of forgiven) {
      const refund = /forgiven-(\d+)/.exec(key)?.[1] ?? "";
      total.set(refund, (total.get(refund) ?? 0) + points);
    }
    expect([...total].filter(([, points]) => points !== 0)).toEqual([[thrice.refunds[1]?.id, 100]]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 200 });
  });

  it("is taken back after all when the wish is withdrawn, before it came or after", async () => {
    const [shop, other] = [await liveShop(database), await liveShop(database)];
    const { whole, half } = orders();

    await settle(shop, whole);
    await forgive(shop, whole);
    const before = await withdraw(shop, whole);
    await settle(shop, half);
    await settle(other, whole);
    await forgive(other, whole);
    await settle(other, half);
    const after = await withdraw(other, whole);
    const again = await withdraw(other, whole);

    expect([before, after, again].map(({ outcome }) => outcome)).toEqual(["withdrawn", "withdrawn", "unknown-wish"]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 64 });
    expect(await accountOf(database, other, "1")).toMatchObject({ balance: 64 });
    expect((await pointsOf(other)).sort((a, b) => a - b)).toEqual([-65, -65, 65, 129]);
  });

  it.each(["negative", "forgiven", "next-credit"] as const)(
    "leaves a member who has spent the points as they were, when shortfalls are %s",
    async (shortfall) => {
      const program = documentWith({ policies: { shortfall } });
      const [first, later] = [await liveShop(database, { program }), await liveShop(database, { program })];
      const { whole, half } = orders();

      for (const shop of [first, later]) await settle(shop, whole);
      for (const shop of [first, later]) await spend(shop, 100);
      await forgive(first, whole);
      await settle(first, half);
      await settle(later, half);
      await forgive(later, half, { refundId: half.refunds[0]?.id ?? "" });

      for (const shop of [first, later]) {
        expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 29, debt: 0 });
        expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
      }
    },
  );

  it("leaves the tier to what was bought and kept", async () => {
    const program = documentWith({ tiers: silverAndGold });
    const [forgiven, plain] = [await liveShop(database, { program }), await liveShop(database, { program })];
    const whole = shipped(order({ netMinor: 60_000, quantity: 2 }));
    const half = refunded(whole, 1, REFUNDED_AT);
    for (const shop of [forgiven, plain]) await settle(shop, whole);
    await forgive(forgiven, whole);

    for (const shop of [forgiven, plain]) await settle(shop, half);

    const tierOf = async (shop: ShopContext) => (await accountOf(database, shop, "1"))?.tier;
    expect(await tierOf(forgiven)).toBe(await tierOf(plain));
    expect(await accountOf(database, forgiven, "1")).toMatchObject({ balance: 600 });
  });
});

describe("a wish is refused", () => {
  it("for another shop's order, for a refund that is not there, and for an order without a member", async () => {
    const [shop, other] = [await liveShop(database), await liveShop(database)];
    const { whole } = orders();
    const guest = shipped(order({ customerId: null }));
    await settle(shop, whole, guest);
    await forgive(shop, whole);

    expect(await forgive(other, whole)).toEqual({ outcome: "unknown-order" });
    expect(await withdraw(other, whole)).toEqual({ outcome: "unknown-order" });
    expect(await forgive(shop, whole, { refundId: "404" })).toEqual({ outcome: "unknown-refund" });
    expect(await forgive(shop, guest)).toEqual({ outcome: "no-member" });
  });
  it("where it gives more than whoever wishes it may: what a refund took counts, of the next one all that the order gave", async () => {
    const shop = await liveShop(database);
    const { whole, half } = orders();
    await settle(shop, half);
    const refundId = half.refunds[0]?.id ?? "";
    const limits = { pointsPerGrantMax: 100, pointsPerDayMax: 120 };
    const other = shipped(order({ id: "98", quantity: 1 }));
    await settle(shop, other);

    const once = { ...limits, pointsPerGrantMax: 64 };
    expect(await forgive(shop, half, { refundId, limits: once })).toMatchObject({
      outcome: "above-grant-limit",
      left: 64,
    });
    expect(await forgive(shop, half, { refundId, limits })).toEqual({ outcome: "forgiven" });
    const next = { wishId: "w2", limits: { ...limits, pointsPerGrantMax: null } };
    expect(await forgive(shop, other, next)).toMatchObject({ outcome: "above-day-limit", left: 55 });
    expect(await forgive(shop, other, { wishId: "w2" })).toEqual({ outcome: "forgiven" });
    expect(whole.id).toBe(half.id);
  });
});
