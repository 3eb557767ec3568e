import { pool, type Tx } from "../db.server.ts";
import type { MemberFilter } from "../loyalty/member-filter.ts";
import { type MatchClock, memberConditions } from "./member-match.ts";

/** Whom a run concerns: everybody of a list, or members who were ticked. */
export type BulkSelection = { kind: "list"; filter: MemberFilter } | { kind: "members"; memberIds: readonly string[] };

export interface SelectionOf {
  programId: string;
  selection: BulkSelection;
  clock: MatchClock;
}

const FROM = `member m JOIN account a ON a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'`;

/** The selection as conditions of a statement whose first placeholder is the program. */
function conditionsOf({ selection, clock }: SelectionOf, first: number): { text: string; values: unknown[] } {
  if (selection.kind === "list") return memberConditions(selection.filter, { clock, first });
  const known = "EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = m.program_id AND i.member_id = m.id)";
  return { text: `m.id = ANY($${String(first)}::uuid[]) AND ${known}`, values: [selection.memberIds] };
}

/** Notes everybody of a selection as waiting in a run. @returns how many they are */
export async function addSelected(tx: Tx, options: SelectionOf & { runId: string }): Promise<number> {
  const { programId, runId } = options;
  const matching = conditionsOf(options, 3);
  const text = `
WITH added AS (
  INSERT INTO bulk_line (program_id, run_id, member_id)
  SELECT $1, $2::uuid, m.id FROM ${FROM} WHERE m.program_id = $1 AND ${matching.text}
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT count(*)::int AS count FROM added`;
  const [row] = await tx.rows<{ count: number }>("", text, [programId, runId, ...matching.values]);
  return row?.count ?? 0;
}

/** How many a selection has. */
export async function countSelected(options: SelectionOf): Promise<number> {
  const [row] = await read<{ count: number }>(options, { what: "count(*)::int AS count" });
  return row?.count ?? 0;
}

/** How many of a selection have less than so many points of a unit. */
export async function countShort(options: SelectionOf & { unit: string; points: number }): Promise<number> {
  const { unit, points } = options;
  const balance = `coalesce((SELECT u.balance FROM account u
                    WHERE u.program_id = m.program_id AND u.member_id = m.id AND u.unit = $2), 0)`;
  const [row] = await read<{ count: number }>(options, {
    ...{ what: "count(*)::int AS count", where: `AND ${balance} < $3::bigint`, values: [unit, points] },
  });
  return row?.count ?? 0;
}

/** How many of a selection hold each tier; null: none. */
export async function countTiers(options: SelectionOf): Promise<{ tierId: string | null; count: number }[]> {
  return read(options, { what: 'm.tier_id AS "tierId", count(*)::int AS count', after: "GROUP BY m.tier_id" });
}

/** How many of a selection have open points that expire before a moment, and how many points of each unit these are. */
export async function countExpiring(
  options: SelectionOf & { until: Date },
): Promise<{ members: number; units: { unit: string; points: number }[] }> {
  const rows = await read<{ unit: string; members: number; points: number }>(options, {
    what: `l.unit, count(DISTINCT m.id)::int AS members, sum(l.remaining)::float8 AS points`,
    join: `JOIN lot l ON l.program_id = m.program_id AND l.member_id = m.id AND l.remaining > 0 AND l.expires_at < $2`,
    values: [options.until],
    after: "GROUP BY GROUPING SETS ((l.unit), ())",
  });
  const all = rows.find(({ unit }: { unit: string | null }) => unit === null);
  const units = rows.filter(({ unit }: { unit: string | null }) => unit !== null);
  return { members: all?.members ?? 0, units: units.map(({ unit, points }) => ({ unit, points })) };
}

async function read<Row extends object>(
  options: SelectionOf,
  query: { what: string; join?: string; where?: string; values?: unknown[]; after?: string },
): Promise<Row[]> {
  const { what, join = "", where = "", values = [], after = "" } = query;
  const matching = conditionsOf(options, 2 + values.length);
  const text = `SELECT ${what} FROM ${FROM} ${join} WHERE m.program_id = $1 ${where} AND ${matching.text} ${after}`;
  return (await pool().query<Row>({ text, values: [options.programId, ...values, ...matching.values] })).rows;
}
