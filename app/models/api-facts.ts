import { pool } from "../db.server.ts";

/** What the REST interface reads besides a member's published state. */

/** A shop in which customers of a program have their ids. */
export interface ApiShop {
  programId: string;
  shopId: string;
  domain: string;
  currency: string;
  timeZone: string;
}

const SHOPS = `
SELECT program_id::text AS "programId", id::text AS "shopId", domain, currency, time_zone AS "timeZone"
  FROM shop WHERE program_id = $1 AND state = 'installed' ORDER BY shop.id`;

/** The program's installed shops, the first first. */
export async function installedShops(programId: string): Promise<ApiShop[]> {
  return (await pool().query<ApiShop>({ name: "api-shops", text: SHOPS, values: [programId] })).rows;
}

export interface ApiLot {
  key: string;
  unit: string;
  points: string;
  remaining: string;
  earnedAt: Date;
  vestsAt: Date;
  expiresAt: Date | null;
}

const LOTS = `
SELECT key, unit, original::text AS points, remaining::text, earned_at AS "earnedAt", vests_at AS "vestsAt",
       expires_at AS "expiresAt"
  FROM lot WHERE program_id = $1 AND member_id = $2 AND lot.remaining > 0
 ORDER BY expires_at NULLS LAST, earned_at, key LIMIT $3`;

/** What remains of a member's lots of every unit, the soonest to expire first. */
export async function openLots(member: { programId: string; memberId: string; limit: number }): Promise<ApiLot[]> {
  const values = [member.programId, member.memberId, member.limit];
  return (await pool().query<ApiLot>({ name: "api-lots", text: LOTS, values })).rows;
}

export interface ApiAward {
  key: string;
  rewardId: string;
  at: Date;
  lapsesAt: Date | null;
}

const AWARDS = `
SELECT key, reward_id AS "rewardId", at, lapses_at AS "lapsesAt"
  FROM reward_award
 WHERE program_id = $1 AND member_id = $2 AND withdrawn_at IS NULL AND settled_at IS NULL
   AND (lapses_at IS NULL OR lapses_at > $3)
 ORDER BY at, key LIMIT $4`;

/** Rewards that are due to a member by reference and were not delivered yet, the oldest first. */
export async function dueAwards(member: {
  programId: string;
  memberId: string;
  now: Date;
  limit: number;
}): Promise<ApiAward[]> {
  const values = [member.programId, member.memberId, member.now, member.limit];
  return (await pool().query<ApiAward>({ name: "api-awards", text: AWARDS, values })).rows;
}

const PROJECTION = `SELECT projection FROM member WHERE program_id = $1 AND id = $2`;

/** What time alone will do to a member's tier, moments in whole seconds, as the last settling found it. */
export async function projectionOf(member: {
  programId: string;
  memberId: string;
}): Promise<{ at: number; tierId: string | null }[]> {
  const { rows } = await pool().query<{ projection: { at: number; tierId: string | null }[] }>({
    name: "api-projection",
    text: PROJECTION,
    values: [member.programId, member.memberId],
  });
  return rows[0]?.projection ?? [];
}

const EVENT_MOMENTS = `
SELECT id, floor(extract(epoch FROM at))::float8 AS at FROM member_event WHERE program_id = $1 AND id = ANY($2::text[])`;

/** When stored events happened, whole seconds since 1970, by id. */
export async function eventMoments(programId: string, ids: string[]): Promise<Map<string, number>> {
  const values = [programId, ids];
  const { rows } = await pool().query<{ id: string; at: number }>({
    name: "api-event-moments",
    text: EVENT_MOMENTS,
    values,
  });
  return new Map(rows.map(({ id, at }) => [id, at]));
}

const TIER_GRANT = `
SELECT member_id AS "memberId", floor(extract(epoch FROM from_at))::float8 AS "from"
  FROM tier_grant WHERE program_id = $1 AND id = $2`;

/** Whose a tier grant is, and since when it holds; null when there is none. */
export async function tierGrantOf(programId: string, id: string): Promise<{ memberId: string; from: number } | null> {
  const values = [programId, id];
  const { rows } = await pool().query<{ memberId: string; from: number }>({
    name: "api-tier-grant",
    text: TIER_GRANT,
    values,
  });
  return rows[0] ?? null;
}
