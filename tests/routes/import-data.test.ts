import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { handleExport } from "../../app/http/export.ts";
import { workOnImport } from "../../app/jobs/imports.ts";
import { readCsv } from "../../app/loyalty/csv-reader.ts";
import { EXPORTS } from "../../app/loyalty/export-kinds.ts";
import { guessMapping } from "../../app/loyalty/import/mapping.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith, tell, told } from "../support/facts.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { unzipped } from "../support/unzipped.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    list: await import("../../app/routes/app.import._index.tsx"),
    file: await import("../../app/routes/app.import.new.tsx"),
    run: await import("../../app/routes/app.import.$id.tsx"),
    export: await import("../../app/routes/app.export.tsx"),
    sizes: await import("../../app/routes/app.export_.sizes.ts"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});
beforeEach(async () => {
  customers.names = new Map(["7", "8", "9"].map((id) => [id, `Customer ${id}`]));
  const tiers = [{ id: "gold", name: "=Gold", qualifications: [{ basis: "spend" as const, threshold: 100_000 }] }];
  staff = await staffOfNewShop(database, { program: documentWith({ tiers, joining: { mode: "automatic" } }) });
});

const at = (id: string) => ({ params: { id } });
const show = (id: string, someone = staff) => on.run.loader(someone.ask(`/app/import/${id}`, at(id)));
const post = (id: string, body: object, someone = staff) =>
  on.run.action(someone.ask(`/app/import/${id}`, { ...at(id), body }));
const work = (runId: string) => workOnImport({ programId: staff.shop.programId, runId });

async function upload(csv: string): Promise<string> {
  const runId = randomUUID();
  const { header, rows } = readCsv(csv);
  const ask = (body: object) => on.file.action(staff.ask("/app/import/new", { body }));
  const start = { intent: "start", runId, fileName: "members.csv", fileBytes: csv.length, header };
  expect(await ask(start)).toEqual({ outcome: "started" });
  expect(await ask({ intent: "part", runId, from: 2, rows, part: "last" })).toMatchObject({ outcome: "stored" });
  return runId;
}

