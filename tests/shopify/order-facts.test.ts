import { describe, expect, it } from "vitest";
import { mergeReading } from "../../app/loyalty/merge-reading.ts";
import { EVERYTHING } from "../../app/loyalty/reading-needs.ts";
import { parseOrderBody } from "../../app/shopify/order-body.ts";
import { ordersCreatedSince, ordersUpdatedSince, readOrders } from "../../app/shopify/read-orders.ts";
import { freshDatabase } from "../support/database.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { asFarAsTold } from "./reading.ts";

freshDatabase();
const shopify = sandboxedShop({ now: new Date(), settings: { taxRateBasisPoints: 1900, taxesIncluded: true } });

/** The same order from its webhook body and from GraphQL. */
async function both(id: string) {
  const body = parseOrderBody(await shopify.control(`/orders/${id}`));
  const read = (await readOrders(shopify.admin, { ids: [id], asked: EVERYTHING })).get(id);
  if (!body.ok || !read) throw new Error("the order was not read");
  return { body, read };
}

async function customer(): Promise<string> {
  return (await shopify.control("/customers", { email: `${crypto.randomUUID()}@example.com` })).id;
}

const goods = { title: "Chair", price: "59.90", quantity: 2 };

describe("an order that was paid, and to which an edit then added goods", () => {
  it("stays paid since it was, although the rest is open", async () => {
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines: [goods], paid: true });
    const before = await both(id);
    await shopify.control(`/orders/${id}/edit`, { add: [{ title: "Lamp", price: "20.00", quantity: 1 }] });

    const { body, read } = await both(id);

    expect(read.paid).toEqual(before.read.paid);
    expect(read.paid).not.toBeNull();
    expect(read.edits).toHaveLength(1);
    const merged = mergeReading({
      stored: { facts: read, recordedAt: new Date() },
      reading: {
        ...body,
        facts: { ...body.facts, updatedAt: read.updatedAt + 1 },
        source: "body",
        caveat: null,
        askedAt: null,
      },
      versions: [],
    });
    expect(merged).toMatchObject({ outcome: "newer", facts: { paid: read.paid } });
  });

  it("is not paid while it never was in full", async () => {
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines: [goods] });
    await shopify.control(`/orders/${id}/edit`, { add: [{ title: "Lamp", price: "20.00", quantity: 1 }] });

    expect((await both(id)).read.paid).toBeNull();
  });
});

