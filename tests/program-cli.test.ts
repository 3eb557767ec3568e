import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handleApi } from "../app/http/api.ts";
import { createListener } from "../app/http/listener.ts";
import { simpleProgram } from "../app/loyalty/program.ts";
import { shopWithClient } from "./http/api-client.ts";
import { order, shipped, START } from "./loyalty/orders.ts";
import { freshDatabase } from "./support/database.ts";

const database = freshDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "laurel-program-"));
const server = createServer(
  createListener([{ path: "/api/v1/", bodyBytesMax: 1_000_000, door: handleApi }], (_request, response) =>
    response.end(),
  ),
);
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Runs `npm run program -- …` and waits for its end. */
async function program(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.resolve("scripts/program.ts"), ...args], {
    env: { ...process.env, NODE_OPTIONS: "", ...environment },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, out, err };
}

function file(name: string, content: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, typeof content === "string" ? content : JSON.stringify(content));
  return at;
}

const good = simpleProgram(100);
const twice = { ...good, earning: [{ ...good.earning[0], effect: { kind: "points-per-unit", rate: "2" } }] };

describe("npm run program", () => {
  it("validate: says what is wrong and where, in English and German, by its exit code too", async () => {
    const bad = file("bad.json", { ...good, policies: { ...good.policies, reminderDays: 0 } });

    const [valid, invalid, german, missing] = await Promise.all([
      program(["validate", file("good.json", good)]),
      program(["validate", bad]),
      program(["validate", bad, "--locale", "de"]),
      program(["validate", "nowhere.json"]),
    ]);

    expect([valid.code, valid.out]).toEqual([0, expect.stringContaining("valid, 0 errors, 0 warnings")]);
    expect([invalid.code, invalid.out]).toEqual([
      1,
      expect.stringContaining("policies.reminderDays: 0 is too small. Right is 1 or more."),
    ]);
    expect(german.out).toContain("0 ist zu klein. Richtig ist 1 oder mehr.");
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("nowhere.json cannot be read")]);
  });

  it("explain: prints the arithmetic of one order in both languages", async () => {
    const facts = shipped(order({ name: "#1001" }), START + 90_000);

    const { code, out } = await program(["explain", file("good.json", good), file("order.json", facts)]);

    expect(code).toBe(0);
    expect(out).toContain("en  Order #1001 shipped. 129 Coins: 1 per EUR on €129.90, rounded down");
    expect(out).toContain("de  Bestellung #1001 versandt. 129 Coins: 1 je EUR auf 129,90\u00a0€, abgerundet");
  });

  it("check: plays the lives of the gallery", async () => {
    const { code, out } = await program([
      "check",
      "programs/status-by-visits.json",
      "programs/status-by-visits.lives.json",
    ]);

    expect([code, out]).toEqual([0, expect.stringMatching(/(\d+) of \1 lives came out as expected/)]);
  });

  it("simulate: prints what past orders would have cost, and the difference to another program", async () => {
    const orders = file(
      "orders.jsonl",
      [orderLine(10, "2026-01-31T23:30:00Z"), "{", orderLine(20, "2026-03-01T10:00:00Z")].join("\n"),
    );

    const { code, out } = await program([
      "simulate",
      file("twice.json", twice),
      orders,
      "--against",
      file("good.json", good),
    ]);

    // 2 × 100.00 × 2 = 400 points, 4.00; by the other program 200, 2.00. 31 January 23:30 UTC is February in Berlin.
    expect(code).toBe(0);
    expect(out).toContain("line 2: is no JSON");
    expect(out).toMatch(/2 orders of 1 customers/);
    expect(out).toMatch(/cost +4\.00 EUR \| 2\.00 EUR \| \+2\.00 EUR/);
    expect(out).toMatch(/2026-02 +1 +200 +0 +0/);
    expect(out).toMatch(/2026-03 +1 +200 +0 +0/);
  });

  it("apply, export and diff: a file and a running program are brought together by REST", async () => {
    const { key } = await shopWithClient(database);
    const environment = { LAUREL_API_KEY: key };
    const twiceFile = file("twice.json", twice);

    const before = await program(["diff", twiceFile, "--url", url], environment);
    const applied = await program(["apply", twiceFile, "--url", url], environment);
    const stale = await program(["apply", file("good.json", good), "--url", url, "--base", "1"], environment);
    const after = await program(["diff", twiceFile, "--url", url], environment);
    const exported = await program(["export", "--url", url], environment);

    expect([before.code, before.out]).toEqual([
      1,
      expect.stringContaining("earning[orders].effect.rate.numerator\n  - 1\n  + 2"),
    ]);
    expect([applied.code, applied.out]).toEqual([0, expect.stringContaining("saved as version 2")]);
    expect([stale.code, stale.err]).toEqual([2, expect.stringContaining("Version 2 is the newest")]);
    expect([after.code, after.out]).toEqual([0, "no difference\n"]);
    expect(JSON.parse(exported.out)).toMatchObject({ earning: [{ effect: { rate: { numerator: 2 } } }] });
  });

  it("without a key, an address or a command says in plain words what is missing", async () => {
    const replies = await Promise.all([
      program(["export", "--url", url], { LAUREL_API_KEY: "" }),
      program(["export"], { LAUREL_API_KEY: "x" }),
      program(["expor"]),
      program(["constructor"]),
      program(["validate"]),
      program(["validate", "--help"]),
      program([]),
    ]);

    expect(replies.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 0, 2]);
    expect(replies[0]?.err).toContain("LAUREL_API_KEY is not set");
    expect(replies[1]?.err).toContain("--url is missing");
    expect(replies[2]?.err).toContain("there is no command “expor”");
    expect(replies[3]?.err).toContain("there is no command “constructor”");
    expect(replies[4]?.err).toContain("program.json is missing");
    expect(replies.every(({ err }) => !err.includes("    at "))).toBe(true);
  });

  it("reference: the page is up to date", async () => {
    expect(await program(["reference"])).toMatchObject({ code: 0 });
    expect(readFileSync("docs/program-reference.md", "utf8")).toContain("## EarningRule");
  });
});

