import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const shopify = shopifyWithCustomers();
let staff: Staff;
let other: Staff;

async function routes() {
  return {
    ways: await import("../../app/routes/app.program_.earn._index.tsx"),
    way: await import("../../app/routes/app.program_.earn.$id.tsx"),
    choice: await import("../../app/routes/app.program_.earn.new._index.tsx"),
    newWay: await import("../../app/routes/app.program_.earn.new.$way.tsx"),
    points: await import("../../app/routes/app.program_.points._index.tsx"),
    unit: await import("../../app/routes/app.program_.points.$unit.tsx"),
    tier: await import("../../app/routes/app.program_.tiers.$id.tsx"),
    newUnit: await import("../../app/routes/app.program_.points.new.$kind.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

const base = simpleProgram(100);
const program = programSchema.parse({
  ...base,
  units: [...base.units, { id: "nights", kind: "status", name: { one: "Night", many: "Nights" } }],
  earning: [
    ...base.earning,
    { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 50 } },
  ],
});

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  // Nothing that the pages show depends on Shopify's answer.
  shopify.names = null;
  staff = await staffOfNewShop(database, { program });
  other = await staffOfNewShop(database);
});

const ask = (path: string, params: Record<string, string> = {}, someone = staff) => someone.ask(path, { params });

describe("the ways to earn", () => {
  it("are those of the own program", async () => {
    const ids = async (someone: Staff) =>
      (await on.ways.loader(ask("/app/program/earn", {}, someone))).program.earning.map(({ id }) => id);

    expect(await ids(staff)).toEqual(["orders", "review"]);
    expect(await ids(other)).toEqual(["orders"]);
  });

  it("have a form each, which another shop does not find", async () => {
    const path = "/app/program/earn/review";

    expect((await on.way.loader(ask(path, { id: "review" }))).rule.id).toBe("review");
    expect(await statusOf(on.way.loader(ask(path, { id: "review" }, other)))).toBe(404);
  });

  it("begin as any kind that there is, or like one of the own program", async () => {
    const begin = (way: string, from = "", someone = staff) =>
      on.newWay.loader(ask(`/app/program/earn/new/${way}${from}`, { way }, someone));

    expect((await on.choice.loader(ask("/app/program/earn/new"))).version).toBe(1);
    expect((await begin("birthday")).start).toMatchObject({ trigger: { kind: "birthday" } });
    expect((await begin("copy", "?from=review")).start).toMatchObject({ trigger: { name: "review" } });
    expect(await statusOf(begin("copy", "?from=review", other))).toBe(404);
    expect(await statusOf(begin("moon"))).toBe(404);
  });
});

describe("the names of events", () => {
  it("that this program was told of are offered where a way to earn or a tier names one", async () => {
    const tell = (someone: Staff, id: string, name: string) =>
      database.query(
        `INSERT INTO member_event (program_id, id, member_id, shop_id, name, at, source, recorded_at)
         VALUES ($1, $2, gen_random_uuid(), $3, $4, now(), 'api', now())`,
        [someone.shop.programId, id, someone.shop.shopId, name],
      );
    for (const id of ["1", "2"]) await tell(staff, id, "workshop");
    await tell(staff, "3", "review");
    await tell(other, "4", "theirs");

    const names = ["review", "workshop"];
    expect((await on.way.loader(ask("/app/program/earn/review", { id: "review" }))).receivedEvents).toEqual(names);
    expect((await on.newWay.loader(ask("/app/program/earn/new/visit", { way: "visit" }))).receivedEvents).toEqual(
      names,
    );
    expect((await on.tier.loader(ask("/app/program/tiers/new", { id: "new" }))).receivedEvents).toEqual(names);
  });
});

describe("points and naming", () => {
  it("have a form for each unit of the own program, and for a new one", async () => {
    expect((await on.points.loader(ask("/app/program/points"))).program.units).toHaveLength(2);
    expect((await on.unit.loader(ask("/app/program/points/nights", { unit: "nights" }))).unit.kind).toBe("status");
    expect(await statusOf(on.unit.loader(ask("/app/program/points/nights", { unit: "nights" }, other)))).toBe(404);
    expect((await on.newUnit.loader(ask("/app/program/points/new/cashback", { kind: "cashback" }))).kind).toBe(
      "cashback",
    );
    expect(await statusOf(on.newUnit.loader(ask("/app/program/points/new/points", { kind: "points" })))).toBe(404);
  });

  it("tell whether any member of this program ever had some of a unit", async () => {
    const held = async () => (await on.unit.loader(ask("/app/program/points/nights", { unit: "nights" }))).isHeld;
    await database.query("INSERT INTO account (program_id, member_id, unit) VALUES ($1, gen_random_uuid(), 'nights')", [
      other.shop.programId,
    ]);

    expect(await held()).toBe(false);
    await database.query("INSERT INTO account (program_id, member_id, unit) VALUES ($1, gen_random_uuid(), 'nights')", [
      staff.shop.programId,
    ]);
    expect(await held()).toBe(true);
  });
});
