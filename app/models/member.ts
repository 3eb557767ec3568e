import type { Tx } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { TierMoment } from "../loyalty/tier-window.ts";
import type { StoredOrder } from "./order.ts";

/** Who a customer of a shop is in the program. */
export interface Identity {
  memberId: string;
  customerId: string;
}

const BY_CUSTOMERS = `
SELECT member_id AS "memberId", customer_id::text AS "customerId" FROM member_identity
 WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])`;

/** The members behind customers of one shop; customers who are no members are left out. */
export async function identitiesOf(
  tx: Tx,
  options: { programId: string; shopId: string; customerIds: string[] },
): Promise<Identity[]> {
  const { programId, shopId, customerIds } = options;
  if (customerIds.length === 0) return [];
  return tx.rows("member-by-customers", BY_CUSTOMERS, [programId, shopId, customerIds]);
}

const LOCK_SHARED = `
SELECT pg_advisory_xact_lock_shared(hashtextextended('join:' || $1 || ':' || $2 || ':' || id, 0))
  FROM (SELECT id FROM unnest($3::text[]) AS id ORDER BY id) AS sorted`;
const LOCK_EXCLUSIVE = LOCK_SHARED.replace("_shared", "");

/**
 * Serializes joining with settling, customer by customer, until the transaction ends: the one who comes second sees what the
 * first has stored. Settling shares the lock with settling; joining shares it with nobody.
 */
export async function lockJoining(
  tx: Tx,
  options: { programId: string; shopId: string; customerIds: string[]; mode: "shared" | "exclusive" },
): Promise<void> {
  const { programId, shopId, customerIds, mode } = options;
  const values = [programId, shopId, customerIds];
  if (mode === "shared") await tx.rows("member-lock-shared", LOCK_SHARED, values);
  else await tx.rows("member-lock-exclusive", LOCK_EXCLUSIVE, values);
}

export interface NewMember {
  customerId: string;
  joinedAt: Date;
  joinedBy: "order" | "storefront" | "agent";
  consent: { wording: string; at: string } | null;
}

const CREATE = `
WITH new AS (
  SELECT gen_random_uuid() AS member_id, n.* FROM unnest($3::bigint[], $4::timestamptz[], $5::text[], $6::text[])
      AS n(customer_id, joined_at, joined_by, consent)
), identities AS (
  INSERT INTO member_identity (program_id, shop_id, customer_id, member_id)
  SELECT $1, $2, customer_id, member_id FROM new
  ON CONFLICT (program_id, shop_id, customer_id) DO NOTHING
  RETURNING customer_id, member_id
), members AS (
  INSERT INTO member (program_id, id, joined_at, joined_by, consent)
  SELECT $1, member_id, joined_at, joined_by, consent::jsonb FROM new JOIN identities USING (customer_id, member_id)
), accounts AS (
  INSERT INTO account (program_id, member_id, unit) SELECT $1, member_id, 'points' FROM identities
)
SELECT member_id AS "memberId", customer_id::text AS "customerId" FROM identities`;

/**
 * Makes members of customers.
 *
 * @returns only those made by this call: a customer who became a member meanwhile is not among them
 */
export async function createMembers(
  tx: Tx,
  options: { programId: string; shopId: string; members: NewMember[] },
): Promise<Identity[]> {
  const { programId, shopId, members } = options;
  if (members.length === 0) return [];
  return tx.rows("member-create", CREATE, [
    programId,
    shopId,
    members.map((member) => member.customerId),
    members.map((member) => member.joinedAt),
    members.map((member) => member.joinedBy),
    members.map((member) => (member.consent ? JSON.stringify(member.consent) : null)),
  ]);
}

/** A member as the fold needs it: when and how they joined, and every stored order under all their identities. */
export interface MemberOrders {
  memberId: string;
  joinedAt: Date;
  joinedBy: NewMember["joinedBy"];
  orders: StoredOrder[];
}

type StoredMember = Omit<MemberOrders, "orders"> & {
  orders: (Omit<StoredOrder, "facts"> & { facts: StoredFacts })[];
};

const WITH_ORDERS = `
SELECT m.id AS "memberId", m.joined_at AS "joinedAt", m.joined_by AS "joinedBy",
       coalesce((SELECT json_agg(json_build_object('shopId', o.shop_id::text, 'facts', o.facts, 'mergedFrom', o.merged_from))
                   FROM member_identity i
                   JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
                  WHERE i.program_id = m.program_id AND i.member_id = m.id), '[]') AS orders
  FROM member m WHERE m.program_id = $1 AND m.id = ANY($2::uuid[]) AND m.erased_at IS NULL`;

/** The members with all their orders; erased members are left out, so that nothing is recounted without their orders. */
export async function membersWithOrders(
  tx: Tx,
  options: { programId: string; memberIds: string[] },
): Promise<MemberOrders[]> {
  const rows = await tx.rows<StoredMember>("member-with-orders", WITH_ORDERS, [options.programId, options.memberIds]);
  return rows.map((member) => ({
    ...member,
    orders: member.orders.map((order) => ({ ...order, facts: completeFacts(order.facts) })),
  }));
}

