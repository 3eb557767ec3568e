import type { Tx } from "../db.server.ts";

const OWED = `
SELECT a.member_id AS "memberId" FROM account a
 WHERE a.program_id = $1 AND a.unit = $3 AND a.balance >= $4 AND a.member_id > $6::uuid
   AND NOT EXISTS (SELECT 1 FROM member_block b WHERE b.program_id = $1 AND b.member_id = a.member_id AND b.until_at IS NULL)
   AND EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = $1 AND i.shop_id = $2 AND i.member_id = a.member_id)
   AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.program_id = $1 AND t.key = $5 || a.member_id)
 ORDER BY a.member_id LIMIT $7`;

/**
 * Members of a shop with at least so much in a unit to whom nothing was paid out under that key yet, in the order of their ids.
 *
 * @param of.after those whose id comes after it
 */
export async function membersToPay(
  tx: Tx,
  of: {
    programId: string;
    shopId: string;
    unit: string;
    minimumMinor: number;
    keyPrefix: string;
    after: string;
    limit: number;
  },
): Promise<string[]> {
  const { programId, shopId, unit, minimumMinor, keyPrefix, after, limit } = of;
  const values = [programId, shopId, unit, minimumMinor, keyPrefix, after, limit];
  const rows = await tx.rows<{ memberId: string }>("cashback-members", OWED, values);
  return rows.map(({ memberId }) => memberId);
}
