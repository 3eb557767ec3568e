import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { decideLaunch } from "../../app/flows/decide-launch.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { importOrderFile } from "../../app/flows/import-order-file.ts";
import { importPastOrders } from "../../app/flows/import-past-orders.ts";
import { startLaunch } from "../../app/flows/start-launch.ts";
import { readCsv } from "../../app/loyalty/csv-reader.ts";
import { launchById, type LaunchSource } from "../../app/models/launch.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { must } from "../support/must.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const shopify = sandboxedShop({ now: new Date() });
const customers: string[] = [];
let runId: string;

const now = () => new Date(shopify.sandbox.world.clock.nowMs());
const run = async () => must(await launchById({ programId: shopify.shop.programId, runId }));
const stored = async () => (await database.query("SELECT id FROM shop_order")).length;

async function begin(source: LaunchSource) {
  runId = randomUUID();
  const { programId, shopId } = shopify.shop;
  const from = new Date(now().getTime() - 30 * 86_400_000);
  const counts = { countsForTiers: true, countsForPoints: true };
  return startLaunch({ programId, shopId, runId, source, from, ...counts, actor: "staff:1", now: now() });
}

const bulk = () => importPastOrders({ admin: shopify.admin, programId: shopify.shop.programId, runId, now: now() });

/** Asks until Shopify has gathered everything. */
async function bulkToTheEnd() {
  while ((await bulk()).outcome === "wait") await new Promise((resolve) => setImmediate(resolve));
}

beforeAll(async () => {
  for (const email of ["ann@example.com", "bob@example.com"]) {
    const { id } = await shopify.control("/customers", { email });
    customers.push(id);
    const lines = [{ title: "Chair", price: "59.90", quantity: 2 }];
    await shopify.control("/orders", { customerId: id, lines, paid: true, fulfilled: true });
  }
  const { programId } = shopify.shop;
  const program = documentWith({ joining: { mode: "automatic" } });
  await saveProgram({ programId, program, baseVersion: 0, actor: "staff:1", now: now() });
  await shopify.control("/clock", { advance: "PT1H", app: "not-told" });
});

beforeEach(async () => {
  await database.query(`UPDATE launch_run SET state = 'cancelled' WHERE state <> 'cancelled'`);
  await database.query("DELETE FROM shop_order");
});

describe("past orders by a bulk operation", () => {
  it("are stored, with progress, and counted next", async () => {
    expect(await begin("bulk")).toEqual({ outcome: "started" });

    await bulkToTheEnd();

    expect(await run()).toMatchObject({
      state: "counting",
      ordersSeen: 2,
      ordersStored: 2,
      ordersSkipped: 0,
      total: 2,
    });
    expect(await stored()).toBe(2);
  });

  it("are gathered by one operation, whoever asks, and read once", async () => {
    await begin("bulk");

    await bulk();
    const { operationId } = await run();
    await Promise.all([bulkToTheEnd(), bulkToTheEnd()]);

    expect(operationId).not.toBeNull();
    expect(await run()).toMatchObject({ operationId, state: "counting", ordersSeen: 2 });
  });

  it("are read on after a crash where it left off", async () => {
    await begin("bulk");
    await bulkToTheEnd();
    // As if the note that all is read was lost, with one order of two worked off.
    await database.query(`UPDATE launch_run SET state = 'importing', read_to = 2, orders_seen = 1 WHERE id = $1`, [
      runId,
    ]);

    await bulkToTheEnd();

    expect(await run()).toMatchObject({ state: "counting", ordersSeen: 2 });
  });

  it("are tried again when Shopify does not answer", async () => {
    await begin("bulk");
    await shopify.control("/faults", { operation: "BulkState", how: "http500" });

    await expect(bulk()).rejects.toThrow();
    await bulkToTheEnd();

    expect(await run()).toMatchObject({ state: "counting", ordersSeen: 2 });
  });

  it("are given up when Shopify refuses, and can be begun anew", async () => {
    await begin("bulk");
    await shopify.control("/faults", { operation: "bulkOperationRunQuery", how: "userErrors" });

    expect(await bulk()).toEqual({ outcome: "moved" });

    expect(await run()).toMatchObject({ state: "failed", error: "refused" });
    expect(await begin("bulk")).toEqual({ outcome: "started" });
  });

  it("stop when the run is cancelled", async () => {
    await begin("bulk");
    await bulk();
    await decideLaunch({ programId: shopify.shop.programId, runId, decision: "cancel", actor: "staff:1", now: now() });

    expect(await bulk()).toEqual({ outcome: "moved" });

    expect(await run()).toMatchObject({ state: "cancelled" });
  });
});

describe("past orders from a file", () => {
  const FILE = `order_id,placed_at,amount,email,customer_id
9001,${new Date(Date.now() - 86_400_000).toISOString()},10.00,ANN@example.com,
9002,${new Date(Date.now() - 86_400_000).toISOString()},10.00,,4711
9003,${new Date(Date.now() - 86_400_000).toISOString()},10.00,nobody@example.com,
nonsense,2024-01-01,1,ann@example.com,
`;
  const send = (part = 1, text = FILE) =>
    importOrderFile({ admin: shopify.admin, shop: shopify.shop, runId, part, table: readCsv(text), now: now() });

  it("find their customers by e-mail address, of which nothing is stored", async () => {
    await begin("csv");

    const answer = await send();

    expect(answer).toEqual({
      ...{ outcome: "stored", orders: 3, unknown: 1 },
      problems: [{ order: "nonsense", reason: "order-id" }],
    });
    const rows = await database.query<{ customer: string; text: string }>(
      `SELECT customer_id::text AS customer, shop_order::text AS text FROM shop_order ORDER BY id`,
    );
    expect(rows.map(({ customer }) => customer)).toEqual([customers[0], "4711"]);
    expect(rows.map(({ text }) => text).join(" ")).not.toContain("@");
    expect(await run()).toMatchObject({ ordersSeen: 4, ordersStored: 2, ordersSkipped: 2 });
  });

  it("count once, however often a part is sent", async () => {
    await begin("csv");

    await send();
    await Promise.all([send(), send()]);

    expect(await run()).toMatchObject({ ordersSeen: 4, ordersStored: 2, ordersSkipped: 2 });
  });

  it("never replace what Shopify itself has told", async () => {
    await begin("bulk");
    await bulkToTheEnd();
    const [known] = await database.query<{ id: string; facts: string }>(
      "SELECT id::text, facts::text FROM shop_order ORDER BY id LIMIT 1",
    );
    const { id, facts } = must(known);
    await database.query(`UPDATE launch_run SET state = 'cancelled'`);
    await begin("csv");

    await send(1, `order_id,placed_at,amount,customer_id\n${id},2099-01-01,1.00,42\n`);

    const [after] = await database.query("SELECT facts::text FROM shop_order WHERE id = $1", [id]);
    expect(after).toEqual({ facts });
  });

  it("are refused when the file is none of ours, or nobody waits for it", async () => {
    await begin("csv");
    expect(await send(1, "a,b\n1,2\n")).toEqual({ outcome: "not-understood" });
    await decideLaunch({ programId: shopify.shop.programId, runId, decision: "count", actor: "staff:1", now: now() });

    expect(await send()).toEqual({ outcome: "not-importing" });
  });

  it("placed since the program is live are left to the shop's own news", async () => {
    await begin("csv");
    await goLive({
      programId: shopify.shop.programId,
      actor: "staff:1",
      now: new Date(now().getTime() - 3 * 86_400_000),
    });

    await send();

    expect(await stored()).toBe(0);
  });
});
