import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { settleOrders } from "../app/flows/settle-orders.ts";
import { LACKS_NOTHING, type OrderReading } from "../app/loyalty/order-facts.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { type BenchShop, benchOrder, CUSTOMER_BASE, MEMBERS, memberIdOf, ORDER_BASE, prepareShop } from "./p1-shop.ts";
import { compared, type Figure, interleaved } from "./measure.ts";

const SECONDS = 3;

/**
 * P1: one order settled through the application's own flow, against pgbench sending the very statements that the flow sends,
 * in the same transactions; and against a single-statement award.
 */
export async function benchSettle(databaseUrl: string): Promise<Figure[]> {
  if (spawnSync("pgbench", ["--version"]).status !== 0) {
    return [
      {
        name: "P1",
        what: "one order settled",
        ours: null,
        ceiling: null,
        ceilingIs: "pgbench",
        ratio: null,
        goal: "≥ 0.6",
        met: null,
        note: "skipped: pgbench is not installed",
      },
    ];
  }
  process.env.DATABASE_URL = databaseUrl;
  process.env.DATABASE_POOL_MAX = "32";
  forgetPrograms();
  const shop = await prepareShop(databaseUrl);
  const scripts = await writeScripts(shop);
  const serial = { next: 0 };
  // Plans that were made while tables were empty are those of no shop: as autovacuum does within minutes, the tables are analyzed.
  await settleFor(shop, 8, serial);
  await analyze(databaseUrl);
  const ours = (connections: number) => () => settleFor(shop, connections, serial);
  const theirs = (script: string, connections: number) => () => pgbench(databaseUrl, { script, connections, serial });
  const rates = await interleaved({
    "Laurel, 8 connections": ours(8),
    "pgbench, same statements, 8": theirs(scripts.same, 8),
    "Laurel, 32 connections": ours(32),
    "pgbench, same statements, 32": theirs(scripts.same, 32),
    "pgbench, one statement, 8": theirs(scripts.single, 8),
  });
  await closeDatabase();

  const figure = (ours: string, ceiling: string, atLeast: number) =>
    compared(rates, { name: "P1", what: `one order settled: ${ours}`, ours, ceiling, ceilingIs: ceiling, atLeast });
  return [
    figure("Laurel, 8 connections", "pgbench, same statements, 8", 0.6),
    figure("Laurel, 32 connections", "pgbench, same statements, 32", 0.7),
    figure("Laurel, 8 connections", "pgbench, one statement, 8", 0.3),
  ];
}

async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.end();
}

interface Serial {
  next: number;
}

/** Every order is new, and of a member who has none yet: members are used once, by whoever comes. */
function take(serial: Serial, count: number): number {
  const first = serial.next;
  serial.next += count;
  if (serial.next > MEMBERS) throw new Error("the bench ran out of members: raise MEMBERS");
  return first;
}

