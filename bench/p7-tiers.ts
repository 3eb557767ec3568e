import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { reviewTiers } from "../app/flows/review-tiers.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { insertLiveProgram } from "./live-program.ts";
import { compared, type Figure, interleaved, rate } from "./measure.ts";

/** A round reviews a fifth of them, as there are five rounds: a million members in all. */
const ROUNDS = 5;
const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1_000_000);
const START = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;

/** The tiers of those of round n end in year n. */
const endOf = (round: number) => new Date(START + round * YEAR_MS);

/** The least that ends tiers and remembers it: no locks, no publication, no next review, all members at once. */
const LEAST = `
WITH ended AS (
  UPDATE member SET tier_id = NULL, tier_review_at = NULL WHERE program_id = $1 AND tier_review_at <= $2 RETURNING id
)
INSERT INTO tier_change (program_id, member_id, at, tier_id, spend_minor) SELECT $1, id, $2, NULL, 0 FROM ended`;

/** P7: a million members' tiers reviewed where time alone ends them, against one statement that does the least possible. */
export async function benchReview(databaseUrl: string): Promise<Figure[]> {
  process.env.DATABASE_URL = databaseUrl;
  forgetPrograms();
  const client = new pg.Client({ connectionString: databaseUrl, options: "-c role=laurel_app -c jit=off" });
  await client.connect();
  const [ours, theirs] = [await prepareProgram(databaseUrl), await prepareProgram(databaseUrl)];
  const rounds = { ours: 0, theirs: 0 };
  const rates = await interleaved({
    Laurel: () => rate(MEMBERS / ROUNDS, () => reviewAll(ours, endOf((rounds.ours += 1)))),
    "one statement": () => rate(MEMBERS / ROUNDS, () => client.query(LEAST, [theirs, endOf((rounds.theirs += 1))])),
  });
  const { rows } = await client.query<{ left: string }>(
    `SELECT count(*) AS left FROM member WHERE program_id = ANY($1) AND tier_id IS NOT NULL`,
    [[ours, theirs]],
  );
  if (rows[0]?.left !== "0") throw new Error(`${rows[0]?.left ?? "?"} members still hold their tier`);
  await client.end();
  await closeDatabase();
  return [
    compared(rates, {
      name: "P7",
      what: "tiers reviewed",
      ours: "Laurel",
      ceiling: "one statement",
      ceilingIs: "one statement that does the least",
      atLeast: 0.5,
    }),
  ];
}

async function reviewAll(programId: string, now: Date): Promise<void> {
  const shop = { programId, shopId: "0", currency: "EUR", timeZone: "Europe/Berlin" };
  while ((await reviewTiers({ shop, now })).outcome === "more");
}

/** A program whose members are Gold, a fifth of them until each year's end, as settling has found and noted beforehand. */
async function prepareProgram(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const programId = await insertLiveProgram(client, new Date(START));
  await client.query(
    `INSERT INTO member (program_id, id, joined_at, joined_by, tier_id, tier_review_at, ahead)
     SELECT $1::bigint, md5($1::bigint::text || ':' || i)::uuid, $2::timestamptz, 'storefront', 'gold', ends,
            jsonb_build_array(jsonb_build_object('at', extract(epoch FROM ends)::bigint, 'tierId', NULL, 'isChange', true,
              'tierUntil', NULL, 'spendMinor', 0, 'progress', '{}'::jsonb, 'reviewAt', NULL))
       FROM generate_series(1, ${String(MEMBERS)}) AS i,
            LATERAL (SELECT $2::timestamptz + (1 + i % ${String(ROUNDS)}) * interval '365 days' AS ends) AS e`,
    [programId, new Date(START)],
  );
  await client.query("VACUUM ANALYZE");
  await client.end();
  return programId;
}
