import { randomUUID } from "node:crypto";
import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { applyImport } from "../app/flows/imports/apply-import.ts";
import { NEW_MEMBER_ID } from "../app/models/member.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { insertLiveProgram } from "./live-program.ts";
import { compared, type Figure, interleaved, rate } from "./measure.ts";

/** A round imports a fifth of them, as there are five rounds. */
const ROUNDS = 5;
const MEMBERS = Number(process.env.BENCH_IMPORTED ?? 1_000_000);
const EACH = MEMBERS / ROUNDS;
const NOW = new Date(Date.UTC(2026, 10, 22));

/** The least that makes members of a file's rows with points: no locks, no jobs, no asserting, nothing noted of rows, all at once. */
const LEAST = `
WITH new AS MATERIALIZED (
  SELECT ${NEW_MEMBER_ID} AS id, customer_id, row, points FROM import_row WHERE program_id = $1 AND run_id = $2
), members AS (
  INSERT INTO member (program_id, id, joined_at, joined_by) SELECT $1, id, $3, 'import' FROM new
), identities AS (
  INSERT INTO member_identity (program_id, shop_id, customer_id, member_id) SELECT $1, $4, customer_id, id FROM new
), accounts AS (
  INSERT INTO account (program_id, member_id, unit, balance) SELECT $1, id, 'points', points FROM new
), lots AS (
  INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at)
  SELECT $1, 'import:' || $2::text || ':' || row, id, 'points', points, points, $3, $3 FROM new
)
INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
SELECT $1, 'import:' || $2::text || ':' || row, id, 'points', 'issued', 'member', points, 'imported', '{}', $3, $3 FROM new`;

interface Prepared {
  programId: string;
  shopId: string;
  runs: string[];
}

/** P7: a million members are imported; against one statement that does the least possible. */
export async function benchImport(databaseUrl: string): Promise<Figure[]> {
  process.env.DATABASE_URL = databaseUrl;
  forgetPrograms();
  const client = new pg.Client({ connectionString: databaseUrl, options: "-c role=laurel_app -c jit=off" });
  await client.connect();
  const [ours, theirs] = [await prepare(databaseUrl, 0), await prepare(databaseUrl, MEMBERS)];
  const rounds = { ours: 0, theirs: 0 };
  const imported = await interleaved({
    Laurel: () => rate(EACH, () => importAll(ours, rounds.ours++)),
    "one statement": () =>
      rate(EACH, () => client.query(LEAST, [theirs.programId, theirs.runs[rounds.theirs++], NOW, theirs.shopId])),
  });
  await client.end();
  await closeDatabase();
  return [
    compared(imported, {
      name: "P7",
      what: "members imported",
      ours: "Laurel",
      ceiling: "one statement",
      ceilingIs: "one statement that does the least",
      atLeast: 0.5,
    }),
  ];
}

async function importAll({ programId, shopId, runs }: Prepared, round: number): Promise<void> {
  const runId = runs[round] ?? "";
  const shop = { programId, shopId, currency: "EUR", timeZone: "Europe/Berlin" };
  while ((await applyImport({ shop, runId, now: NOW })).outcome === "more");
}

/** A live program, and files that were checked: each row is another customer's. */
async function prepare(databaseUrl: string, customersFrom: number): Promise<Prepared> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const programId = await insertLiveProgram(client, NOW);
  const shop = await client.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, state) VALUES ($1, $2, 'EUR', 'installed') RETURNING id::text`,
    [programId, `bench-${String(customersFrom)}.myshopify.com`],
  );
  const shopId = shop.rows[0]?.id ?? "";
  const runs = Array.from({ length: ROUNDS }, () => randomUUID());
  for (const [round, runId] of runs.entries()) {
    await client.query(
      `INSERT INTO import_run (program_id, id, shop_id, state, file_name, file_bytes, header, rows, mapping, requested_by, requested_at, applied_at)
       VALUES ($1, $2, $3, 'applying', 'bench.csv', 1, '{a}', $4, '{"unit": "points", "mode": "add"}', 'bench', $5, $5)`,
      [programId, runId, shopId, EACH, NOW],
    );
    await client.query(
      `INSERT INTO import_row (program_id, run_id, row, cells, state, customer_id, points)
       SELECT $1, $2, i, ARRAY[i || '@example.com', '100'], 'ready', $3 + i, 100 FROM generate_series(2, $4::int + 1) AS i`,
      [programId, runId, customersFrom + round * EACH, EACH],
    );
  }
  await client.query("VACUUM ANALYZE");
  await client.end();
  return { programId, shopId, runs };
}
