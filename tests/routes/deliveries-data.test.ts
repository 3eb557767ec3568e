import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { order } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver, deliveryState } from "../support/deliveries.ts";
import { NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    list: await import("../../app/routes/app.deliveries._index.tsx"),
    one: await import("../../app/routes/app.deliveries.$id.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

describe("deliveries", () => {
  const body = {
    id: 5,
    email: "nora@example.com",
    shipping_address: { city: "Bremen" },
    customer: { id: 7, first_name: "Nora" },
  };

  it("are listed by state, the shop's own only", async () => {
    const mine = await deliver(database, { shopDomain: staff.domain, body });
    await deliver(database, { shopDomain: "another.myshopify.com", body });

    const all = await on.list.loader(staff.ask("/app/deliveries"));
    const settled = await on.list.loader(staff.ask("/app/deliveries?state=settled"));

    expect(all.deliveries).toMatchObject([{ id: mine, state: "waiting", topic: "orders/fulfilled" }]);
    expect(settled.deliveries).toEqual([]);
  });

  it("show what arrived without saying who it was", async () => {
    const id = await deliver(database, { shopDomain: staff.domain, body });

    const shown = await on.one.loader(staff.ask(`/app/deliveries/${id}`, { params: { id } }));

    expect(shown.body).toContain('"id": 7');
    expect(shown.body).not.toMatch(/nora|bremen/i);
  });

  it("that were refused can be tried again, once", async () => {
    const id = await deliver(database, { shopDomain: staff.domain, body });
    await database.query("UPDATE delivery SET state = 'refused' WHERE id = $1", [id]);
    const retry = () => on.one.action(staff.ask(`/app/deliveries/${id}`, { params: { id }, body: {} }));

    expect(await retry()).toEqual({ outcome: "reopened" });
    expect(await deliveryState(database, id)).toMatchObject({ state: "waiting" });
    expect(await retry()).toEqual({ outcome: "unknown" });
  });

  it("of another shop are neither shown nor tried again", async () => {
    const id = await deliver(database, { shopDomain: "another.myshopify.com", body });
    await database.query("UPDATE delivery SET state = 'failed' WHERE id = $1", [id]);

    expect(await statusOf(on.one.loader(staff.ask(`/app/deliveries/${id}`, { params: { id } })))).toBe(404);
    expect(await on.one.action(staff.ask(`/app/deliveries/${id}`, { params: { id }, body: {} }))).toEqual({
      outcome: "unknown",
    });
    expect(await deliveryState(database, id)).toMatchObject({ state: "failed" });
  });

  it("are found by topic, and by the number of their order, with or without its hash", async () => {
    await settle(staff.shop, order({ id: "55", name: "#1055" }));
    const mine = await deliver(database, {
      shopDomain: staff.domain,
      topic: "refunds/create",
      body: { id: 1, order_id: 55 },
    });
    await deliver(database, { shopDomain: staff.domain, body });
    await deliver(database, {
      shopDomain: "another.myshopify.com",
      topic: "refunds/create",
      body: { id: 1, order_id: 55 },
    });
    const found = async (query: string) =>
      (await on.list.loader(staff.ask(`/app/deliveries${query}`))).deliveries.map(({ id }) => id);

    expect(await found("?topic=refunds/create")).toEqual([mine]);
    expect(await found("?order=%231055")).toEqual([mine]);
    expect(await found("?order=1055")).toEqual([mine]);
    expect(await found("?order=9999")).toEqual([]);
  });

  it("that failed are all tried again, the shop's own only, and those whose message is gone stay", async () => {
    const ids = [];
    for (const shopDomain of [staff.domain, staff.domain, "another.myshopify.com"])
      ids.push(await deliver(database, { shopDomain, body }));
    const [failed, gone, theirs] = ids.map((id) => must(id));
    await database.query("UPDATE delivery SET state = 'failed' WHERE id = ANY($1::bigint[])", [ids]);
    await database.query("UPDATE delivery SET body = NULL WHERE id = $1", [gone]);
    const retryAll = () => on.list.action(staff.ask("/app/deliveries?index", { body: {} }));

    expect((await on.list.loader(staff.ask("/app/deliveries"))).open).toEqual({ waiting: 0, failed: 1 });
    expect(await retryAll()).toEqual({ outcome: "reopened", count: 1 });

    expect(await deliveryState(database, must(failed))).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await deliveryState(database, must(gone))).toMatchObject({ state: "failed" });
    expect(await deliveryState(database, must(theirs))).toMatchObject({ state: "failed" });
    expect(await retryAll()).toEqual({ outcome: "nothing-to-retry", count: 0 });
  });

  it.each(["0x1", "-1", "99999999999999999999", ""])("with the id %j are not found", async (id) => {
    expect(await statusOf(on.one.loader(staff.ask("/app/deliveries/x", { params: { id } })))).toBe(404);
  });
});
