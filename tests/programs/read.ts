import { withTransaction } from "../../app/db.server.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { explain } from "../../app/loyalty/explain.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";
import { unitOf } from "../../app/loyalty/program.ts";
import { unitStandings } from "../../app/loyalty/unit-standing.ts";
import { memberStanding } from "../../app/models/published-member.ts";
import type { Seen } from "../../scripts/lives/expectation.ts";
import { wordsOf } from "../../scripts/lives/sight.ts";
import type { World } from "../../scripts/lives/world.ts";
import type { TestDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";

const DAY = 86_400;
const UNTIL_NEXT_NIGHT = 26 * 3600;

/** The next night that has something to do; null: none ever has. */
export async function nextNight(
  database: TestDatabase,
  { shop, world }: { shop: ShopContext; world: World },
): Promise<number | null> {
  const reminder = world.newest.program.policies.reminderDays * DAY;
  const [row] = await database.query<{ due: number | null }>(
    `SELECT floor(extract(epoch FROM least(
       (SELECT min(tier_review_at) FROM member WHERE program_id = $1 AND merged_into IS NULL),
       (SELECT min(CASE WHEN reminded_at IS NULL THEN expires_at - ($2::float8 + $3::float8) * interval '1 second'
                        ELSE greatest(expires_at, reminded_at + $2::float8 * interval '1 second') END)
          FROM lot WHERE program_id = $1 AND remaining > 0 AND expires_at IS NOT NULL))))::float8 AS due`,
    [shop.programId, reminder, UNTIL_NEXT_NIGHT],
  );
  const due = row?.due ?? null;
  return due === null ? null : world.clock.nightFrom(Math.max(due, world.now + 1));
}

/** What there is to be seen of a member in the tables, as the app's own pages read them. */
export async function seenInDatabase(
  database: TestDatabase,
  { shop, memberId, world }: { shop: ShopContext; memberId: string; world: World },
): Promise<Seen> {
  const { programId } = shop;
  const now = new Date(world.now * 1000);
  const { program } = world.newest;
  const standing = must(await withTransaction((tx) => memberStanding(tx, { programId, memberId, now })));
  const lots = await lotsOf(database, { programId, memberId });
  const said = await database.query<{ unit: string; delta: number; explanation: unknown }>(
    `SELECT unit, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS delta, explanation
       FROM transfer WHERE program_id = $1 AND member_id = $2
     UNION ALL SELECT 'points', 0, explanation FROM reward_award WHERE program_id = $1 AND member_id = $2`,
    [programId, memberId],
  );
  const pending: Record<string, number> = {};
  for (const { unit, points } of standing.pending) pending[unit] = (pending[unit] ?? 0) + points;
  return {
    balance: Object.fromEntries(standing.balances.map(({ unit, balance }) => [unit, Number(balance)])),
    available: Object.fromEntries(
      unitStandings(standing.balances, program).map(({ unit, available }) => [unit, available]),
    ),
    pending,
    lots: Object.fromEntries(
      program.units.map(({ id }) => [id, lots.filter(({ unit }) => unit === id).map(({ unit: _unit, ...lot }) => lot)]),
    ),
    tierId: standing.tierId,
    tierUntil: standing.tierUntil,
    projection: standing.projection.map(({ at, tierId }) => ({ at, tierId })),
    progress: standing.progress,
    awards: standing.awards.map(({ rewardId }) => rewardId),
    sentences: (locale) =>
      said.map(({ unit, delta, explanation }) =>
        explain(explanationSchema.parse(explanation), delta, { locale, ...wordsOf(unitOf(program, unit)) }),
      ),
  };
}

interface LotRow {
  unit: string;
  points: number;
  earnedAt: number;
  vestsAt: number;
  expiresAt: number | null;
}

function lotsOf(database: TestDatabase, member: { programId: string; memberId: string }): Promise<LotRow[]> {
  return database.query<LotRow & Record<string, unknown>>(
    `SELECT unit, remaining::int AS points, extract(epoch FROM earned_at)::float8 AS "earnedAt",
            extract(epoch FROM vests_at)::float8 AS "vestsAt", extract(epoch FROM expires_at)::float8 AS "expiresAt"
       FROM lot WHERE program_id = $1 AND member_id = $2 AND remaining > 0 ORDER BY earned_at, key`,
    [member.programId, member.memberId],
  );
}
