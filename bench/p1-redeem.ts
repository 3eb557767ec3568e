import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { reserveRedemption } from "../app/flows/redemptions/reserve-redemption.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { type BenchShop, CUSTOMER_BASE, MEMBERS, memberIdOf, prepareShop } from "./p1-shop.ts";
import { analyze, listen, literalSql, pgbench, SECONDS, type Serial, take, withoutPgbench } from "./pgbench.ts";

const ENOUGH = 1000;

/** P1 for redemptions: one reward taken through the application's own flow, against pgbench sending the flow's own statements. */
export async function benchRedeem(databaseUrl: string): Promise<Figure[]> {
  const skipped = withoutPgbench("one reward taken");
  if (skipped) return [skipped];
  process.env.DATABASE_URL = databaseUrl;
  process.env.DATABASE_POOL_MAX = "32";
  forgetPrograms();
  const shop = await prepareShop(databaseUrl);
  await givePoints(databaseUrl, shop);
  const script = await writeScript(shop);
  const serial = { next: 0 };
  await redeemFor(shop, 8, serial);
  await analyze(databaseUrl);
  const theirs = (connections: number) => () => pgbench(databaseUrl, { script, connections, serial });
  const rates = await interleaved({
    "Laurel, 8 connections": () => redeemFor(shop, 8, serial),
    "pgbench, same statements, 8": theirs(8),
    "Laurel, 32 connections": () => redeemFor(shop, 32, serial),
    "pgbench, same statements, 32": theirs(32),
  });
  await closeDatabase();
  const figure = (ours: string, ceiling: string, atLeast: number) =>
    compared(rates, { name: "P1", what: `one reward taken: ${ours}`, ours, ceiling, ceilingIs: ceiling, atLeast });
  return [
    figure("Laurel, 8 connections", "pgbench, same statements, 8", 0.6),
    figure("Laurel, 32 connections", "pgbench, same statements, 32", 0.7),
  ];
}

/** Everybody has one lot, and the transfer that made it. */
async function givePoints(databaseUrl: string, { programId }: BenchShop): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const points = String(ENOUGH);
  for (const statement of [
    `INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
     SELECT program_id, 'grant:' || id, id, 'points', 'issued', 'member', ${points}, 'goodwill', '{"kind":"goodwill"}', now(), now()
       FROM member WHERE program_id = ${programId}`,
    `INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at)
     SELECT program_id, 'grant:' || id, id, 'points', ${points}, ${points}, now() - interval '1 day', now() - interval '1 day'
       FROM member WHERE program_id = ${programId}`,
    `UPDATE account SET balance = ${points} WHERE program_id = ${programId}`,
    "VACUUM ANALYZE",
  ]) {
    await client.query(statement);
  }
  await client.end();
}

async function redeem(shop: BenchShop, index: number): Promise<void> {
  const customer = String(CUSTOMER_BASE + index);
  const { outcome } = await reserveRedemption({
    shop: { ...shop },
    memberId: memberIdOf(index),
    redemptionId: `10000000-0000-4000-9000-${customer}`,
    wish: { rewardId: "voucher" },
    codes: { discount: `LAUREL-${customer}`, giftCard: `LR${customer}` },
    now: new Date(),
  });
  if (outcome !== "reserved") throw new Error(`a redemption of the bench was ${outcome}`);
}

async function redeemFor(shop: BenchShop, connections: number, serial: Serial): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + SECONDS * 1000;
  let taken = 0;
  const lane = async () => {
    while (performance.now() < endsAt) {
      await redeem(shop, take(serial, 1));
      taken += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return taken / ((performance.now() - startedAt) / 1000);
}

/** Listens to one redemption and writes down what it sent, with the member made variable. */
async function writeScript(shop: BenchShop): Promise<string> {
  // The first call prepares statements and reads the program's versions; the second one is what every further call sends.
  await redeem(shop, MEMBERS);
  const sent = await listen(() => redeem(shop, MEMBERS + 1));
  const script = path.join(mkdtempSync(path.join(tmpdir(), "laurel-bench-")), "redeem.sql");
  const head = [
    "\\set n :n + 1",
    "\\set i :first + :client_id * :stretch + :n",
    `\\set customer ${String(CUSTOMER_BASE)} + :i`,
  ];
  writeFileSync(script, [...head, ...sent.map((query) => `${literalSql(query, MEMBERS + 1)};`)].join("\n"));
  return script;
}
