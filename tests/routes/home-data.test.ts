import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { rollUpFigures } from "../../app/flows/roll-up-figures.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver } from "../support/deliveries.ts";
import { NOW, reading, settle } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;

let screen: typeof import("../../app/routes/app._index.tsx");

beforeAll(async () => {
  screen = await import("../../app/routes/app._index.tsx");
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

async function addMembers(programId: string, { count, joinedAt }: { count: number; joinedAt: Date }): Promise<void> {
  await database.query(
    `INSERT INTO member (program_id, id, joined_at, joined_by)
     SELECT $1, gen_random_uuid(), $2, 'import' FROM generate_series(1, $3::int)`,
    [programId, joinedAt, count],
  );
}

describe("the home page", () => {
  const home = () => screen.loader(staff.ask("/app"));
  const press = (intent: string) => {
    const body = new FormData();
    body.set("intent", intent);
    return screen.action(staff.ask("/app", { body }));
  };

  it("counts members, points and deliveries of this shop", async () => {
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    await deliver(database, { shopDomain: staff.domain, body: {} });
    await deliver(database, { shopDomain: "another.myshopify.com", body: {} });

    expect((await home()).figures).toEqual({
      members: 1,
      earnedToday: 129,
      redeemedToday: 0,
      outstanding: 129,
      outstandingMinor: 129,
      waitingDeliveries: 1,
    });
  });

  it("counts a large program from its last look on", async () => {
    const { programId, timeZone } = staff.shop;
    const soon = new Date(NOW.getTime() + 2000);
    await addMembers(programId, { count: 1500, joinedAt: new Date(NOW.getTime() - 86_400_000) });
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    await rollUpFigures({ programId, timeZone, now: new Date(NOW.getTime() + 1000) });

    await addMembers(programId, { count: 3, joinedAt: soon });
    const facts = shipped(order({ customerId: "7" }));
    await settleOrders({ shop: staff.shop, orders: [{ reading: reading(facts), deliveryId: null }], now: soon });

    expect((await home()).figures).toMatchObject({ members: 1504, earnedToday: 258, outstanding: 258 });

    await database.query(
      "UPDATE member SET erased_at = $2 WHERE program_id = $1 AND id IN (SELECT id FROM member WHERE program_id = $1 AND joined_by = 'import' LIMIT 200)",
      [programId, soon],
    );

    expect((await home()).figures).toMatchObject({ members: 1304 });
  });

  it("ticks the steps of the guide as they are done", async () => {
    const done = async () => (await home()).steps?.filter((step) => step.isDone).map((step) => step.name);
    expect(await done()).toEqual(["start", "live"]);

    for (const seen of ["guide-look-seen", "guide-rewards-seen", "guide-widget-added", "guide-terms-seen"]) {
      await press(seen);
    }

    expect(await done()).toEqual(["start", "look", "rewards", "widget", "terms", "live"]);
  });

  it("says that the program is in test, and with how many", async () => {
    const { programId, shopId } = staff.shop;
    await database.query("UPDATE program SET testing_since = live_from WHERE id = $1", [programId]);
    await database.query("INSERT INTO program_tester VALUES ($1, $2, 7, now(), 'staff:42')", [programId, shopId]);

    const shown = await home();

    expect(shown).toMatchObject({ mode: "test", testers: 1 });
    expect(shown.steps?.find(({ name }) => name === "live")).toMatchObject({ isDone: false });
  });

  it("hides the guide for good", async () => {
    await press("hide-guide");

    expect((await home()).steps).toBeNull();
  });

  it("warns of a lost connection, a failed proof, failed deliveries and an erasure that was not done", async () => {
    const id = await deliver(database, { shopDomain: staff.domain, body: {} });
    await database.query("UPDATE delivery SET state = 'refused' WHERE id = $1", [id]);
    await database.query("UPDATE program SET proof = $2 WHERE id = $1", [
      staff.shop.programId,
      { at: "2026-11-21T02:00:00.000Z", disagreements: 2 },
    ]);
    await database.query("UPDATE shop SET connection = 'reconnect', notice = $2 WHERE domain = $1", [
      staff.domain,
      { kind: "erasure-skipped", at: "2026-11-20T02:00:00.000Z" },
    ]);

    expect((await home()).notices.map((notice) => notice.kind).sort()).toEqual([
      "deliveries",
      "erasure-skipped",
      "proof",
      "reconnect",
    ]);
  });
});