describe("an order's facts from the webhook body and from GraphQL", () => {
  it("are the same for an order that was paid, shipped and refunded in part", async () => {
    const product = await shopify.control("/products", { title: "Table", price: "129.90" });
    const { id } = await shopify.control("/orders", {
      customerId: await customer(),
      lines: [{ productId: product.id, quantity: 1 }, goods, { title: "Voucher", price: "25", giftCard: true }],
      shipping: "4.90",
    });
    await shopify.control(`/orders/${id}/pay`, {});
    await shopify.control(`/orders/${id}/fulfill`, { lines: [{ index: 0, quantity: 1 }] });
    await shopify.control(`/orders/${id}/fulfill`, {});
    await shopify.control(`/orders/${id}/refund`, { lines: [{ index: 1, quantity: 1 }], shipping: true });
    await shopify.control(`/orders/${id}/refund`, { amount: "5.00" });

    const { body, read } = await both(id);

    expect(body.lacks).toEqual({
      ...{ paidAt: true, edits: true, needsFulfilment: false },
      ...{ products: true, payments: false, customerTags: true },
    });
    expect(body.facts).toEqual(asFarAsTold(read, body.lacks));
    expect(read.paid?.at).toBe(read.placedAt);
    expect(read.fulfilments).toHaveLength(2);
    expect(read.refunds.map((refund) => refund.goodsAmountMinor)).toEqual([0, 500]);
    expect(read.refunds[0]?.lines).toEqual([{ lineId: read.lines[1]?.id, quantity: 1, returned: true }]);
    expect(read.lines.map(({ kind, netMinor, taxOnTopMinor }) => [kind, netMinor, taxOnTopMinor])).toEqual([
      ["goods", 12990, 0],
      ["goods", 11980, 0],
      ["gift-card", 2500, 0],
    ]);
  });

  it("are the same for a cancelled order, a test order, one without a customer, and one in the buyer's currency", async () => {
    const cancelled = await shopify.control("/orders", { customerId: await customer(), lines: [goods], paid: true });
    await shopify.control(`/orders/${cancelled.id}/cancel`, { refund: true });
    await shopify.control("/shop", { exchangeRates: { USD: "1.17" } });
    const others = [
      { lines: [goods], test: true, sourceName: "pos" },
      { lines: [goods] },
      { customerId: await customer(), lines: [goods], presentmentCurrency: "USD", paid: true, taxesIncluded: false },
    ];

    const ids = [cancelled.id];
    for (const order of others) ids.push((await shopify.control("/orders", order)).id);
    const orders = await Promise.all(ids.map(both));

    for (const { body, read } of orders) expect(body.facts).toEqual(asFarAsTold(read, body.lacks));
    expect(orders.map(({ read }) => read.currency)).toEqual(["EUR", "EUR", "EUR", "EUR"]);
    expect(orders[0]?.read.cancelledAt).toEqual(expect.any(Number));
    expect(orders[1]?.read).toMatchObject({ isTest: true, source: "pos", customerId: null });
    expect(orders[3]?.read.lines[0]).toMatchObject({ netMinor: 11980, taxOnTopMinor: 2276 });
  });

  it("agree that units of a line that a tip or a gift card is are no goods", async () => {
    const lines = [goods, { title: "Tip", price: "3.00", tip: true, requiresShipping: false, taxable: false }];
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines, paid: true });

    const { body, read } = await both(id);

    expect(body.facts).toEqual(asFarAsTold(read, body.lacks));
    expect(read.lines.map(({ kind }) => kind)).toEqual(["goods", "tip"]);
  });

  it("are complete in GraphQL where the body lacks them: digital goods, payment, edits", async () => {
    const digital = { title: "E-book", price: "9.90", requiresShipping: false };
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines: [digital], paid: true });
    const edited = await shopify.control("/orders", { customerId: await customer(), lines: [goods] });
    await shopify.control(`/orders/${edited.id}/edit`, { lines: [{ index: 0, quantity: 1 }], add: [goods] });

    const one = await both(id);
    const other = await both(edited.id);

    expect(one.body.lacks).toMatchObject({ paidAt: true, edits: true, needsFulfilment: true });
    expect(one.read).toMatchObject({ needsFulfilment: false, paid: { at: one.read.placedAt } });
    const [first, second] = other.read.lines;
    expect(other.read.edits.map((edit) => edit.lines)).toEqual([
      [
        { lineId: first?.id, quantity: -1 },
        { lineId: second?.id, quantity: 2 },
      ],
    ]);
    expect(other.read.paid).toBeNull();
    expect(other.body.facts).toEqual(asFarAsTold(other.read, other.body.lacks));
  });

  it("keep every digit of ids above 2^53", async () => {
    await shopify.control("/ids", { next: "9007199254740993" });
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines: [goods], paid: true });
    await shopify.control(`/orders/${id}/fulfill`, {});
    await shopify.control(`/orders/${id}/refund`, { lines: [{ index: 0, quantity: 1 }] });

    const { body, read } = await both(id);

    expect(BigInt(read.id)).toBeGreaterThan(2n ** 53n);
    expect(body.facts).toEqual(asFarAsTold(read, body.lacks));
  });

  it("are read whole when an order has more of everything than one page holds", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ title: `Item ${index}`, price: "1.00", quantity: 3 }));
    const { id } = await shopify.control("/orders", { customerId: await customer(), lines, paid: true });
    for (let from = 0; from < 30; from += 5) {
      const part = Array.from({ length: 5 }, (_, index) => ({ index: from + index, quantity: 1 }));
      await shopify.control(`/orders/${id}/fulfill`, { lines: part });
      await shopify.control(`/orders/${id}/refund`, {
        lines: part.map((line) => ({ ...line, restockType: "return" })),
      });
    }
    await shopify.control(`/orders/${id}/fulfill`, {});
    await shopify.control(`/orders/${id}/refund`, { lines: lines.map((_, index) => ({ index, quantity: 1 })) });
    for (let edit = 0; edit < 12; edit += 1) {
      const add = Array.from({ length: 3 }, (_, index) => ({ title: `Extra ${edit}-${index}`, price: "2.00" }));
      await shopify.control(`/orders/${id}/edit`, { add });
    }

    const { body, read } = await both(id);

    expect(read.lines).toHaveLength(66);
    expect(read.fulfilments).toHaveLength(7);
    expect(read.refunds).toHaveLength(7);
    expect(read.edits).toHaveLength(12);
    expect(body.facts).toEqual(asFarAsTold(read, body.lacks));
  });
});

describe("reading orders", () => {
  it("leaves out an order that Shopify does not show us, and finds the others", async () => {
    const { id } = await shopify.control("/orders", { lines: [goods] });

    const found = await readOrders(shopify.admin, { ids: ["1", id, id], asked: EVERYTHING });

    expect([...found.keys()]).toEqual([id]);
  });

  it("finds every order changed since a moment, page by page, the longest unchanged first", async () => {
    const since = Math.floor(shopify.sandbox.world.clock.nowMs() / 1000) - 3600;
    const expected = await shopify.control<{ id: string }[]>("/orders");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await ordersUpdatedSince(shopify.admin, { since, cursor, asked: EVERYTHING });
      expect(page.skipped).toEqual([]);
      seen.push(...page.orders.map((order) => order.id));
      cursor = page.next;
    } while (cursor !== null);

    expect(seen.toSorted()).toEqual(expected.map((order) => order.id).toSorted());
    const later = { since: since + 7200, cursor: null, asked: EVERYTHING };
    expect(await ordersUpdatedSince(shopify.admin, later)).toMatchObject({ orders: [], next: null });
    expect(await ordersCreatedSince(shopify.admin, later)).toMatchObject({ orders: [], next: null });
  });
});