/** What the fold says of a member besides the transfers. */
export interface Standing {
  memberId: string;
  joinedAt: Date;
  tierId: string | null;
  spendMinor: number;
  pending: number;
  /** Whole seconds since 1970; null when time alone changes nothing. */
  reviewAt: number | null;
  tierHistory: TierMoment[];
}

const STANDING = `
WITH new AS (
  SELECT * FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::float8[], $8::timestamptz[])
      AS n(id, tier_id, spend, pending, review_at, joined_at)
), moments AS (
  SELECT (m->>'memberId')::uuid AS member_id, to_timestamp((m->>'at')::float8) AS at, m->>'tierId' AS tier_id,
         (m->>'spendMinor')::bigint AS spend
    FROM json_array_elements($7::json) AS m
), changed AS (
  UPDATE member SET tier_id = n.tier_id, tier_spend_minor = n.spend, pending = n.pending, tier_review_at = to_timestamp(n.review_at),
         joined_at = n.joined_at
    FROM new n
   WHERE member.program_id = $1 AND member.id = n.id
     AND (member.tier_id, member.tier_spend_minor, member.pending, member.tier_review_at, member.joined_at)
         IS DISTINCT FROM (n.tier_id, n.spend, n.pending, to_timestamp(n.review_at), n.joined_at)
  RETURNING member.id
), gone AS (
  DELETE FROM tier_change t USING new n
   WHERE t.program_id = $1 AND t.member_id = n.id
     AND NOT EXISTS (SELECT 1 FROM moments m WHERE m.member_id = t.member_id AND m.at = t.at)
), kept AS (
  INSERT INTO tier_change (program_id, member_id, at, tier_id, spend_minor)
  SELECT $1, member_id, at, tier_id, spend FROM moments
  ON CONFLICT (program_id, member_id, at) DO UPDATE SET tier_id = excluded.tier_id, spend_minor = excluded.spend_minor
   WHERE (tier_change.tier_id, tier_change.spend_minor) IS DISTINCT FROM (excluded.tier_id, excluded.spend_minor)
)
SELECT id AS "memberId" FROM changed`;

/**
 * Stores what the fold says of the members.
 *
 * @returns the members for whom it differs from what was stored
 */
export async function saveStandings(tx: Tx, options: { programId: string; standings: Standing[] }): Promise<string[]> {
  const { programId, standings } = options;
  if (standings.length === 0) return [];
  const moments = standings.flatMap(({ memberId, tierHistory }) => tierHistory.map((m) => ({ memberId, ...m })));
  const rows = await tx.rows<{ memberId: string }>("member-standing", STANDING, [
    programId,
    standings.map((standing) => standing.memberId),
    standings.map((standing) => standing.tierId),
    standings.map((standing) => standing.spendMinor),
    standings.map((standing) => standing.pending),
    standings.map((standing) => standing.reviewAt),
    JSON.stringify(moments),
    standings.map((standing) => standing.joinedAt),
  ]);
  return rows.map((row) => row.memberId);
}

const REQUEST_REVIEW = `UPDATE member SET tier_review_at = $2 WHERE program_id = $1 AND erased_at IS NULL`;

/** Puts every member in line for the next review. */
export async function requestReview(tx: Tx, options: { programId: string; now: Date }): Promise<void> {
  await tx.rows("member-request-review", REQUEST_REVIEW, [options.programId, options.now]);
}

const DUE = `
SELECT id AS "memberId" FROM member
 WHERE program_id = $1 AND tier_review_at <= $2 AND erased_at IS NULL
 ORDER BY tier_review_at LIMIT $3`;

/** Members whose tier time alone may have changed by `now`. */
export async function membersToReview(
  tx: Tx,
  options: { programId: string; now: Date; limitMax: number },
): Promise<string[]> {
  const rows = await tx.rows<{ memberId: string }>("member-review", DUE, [
    options.programId,
    options.now,
    options.limitMax,
  ]);
  return rows.map((row) => row.memberId);
}

const ADOPT = `
WITH moved AS (
  UPDATE member_identity SET member_id = $5,
         merged_into = CASE WHEN shop_id = $2 AND customer_id = $4 THEN $3 ELSE merged_into END
   WHERE program_id = $1 AND (member_id = $6 OR shop_id = $2 AND customer_id IN ($3, $4))
  RETURNING shop_id, customer_id
)
INSERT INTO member_identity (program_id, shop_id, customer_id, member_id, merged_into)
SELECT $1, $2, id, $5, CASE id WHEN $4 THEN $3 END FROM unnest(ARRAY[$3, $4]::bigint[]) AS id
 WHERE id NOT IN (SELECT customer_id FROM moved WHERE shop_id = $2)`;

/**
 * Lets two customers of a shop, of whom Shopify kept one, be one member from now on.
 *
 * @param from the member whom the deleted customer was: all of its identities go along; null when it was none
 */
export async function adoptCustomers(
  tx: Tx,
  options: {
    programId: string;
    shopId: string;
    keptCustomerId: string;
    deletedCustomerId: string;
    memberId: string;
    from: string | null;
  },
): Promise<void> {
  const { programId, shopId, keptCustomerId, deletedCustomerId, memberId, from } = options;
  await tx.rows("member-adopt", ADOPT, [programId, shopId, keptCustomerId, deletedCustomerId, memberId, from]);
}
