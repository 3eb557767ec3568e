import { z } from "zod";
import { pool, prisma, type Tx } from "../db.server.ts";
import { isNotWiped } from "./wiping.ts";

/** What the points of a unit did on one day of the shop's calendar, by when it was recorded. What was given back counts against it. */
export interface DayFigures {
  /** Such as "2026-11-22". */
  day: string;
  earned: number;
  takenBack: number;
  redeemed: number;
  expired: number;
  forgiven: number;
}

/** What stood when it was last looked at. */
export interface Standing {
  at: Date;
  /** Members by tier; "": none. */
  tiers: Record<string, number>;
  /** Open points by unit and the month of their last good day ("2026-11"); "": they never expire. */
  liability: Record<string, Record<string, number>>;
}

const ROLL_UP = `
WITH days AS (
  SELECT * FROM unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) AS d(day, from_at, to_at)
), gone AS (
  DELETE FROM program_day p USING days d WHERE p.program_id = $1 AND p.day = d.day
  AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.program_id = $1 AND t.unit = p.unit
                   AND t.recorded_at >= d.from_at AND t.recorded_at < d.to_at AND ${isNotWiped("t.member_id")})
)
INSERT INTO program_day (program_id, day, unit, earned, taken_back, redeemed, expired, forgiven)
SELECT $1, d.day, t.unit,
       coalesce(sum(t.points) FILTER (WHERE t.from_account = 'issued'), 0),
       coalesce(sum(t.points) FILTER (WHERE t.to_account IN ('issued', 'reversed')), 0)
         - coalesce(sum(t.points) FILTER (WHERE t.from_account = 'reversed'), 0),
       coalesce(sum(t.points) FILTER (WHERE t.to_account = 'redeemed'), 0)
         - coalesce(sum(t.points) FILTER (WHERE t.from_account = 'redeemed'), 0),
       coalesce(sum(t.points) FILTER (WHERE t.to_account = 'expired'), 0)
         - coalesce(sum(t.points) FILTER (WHERE t.from_account = 'expired'), 0),
       coalesce(sum(t.points) FILTER (WHERE t.from_account = 'forgiven'), 0)
         - coalesce(sum(t.points) FILTER (WHERE t.to_account = 'forgiven'), 0)
  FROM days d JOIN transfer t ON t.program_id = $1 AND t.recorded_at >= d.from_at AND t.recorded_at < d.to_at
   -- Said once more for all days together: so that the index on time is used, and nobody else's transfers are read.
   AND t.recorded_at >= (SELECT min(from_at) FROM days) AND t.recorded_at < (SELECT max(to_at) FROM days)
 WHERE ${isNotWiped("t.member_id")}
 GROUP BY d.day, t.unit
ON CONFLICT (program_id, day, unit) DO UPDATE
   SET earned = excluded.earned, taken_back = excluded.taken_back, redeemed = excluded.redeemed, expired = excluded.expired,
       forgiven = excluded.forgiven`;

/**
 * Counts days anew, from all that was recorded in them.
 *
 * @param days with their first moments and the first moments after them
 */
export async function rollUpDays(
  tx: Tx,
  options: { programId: string; days: readonly { day: string; from: Date; to: Date }[] },
): Promise<void> {
  const { programId, days } = options;
  await tx.rows("figures-roll-up", ROLL_UP, [
    programId,
    days.map(({ day }) => day),
    days.map(({ from }) => from),
    days.map(({ to }) => to),
  ]);
}

const FIRST = `SELECT recorded_at AS at FROM transfer WHERE program_id = $1 ORDER BY id LIMIT 1`;

/** When the first transfer of a program was recorded; null before it. */
export async function firstRecordedAt(tx: Tx, programId: string): Promise<Date | null> {
  const [row] = await tx.rows<{ at: Date }>("figures-first", FIRST, [programId]);
  return row?.at ?? null;
}

const LOOK = `
WITH tiers AS (
  SELECT coalesce(tier_id, '') AS tier, count(*)::float8 AS members FROM member m
   WHERE program_id = $1 AND erased_at IS NULL AND merged_into IS NULL GROUP BY 1
), lots AS (
  -- What expires as a month begins was good until the month before.
  SELECT unit, coalesce(to_char((expires_at - interval '1 second') AT TIME ZONE $3, 'YYYY-MM'), '') AS month,
         sum(remaining)::float8 AS points
    FROM lot WHERE program_id = $1 AND remaining > 0 GROUP BY 1, 2
), units AS (SELECT unit, json_object_agg(month, points) AS months FROM lots GROUP BY unit)
INSERT INTO program_standing (program_id, at, tiers, liability)
SELECT $1, $2, coalesce((SELECT json_object_agg(tier, members) FROM tiers), '{}'),
       coalesce((SELECT json_object_agg(unit, months) FROM units), '{}')
ON CONFLICT (program_id) DO UPDATE SET at = excluded.at, tiers = excluded.tiers, liability = excluded.liability`;

/** Counts members by tier and open points by the month in which they expire, and keeps it as what stands now. */
export async function noteStanding(tx: Tx, options: { programId: string; timeZone: string; now: Date }): Promise<void> {
  await tx.rows("figures-look", LOOK, [options.programId, options.now, options.timeZone]);
}

const counts = z.record(z.string(), z.number());

/** What stood when it was last looked at; null where nobody has looked yet. */
export async function programStanding(programId: string): Promise<Standing | null> {
  const row = await prisma().programStanding.findUnique({ where: { programId: BigInt(programId) } });
  if (!row) return null;
  return {
    at: row.at,
    tiers: counts.parse(row.tiers),
    liability: z.record(z.string(), counts).parse(row.liability),
  };
}

const DAYS = `
SELECT to_char(day, 'YYYY-MM-DD') AS day, earned::float8, taken_back::float8 AS "takenBack", redeemed::float8, expired::float8,
       forgiven::float8
  FROM program_day WHERE program_id = $1 AND unit = $2 AND day >= $3::date ORDER BY day`;

/** What the points of a unit did on each day since `from` on which they did anything, oldest first. */
export async function dayFigures(options: { programId: string; unit: string; from: string }): Promise<DayFigures[]> {
  const values = [options.programId, options.unit, options.from];
  return (await pool().query<DayFigures>({ name: "figures-days", text: DAYS, values })).rows;
}
