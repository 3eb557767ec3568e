import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { handleExport } from "../../app/http/export.ts";
import { workOnBulk } from "../../app/jobs/bulk.ts";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { listedProgram, haveOrdered } from "./listed-members.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();

async function routes() {
  return {
    bulk: await import("../../app/routes/app.members_.bulk.new.tsx"),
    runs: await import("../../app/routes/app.members_.bulk._index.tsx"),
    run: await import("../../app/routes/app.members_.bulk.$run.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;
let staff: Staff;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database, { program: listedProgram });
});

const members = (count: number, someone = staff) => haveOrdered(someone, count);
const idOf = async (customerId: string, someone = staff) =>
  must(await accountOf(database, someone.shop, customerId)).memberId;

describe("a bulk action", () => {
  const wish = { kind: "grant", unit: "points", points: 50, reason: "goodwill", note: "" };
  const ask = (query: string, body: object, someone = staff) =>
    on.bulk.action(someone.ask(`/app/members/bulk/new?${query}`, { body: { runId: randomUUID(), wish, ...body } }));
  const preview = (query: string, body: object = {}) => ask(query, { intent: "preview", expected: 0, ...body });
  const begin = (query: string, body: object) => ask(query, { intent: "start", ...body });
  const runPage = (id: string, someone = staff) =>
    on.run.loader(someone.ask(`/app/members/bulk/${id}`, { params: { run: id } }));
  const steer = (id: string, body: object, someone = staff) =>
    on.run.action(someone.ask(`/app/members/bulk/${id}`, { params: { run: id }, body }));

  it("says beforehand what it will do, to whom", async () => {
    await members(4);

    expect(await preview("balance-from=200")).toMatchObject({ preview: { kind: "grant", members: 3, short: 0 } });
    expect(await preview("", { wish: { ...wish, points: -250 } })).toMatchObject({ preview: { members: 4, short: 2 } });
    expect(await preview("", { wish: { kind: "tier", tierId: "vip", until: null } })).toMatchObject({
      preview: { kind: "tier", members: 4, already: 2 },
    });
    expect(await preview("", { wish: { kind: "extend", until: day(94) } })).toMatchObject({
      preview: { kind: "extend", members: 4, concerned: 2, units: [{ points: 300 }] },
    });
    expect(await preview(`ids=${await idOf("1")}`)).toMatchObject({ preview: { members: 1 } });
    expect(await preview("ids=everybody")).toMatchObject({ preview: { members: 0 } });
    expect(await preview("", { wish: { kind: "extend", until: "2020-01-01" } })).toMatchObject({ outcome: "refused" });
  });

  const day = (days: number) => new Date((START + days * DAY) * 1000).toISOString().slice(0, 10);

  it("works as a job, shows how far it is and whom it left out, and is undone", async () => {
    await members(3);
    const { programId } = staff.shop;
    const [runId, undoId] = [randomUUID(), randomUUID()];
    const take = { ...wish, points: -150 };

    const answer = await begin("", { runId, wish: take, expected: 3 });
    expect(answer).toBeInstanceOf(Response);
    expect((await runPage(runId)).run).toMatchObject({ state: "running", total: 3, done: 0 });
    await workOnBulk({ programId, runId });

    customers.names = new Map([["1", "Nora Winter"]]);
    expect(await runPage(runId)).toMatchObject({
      run: { state: "finished", done: 2, failed: 1 },
      failures: [{ name: "Nora Winter", problem: "insufficient-points" }],
    });
    expect(await steer(runId, { intent: "weigh" })).toEqual({ spent: null });
    await steer(runId, { intent: "undo", undoId });
    await workOnBulk({ programId, runId: undoId });
    expect(await runPage(runId)).toMatchObject({ undoneBy: { id: undoId } });
    expect(await accountOf(database, staff.shop, "3")).toMatchObject({ balance: 300 });
    expect((await on.runs.loader(staff.ask("/app/members/bulk"))).runs).toHaveLength(2);
  });

  it("does not begin where others match by now", async () => {
    await members(3);

    expect(await begin("", { expected: 2 })).toEqual({ outcome: "refused", because: { kind: "others", members: 3 } });
  });

  it("concerns nobody of another shop, and is not seen or steered from there", async () => {
    await members(2);
    const other = await staffOfNewShop(database);
    const runId = randomUUID();
    const ids = `ids=${await idOf("1")}`;

    expect(await ask(ids, { intent: "preview", expected: 0 }, other)).toMatchObject({ preview: { members: 0 } });
    await begin(ids, { runId, expected: 1 });
    expect(await statusOf(runPage(runId, other))).toBe(404);
    expect(await steer(runId, { intent: "stop" }, other)).toEqual({ problem: "unknown-run" });
    expect((await on.runs.loader(other.ask("/app/members/bulk"))).runs).toEqual([]);
  });

  it("writes a file of those who match as a job, without names; it is downloaded from the run's page, once", async () => {
    await members(3);
    customers.names = new Map([["3", "Nora Winter"]]);
    const { programId } = staff.shop;
    const runId = randomUUID();
    const wanted = { runId, wish: { kind: "export" }, expected: 1 };

    expect(await begin("do=export&balance-from=300", wanted)).toBeInstanceOf(Response);
    expect(await statusOf(steer(runId, { intent: "file" }))).toBe(404);
    await workOnBulk({ programId, runId });
    await settle(
      staff.shop,
      shipped(order({ id: "999", customerId: "3", placedAt: START + 9 * DAY, netMinor: 10_000 })),
    );

    expect((await runPage(runId)).run).toMatchObject({ state: "finished", total: 1, done: 1, failed: 0 });
    expect(await statusOf(steer(runId, { intent: "file" }, await staffOfNewShop(database)))).toBe(404);
    const { url = "" } = must(await fileAnswer(runId));
    const { status, text } = await downloaded(url);
    expect(status).toBe(200);
    expect(text.split("\r\n")).toEqual([
      "member,customers,tier,points,pending,owed,joined,blocked",
      `${await idOf("3")},3,VIP,300,0,0,${day(3)},no`,
      "",
    ]);
    expect((await downloaded(url)).status).toBe(404);
  });

  it("has nobody in its file who was erased since, and nothing to undo", async () => {
    await members(2);
    const { programId } = staff.shop;
    const [runId, gone] = [randomUUID(), await idOf("2")];
    await begin("do=export", { runId, wish: { kind: "export" }, expected: 2 });
    await workOnBulk({ programId, runId });

    const body = { customer: { id: 2 }, orders_to_redact: [] };
    await redactCustomer({ shopDomain: await domainOf(database, staff.shop), body, now: NOW });

    const { text } = await downloaded(must(await fileAnswer(runId)).url ?? "");
    expect(text).not.toContain(gone);
    expect(text).toContain(await idOf("1"));
    expect(await steer(runId, { intent: "undo", undoId: randomUUID() })).toEqual({ problem: "nothing-done" });
  });

  async function fileAnswer(runId: string): Promise<{ url?: string } | null> {
    const answer = await steer(runId, { intent: "file" });
    return answer instanceof Response ? null : answer;
  }

  async function downloaded(url: string): Promise<{ status: number; text: string }> {
    const request = { method: "GET", path: url, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
    const { status, stream } = await handleExport(request);
    const chunks: Buffer[] = [];
    for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
    return { status, text: Buffer.concat(chunks).toString("utf8") };
  }
});