/** What the link gives that an action made. */
async function download(url: string): Promise<{ status: number; type: string; bytes: Buffer }> {
  const request = { method: "GET", path: url, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
  const { status, headers, stream } = await handleExport(request);
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(Buffer.from(chunk));
  return { status, type: headers?.["content-type"] ?? "", bytes: Buffer.concat(chunks) };
}

async function exported(what: string, format = "csv"): Promise<string> {
  const { url } = await on.export.action(staff.ask("/app/export", { body: { what, format } }));
  return (await download(url)).bytes.toString("utf8");
}

/** A file whose columns were chosen and whose rows were read. */
async function ready(csv: string): Promise<string> {
  const runId = await upload(csv);
  const { mapping } = await show(runId);
  await post(runId, { intent: "map", mapping });
  await work(runId);
  return runId;
}

describe("an import by somebody who may give some points only", () => {
  const apply = (runId: string, as: string) => {
    const body = { intent: "decide", decision: "apply" };
    return on.run.action(staff.ask(`/app/import/${runId}`, { ...at(runId), body, as }));
  };

  it("is applied by somebody else where it moves points", async () => {
    const roles = await import("../../app/routes/app.settings_.staff.tsx");
    const manager = { pointsPerGrantMax: null, pointsPerDayMax: 50 };
    const limits = { manager, agent: { pointsPerGrantMax: null, pointsPerDayMax: null } };
    await roles.loader(staff.ask("/app/settings/staff"));
    const body = { policy: { defaultRole: "manager", limits }, staff: [{ id: "42", name: "Kim", role: "owner" }] };
    expect(await roles.action(staff.ask("/app/settings/staff", { body }))).toMatchObject({ outcome: "changed" });
    const [points, birthdays] = [
      await ready("customer id,points\n7,51"),
      await ready("customer id,birthday\n8,--12-24"),
    ];

    expect(await statusOf(apply(points, "43"))).toBe(403);
    expect(await apply(birthdays, "43")).toEqual({ intent: "decide", outcome: "decided" });

    expect(await show(points)).toMatchObject({ run: { state: "ready" } });
    expect(await apply(points, "42")).toEqual({ intent: "decide", outcome: "decided" });
  });
});

describe("an import in the admin", () => {
  it("goes from the file to columns, check, application, report and back", async () => {
    const runId = await upload("customer id;Punkte;Stufe\n7;1.250;=Gold\n8;5;\n99;1;\nx;1;");
    const mapping = await show(runId);
    expect(mapping).toMatchObject({
      run: { state: "mapping", rows: 4 },
      mapping: { columns: { customer: 0, points: 1, tier: 2, email: null }, decimal: ",", mode: "add" },
      sample: [["7", "1.250", "=Gold"], ["8", "5", ""], ["99", "1", ""], ["x", "1", ""]],
    }); // prettier-ignore

    expect(await post(runId, { intent: "map", mapping: mapping.mapping })).toEqual({
      intent: "map",
      outcome: "checking",
    });
    await work(runId);
    expect(await show(runId)).toMatchObject({
      run: { state: "ready", isStale: false, report: { joining: 2, given: 1255, unknown: 1, problems: { "bad-customer": 1 } } },
      faulty: [{ row: 4, problem: null }, { row: 5, problem: "bad-customer" }],
    }); // prettier-ignore
    expect(await accountOf(database, staff.shop, "7")).toBeUndefined();

    await post(runId, { intent: "decide", decision: "apply" });
    await work(runId);
    expect(await show(runId)).toMatchObject({
      run: { state: "applied", result: { members: 2, joined: 2, given: 1255 } },
    });
    expect(await accountOf(database, staff.shop, "7")).toMatchObject({ balance: 1250 });

    const report = await post(runId, { intent: "report" });
    const { bytes } = await download("url" in report ? report.url : "");
    expect(bytes.toString("utf8").split("\r\n")).toEqual([
      "Row,Outcome,Customer ID,Points moved,Joined",
      "2,Applied,7,1250,1",
      "3,Applied,8,5,1",
      "4,The shop has no such customer,,,",
      "5,This is no Shopify customer ID,,,",
      "",
    ]);
    expect((await on.list.loader(staff.ask("/app/import"))).runs).toMatchObject([{ id: runId, state: "applied" }]);
    const again = await upload("customer id;Punkte;Stufe\n9;1;");
    expect((await show(again)).mapping).toEqual(mapping.mapping);
  });

  it("of another shop is nobody's", async () => {
    const runId = await upload("email,points\na@example.com,1");
    const other = await staffOfNewShop(database);

    await expect(show(runId, other)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await post(runId, { intent: "decide", decision: "cancel" }, other)).toMatchObject({
      outcome: "unknown-run",
    });
    await expect(post(runId, { intent: "report" }, other)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await on.list.loader(other.ask("/app/import"))).toMatchObject({ runs: [] });
    const rows = { intent: "part", runId, from: 2, rows: [["b@example.com", "1"]], part: "last" };
    expect(await on.file.action(other.ask("/app/import/new", { body: rows }))).toEqual({ outcome: "unknown-run" });
    expect((await show(runId)).run.state).toBe("mapping");
  });
});

describe("an export", () => {
  it("has everything, as text that no spreadsheet runs, and can be imported into another shop", async () => {
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    await tell(staff.shop, told({ customerId: "7" }));
    const runId = await upload("customer id,points,expires,birthday\n8,40,31.12.2027,24.12.");
    await post(runId, { intent: "map", mapping: (await show(runId)).mapping });
    await work(runId);
    await post(runId, { intent: "decide", decision: "apply" });
    await work(runId);

    const { header, rows } = readCsv(await exported("lots"));
    const lot = must(rows.find((row) => row[header.indexOf("customer_id")] === "8"));
    expect(lot[header.indexOf("expires_on")]).toBe("2027-12-31");
    expect(await exported("transfers")).toMatch(/,40,40 (Coins|points) imported from a file,/);
    expect(await exported("members")).toContain("--12-24");
    const lines = (await exported("orders", "json")).trim().split("\n");
    expect(JSON.parse(must(lines[0]))).toMatchObject({ customer_id: "7" });
    const sizes = await on.sizes.loader(staff.ask("/app/export/sizes"));
    expect(sizes).toMatchObject({
      members: { rows: 2 },
      orders: { rows: 1 },
      events: { rows: 1 },
      versions: { rows: 1 },
    });

    const there = await staffOfNewShop(database);
    const balances = await exported("balances");
    staff = there;
    const copy = await upload(balances);
    await post(copy, { intent: "map", mapping: (await show(copy)).mapping });
    await work(copy);
    await post(copy, { intent: "decide", decision: "apply" });
    await work(copy);
    expect(await accountOf(database, there.shop, "8")).toMatchObject({ balance: 40 });
    expect(await accountOf(database, there.shop, "7")).toMatchObject({ balance: 129 });
    expect(guessMapping({ header, rows }, { unit: "points", decimal: ".", dates: "day-first" }).columns).toMatchObject({
      customer: header.indexOf("customer_id"),
      points: header.indexOf("points"),
      expires: header.indexOf("expires_on"),
    });
  });

  it("comes as one archive that any tool opens", async () => {
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    const { url } = await on.export.action(staff.ask("/app/export", { body: { what: "all", format: "zip" } }));

    const { type, bytes } = await download(url);

    const files = unzipped(bytes);
    expect(type).toBe("application/zip");
    expect([...files.keys()]).toEqual(EXPORTS.map((kind) => `${kind}.csv`));
    const [header, member] = must(files.get("members.csv")).split("\r\n");
    expect(header).toContain("customer_id,member_id,joined_at");
    expect(member).toMatch(/^7,/);
  });

  it("is given once, for five minutes, by a link that nobody guesses, and only of the program that asked", async () => {
    await settle(staff.shop, shipped(order({ customerId: "7" })));
    const other = await staffOfNewShop(database);
    const ask = (someone: Staff) =>
      on.export.action(someone.ask("/app/export", { body: { what: "members", format: "csv" } }));
    const [mine, theirs, late] = [await ask(staff), await ask(other), await ask(staff)];

    expect((await Promise.all([download(mine.url), download(mine.url)])).map(({ status }) => status).sort()).toEqual([
      200, 404,
    ]);
    expect((await download(theirs.url)).bytes.toString("utf8").trim().split("\r\n")).toHaveLength(1);
    clock.setOffset(NOW.getTime() - Date.now() + 6 * 60_000);
    expect((await download(late.url)).status).toBe(404);
    clock.setOffset(NOW.getTime() - Date.now());
    expect((await download(`/export/${"a".repeat(43)}`)).status).toBe(404);
    expect((await download("/export/x")).status).toBe(404);
  });
});
