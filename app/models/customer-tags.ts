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
  /** The newest writing of tags that was begun. */
  version: number;
}

const CUSTOMERS = `
SELECT i.customer_id::text AS "customerId", i.member_id AS "memberId", m.tier_id AS "tierId", i.tags AS ours,
       i.compared_at IS NOT NULL AS "isKnown", i.tags_version AS version,
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
UPDATE member_identity SET compared_at = NULL, tags_version = tags_version + 1,
       tags = (SELECT coalesce(array_agg(DISTINCT tag), '{}') FROM unnest(tags || $4::text[]) AS tag)
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3
RETURNING tags_version AS version`;

/**
 * Shopify is about to be told: `tags` count as ours from now on.
 *
 * @returns the number of this writing
 */
export async function noteTagsPutting(tx: Tx, options: OfCustomer & { tags: string[] }): Promise<number> {
  const { programId, shopId, customerId, tags } = options;
  const values = [programId, shopId, customerId, tags];
  const [row] = await tx.rows<{ version: number }>("customer-tags-putting", PUTTING, values);
  return row?.version ?? 0;
}

const DONE = `
UPDATE member_identity SET compared_at = CASE WHEN tags_version = $6 THEN $5::timestamptz END,
       tags = (SELECT coalesce(array_agg(tag), '{}') FROM unnest(tags) AS tag WHERE tag <> ALL($4::text[]))
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3`;

/**
 * Shopify agrees: `forget` are ours no more. Where another writing was begun meanwhile, nobody knows which came last: then the customer
 * is looked at again.
 *
 * @param options.version the number of the writing that ends, or the newest that was known as the customer was looked at
 */
export async function noteTagsDone(
  tx: Tx,
  options: OfCustomer & { forget: string[]; version: number; at: Date },
): Promise<void> {
  const { programId, shopId, customerId, forget, version, at } = options;
  await tx.rows("customer-tags-done", DONE, [programId, shopId, customerId, forget, at, version]);
}

const TO_COMPARE = `
SELECT i.customer_id::text AS "customerId", i.member_id AS "memberId"
  FROM member_identity i JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.merged_into IS NULL AND m.erased_at IS NULL
   AND (i.compared_at IS NULL OR i.compared_at < $3)
 ORDER BY i.compared_at NULLS FIRST, i.customer_id LIMIT $4`;

/** Customers of a shop who were not compared with Shopify since `before`: first those who never were, or longest ago. */
export async function customersToCompare(options: {
  programId: string;
  shopId: string;
  before: Date;
  limit: number;
}): Promise<{ customerId: string; memberId: string }[]> {
  const values = [options.programId, options.shopId, options.before, options.limit];
  const query = { name: "customers-to-compare", text: TO_COMPARE, values };
  return (await pool().query<{ customerId: string; memberId: string }>(query)).rows;
}

const COMPARED = `
UPDATE member_identity AS i SET compared_at = CASE WHEN n.wrong THEN NULL ELSE $3::timestamptz END
  FROM unnest($4::bigint[], $5::text[], $6::bool[]) AS n(customer_id, tags, wrong)
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = n.customer_id AND array_to_string(i.tags, ',') = n.tags`;

/** Customers were compared with Shopify. Those whose tags were changed meanwhile stay as they are. */
export async function noteCompared(
  tx: Tx,
  options: {
    programId: string;
    shopId: string;
    /** `ours` as it was when they were compared. */
    customers: readonly { customerId: string; ours: readonly string[]; areTagsRight: boolean }[];
    at: Date;
  },
): Promise<void> {
  const { programId, shopId, customers, at } = options;
  await tx.rows("customers-compared", COMPARED, [
    programId,
    shopId,
    at,
    customers.map(({ customerId }) => customerId),
    customers.map(({ ours }) => ours.join(",")),
    customers.map(({ areTagsRight }) => !areTagsRight),
  ]);
}

const OF_MEMBER = `
SELECT customer_id::text AS "customerId", tags, tags_version AS version FROM member_identity
 WHERE program_id = $1 AND shop_id = $2 AND member_id = $3 AND merged_into IS NULL AND tags <> '{}'`;

/** The tags that Laurel has put on the customers whom a member is in one shop. */
export async function tagsOfMember(of: {
  programId: string;
  shopId: string;
  memberId: string;
}): Promise<{ customerId: string; tags: string[]; version: number }[]> {
  const values = [of.programId, of.shopId, of.memberId];
  const query = { name: "tags-of-member", text: OF_MEMBER, values };
  return (await pool().query<{ customerId: string; tags: string[]; version: number }>(query)).rows;
}
