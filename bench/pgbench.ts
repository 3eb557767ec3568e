import { spawn, spawnSync } from "node:child_process";
import pg from "pg";
import type { Figure } from "./measure.ts";
import { CUSTOMER_BASE, MEMBERS, memberIdOf, ORDER_BASE } from "./p1-shop.ts";

/* What the benches share that hold a flow against pgbench sending the flow's own statements. */

/** How long a contender runs in each round. */
export const SECONDS = 3;

/** @returns the figure that says so where pgbench is not installed; null where it is */
export function withoutPgbench(what: string): Figure | null {
  if (spawnSync("pgbench", ["--version"]).status === 0) return null;
  const nothing = { ours: null, ceiling: null, ratio: null, met: null };
  return {
    name: "P1",
    what,
    ceilingIs: "pgbench",
    goal: "≥ 0.6",
    note: "skipped: pgbench is not installed",
    ...nothing,
  };
}

/** Plans that were made on empty tables are those of no shop: as autovacuum does within minutes, the tables are analyzed. */
export async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.end();
}

/** Every member is used once, by whoever comes. */
export interface Serial {
  next: number;
}

/** @returns the first of `count` members that nobody has used */
export function take(serial: Serial, count: number): number {
  const first = serial.next;
  serial.next += count;
  if (serial.next > MEMBERS) throw new Error("the bench ran out of members: raise MEMBERS");
  return first;
}

/** Runs a script and returns its transactions per second. */
export async function pgbench(
  url: string,
  options: { script: string; connections: number; serial: Serial },
): Promise<number> {
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

/** What a flow sent, to be written as a script. */
export interface Sent {
  text: string;
  values: unknown[];
}

/** What the pool's connections send while `run` runs, in order. */
export async function listen(run: () => Promise<unknown>): Promise<Sent[]> {
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

/** A statement with its values written out; the member's and order's numbers of that index become variables. */
export function literalSql({ text, values }: Sent, index: number): string {
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
  if (variable === quoted) return quoted;
  // Put together it would be a text, which PostgreSQL compares with no id.
  return typeof value === "string" && UUID.test(value) ? `(${variable})::uuid` : `(${variable})`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function prepare(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return `{${value.map((item) => (item === null ? "NULL" : `"${prepare(item).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`)).join(",")}}`;
  }
  return String(value);
}
