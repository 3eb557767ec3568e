import { describe, expect, it } from "vitest";
import { EVERYTHING } from "../../app/loyalty/reading-needs.ts";
import {
  type BulkBatch,
  BulkResultError,
  bulkOrders,
  bulkOrdersState,
  startBulkOrders,
} from "../../app/shopify/bulk-orders.ts";
import { readOrders } from "../../app/shopify/read-orders.ts";
import { freshDatabase } from "../support/database.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

freshDatabase();
const shopify = sandboxedShop({ now: new Date(), settings: { taxRateBasisPoints: 1900, taxesIncluded: true } });

const goods = { title: "Chair", price: "59.90", quantity: 2 };

/** Orders of every kind that a shop's past has. */
async function pastOrders(): Promise<string[]> {
  const { id: customerId } = await shopify.control("/customers", { email: "past@example.com", tags: ["vip"] });
  const { id: collection } = await shopify.control("/collections", { title: "Chairs" });
  const product = await shopify.control("/products", { title: "Stool", price: "30", collections: [collection] });
  const place = async (order: object) =>
    (await shopify.control("/orders", { customerId, lines: [goods], paid: true, ...order })).id;
  const plain = await place({ shipping: "4.90", fulfilled: true, lines: [goods, { productId: product.id }] });
  const open = await place({ paid: false });
  const digital = await place({ lines: [{ title: "E-book", price: "9.90", requiresShipping: false }] });
  const byGiftCard = await place({ payment: { giftCard: "20" }, tip: "3.00" });
  const refunded = await place({ fulfilled: true });
  await shopify.control(`/orders/${refunded}/refund`, { lines: [{ index: 0, quantity: 1 }] });
  const inParts = await place({});
  await shopify.control(`/orders/${inParts}/fulfill`, { lines: [{ index: 0, quantity: 1 }] });
  await shopify.control(`/orders/${inParts}/fulfill`, {});
  const edited = await place({ paid: false });
  await shopify.control(`/orders/${edited}/edit`, { add: [{ title: "Lamp", price: "20.00" }] });
  const cancelled = await place({});
  await shopify.control(`/orders/${cancelled}/cancel`, { refund: true });
  return [plain, open, digital, byGiftCard, refunded, inParts, edited, cancelled];
}

async function started(): Promise<string> {
  const now = Math.floor(shopify.sandbox.world.clock.nowMs() / 1000);
  return startBulkOrders(shopify.admin, { from: now - 86_400, until: now + 86_400 });
}

async function resultOf(operationId: string) {
  for (;;) {
    const state = await bulkOrdersState(shopify.admin, operationId);
    if (state.state !== "running") return state;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function batchesOf(batches: AsyncIterable<BulkBatch>): Promise<BulkBatch[]> {
  const all: BulkBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe("past orders by bulk operation", () => {
  it("have the facts that each of them has when it is read by itself", async () => {
    const ids = await pastOrders();

    const done = await resultOf(await started());
    if (done.state !== "done" || !done.url) throw new Error("the operation was not done");
    await shopify.control("/calls/clear", {});
    const batches = await batchesOf(bulkOrders(shopify.admin, { url: done.url, asked: EVERYTHING, fromLine: 0 }));
    const calls = await shopify.control<{ variables: { ids: string[] } }[]>("/calls?operation=OrdersById");
    const alone = await readOrders(shopify.admin, { ids, asked: EVERYTHING });
    expect(done.orders).toBe(ids.length);
    expect(batches.flatMap((batch) => batch.skipped)).toEqual([]);
    // Only what a bulk operation cannot tell was asked for again: refunded, shipped in parts, edited, cancelled with a refund.
    const again = calls.flatMap(({ variables }) => variables.ids.map((id) => id.split("/").at(-1)));
    expect(again).toEqual(ids.slice(4));
    expect(batches.flatMap((batch) => batch.orders)).toEqual(ids.map((id) => alone.get(id)));
  });

  it("are read on from where an interruption left off", async () => {
    const done = await resultOf(await started());
    if (done.state !== "done" || !done.url) throw new Error("the operation was not done");
    const lines = (await (await fetch(done.url)).text()).trim().split("\n");
    const second = lines.findIndex((line, index) => index > 0 && line.includes('"__typename":"Order"'));
    const all = await batchesOf(bulkOrders(shopify.admin, { url: done.url, asked: EVERYTHING, fromLine: 0 }));

    const rest = await batchesOf(bulkOrders(shopify.admin, { url: done.url, asked: EVERYTHING, fromLine: second }));

    expect(rest.flatMap((batch) => batch.orders)).toEqual(all.flatMap((batch) => batch.orders).slice(1));
    expect(rest.at(-1)?.line).toBe(lines.length);
  });

  it("say so when the result is gone, or the operation is unknown", async () => {
    const url = `${shopify.sandbox.home}/bulk-results/${shopify.sandbox.shop}/1/x.jsonl`;

    const reading = batchesOf(bulkOrders(shopify.admin, { url, asked: EVERYTHING, fromLine: 0 }));

    await expect(reading).rejects.toThrow(BulkResultError);
    expect(await bulkOrdersState(shopify.admin, "gid://shopify/BulkOperation/1")).toMatchObject({ state: "ended" });
  });

  it("have no file where a shop has none in that time", async () => {
    const id = await startBulkOrders(shopify.admin, { from: 0, until: 1 });

    expect(await resultOf(id)).toEqual({ state: "done", orders: 0, url: null });
  });
});