async function settleFor(shop: BenchShop, connections: number, serial: Serial): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + SECONDS * 1000;
  let settled = 0;
  const lane = async () => {
    while (performance.now() < endsAt) {
      await settleOrders({ shop, orders: [{ reading: readingOf(take(serial, 1)), deliveryId: "0" }], now: new Date() });
      settled += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return settled / ((performance.now() - startedAt) / 1000);
}

function readingOf(index: number): OrderReading {
  return { facts: benchOrder(index), source: "api", lacks: LACKS_NOTHING, caveat: null, askedAt: null };
}

async function pgbench(url: string, options: { script: string; connections: number; serial: Serial }): Promise<number> {
  const { script, connections, serial } = options;
  // Each client walks its own stretch of members, long enough that it never reaches the next one's.
  const stretch = 2000;
  const first = take(serial, connections * stretch);
  const target = new URL(url);
  const args = ["-n", "-M", "prepared", "-f", script, "-c", String(connections), "-j", "2", "-T", String(SECONDS)];
  const child = spawn(
    "pgbench",
    [
      ...args,
      "-D",
      `first=${String(first)}`,
      "-D",
      `stretch=${String(stretch)}`,
      "-D",
      "n=0",
      "-h",
      target.hostname,
      "-p",
      target.port,
      "-U",
      target.username,
      target.pathname.slice(1),
    ],
    {
      env: {
        ...process.env,
        PGPASSWORD: target.password,
        PGOPTIONS: "-c role=laurel_app -c plan_cache_mode=force_generic_plan -c jit=off",
      },
    },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.on("close", resolve));
  const rate = /tps = ([\d.]+)/.exec(output)?.[1];
  if (!rate || /aborted|ERROR/.test(output)) throw new Error(`pgbench failed:\n${output}`);
  return Number(rate);
}

/** Listens to one settling and writes down what it sent, with the order and the member made variable. */
async function writeScripts(shop: BenchShop): Promise<{ same: string; single: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "laurel-bench-"));
  const index = MEMBERS;
  // The first call prepares statements and reads the program's versions; the second one is what every further call sends.
  await settleOrders({ shop, orders: [{ reading: readingOf(index), deliveryId: "0" }], now: new Date() });
  const sent = await listen(() =>
    settleOrders({ shop, orders: [{ reading: readingOf(index + 1), deliveryId: "0" }], now: new Date() }),
  );
  const same = path.join(folder, "same.sql");
  const head = [
    "\\set n :n + 1",
    "\\set i :first + :client_id * :stretch + :n",
    `\\set customer ${String(CUSTOMER_BASE)} + :i`,
    `\\set order ${String(ORDER_BASE)} + :i`,
  ];
  writeFileSync(same, [...head, ...sent.map((query) => `${literalSql(query, index + 1)};`)].join("\n"));
  const single = path.join(folder, "single.sql");
  writeFileSync(single, [...head, singleAward(shop)].join("\n"));
  return { same, single };
}

interface Sent {
  text: string;
  values: unknown[];
}

/** What the pool's connections send while `run` runs, in order. */
async function listen(run: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, "query");
  if (!original) throw new Error("pg's client has no query to listen to");
  const query: unknown = original.value;
  if (typeof query !== "function") throw new Error("pg's client has no query to listen to");
  Object.defineProperty(pg.Client.prototype, "query", {
    ...original,
    value: function (this: pg.Client, config: string | Sent, ...rest: unknown[]): unknown {
      sent.push(typeof config === "string" ? { text: config, values: [] } : config);
      return Reflect.apply(query, this, [config, ...rest]);
    },
  });
  try {
    await run();
  } finally {
    Object.defineProperty(pg.Client.prototype, "query", original);
  }
  return sent;
}

function literalSql({ text, values }: Sent, index: number): string {
  const flat = text.replace(/--.*$/gm, "").replace(/\s+/g, " ").trim();
  return flat.replace(/\$(\d+)/g, (_, position: string) => literal(values[Number(position) - 1], index));
}

function literal(value: unknown, index: number): string {
  if (value === null || value === undefined) return "NULL";
  // pgbench takes ":name" for a variable even inside a string: colons are written as escapes.
  const escaped = prepare(value).replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3a");
  const quoted = `E'${escaped}'`;
  const variable = quoted
    .replaceAll(memberIdOf(index), `00000000-0000-4000-8000-' || (:customer)::text || E'`)
    .replaceAll(String(CUSTOMER_BASE + index), `' || (:customer)::text || E'`)
    .replaceAll(String(ORDER_BASE + index), `' || (:order)::text || E'`);
  return variable === quoted ? quoted : `(${variable})`;
}

function prepare(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return `{${value.map((item) => (item === null ? "NULL" : `"${prepare(item).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`)).join(",")}}`;
  }
  return String(value);
}

function singleAward({ programId }: BenchShop): string {
  const member = "('00000000-0000-4000-8000-' || (:customer)::text)::uuid";
  return `WITH t AS (INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at) VALUES (${programId}, 'single:' || (:order)::text, ${member}, 'points', 'issued', 'member', 129, 'order', '{}', now(), now()) ON CONFLICT (program_id, key) DO NOTHING RETURNING points), l AS (INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at) SELECT ${programId}, 'single:' || (:order)::text, ${member}, 'points', points, points, now(), now() FROM t) UPDATE account SET balance = balance + t.points FROM t WHERE program_id = ${programId} AND member_id = ${member} AND unit = 'points';`;
}
