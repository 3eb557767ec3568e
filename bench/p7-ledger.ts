import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { lapsePoints } from "../app/flows/lapse-points.ts";
import { proveLedger } from "../app/flows/prove-ledger.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { insertLiveProgram } from "./live-program.ts";
import { compared, type Figure, interleaved, rate } from "./measure.ts";

/** A round lapses a fifth of them, as there are five rounds: a million lots in all. */
const ROUNDS = 5;
const LOTS_PER_MEMBER = 5;
const LOTS = Number(process.env.BENCH_LOTS ?? 1_000_000);
const MEMBERS = LOTS / LOTS_PER_MEMBER;
const START = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;

/** Lots of round n expire in year n; everybody was reminded in time. */
const expiryOf = (round: number) => new Date(START + round * YEAR_MS);

/** The least that lets lots lapse: no locks, no draws, no jobs, no asserting, all lots at once. */
const LEAST = `
WITH lots AS (
  UPDATE lot SET remaining = 0, expired = expired + remaining, lapses = lapses + 1
   WHERE program_id = $1 AND remaining > 0 AND expires_at <= $2
  RETURNING key, member_id, unit, expired AS points
), transfers AS (
  INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
  SELECT $1, 'expiry:' || key || ':' || member_id, member_id, unit, 'member', 'expired', points, 'expired', '{}', $2, $2 FROM lots
)
UPDATE account SET balance = balance - n.points
  FROM (SELECT member_id, unit, sum(points) AS points FROM lots GROUP BY member_id, unit) n
 WHERE account.program_id = $1 AND account.member_id = n.member_id AND account.unit = n.unit`;

/** The sums alone, of transfers and of lots: nothing is compared with anything. */
const TOTALS = `
SELECT (SELECT max(points) FROM (SELECT sum(CASE WHEN to_account = 'member' THEN points ELSE -points END) AS points
                                   FROM transfer WHERE program_id = $1 GROUP BY member_id, unit) t)
     - (SELECT max(points) FROM (SELECT sum(remaining) AS points FROM lot WHERE program_id = $1 GROUP BY member_id, unit) l)`;

/** P7: a million lots lapse, two million transfers are proved; against one statement that does the least possible. */
export async function benchNight(databaseUrl: string): Promise<Figure[]> {
  process.env.DATABASE_URL = databaseUrl;
  forgetPrograms();
  const client = new pg.Client({ connectionString: databaseUrl, options: "-c role=laurel_app -c jit=off" });
  await client.connect();
  const [ours, theirs] = [await prepareProgram(databaseUrl), await prepareProgram(databaseUrl)];
  const rounds = { ours: 0, theirs: 0 };
  const lapses = await interleaved({
    Laurel: () => rate(LOTS / ROUNDS, () => lapseAll(ours, expiryOf((rounds.ours += 1)))),
    "one statement": () => rate(LOTS / ROUNDS, () => client.query(LEAST, [theirs, expiryOf((rounds.theirs += 1))])),
  });
  await vacuum(databaseUrl);
  const proofs = await interleaved({
    Laurel: () => rate(2 * LOTS, () => prove(ours)),
    "one aggregate": () => rate(2 * LOTS, () => client.query(TOTALS, [ours])),
  });
  await client.end();
  await closeDatabase();
  return [
    compared(lapses, {
      name: "P7",
      what: "lots lapsed",
      ours: "Laurel",
      ceiling: "one statement",
      ceilingIs: "one statement that does the least",
      atLeast: 0.5,
    }),
    compared(proofs, {
      name: "P7",
      what: "transfers proved",
      ours: "Laurel",
      ceiling: "one aggregate",
      ceilingIs: "one aggregate over transfers and lots",
      atLeast: 0.5,
    }),
  ];
}

async function lapseAll(programId: string, now: Date): Promise<void> {
  let [lapsed, outcome] = [0, "more"];
  while (outcome === "more") {
    const batch = await lapsePoints({ programId, now });
    lapsed += batch.lots;
    outcome = batch.outcome;
  }
  if (lapsed !== LOTS / ROUNDS) throw new Error(`${String(lapsed)} lots lapsed`);
}

async function prove(programId: string): Promise<void> {
  const found = await proveLedger({ programId, now: expiryOf(ROUNDS) });
  if (found.length > 0) throw new Error(`the proof found ${JSON.stringify(found[0])}`);
}

async function vacuum(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.end();
}

/** A program whose members have five lots each, of which one fifth expires each year. */
async function prepareProgram(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const programId = await insertLiveProgram(client, new Date(START));
  const values = [programId, new Date(START)];
  const members = `(SELECT i, md5($1::bigint::text || ':' || i)::uuid AS id FROM generate_series(1, ${String(MEMBERS)}) AS i) AS m`;
  const lots = `${members}, generate_series(1, ${String(LOTS_PER_MEMBER)}) AS n`;
  await client.query(
    `INSERT INTO member (program_id, id, joined_at, joined_by) SELECT $1::bigint, m.id, $2, 'storefront' FROM ${members}`,
    values,
  );
  await client.query(
    `INSERT INTO account (program_id, member_id, unit, balance) SELECT $1::bigint, m.id, 'points', 500 FROM ${members}`,
    [programId],
  );
  await client.query(
    `INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
     SELECT $1::bigint, 'order:' || (m.i * 10 + n) || ':orders:fulfilled-1', m.id, 'points', 'issued', 'member', 100, 'order-fulfilled', '{}', $2, $2
       FROM ${lots}`,
    values,
  );
  // A member's lots expire together: those of a fifth of the members each year.
  await client.query(
    `INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at, expires_at, reminded_at)
     SELECT $1::bigint, 'order:' || (m.i * 10 + n) || ':orders:fulfilled-1', m.id, 'points', 100, 100, $2::timestamptz, $2::timestamptz,
            $2::timestamptz + (1 + m.i % ${String(ROUNDS)}) * interval '365 days', $2::timestamptz FROM ${lots}`,
    values,
  );
  await client.query("VACUUM ANALYZE");
  await client.end();
  return programId;
}
