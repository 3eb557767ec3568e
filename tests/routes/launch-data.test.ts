import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { workOnLaunch } from "../../app/jobs/launch.ts";
import { order, paid, shipped, START, DAY } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    launch: await import("../../app/routes/app.launch.tsx"),
    report: await import("../../app/routes/app.launch_.report.ts"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  const tiers = [{ id: "silver", name: "=Silver", qualifications: [{ basis: "spend" as const, threshold: 50_000 }] }];
  staff = await staffOfNewShop(database, { program: documentWith({ tiers, joining: { mode: "automatic" } }) });
  const placedAt = START - 100 * DAY;
  const past = { placedAt, updatedAt: placedAt };
  await settle(
    staff.shop,
    shipped(paid(order({ customerId: "7", netMinor: 60_000, ...past }))),
    shipped(paid(order({ customerId: "8", netMinor: 2_000, ...past }))),
  );
});

const show = (path = "/app/launch", someone = staff) => on.launch.loader(someone.ask(path));
const post = (body: object, someone = staff) => on.launch.action(someone.ask("/app/launch", { body }));
const start = (changes: object = {}) =>
  post({ intent: "start", runId: randomUUID(), source: "stored", from: "2025-03-01", counts: "both", ...changes });
async function work() {
  const { run } = await show();
  await workOnLaunch({ programId: staff.shop.programId, runId: must(run).id });
}
const decide = async (decision: string) => post({ intent: "decide", runId: must((await show()).run).id, decision });

describe("launch day in the admin", () => {
  it("goes from choosing to the dry run, is applied, and undone", async () => {
    expect(await show()).toMatchObject({ run: null, lines: [], today: "2026-04-30", yearAgo: "2025-04-30" });

    expect(await start()).toEqual({ intent: "start", outcome: "started" });
    await work();
    customers.names = new Map([["7", "Nora Winter"]]);
    const counted = await show();
    expect(counted).toMatchObject({
      run: { state: "ready", isStale: false, report: { customers: 2, points: { now: { points: 620 } } } },
      names: "live",
    });
    expect(counted.lines).toMatchObject([
      { customerId: "7", name: "Nora Winter", tierName: "=Silver", points: { points: 600 }, orders: 1 },
      { customerId: "8", name: null, tierName: null },
    ]);

    expect(await decide("apply")).toEqual({ intent: "decide", outcome: "decided" });
    await work();
    expect(await accountOf(database, staff.shop, "7")).toMatchObject({ balance: 600, tier: "silver" });

    await decide("undo");
    await work();
    expect(await accountOf(database, staff.shop, "7")).toMatchObject({ balance: 0, tier: null });
    expect(await show()).toMatchObject({ run: { state: "undone" }, lines: [] });
  });

  it("shows everybody page by page, without names when Shopify does not tell them", async () => {
    await start();
    await work();
    customers.names = null;

    const page = await show("/app/launch?after=7");

    expect(page).toMatchObject({ names: "unavailable", isFirstPage: false, next: null });
    expect(page.lines.map(({ customerId }) => customerId)).toEqual(["8"]);
  });

  it("is handed out as a file that no spreadsheet takes for formulas", async () => {
    await start();
    await work();

    const { csv } = await on.report.loader(staff.ask("/app/launch/report"));

    expect(csv.split("\r\n")).toEqual([
      "customer_id,member,orders,tier,points",
      "7,no,1,'=Silver,600",
      "8,no,1,,20",
      "",
    ]);
  });

  it("wants a day, and one before going live", async () => {
    expect(await start({ from: "soon" })).toMatchObject({ outcome: "no-date" });
    expect(await start({ from: "2026-03-02" })).toMatchObject({ outcome: "nothing-past" });
    expect((await show()).run).toBeNull();
  });

  it("is no business of another shop's staff", async () => {
    await start();
    await work();
    const other = await staffOfNewShop(database);
    const { id } = must((await show()).run);

    expect(await post({ intent: "decide", runId: id, decision: "apply" }, other)).toMatchObject({
      outcome: "unknown-run",
    });
    expect((await show("/app/launch", other)).run).toBeNull();
  });

  it("says that a file's customers could not be looked up, so that it is sent again", async () => {
    const runId = randomUUID();
    await start({ source: "csv", runId });
    customers.names = null;
    const table = {
      header: ["order_id", "placed_at", "amount", "email"],
      rows: [["1", "2025-04-01", "5", "a@b.example"]],
    };

    expect(await post({ intent: "part", runId, part: 1, table })).toEqual({ intent: "part", outcome: "unreachable" });
  });
});
