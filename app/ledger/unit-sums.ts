import type { Tx } from "../db.server.ts";

const SUMS = `
SELECT unit, sum(balance - debt)::float8 AS points FROM account
 WHERE program_id = $1 AND member_id = ANY($2::uuid[]) GROUP BY unit`;

/** What members have of each unit together, less what they owe, in the unit's smallest steps. Their accounts are locked before. */
export async function unitSums(
  tx: Tx,
  of: { programId: string; memberIds: readonly string[] },
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ unit: string; points: number }>("ledger-unit-sums", SUMS, [of.programId, of.memberIds]);
  return new Map(rows.map(({ unit, points }) => [unit, points]));
}