/** One order of 100.00 by customer 7, paid at once, as a line of orders.jsonl. */
function orderLine(id: number, placed: string): string {
  return JSON.stringify({
    ...{ id, name: `#${id}`, currency: "EUR", total_price: "100.00", customer: { id: 7 } },
    ...{ created_at: placed, updated_at: placed, financial_status: "paid", taxes_included: true },
    line_items: [{ id: id + 1, title: "Tea", quantity: 1, price: "100.00", requires_shipping: false }],
  });
}

describe("npm run program -- simulate", () => {
  it("shows every month in which anything happens under either program, and each one's own first reward", async () => {
    const orders = file("year.jsonl", orderLine(10, "2026-01-15T10:00:00Z"));
    const lapsing = {
      ...good,
      units: [{ ...good.units[0], expiry: { kind: "fixed", after: { months: 6 } } }],
      rewards: [{ ...good.rewards[0], points: 500 }],
    };

    const { out } = await program(["simulate", file("good.json", good), orders, "--against", file("b.json", lapsing)]);

    expect(out).toMatch(/2026-07 +0 +0 +0 +0 +\| 0 earned, 0 taken back, 100 expires/);
    expect(out).toMatch(/points of the first reward +100 \| 500/);
    expect(out).toMatch(/members who have had as many +1 \| 0/);
    expect(out).toMatch(/median days until then +0 \| nobody/);
  });

  it("--to is the end of that day by the shop's clock, or a moment", async () => {
    const orders = file("end.jsonl", orderLine(10, "2026-12-31T22:30:00Z"));
    const lapsing = { ...good, units: [{ ...good.units[0], expiry: { kind: "calendar", period: "year" } }] };
    const to = (text: string) => program(["simulate", file("lapsing.json", lapsing), orders, "--to", text]);

    const replies = await Promise.all(
      ["2026-12-31", "2027-01-01", "2026-12-31T23:30", "2026-12-31T22:29:59Z", "2026-02-31", "soon"].map(to),
    );

    // 22:30 UTC is 23:30 in Berlin: the last half hour of the day and of the year.
    const figures = replies.map(({ out }) => ["earned", "expired"].map((name) => figure(out, name)));
    expect(figures.slice(0, 4)).toEqual([
      ["100", "0"],
      ["100", "100"],
      ["100", "0"],
      [undefined, undefined],
    ]);
    expect(replies.slice(4).map(({ code, err }) => [code, err.split("\n")[0]])).toEqual([
      [2, "“2026-02-31” is no day; write one such as 2026-12-31"],
      [2, "“soon” is no day; write one such as 2026-12-31"],
    ]);
  });
});

function figure(out: string, name: string): string | undefined {
  return new RegExp(`^ +${name} +(\\d+)$`, "m").exec(out)?.[1];
}

describe("npm run program -- explain", () => {
  it("takes facts written by hand, whatever they leave out being nothing special", async () => {
    const facts = { placedAt: START, currency: "EUR", lines: [{ id: "1", netMinor: 5_000, needsShipping: false }] };
    const paid = { ...facts, paid: { id: "1", at: START + 60 } };

    const { code, out } = await program(["explain", file("good.json", good), file("hand.json", paid)]);

    expect(code).toBe(0);
    expect(out).toContain("50 Coins: 1 per EUR on €50.00");
  });

  it("says in plain words what facts lack, name wrongly or contradict", async () => {
    const facts = {
      ...{ placedAt: START, lines: [{ id: "1", net: 5_000 }] },
      ...{ fulfilments: [{ id: "1", at: "now", lines: [{ lineId: "2", quantity: 1 }] }] },
    };
    const full = { ...facts, currency: "EUR", lines: [{ id: "1", netMinor: 5_000 }] };
    const stray = { ...full, fulfilments: [{ ...facts.fulfilments[0], at: START }] };

    const [lacking, unknown] = await Promise.all(
      [facts, stray].map((each, index) =>
        program(["explain", file("good.json", good), file(`bad${index}.json`, each)]),
      ),
    );

    expect([lacking?.code, unknown?.code]).toEqual([2, 2]);
    expect(lacking?.err).toContain("currency: is missing");
    expect(lacking?.err).toContain("lines.0.netMinor: is missing");
    expect(lacking?.err).toContain("lines.0.net: there is no field of this name");
    expect(lacking?.err).toContain("fulfilments.0.at: Invalid input: expected number");
    expect(unknown?.err).toContain("fulfilments.0.lines.0.lineId: the order has no line “2”");
    expect([lacking, unknown].some((reply) => reply?.err.includes("    at "))).toBe(false);
  });
});
