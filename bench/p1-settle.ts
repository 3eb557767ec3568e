import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeDatabase } from "../app/db.server.ts";
import { settleOrders } from "../app/flows/settle-orders.ts";
import { LACKS_NOTHING, type OrderReading } from "../app/loyalty/order-facts.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { type BenchShop, benchOrder, CUSTOMER_BASE, MEMBERS, ORDER_BASE, prepareShop } from "./p1-shop.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { analyze, listen, literalSql, pgbench, SECONDS, type Serial, take, withoutPgbench } from "./pgbench.ts";

/**
 * P1: one order settled through the application's own flow, against pgbench sending the very statements that the flow sends,
 * in the same transactions; and against a single-statement award.
 */
export async function benchSettle(databaseUrl: string): Promise<Figure[]> {
  const skipped = withoutPgbench("one order settled");
  if (skipped) return [skipped];
  process.env.DATABASE_URL = databaseUrl;
  process.env.DATABASE_POOL_MAX = "32";
  forgetPrograms();
  const shop = await prepareShop(databaseUrl);
  const scripts = await writeScripts(shop);
  const serial = { next: 0 };
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

function singleAward({ programId }: BenchShop): string {
  const member = "('00000000-0000-4000-8000-' || (:customer)::text)::uuid";
  return `WITH t AS (INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at) VALUES (${programId}, 'single:' || (:order)::text, ${member}, 'points', 'issued', 'member', 129, 'order', '{}', now(), now()) ON CONFLICT (program_id, key) DO NOTHING RETURNING points), l AS (INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at) SELECT ${programId}, 'single:' || (:order)::text, ${member}, 'points', points, points, now(), now() FROM t) UPDATE account SET balance = balance + t.points FROM t WHERE program_id = ${programId} AND member_id = ${member} AND unit = 'points';`;
}
