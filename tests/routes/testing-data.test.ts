import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { markOff, programState } from "../../app/models/program.ts";
import { withTransaction } from "../../app/db.server.ts";
import { wipeTest } from "../../app/jobs/testing.ts";
import { programOf } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, NOW } from "../support/live-shop.ts";
import { type Customers, shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers: Customers = shopifyWithCustomers();
let staff: Staff;
let route: typeof import("../../app/routes/app.test.tsx");

beforeAll(async () => {
  route = await import("../../app/routes/app.test.tsx");
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await neverLive();
  customers.names = new Map([
    ["7001", "Nora Berg"],
    ["7002", "Lea Sommer"],
  ]);
});

const welcoming = programOf({
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "welcome", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 } },
  ],
});

async function neverLive(): Promise<Staff> {
  const someone = await staffOfNewShop(database, { program: welcoming });
  await database.query("UPDATE program SET status = 'off', live_from = NULL WHERE id = $1", [someone.shop.programId]);
  return someone;
}

const load = (someone = staff, query = "") => route.loader(someone.ask(`/app/test${query}`));
const act = (body: object, someone = staff) => route.action(someone.ask("/app/test", { body }));
const modeOf = async (someone = staff) => (await programState(null, someone.shop.programId)).mode;

describe("a program that never was live", () => {
  it("is tested with a customer found by name, who is a member at once, with the gift for joining", async () => {
    expect(await load()).toEqual({ mode: "off", obstacle: null, isOver: false });

    expect(await act({ intent: "start" })).toMatchObject({ outcome: "testing" });
    expect(await load(staff, "?q=nora")).toMatchObject({
      ...{ mode: "test", testers: [], ends: { members: 0, codes: 0, points: 0 } },
      search: {
        ...{ text: "nora", outcome: "done", hasMore: false },
        customers: [{ customerId: "7001", name: "Nora Berg", email: "nora@example.com", isTester: false }],
      },
    });
    expect(await act({ intent: "name", customerId: "7001" })).toMatchObject({ outcome: "named" });

    const account = await accountOf(database, staff.shop, "7001");
    expect(account).toMatchObject({ balance: 50 });
    expect(await load(staff, "?q=nora")).toMatchObject({
      testers: [
        { customerId: "7001", memberId: account?.memberId, name: "Nora Berg", email: "nora@example.com", balance: 50 },
      ],
      ends: { members: 1, codes: 0, points: 50 },
      search: { customers: [{ isTester: true }] },
    });
  });

  it("is off again once the test is wiped, and the page says so", async () => {
    await act({ intent: "start" });
    await act({ intent: "name", customerId: "7001" });

    expect(await act({ intent: "end" })).toMatchObject({ outcome: "wiping" });
    expect(await load()).toEqual({ mode: "wiping", left: 1, openRedemptions: 0, stuck: 0 });
    await wipeTest(staff.shop.programId);

    expect(await load()).toEqual({ mode: "off", obstacle: null, isOver: true });
  });

  it("goes on with its test without a customer who is removed", async () => {
    await act({ intent: "start" });
    await act({ intent: "name", customerId: "7001" });
    await act({ intent: "name", customerId: "7002" });

    expect(await act({ intent: "drop", customerId: "7001" })).toMatchObject({ outcome: "dropping" });
    expect(await load()).toMatchObject({ testers: [{ customerId: "7001", isDropping: true }, { isDropping: false }] });
    await wipeTest(staff.shop.programId);

    expect(await load()).toMatchObject({ mode: "test", testers: [{ customerId: "7002" }], ends: { members: 1 } });
  });

  it("takes only customers whom the shop has, and nobody while Shopify does not say", async () => {
    await act({ intent: "start" });

    expect(await act({ intent: "name", customerId: "7009" })).toMatchObject({ outcome: "unknown-customer" });
    customers.names = null;
    expect(await act({ intent: "name", customerId: "7001" })).toMatchObject({ outcome: "unreachable" });
    expect(await load(staff, "?q=nora")).toMatchObject({ testers: [], search: { outcome: "unreachable" } });
  });

  it("still lists its testers, by number, while Shopify does not answer", async () => {
    await act({ intent: "start" });
    await act({ intent: "name", customerId: "7001" });
    customers.names = null;

    expect(await load()).toMatchObject({ names: "unavailable", testers: [{ customerId: "7001", name: null }] });
  });
});

describe("why a program cannot be tested is said", () => {
  it("of one that is live, or was", async () => {
    const live = await staffOfNewShop(database);
    expect(await load(live)).toMatchObject({ mode: "off", obstacle: "live" });
    await withTransaction((tx) => markOff(tx, live.shop.programId));

    expect(await load(live)).toMatchObject({ mode: "off", obstacle: "was-live" });
    expect(await act({ intent: "start" }, live)).toMatchObject({ outcome: "was-live" });
  });

  it("of one that was never saved, and of one with members", async () => {
    const { programId } = staff.shop;
    await database.query("INSERT INTO member (program_id, id, joined_at, joined_by) VALUES ($1, gen_random_uuid(), now(), 'import')", [programId]); // prettier-ignore
    expect(await load()).toMatchObject({ obstacle: "has-members" });
    expect(await act({ intent: "start" })).toMatchObject({ outcome: "has-members" });

    const unsaved = await neverLive();
    const [empty] = await database.query<{ id: string }>(
      "INSERT INTO program (status) VALUES ('off') RETURNING id::text",
    );
    await database.query("UPDATE shop SET program_id = $2 WHERE program_id = $1", [unsaved.shop.programId, empty?.id]);
    expect(await load(unsaved)).toMatchObject({ obstacle: "no-program" });
  });
});

it("a test is seen, added to and ended by its own shop's staff only", async () => {
  const other = await neverLive();
  await act({ intent: "start" });
  await act({ intent: "name", customerId: "7001" });

  expect(await load(other)).toEqual({ mode: "off", obstacle: null, isOver: false });
  expect(await act({ intent: "name", customerId: "7002" }, other)).toMatchObject({ outcome: "not-testing" });
  expect(await act({ intent: "drop", customerId: "7001" }, other)).toMatchObject({ outcome: "not-testing" });
  expect(await act({ intent: "end" }, other)).toMatchObject({ outcome: "not-testing" });

  expect(await modeOf()).toBe("test");
  expect(await load()).toMatchObject({ testers: [{ customerId: "7001", isDropping: false }] });
});

it.each([{}, { intent: "begin" }, { intent: "name" }, { intent: "name", customerId: "gid://shopify/Customer/1" }])(
  "what is no deed of the page is refused: %j",
  async (body) => {
    expect(await statusOf(act(body))).toBe(400);
  },
);
