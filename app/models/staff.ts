import { z } from "zod";
import { pool, type Tx } from "../db.server.ts";
import {
  type GrantLimits,
  OPEN_POLICY,
  ROLES,
  type StaffMember,
  type StaffPolicy,
  type StaffRole,
  staffUnder,
} from "../loyalty/staff.ts";

/** Somebody of the staff as the merchant sees them. */
export interface StaffLine {
  /** Shopify's number. */
  id: string;
  name: string;
  /** null: the policy's default. */
  role: StaffRole | null;
  lastSeenAt: Date;
}

const limitsSchema = z.object({
  pointsPerGrantMax: z.number().int().positive().nullable(),
  pointsPerDayMax: z.number().int().positive().nullable(),
}) satisfies z.ZodType<GrantLimits>;
const policySchema = z.object({
  defaultRole: z.enum(ROLES),
  limits: z.object({ manager: limitsSchema.optional(), agent: limitsSchema.optional() }),
});
const roleSchema = z.enum(ROLES).nullable();

interface FoundRow {
  id: string | null;
  role: string | null;
  policy: unknown;
  seenAt: Date | null;
}

const FIND = `
SELECT s.id, s.role, s.last_seen_at AS "seenAt",
       (SELECT json_build_object('defaultRole', default_role, 'limits', limits) FROM staff_policy WHERE program_id = $1) AS policy
  FROM (SELECT 1) AS one LEFT JOIN staff s ON s.program_id = $1 AND s.id = $2`;

/**
 * Somebody of the staff with what they may do.
 *
 * @param options.id Shopify's number of the member of staff
 * @returns `seenAt`: when they were last noted; null: never before
 */
export async function staffOf(options: {
  programId: string;
  id: string;
}): Promise<{ staff: StaffMember; seenAt: Date | null }> {
  const values = [options.programId, options.id];
  const { rows } = await pool().query<FoundRow>({ name: "staff-find", text: FIND, values });
  const [row] = rows;
  const policy = row?.policy ? policySchema.parse(row.policy) : OPEN_POLICY;
  const role = roleSchema.parse(row?.role ?? null);
  return { staff: staffUnder(policy, { id: options.id, role }), seenAt: row?.seenAt ?? null };
}

const NOTE = `
INSERT INTO staff (program_id, id, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $3)
ON CONFLICT (program_id, id) DO UPDATE SET last_seen_at = greatest(staff.last_seen_at, excluded.last_seen_at)`;

/** Notes that somebody of the staff is here. */
export async function noteStaffSeen(tx: Tx, options: { programId: string; id: string; now: Date }): Promise<void> {
  await tx.rows("staff-note", NOTE, [options.programId, options.id, options.now]);
}

const POLICY = `
SELECT default_role AS "defaultRole", limits FROM staff_policy WHERE program_id = $1`;
const ENSURE_POLICY = `INSERT INTO staff_policy (program_id) VALUES ($1) ON CONFLICT DO NOTHING`;
const LIST = `
SELECT id, name, role, last_seen_at AS "lastSeenAt" FROM staff WHERE program_id = $1 ORDER BY first_seen_at, id LIMIT 500`;

/** Who has opened the app, and the policy; the first who came first. */
export async function staffList(programId: string): Promise<{ policy: StaffPolicy; staff: StaffLine[] }> {
  const [policies, staff] = await Promise.all([
    pool().query<{ defaultRole: string; limits: unknown }>({ name: "staff-policy", text: POLICY, values: [programId] }),
    pool().query<StaffLine>({ name: "staff-list", text: LIST, values: [programId] }),
  ]);
  const [policy] = policies.rows;
  return { policy: policy ? policySchema.parse(policy) : OPEN_POLICY, staff: staff.rows };
}

/** The same under a lock: whoever changes roles at the same time waits. */
export async function lockStaff(tx: Tx, programId: string): Promise<{ policy: StaffPolicy; staff: StaffLine[] }> {
  await tx.rows("staff-policy-ensure", ENSURE_POLICY, [programId]);
  const [policy] = await tx.rows("staff-policy-lock", `${POLICY} FOR UPDATE`, [programId]);
  const staff = await tx.rows<StaffLine>("staff-list", LIST, [programId]);
  return { policy: policySchema.parse(policy), staff };
}

/** Writes the policy, whose row is locked. */
export async function saveStaffPolicy(tx: Tx, programId: string, policy: StaffPolicy): Promise<void> {
  const text = `UPDATE staff_policy SET default_role = $2, limits = $3::jsonb WHERE program_id = $1`;
  await tx.rows("staff-policy-save", text, [programId, policy.defaultRole, JSON.stringify(policy.limits)]);
}

/** Writes what somebody is called and may do. */
export async function saveStaff(
  tx: Tx,
  staff: { programId: string; id: string; name: string; role: StaffRole | null },
): Promise<void> {
  const text = `UPDATE staff SET name = $3, role = $4 WHERE program_id = $1 AND id = $2`;
  await tx.rows("staff-save", text, [staff.programId, staff.id, staff.name, staff.role]);
}

/** Names of members of staff, by actor ("staff:42"); those without one are left out. */
export async function staffNames(programId: string): Promise<Map<string, string>> {
  const { staff } = await staffList(programId);
  return new Map(staff.flatMap(({ id, name }) => (name === "" ? [] : [[`staff:${id}`, name]])));
}

const DAY_ENSURE = `
INSERT INTO staff_day (program_id, actor, day, unit) VALUES ($1, $2, $3::date, $4) ON CONFLICT DO NOTHING`;
const DAY_LOCK = `
SELECT points::float8 AS points FROM staff_day WHERE program_id = $1 AND actor = $2 AND day = $3::date AND unit = $4 FOR UPDATE`;
const DAY_ADD = `
UPDATE staff_day SET points = greatest(0, points + $5) WHERE program_id = $1 AND actor = $2 AND day = $3::date AND unit = $4`;

/** Whose points of which day and unit are counted. */
export interface StaffDay {
  programId: string;
  actor: string;
  /** The shop's calendar day: "2026-11-22". */
  day: string;
  unit: string;
}

/** What somebody has given on a day in the unit's smallest steps; locked until the transaction ends, so that two grants never share what is left. */
export async function lockGivenOn(tx: Tx, { programId, actor, day, unit }: StaffDay): Promise<number> {
  const values = [programId, actor, day, unit];
  await tx.rows("staff-day-ensure", DAY_ENSURE, values);
  const [row] = await tx.rows<{ points: number }>("staff-day-lock", DAY_LOCK, values);
  return row?.points ?? 0;
}

/** Counts points that were given on a day; negative: what was given then was undone. */
export async function addGivenOn(tx: Tx, { programId, actor, day, unit }: StaffDay, points: number): Promise<void> {
  await tx.rows("staff-day-add", DAY_ADD, [programId, actor, day, unit, points]);
}
