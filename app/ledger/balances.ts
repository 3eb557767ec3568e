import { pool, type Tx } from "../db.server.ts";
import type { BookPolicies } from "./movement.ts";

/** Points and the moment (whole seconds since 1970) at which something happens to them. */
export interface DatedPoints {
  at: number;
  points: number;
}

/** What a member has of one unit. */
export interface UnitBalance {
  unit: string;
  balance: number;
  debt: number;
  /** What can be spent now; below zero when more is owed. */
  available: number;
  /** Points that cannot be spent yet, by the moment they can; the soonest first. */
  vesting: DatedPoints[];
  /** Open points by the moment they expire, the soonest first. */
  expiring: DatedPoints[];
}

// Open lots are found by member: a partial index has none but them.
const BALANCES = `
WITH open AS (
  SELECT member_id, unit, remaining, vests_at, expires_at FROM lot
   WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND remaining > 0
), vesting AS (
  SELECT member_id, unit, json_agg(json_build_object('at', extract(epoch FROM vests_at), 'points', points) ORDER BY vests_at) AS rows
    FROM (SELECT member_id, unit, vests_at, sum(remaining) AS points FROM open WHERE vests_at > $3 GROUP BY 1, 2, 3) v GROUP BY 1, 2
), expiring AS (
  SELECT member_id, unit, json_agg(json_build_object('at', extract(epoch FROM expires_at), 'points', points) ORDER BY expires_at) AS rows
    FROM (SELECT member_id, unit, expires_at, sum(remaining) AS points FROM open WHERE expires_at IS NOT NULL GROUP BY 1, 2, 3) e
   GROUP BY 1, 2
), vested AS (
  SELECT member_id, unit, sum(remaining) AS points FROM open WHERE vests_at <= $3 GROUP BY 1, 2
)
SELECT a.member_id AS "memberId", a.unit, a.balance::text, a.debt::text, coalesce(vested.points, 0)::text AS vested,
       coalesce(vesting.rows, '[]') AS vesting, coalesce(expiring.rows, '[]') AS expiring
  FROM account a
  LEFT JOIN vested ON vested.member_id = a.member_id AND vested.unit = a.unit
  LEFT JOIN vesting ON vesting.member_id = a.member_id AND vesting.unit = a.unit
  LEFT JOIN expiring ON expiring.member_id = a.member_id AND expiring.unit = a.unit
 WHERE a.program_id = $1 AND a.member_id = ANY($2::uuid[])
 ORDER BY a.member_id, a.unit`;

interface Row {
  memberId: string;
  unit: string;
  balance: string;
  debt: string;
  vested: string;
  vesting: DatedPoints[];
  expiring: DatedPoints[];
}

/**
 * What members have, by unit, as of now: units that a member never had anything of are left out.
 *
 * @param tx the transaction to read in; null reads outside of any
 * @param shortfall the program's policy: what is owed to "next-credit" takes nothing from what can be spent
 */
export async function balancesOf(
  tx: Tx | null,
  options: { programId: string; memberIds: string[]; shortfall: BookPolicies["shortfall"]; now: Date },
): Promise<Map<string, UnitBalance[]>> {
  const { programId, memberIds, shortfall, now } = options;
  const values = [programId, memberIds, now];
  const rows = tx
    ? await tx.rows<Row>("ledger-balances", BALANCES, values)
    : (await pool().query<Row>({ name: "ledger-balances", text: BALANCES, values })).rows;
  const balances = new Map<string, UnitBalance[]>();
  for (const { memberId, unit, vesting, expiring, ...row } of rows) {
    const [balance, debt, vested] = [Number(row.balance), Number(row.debt), Number(row.vested)];
    const available = shortfall === "next-credit" ? vested : Math.min(vested - debt, balance);
    const known = balances.get(memberId) ?? [];
    balances.set(memberId, [...known, { unit, balance, debt, available, vesting, expiring }]);
  }
  return balances;
}
