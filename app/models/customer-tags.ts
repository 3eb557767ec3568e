import { pool, type Tx } from "../db.server.ts";

/*
 * The tags that Laurel has put on customers, for tiers and early accesses alike. A tag is remembered as ours before Shopify is told,
 * and forgotten after it is gone there; meanwhile `compared_at` is null, which says that nobody knows what the customer has.
 */

/** A customer with what decides on the tags. */
export interface TaggedCustomer {
  /** Shopify customer id, decimal. */
  customerId: string;
  memberId: string;
  tierId: string | null;
  /** Tags of the early accesses that the member has, or is about to get. */
  access: string[];
  /** Tags that Laurel has put on the customer. */
  ours: string[];
  /** Since `ours` was last changed Shopify has been seen, or made, to agree. */
  isKnown: boolean;
}

const CUSTOMERS = `
SELECT i.customer_id::text AS "customerId", i.member_id AS "memberId", m.tier_id AS "tierId", i.tags AS ours,
       i.compared_at IS NOT NULL AS "isKnown",
       (SELECT coalesce(json_agg(DISTINCT r.terms->>'tag'), '[]') FROM redemption r
         WHERE r.program_id = i.program_id AND r.member_id = i.member_id AND r.shop_id = i.shop_id
           AND r.kind = 'early-access' AND r.state IN ('reserved', 'issued') AND r.todo IS DISTINCT FROM 'end'
           AND r.terms->>'tag' IS NOT NULL) AS access
  FROM member_identity i JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.member_id = ANY($3::uuid[]) AND i.merged_into IS NULL
   AND m.erased_at IS NULL
 ORDER BY i.customer_id`;

/** The customers that members are in one shop, without those whom a merge deleted. */
export async function taggedCustomers(options: {
  programId: string;
  shopId: string;
  memberIds: string[];
}): Promise<TaggedCustomer[]> {
  const values = [options.programId, options.shopId, options.memberIds];
  return (await pool().query<TaggedCustomer>({ name: "customer-tags", text: CUSTOMERS, values })).rows;
}

interface OfCustomer {
  programId: string;
  shopId: string;
  customerId: string;
}

const PUTTING = `
UPDATE member_identity SET compared_at = NULL,
       tags = (SELECT coalesce(array_agg(DISTINCT tag), '{}') FROM unnest(tags || $4::text[]) AS tag)
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3`;

/** Shopify is about to be told: `tags` count as ours from now on. */
export async function noteTagsPutting(tx: Tx, options: OfCustomer & { tags: string[] }): Promise<void> {
  const { programId, shopId, customerId, tags } = options;
  await tx.rows("customer-tags-putting", PUTTING, [programId, shopId, customerId, tags]);
}

const DONE = `
UPDATE member_identity SET compared_at = $5,
       tags = (SELECT coalesce(array_agg(tag), '{}') FROM unnest(tags) AS tag WHERE tag <> ALL($4::text[]))
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3`;

/** Shopify agrees: `forget` are ours no more. */
export async function noteTagsDone(tx: Tx, options: OfCustomer & { forget: string[]; at: Date }): Promise<void> {
  const { programId, shopId, customerId, forget, at } = options;
  await tx.rows("customer-tags-done", DONE, [programId, shopId, customerId, forget, at]);
}
