import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import { programState } from "../../app/models/program.ts";
import { versionList } from "../../app/models/program-version-list.ts";
import { order, shipped } from "../loyalty/orders.ts";
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
    home: await import("../../app/routes/app._index.tsx"),
    program: await import("../../app/routes/app.program.tsx"),
    preview: await import("../../app/routes/app.program_.preview.ts"),
    save: await import("../../app/routes/app.program_.save.ts"),
    goLive: await import("../../app/routes/app.program_.go-live.tsx"),
    deliveries: await import("../../app/routes/app.deliveries._index.tsx"),
    delivery: await import("../../app/routes/app.deliveries.$id.tsx"),
    settings: await import("../../app/routes/app.settings.tsx"),
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

const save = (program: unknown, baseVersion = 1) =>
  on.save.action(staff.ask("/app/program/save", { body: { intent: "save", name: "", baseVersion, program } }));
const named = (one: string): Program => ({
  ...simpleProgram(100),
  units: [{ ...must(simpleProgram(100).units[0]), name: { one, many: `${one}s` } }],
});
const versions = async () => (await programState(null, staff.shop.programId)).versions.map(({ version }) => version);

describe("every page below the app", () => {
  it("passes on the headers by which Shopify renews a token", async () => {
    const pages = import.meta.glob("../../app/routes/app*.{ts,tsx}");
    expect(Object.keys(pages).length).toBeGreaterThan(8);

    for (const [file, load] of Object.entries(pages)) {
      const headers: unknown = Reflect.get(Object(await load()), "headers");
      expect({ file, headers: typeof headers }).toEqual({ file, headers: "function" });
    }
  });
});

describe("saving the program", () => {
  it("makes a version, on record with who saved it", async () => {
    expect(await save(named("Star"))).toMatchObject({ outcome: "saved", version: 2 });

    const shown = await on.program.loader(staff.ask("/app/program"));
    expect(shown).toMatchObject({ version: 2, isLive: true, program: { units: [{ name: { one: "Star" } }] } });
    const saved = await versionList({ programId: staff.shop.programId, limit: 2 });
    expect(saved).toMatchObject([{ version: 2, savedBy: "staff:42" }, { version: 1 }]);
  });

  it("says that somebody else saved meanwhile, and saves nothing", async () => {
    await save(named("Star"));

    expect(await save(named("Leaf"))).toMatchObject({ outcome: "stale", version: 2 });
    expect(await versions()).toEqual([1, 2]);
  });

  it("refuses what is no program", async () => {
    for (const nonsense of [
      null,
      {},
      { ...named("Star"), tiers: "many" },
      { ...named("Star"), units: [{ id: "points", name: { one: "", many: "x" } }] },
    ]) {
      expect(await save(nonsense)).toMatchObject({ outcome: "refused" });
    }
    expect(await versions()).toEqual([1]);
  });

  it("changes no other shop's program", async () => {
    const other = await staffOfNewShop(database);

    await save(named("Star"));

    expect(await on.program.loader(other.ask("/app/program"))).toMatchObject({ version: 1 });
  });
});

describe("the preview of past orders", () => {
  const ask = (someone: Staff, program: unknown) =>
    on.preview.action(
      someone.ask("/app/program/preview", { body: { intent: "history", saved: program, edited: null } }),
    );

  it("says what the shop's own orders would have cost, and writes nothing", async () => {
    await fetched(staff);
    await settle(staff.shop, shipped(recent("7")), shipped(recent("8")), recent("9"));
    await settle((await staffOfNewShop(database)).shop, shipped(recent("7")));
    const before = await database.query("SELECT count(*) FROM transfer");
    const draft: Program = {
      ...named("Star"),
      earning: [
        {
          ...must(named("Star").earning[0]),
          effect: { kind: "points-per-unit", rate: { numerator: 2, denominator: 1 }, unit: "points" },
        },
      ],
    };

    const answer = await ask(staff, draft);

    expect(answer).toEqual({
      outcome: "simulated",
      since: null,
      saved: {
        ...{ orders: 3, members: 2, points: 518, costMinor: 518 },
        membersByTier: [{ tierId: null, name: null, members: 3 }],
      },
      edited: null,
    });
    expect(await database.query("SELECT count(*) FROM transfer")).toEqual(before);
  });

  it("waits until the past orders are there", async () => {
    expect(await ask(staff, named("Star"))).toEqual({ outcome: "no-history" });
  });

  it("computes nothing for what is no program", async () => {
    await fetched(staff);

    expect(await ask(staff, { tiers: 7 })).toEqual({ outcome: "invalid" });
  });
});

