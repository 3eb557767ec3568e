import type { Tx } from "../db.server.ts";
import type { PendingPoints, TierMoment } from "../loyalty/fold-result.ts";
import type { TierReview } from "../loyalty/tiers/tier-review.ts";

/** What the fold says of a member besides transfers and awards. Moments are whole seconds since 1970. */
export interface Standing {
  memberId: string;
  joinedAt: Date;
  tierId: string | null;
  tierUntil: number | null;
  spendMinor: number;
  progress: Record<string, number>;
  projection: TierMoment[];
  pending: PendingPoints[];
  /** null when time alone changes nothing. */
  reviewAt: number | null;
  /** What the next reviews will find; see `reviewsAhead`. */
  ahead: TierReview[];
  tierHistory: TierMoment[];
}

const COLUMNS = [
  "joined_at",
  "tier_id",
  "tier_until",
  "tier_spend_minor",
  "progress",
  "projection",
  "pending",
  "pending_points",
  "tier_review_at",
  "ahead",
] as const;
const list = (prefix: string) => COLUMNS.map((column) => `${prefix}.${column}`).join(", ");

const STANDING = `
WITH given AS (
  SELECT * FROM json_to_recordset($2::json) AS g(id uuid, joined_at timestamptz, tier_id text, tier_until float8,
    tier_spend_minor bigint, progress jsonb, projection jsonb, pending bigint, pending_points jsonb, tier_review_at float8,
    ahead jsonb, tier_history json)
), new AS (
  SELECT id, joined_at, tier_id, to_timestamp(tier_until) AS tier_until, tier_spend_minor, progress, projection, pending,
         pending_points, to_timestamp(tier_review_at) AS tier_review_at, ahead
    FROM given
), moments AS (
  SELECT g.id AS member_id, to_timestamp((m->>'at')::float8) AS at, m->>'tierId' AS tier_id, (m->>'spendMinor')::bigint AS spend
    FROM given g, json_array_elements(g.tier_history) AS m
), changed AS (
  UPDATE member SET (${COLUMNS.join(", ")}) = (${list("n")})
    FROM new n
   WHERE member.program_id = $1 AND member.id = n.id AND (${list("member")}) IS DISTINCT FROM (${list("n")})
  RETURNING member.id
), gone AS (
  DELETE FROM tier_change t USING new n
   WHERE t.program_id = $1 AND t.member_id = n.id
     AND NOT EXISTS (SELECT 1 FROM moments m WHERE m.member_id = t.member_id AND m.at = t.at)
), kept AS (
  INSERT INTO tier_change (program_id, member_id, at, tier_id, spend_minor)
  SELECT $1, member_id, at, tier_id, spend FROM moments
  ON CONFLICT (program_id, member_id, at) DO UPDATE SET tier_id = excluded.tier_id, spend_minor = excluded.spend_minor
   WHERE (tier_change.tier_id, tier_change.spend_minor) IS DISTINCT FROM (excluded.tier_id, excluded.spend_minor)
)
SELECT id AS "memberId" FROM changed`;

/**
 * Stores what the fold says of the members.
 *
 * @returns the members for whom it differs from what was stored
 */
export async function saveStandings(tx: Tx, options: { programId: string; standings: Standing[] }): Promise<string[]> {
  const { programId, standings } = options;
  if (standings.length === 0) return [];
  const rows = await tx.rows<{ memberId: string }>("member-standing", STANDING, [
    programId,
    JSON.stringify(standings.map(toRow)),
  ]);
  return rows.map((row) => row.memberId);
}

function toRow(standing: Standing): Record<string, unknown> {
  return {
    id: standing.memberId,
    joined_at: standing.joinedAt,
    tier_id: standing.tierId,
    tier_until: standing.tierUntil,
    tier_spend_minor: standing.spendMinor,
    progress: standing.progress,
    projection: standing.projection,
    pending: standing.pending.filter(({ unit }) => unit === "points").reduce((sum, { points }) => sum + points, 0),
    pending_points: standing.pending,
    tier_review_at: standing.reviewAt,
    ahead: standing.ahead,
    tier_history: standing.tierHistory,
  };
}

const REQUEST_REVIEW = `
UPDATE member SET tier_review_at = $2, ahead = '[]' WHERE program_id = $1 AND erased_at IS NULL AND merged_into IS NULL`;

/** Puts every member in line for the next review, by the whole fold. */
export async function requestReview(tx: Tx, options: { programId: string; now: Date }): Promise<void> {
  await tx.rows("member-request-review", REQUEST_REVIEW, [options.programId, options.now]);
}

const DUE = `
SELECT id AS "memberId" FROM member
 WHERE program_id = $1 AND tier_review_at <= $2 AND erased_at IS NULL AND merged_into IS NULL
 ORDER BY tier_review_at LIMIT $3`;

/** Members of whom time alone may have changed something by `now`. */
export async function membersToReview(
  tx: Tx,
  options: { programId: string; now: Date; limitMax: number },
): Promise<string[]> {
  const rows = await tx.rows<{ memberId: string }>("member-review", DUE, [
    options.programId,
    options.now,
    options.limitMax,
  ]);
  return rows.map((row) => row.memberId);
}

const PASS = `
WITH due AS (
  SELECT id, ahead->0 AS step FROM member
   WHERE program_id = $1 AND tier_review_at <= $2 AND erased_at IS NULL AND merged_into IS NULL AND ahead <> '[]'
   ORDER BY tier_review_at LIMIT $3
), passed AS (
  UPDATE member AS m
     SET tier_id = due.step->>'tierId', tier_until = to_timestamp((due.step->>'tierUntil')::float8),
         tier_spend_minor = (due.step->>'spendMinor')::bigint, progress = due.step->'progress', ahead = m.ahead - 0,
         projection = CASE WHEN m.projection->0->'at' = due.step->'at' THEN m.projection - 0 ELSE m.projection END,
         tier_review_at = to_timestamp((due.step->>'reviewAt')::float8), changes = m.changes + 1
    FROM due WHERE m.program_id = $1 AND m.id = due.id AND m.ahead->0 = due.step
  RETURNING m.id, due.step
), changes AS (
  INSERT INTO tier_change (program_id, member_id, at, tier_id, spend_minor)
  SELECT $1, id, to_timestamp((step->>'at')::float8), step->>'tierId', (step->>'spendMinor')::bigint FROM passed
   WHERE (step->>'isChange')::boolean
  ON CONFLICT (program_id, member_id, at) DO UPDATE SET tier_id = excluded.tier_id, spend_minor = excluded.spend_minor
)
SELECT (SELECT count(*) FROM due)::int AS due, (SELECT count(*) FROM passed)::int AS passed`;

/**
 * Lets time pass for members of whom it was computed beforehand what their next review will find, one step each, and marks them to be
 * published. Whom somebody else has settled just now is left for the next time.
 *
 * @returns how many were due, of at most `limitMax`, and how many of them were reviewed
 */
export async function passTime(
  tx: Tx,
  options: { programId: string; now: Date; limitMax: number },
): Promise<{ due: number; passed: number }> {
  const values = [options.programId, options.now, options.limitMax];
  const [row] = await tx.rows<{ due: number; passed: number }>("member-pass-time", PASS, values);
  return row ?? { due: 0, passed: 0 };
}
