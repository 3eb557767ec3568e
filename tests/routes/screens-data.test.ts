import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import { programState } from "../../app/models/program.ts";
import { versionList } from "../../app/models/program-version-list.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    program: await import("../../app/routes/app.program.tsx"),
    preview: await import("../../app/routes/app.program_.preview.ts"),
    save: await import("../../app/routes/app.program_.save.ts"),
    goLive: await import("../../app/routes/app.program_.go-live.tsx"),
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
    expect(shown).toMatchObject({ version: 2, mode: "live", program: { units: [{ name: { one: "Star" } }] } });
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
      mode: "off",
      canBeTested: true,
      hasVersion: true,
    });
    expect(await on.goLive.action(staff.ask("/app/program/go-live", { body: {} }))).toEqual({ outcome: "live" });
    expect(await on.goLive.loader(staff.ask("/app/program/go-live"))).toMatchObject({ mode: "live" });
  });

  it("waits for the end of a test", async () => {
    await database.query("UPDATE program SET testing_since = live_from WHERE id = $1", [staff.shop.programId]);

    expect(await on.goLive.loader(staff.ask("/app/program/go-live"))).toMatchObject({
      mode: "test",
      canBeTested: false,
    });
    expect(await on.goLive.action(staff.ask("/app/program/go-live", { body: {} }))).toEqual({ outcome: "in-test" });
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

/** An order of the last week. */
function recent(customerId: string) {
  const at = Math.floor(NOW.getTime() / 1000) - 3 * 86_400;
  return order({ customerId, placedAt: at, updatedAt: at });
}

async function fetched({ domain }: Staff): Promise<void> {
  await database.query("UPDATE shop SET history_fetched_at = now() WHERE domain = $1", [domain]);
}
