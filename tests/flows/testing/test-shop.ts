import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { workShop } from "../../../app/flows/redemptions/work-shop.ts";
import { settleOrders } from "../../../app/flows/settle-orders.ts";
import { endTest } from "../../../app/flows/testing/end-test.ts";
import { nameTester } from "../../../app/flows/testing/name-tester.ts";
import { startTest } from "../../../app/flows/testing/start-test.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { programState } from "../../../app/models/program.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import { shopById, type ShopRecord } from "../../../app/models/shop.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { order, paid, shipped } from "../../loyalty/orders.ts";
import type { TestDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { reading } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import type { SandboxedShop } from "../../support/sandboxed-shop.ts";

/** 150 for joining, as long as there is a budget for one; a point a euro; one voucher in all, once a member. */
const CHANGES: Partial<ProgramInput> = {
  earning: [
    {
      ...{ id: "hello", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 150 } },
      budget: { points: 150 },
    },
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 20 } },
  ],
  rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000, total: 1, perMember: { count: 1 } }],
  tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 10_000 }], tag: "gold" }],
  joining: { mode: "automatic" },
};

/** What tests of test mode do in the sandboxed shop, each with a program of its own that never was live. */
export function testShops(of: { database: TestDatabase; shopify: SandboxedShop; now: Date }) {
  const { database, shopify, now } = of;

  async function shopWith(changes: Partial<ProgramInput> = {}): Promise<ShopRecord> {
    const [row] = await database.query<{ id: string }>("INSERT INTO program DEFAULT VALUES RETURNING id::text");
    const programId = must(row).id;
    const { shopId } = shopify.shop;
    await database.query("UPDATE shop SET program_id = $1 WHERE id = $2", [programId, shopId]);
    await saveProgram({ programId, program: documentWith({ ...CHANGES, ...changes }), actor: "test", now });
    return must(await shopById({ programId, shopId }));
  }

  /** A program in test since `now`. */
  async function shopInTest(changes: Partial<ProgramInput> = {}): Promise<ShopRecord> {
    const shop = await shopWith(changes);
    expect(await startTest({ programId: shop.programId, actor: "test", now })).toEqual({ outcome: "testing" });
    return shop;
  }

  const customer = async () => (await shopify.control("/customers", { email: `${randomUUID()}@example.com` })).id;

  /** A customer who is named, with the id of the member. */
  async function tester(shop: ShopRecord, customerId?: string, at = now) {
    const id = customerId ?? (await customer());
    const named = await nameTester({ shop, customerId: id, actor: "test", now: at });
    if (!("memberId" in named)) throw new Error(named.outcome);
    return { customerId: id, memberId: must(named.memberId) };
  }

  /** Settles orders as they were known ten minutes after the last of them was placed. */
  async function settle(shop: ShopRecord, ...orders: OrderFacts[]): Promise<void> {
    const placedAt = Math.max(...orders.map((facts) => facts.placedAt));
    await settleOrders({
      shop,
      orders: orders.map((facts) => ({ reading: reading(facts), deliveryId: null })),
      now: new Date((placedAt + 600) * 1000),
    });
  }

  /** An order over 60.00, placed and shipped within minutes after `now`, or another moment. */
  function ordered(customerId: string, part: Partial<OrderFacts> = {}, since = now): OrderFacts {
    const placedAt = Math.floor(since.getTime() / 1000) + 60;
    return shipped(
      paid(order({ customerId, netMinor: 6000, placedAt, updatedAt: placedAt + 120, ...part })),
      placedAt + 90,
    );
  }

  async function taken(shop: ShopRecord, memberId: string, at = secondsAfter(now, 700)): Promise<RedemptionRecord> {
    const asked = { wish: { rewardId: "voucher" }, redemptionId: randomUUID(), codes: drawCodes() };
    const reservation = await reserveRedemption({ shop, memberId, ...asked, now: at });
    if (reservation.outcome !== "reserved") throw new Error(reservation.outcome);
    return reservation.redemption;
  }

  /** Does what redemptions wait for, as the shop's job does. */
  const work = (shop: ShopRecord) =>
    workShop({ admin: shopify.admin, shop, drawCodes, clock: () => secondsAfter(new Date(), 5) });

  const end = (shop: ShopRecord) => endTest({ programId: shop.programId, actor: "test", now: secondsAfter(now, 800) });

  /** One turn of the job. */
  async function wipe({ programId }: ShopRecord): Promise<void> {
    const { wipeTest } = await import("../../../app/jobs/testing.ts");
    await wipeTest(programId);
  }

  const modeOf = async ({ programId }: { programId: string }) => (await programState(null, programId)).mode;

  /** Turns of both jobs until the program is as before its test. */
  async function wiped(shop: ShopRecord): Promise<void> {
    for (let turn = 0; turn < 5 && (await modeOf(shop)) === "wiping"; turn += 1) {
      await work(shop);
      await wipe(shop);
    }
    expect(await modeOf(shop)).toBe("off");
  }

  /** The balances of every member the program ever had, with the ledger proved. */
  async function balances({ programId }: ShopRecord): Promise<number[]> {
    expect(await proveLedger({ programId, now })).toEqual([]);
    const rows = await database.query<{ balance: number }>(
      "SELECT balance::int FROM account WHERE program_id = $1 ORDER BY balance",
      [programId],
    );
    return rows.map(({ balance }) => balance);
  }

  return {
    ...{ customer, shopWith, shopInTest, tester, settle, ordered, taken, work },
    ...{ end, wipe, wiped, modeOf, balances },
  };
}
