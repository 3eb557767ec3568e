import type { Tx } from "../db.server.ts";

const SHARED = `
SELECT 1 FROM shop_order o JOIN member_identity i ON i.program_id = o.program_id AND i.shop_id = o.shop_id AND i.customer_id = o.customer_id
 WHERE o.program_id = $1 AND o.address_hash IS NOT NULL AND i.member_id = ANY($2::uuid[])
 GROUP BY o.address_hash HAVING count(DISTINCT i.member_id) > 1 LIMIT 1`;

/** Whether orders of several of these members went to one address. */
export async function sharedAddress(tx: Tx, of: { programId: string; memberIds: string[] }): Promise<boolean> {
  return (await tx.rows("order-shared-address", SHARED, [of.programId, of.memberIds])).length > 0;
}

/** An address to which several members who redeemed or referred had orders sent. */
export interface BusyAddress {
  addressHash: string;
  memberIds: string[];
}

const BUSY = `
SELECT o.address_hash AS "addressHash", array_agg(DISTINCT i.member_id ORDER BY i.member_id) AS "memberIds"
  FROM shop_order o JOIN member_identity i ON i.program_id = o.program_id AND i.shop_id = o.shop_id AND i.customer_id = o.customer_id
 WHERE o.program_id = $1 AND o.address_hash = ANY($2::text[])
   AND (EXISTS (SELECT 1 FROM redemption r WHERE r.program_id = $1 AND r.member_id = i.member_id AND r.award_key IS NULL)
        OR EXISTS (SELECT 1 FROM referral f WHERE f.program_id = $1 AND f.referrer_id = i.member_id))
 GROUP BY o.address_hash HAVING count(DISTINCT i.member_id) >= $3`;

/** Those of the addresses that at least so many members share who redeemed or referred. */
export async function busyAddresses(
  tx: Tx,
  of: { programId: string; addressHashes: readonly string[]; membersMin: number },
): Promise<BusyAddress[]> {
  const { programId, addressHashes, membersMin } = of;
  if (addressHashes.length === 0) return [];
  return tx.rows<BusyAddress>("order-busy-addresses", BUSY, [programId, addressHashes, membersMin]);
}