describe("going live", () => {
  it("says first that nobody gets anything, then starts the program", async () => {
    await database.query("UPDATE program SET status = 'off', live_from = NULL WHERE id = $1", [staff.shop.programId]);

    expect(await on.goLive.loader(staff.ask("/app/program/go-live"))).toMatchObject({
      members: 0,
      points: 0,
      isLive: false,
      hasVersion: true,
    });
    expect(await on.goLive.action(staff.ask("/app/program/go-live", { body: {} }))).toEqual({ outcome: "live" });
    expect(await on.goLive.loader(staff.ask("/app/program/go-live"))).toMatchObject({ isLive: true });
  });

  it("needs a saved program", async () => {
    await database.query("UPDATE program SET status = 'off', live_from = NULL WHERE id = $1", [staff.shop.programId]);
    await database.query("ALTER TABLE program_version DISABLE TRIGGER ALL");
    await database.query("DELETE FROM program_version WHERE program_id = $1", [staff.shop.programId]);
    await database.query("ALTER TABLE program_version ENABLE TRIGGER ALL");
    const { forgetPrograms } = await import("../../app/models/program.ts");
    forgetPrograms();

    expect(await on.goLive.loader(staff.ask("/app/program/go-live"))).toMatchObject({ hasVersion: false });
    expect(await on.goLive.action(staff.ask("/app/program/go-live", { body: {} }))).toEqual({ outcome: "no-program" });
  });
});

describe("the home page", () => {
  const home = () => on.home.loader(staff.ask("/app"));
  const press = (intent: string) => {
    const body = new FormData();
    body.set("intent", intent);
    return on.home.action(staff.ask("/app", { body }));
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

  it("ticks the steps of the guide as they are done", async () => {
    const done = async () => (await home()).steps?.filter((step) => step.isDone).map((step) => step.name);
    expect(await done()).toEqual(["start", "live"]);

    for (const seen of ["guide-look-seen", "guide-rewards-seen", "guide-widget-added", "guide-terms-seen"]) {
      await press(seen);
    }

    expect(await done()).toEqual(["start", "look", "rewards", "widget", "terms", "live"]);
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

    const all = await on.deliveries.loader(staff.ask("/app/deliveries"));
    const settled = await on.deliveries.loader(staff.ask("/app/deliveries?state=settled"));

    expect(all.deliveries).toMatchObject([{ id: mine, state: "waiting", topic: "orders/fulfilled" }]);
    expect(settled.deliveries).toEqual([]);
  });

  it("show what arrived without saying who it was", async () => {
    const id = await deliver(database, { shopDomain: staff.domain, body });

    const shown = await on.delivery.loader(staff.ask(`/app/deliveries/${id}`, { params: { id } }));

    expect(shown.body).toContain('"id": 7');
    expect(shown.body).not.toMatch(/nora|bremen/i);
  });

  it("that were refused can be tried again, once", async () => {
    const id = await deliver(database, { shopDomain: staff.domain, body });
    await database.query("UPDATE delivery SET state = 'refused' WHERE id = $1", [id]);
    const retry = () => on.delivery.action(staff.ask(`/app/deliveries/${id}`, { params: { id }, body: {} }));

    expect(await retry()).toEqual({ outcome: "reopened" });
    expect(await deliveryState(database, id)).toMatchObject({ state: "waiting" });
    expect(await retry()).toEqual({ outcome: "unknown" });
  });

  it("of another shop are neither shown nor tried again", async () => {
    const id = await deliver(database, { shopDomain: "another.myshopify.com", body });
    await database.query("UPDATE delivery SET state = 'failed' WHERE id = $1", [id]);

    expect(await statusOf(on.delivery.loader(staff.ask(`/app/deliveries/${id}`, { params: { id } })))).toBe(404);
    expect(await on.delivery.action(staff.ask(`/app/deliveries/${id}`, { params: { id }, body: {} }))).toEqual({
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
      (await on.deliveries.loader(staff.ask(`/app/deliveries${query}`))).deliveries.map(({ id }) => id);

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
    const retryAll = () => on.deliveries.action(staff.ask("/app/deliveries?index", { body: {} }));

    expect((await on.deliveries.loader(staff.ask("/app/deliveries"))).open).toEqual({ waiting: 0, failed: 1 });
    expect(await retryAll()).toEqual({ outcome: "reopened", count: 1 });

    expect(await deliveryState(database, must(failed))).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await deliveryState(database, must(gone))).toMatchObject({ state: "failed" });
    expect(await deliveryState(database, must(theirs))).toMatchObject({ state: "failed" });
    expect(await retryAll()).toEqual({ outcome: "nothing-to-retry", count: 0 });
  });

  it.each(["0x1", "-1", "99999999999999999999", ""])("with the id %j are not found", async (id) => {
    expect(await statusOf(on.delivery.loader(staff.ask("/app/deliveries/x", { params: { id } })))).toBe(404);
  });
});

describe("settings", () => {
  it("reconnect by forgetting the tokens, so that the next visit brings new ones", async () => {
    await on.settings.action(staff.ask("/app/settings", { body: {} }));

    expect(await database.query("SELECT id FROM session WHERE shop = $1", [staff.domain])).toEqual([]);
  });
});

/** An order of the last week. */
function recent(customerId: string) {
  const at = Math.floor(NOW.getTime() / 1000) - 3 * 86_400;
  return order({ customerId, placedAt: at, updatedAt: at });
}

async function fetched({ domain }: Staff): Promise<void> {
  await database.query("UPDATE shop SET history_fetched_at = now() WHERE domain = $1", [domain]);
}
