import type { Tx } from "../db.server.ts";
import type { MemberFacts } from "../loyalty/history.ts";
import type { MonthDay } from "../loyalty/program/primitives.ts";

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
  /** order, event: nobody asked; the program lets whoever orders, or whom an event is about, join. */
  joinedBy: "order" | "event" | "storefront" | "agent" | "launch" | "import";
  consent: { wording: string; at: string } | null;
}

/**
 * A new member's id, in SQL: a UUID of version 7. Ids that grow with time stand side by side in every index, where random ones would
 * touch a page each.
 */
export const NEW_MEMBER_ID = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid`;

const CREATE = `
WITH new AS (
  SELECT ${NEW_MEMBER_ID} AS member_id, p.testing_since IS NOT NULL AS is_test, n.*
    FROM program p, unnest($3::bigint[], $4::timestamptz[], $5::text[], $6::text[]) AS n(customer_id, joined_at, joined_by, consent)
   WHERE p.id = $1 AND (p.testing_since IS NULL OR EXISTS (
           SELECT 1 FROM program_tester t
            WHERE t.program_id = $1 AND t.shop_id = $2 AND t.customer_id = n.customer_id AND t.dropped_at IS NULL))
), identities AS (
  INSERT INTO member_identity (program_id, shop_id, customer_id, member_id)
  SELECT $1, $2, customer_id, member_id FROM new
  ON CONFLICT (program_id, shop_id, customer_id) DO NOTHING
  RETURNING customer_id, member_id
), members AS (
  INSERT INTO member (program_id, id, joined_at, joined_by, consent, is_test, revision)
  SELECT $1, member_id, joined_at, joined_by, consent::jsonb, is_test,
         -- A page may have kept what it was answered in a test that is wiped: whatever is published now is newer.
         (SELECT coalesce(max(w.revision), 0) FROM member w WHERE w.program_id = $1 AND w.is_test AND w.wiped_at IS NOT NULL)
    FROM new JOIN identities USING (customer_id, member_id)
), accounts AS (
  INSERT INTO account (program_id, member_id, unit) SELECT $1, member_id, 'points' FROM identities
)
SELECT member_id AS "memberId", customer_id::text AS "customerId" FROM identities`;

/**
 * Makes members of customers; in a test, of those who are named.
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

const INHERIT_TAGS = `
UPDATE member_identity AS kept SET compared_at = NULL,
       tags = (SELECT array_agg(DISTINCT tag) FROM unnest(kept.tags || gone.tags) AS tag)
  FROM member_identity AS gone
 WHERE kept.program_id = $1 AND kept.shop_id = $2 AND kept.customer_id = $3
   AND gone.program_id = $1 AND gone.shop_id = $2 AND gone.customer_id = $4 AND gone.tags <> '{}'`;

/**
 * Lets two customers of a shop, of whom Shopify kept one, be one member from now on. The kept one has the other's tags: those that we
 * put there stay ours.
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
  await tx.rows("member-inherit-tags", INHERIT_TAGS, [programId, shopId, keptCustomerId, deletedCustomerId]);
}

const OF_MEMBERS = `
SELECT shop_id::text AS "shopId", customer_id::text AS "customerId", member_id AS "memberId" FROM member_identity
 WHERE program_id = $1 AND member_id = ANY($2::uuid[]) ORDER BY shop_id, customer_id`;

/** The customers of all shops whom members are. */
export async function identitiesOfMembers(
  tx: Tx,
  options: { programId: string; memberIds: string[] },
): Promise<(Identity & { shopId: string })[]> {
  return tx.rows("member-identities", OF_MEMBERS, [options.programId, options.memberIds]);
}

const MOVE_IDENTITIES = `
UPDATE member_identity SET member_id = $3, compared_at = NULL WHERE program_id = $1 AND member_id = $2
RETURNING shop_id::text AS "shopId", customer_id::text AS "customerId", member_id AS "memberId"`;

/**
 * Lets every customer who was one member be another from now on; their tags are looked at anew.
 *
 * @returns the customers that changed hands
 */
export async function moveIdentities(
  tx: Tx,
  options: { programId: string; from: string; to: string },
): Promise<(Identity & { shopId: string })[]> {
  return tx.rows("member-move-identities", MOVE_IDENTITIES, [options.programId, options.from, options.to]);
}

const MARK_MERGED = `
UPDATE member SET merged_into = $3, tier_review_at = NULL, ahead = '[]', consent = NULL, birthday_month = NULL,
       birthday_day = NULL, birthday_known_at = NULL, birthdays_past = '[]'
 WHERE program_id = $1 AND (id = $2 OR merged_into = $2)`;

const INHERIT = `
UPDATE member AS survivor
   SET consent = coalesce(survivor.consent, gone.consent), birthdays_past = survivor.birthdays_past || gone.birthdays_past,
       (birthday_month, birthday_day, birthday_known_at) = (
         SELECT b.birthday_month, b.birthday_day, b.birthday_known_at FROM member b
          WHERE b.program_id = $1 AND b.id = CASE WHEN survivor.birthday_month IS NULL THEN gone.id ELSE survivor.id END)
  FROM member AS gone
 WHERE survivor.program_id = $1 AND survivor.id = $3 AND gone.program_id = $1 AND gone.id = $2`;

/** Remembers who took a member's place, and what a person told to who has none of it: two customers became one. */
export async function markMemberMerged(
  tx: Tx,
  options: { programId: string; from: string; to: string },
): Promise<void> {
  const values = [options.programId, options.from, options.to];
  await tx.rows("member-inherit", INHERIT, values);
  await tx.rows("member-mark-merged", MARK_MERGED, values);
}

const THERE = `
SELECT id FROM member WHERE program_id = $1 AND id = ANY($2::uuid[]) AND erased_at IS NULL AND merged_into IS NULL`;

/** Which of the members are there: neither erased nor part of somebody else. */
export async function membersThere(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>("member-there", THERE, [options.programId, options.memberIds]);
  return new Set(rows.map(({ id }) => id));
}

const BIRTHDAY = `
SELECT birthday_month AS month, birthday_day AS day, floor(extract(epoch FROM birthday_known_at))::bigint AS "knownAt"
  FROM member WHERE program_id = $1 AND id = $2 AND birthday_month IS NOT NULL`;

/** The birthday that is known of a member, and since when, in whole seconds since 1970; null: none is. */
export async function knownBirthday(
  tx: Tx,
  options: { programId: string; memberId: string },
): Promise<MemberFacts["birthday"]> {
  const values = [options.programId, options.memberId];
  const [row] = await tx.rows<{ month: number; day: number; knownAt: string }>("member-birthday", BIRTHDAY, values);
  return row ? { month: row.month, day: row.day, knownAt: Number(row.knownAt) } : null;
}

const SAVE_BIRTHDAY = `
UPDATE member SET birthday_month = $3, birthday_day = $4, birthday_known_at = $5, birthdays_past = birthdays_past || $6::jsonb
 WHERE program_id = $1 AND id = $2 AND erased_at IS NULL
   AND (birthday_month, birthday_day) IS DISTINCT FROM ($3::smallint, $4::smallint)
RETURNING 1`;

/**
 * @param past the birthdays that came under the day that was known until now
 * @returns false when it is known already, or there is no such member (any more)
 */
export async function saveBirthday(
  tx: Tx,
  options: { programId: string; memberId: string; birthday: MonthDay | null; past: readonly number[]; now: Date },
): Promise<boolean> {
  const { programId, memberId, birthday, past, now } = options;
  const known = [birthday?.month ?? null, birthday?.day ?? null, birthday ? now : null];
  const values = [programId, memberId, ...known, JSON.stringify(past)];
  return (await tx.rows("member-save-birthday", SAVE_BIRTHDAY, values)).length > 0;
}
