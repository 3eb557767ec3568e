import type { Tx } from "../db.server.ts";

const RENEW = `
UPDATE redemption
   SET code = $4, earlier_codes = earlier_codes || code, remote_id = NULL, drift = NULL, todo = 'issue', next_at = $5, attempts = 0, tried = NULL, trouble = NULL,
       stuck_at = NULL, claimed_until = NULL
 WHERE program_id = $1 AND id = $2 AND code = $3 AND state = 'issued' AND todo IS NULL
RETURNING shop_id::text AS "shopId"`;

/**
 * Gives an issued redemption another code, which is yet to be made in Shopify. The one before stays known: orders may have it.
 *
 * @param renewal.from the code that was stopped: a redemption that has another one by now is left alone
 * @returns null when it was not changed
 */
export async function giveNewCode(
  tx: Tx,
  renewal: { programId: string; id: string; from: string; to: string; at: Date },
): Promise<{ shopId: string } | null> {
  const { programId, id, from, to, at } = renewal;
  const [row] = await tx.rows<{ shopId: string }>("redemption-renew", RENEW, [programId, id, from, to, at]);
  return row ?? null;
}
