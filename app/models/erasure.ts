import type { Tx } from "../db.server.ts";

/*
 * What erasing means here. The ledger holds no personal data and is never touched: its members are random ids. What ties such an id
 * to a person (the identity), what the person agreed to, their birthday, their orders' and events' facts, tiers and rewards given to
 * them, what they wrote when they took a reward, reports, and the raw bodies of deliveries go.
 */

// Whoever was merged into a customer is the same person.
const IDENTITY = `
DELETE FROM member_identity AS gone
 USING (SELECT member_id, merged_into FROM member_identity
         WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3) AS named
 WHERE gone.program_id = $1 AND gone.shop_id = $2 AND gone.member_id = named.member_id
   AND (gone.customer_id = $3 OR named.merged_into IS NULL AND gone.merged_into IS NOT NULL)
RETURNING gone.member_id AS "memberId", gone.customer_id::text AS "customerId"`;

const IDENTITIES = `
DELETE FROM member_identity WHERE program_id = $1 AND shop_id = $2
RETURNING member_id AS "memberId"`;

const FORGET_MEMBERS = `
UPDATE member SET erased_at = $3, consent = NULL, tier_review_at = NULL, ahead = '[]', projection = '[]', progress = '{}',
       pending_points = '[]', birthday_month = NULL, birthday_day = NULL, birthday_known_at = NULL,
       birthdays_past = '[]'
 WHERE program_id = $1 AND id = ANY($2::uuid[]) AND erased_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = member.program_id AND i.member_id = member.id)
RETURNING id`;

// Referrals stay: they hold two ids that nobody can trace back, and the other side's account rests on them.
const FORGET_FACTS = `
WITH events AS (DELETE FROM member_event WHERE program_id = $1 AND member_id = ANY($2::uuid[])),
     grants AS (DELETE FROM tier_grant WHERE program_id = $1 AND member_id = ANY($2::uuid[])),
     wishes AS (UPDATE redemption SET wish = NULL, tried = tried - 'customerId'
                 WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND (wish IS NOT NULL OR tried IS NOT NULL))
DELETE FROM reward_award WHERE program_id = $1 AND member_id = ANY($2::uuid[])`;

const FORGET_EVENTS = `
DELETE FROM member_event WHERE program_id = $1 AND shop_id = $2 AND member_id = ANY($3::uuid[])`;

/**
 * Cuts the tie between a customer and the member, and the ties of those who were merged into the customer; a member whom no shop
 * knows any more is marked erased.
 *
 * @returns how many members were erased, and which customers the person was
 */
export async function forgetCustomer(
  tx: Tx,
  options: { programId: string; shopId: string; customerId: string; now: Date },
): Promise<{ members: number; customerIds: string[] }> {
  const { programId, shopId, customerId, now } = options;
  const values = [programId, shopId, customerId];
  const gone = await tx.rows<{ memberId: string; customerId: string }>("erasure-identity", IDENTITY, values);
  const memberIds = gone.map((row) => row.memberId);
  // Whom another shop of the program still knows stays a member, without what this shop told of them.
  await tx.rows("erasure-events", FORGET_EVENTS, [programId, shopId, memberIds]);
  const members = await forgetMembers(tx, { programId, memberIds, now });
  return { members, customerIds: [...new Set([customerId, ...gone.map((row) => row.customerId)])] };
}

/** Cuts the ties of every customer of a shop; see `forgetCustomer`. */
export async function forgetCustomers(
  tx: Tx,
  options: { programId: string; shopId: string; now: Date },
): Promise<number> {
  const { programId, shopId, now } = options;
  const gone = await tx.rows<{ memberId: string }>("erasure-identities", IDENTITIES, [programId, shopId]);
  return forgetMembers(tx, { programId, memberIds: gone.map((row) => row.memberId), now });
}

async function forgetMembers(tx: Tx, options: { programId: string; memberIds: string[]; now: Date }): Promise<number> {
  const { programId, memberIds, now } = options;
  const forgotten = await tx.rows<{ id: string }>("erasure-members", FORGET_MEMBERS, [programId, memberIds, now]);
  await tx.rows("erasure-facts", FORGET_FACTS, [programId, forgotten.map(({ id }) => id)]);
  return forgotten.length;
}

const ORDERS_OF_CUSTOMER = `
DELETE FROM shop_order
 WHERE program_id = $1 AND shop_id = $2 AND (customer_id = ANY($3::bigint[]) OR id = ANY($4::bigint[]))`;
const REPORTS_OF_CUSTOMER = `
DELETE FROM data_request WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])`;
const LAUNCH_OF_CUSTOMER = `
DELETE FROM launch_line WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])`;
const IMPORTS_OF_CUSTOMER = `
DELETE FROM import_row
 WHERE program_id = $1 AND run_id IN (SELECT id FROM import_run WHERE program_id = $1 AND shop_id = $2) AND customer_id = ANY($3::bigint[])`;

const TESTERS_OF_CUSTOMER = `
DELETE FROM program_tester WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])`;

/** Deletes a customer's order facts and the reports that were made about them. */
export async function deleteCustomerData(
  tx: Tx,
  options: { programId: string; shopId: string; customerIds: string[]; orderIds: string[] },
): Promise<void> {
  const { programId, shopId, customerIds, orderIds } = options;
  await tx.rows("erasure-orders", ORDERS_OF_CUSTOMER, [programId, shopId, customerIds, orderIds]);
  await tx.rows("erasure-reports", REPORTS_OF_CUSTOMER, [programId, shopId, customerIds]);
  await tx.rows("erasure-launch", LAUNCH_OF_CUSTOMER, [programId, shopId, customerIds]);
  await tx.rows("erasure-imports", IMPORTS_OF_CUSTOMER, [programId, shopId, customerIds]);
  await tx.rows("erasure-testers", TESTERS_OF_CUSTOMER, [programId, shopId, customerIds]);
}

const BODIES_ABOUT = `
UPDATE delivery SET body = NULL
 WHERE shop_domain = $1 AND body IS NOT NULL AND state <> 'waiting'
   AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS word WHERE position(convert_to(word, 'UTF8') IN body) > 0)`;

/**
 * Drops the stored bodies that mention a customer.
 *
 * @param words what a body would mention the customer by: id, e-mail address, telephone number
 */
export async function dropBodiesAbout(tx: Tx, options: { shopDomain: string; words: string[] }): Promise<void> {
  const words = options.words.filter((word) => word !== "");
  await tx.rows("erasure-bodies", BODIES_ABOUT, [options.shopDomain, words]);
}

const SHOP_ROWS = `
WITH orders AS (DELETE FROM shop_order WHERE program_id = $1 AND shop_id = $2),
     events AS (DELETE FROM member_event WHERE program_id = $1 AND shop_id = $2),
     launch AS (DELETE FROM launch_line WHERE program_id = $1 AND shop_id = $2),
     imports AS (DELETE FROM import_row USING import_run run
                  WHERE run.program_id = $1 AND run.shop_id = $2 AND import_row.program_id = $1 AND run_id = run.id),
     testers AS (DELETE FROM program_tester WHERE program_id = $1 AND shop_id = $2),
     links AS (DELETE FROM export_link WHERE program_id = $1 AND shop_id = $2),
     reports AS (DELETE FROM data_request WHERE program_id = $1 AND shop_id = $2),
     wishes AS (UPDATE redemption SET wish = NULL, tried = tried - 'customerId'
                 WHERE program_id = $1 AND shop_id = $2 AND (wish IS NOT NULL OR tried IS NOT NULL)),
     perks AS (DELETE FROM shop_perk WHERE program_id = $1 AND shop_id = $2),
     settings AS (DELETE FROM shop_settings WHERE program_id = $1 AND shop_id = $2),
     keys AS (DELETE FROM api_key WHERE program_id = $1
       AND NOT EXISTS (SELECT 1 FROM shop WHERE program_id = $1 AND id <> $2 AND state <> 'erased')),
     sessions AS (DELETE FROM session WHERE shop = $3)
DELETE FROM delivery WHERE shop_domain = $3`;

const SHOP_FACTS = `
UPDATE shop SET domain = 'erased-' || program_id || '-' || id, shopify_id = NULL, name = '', email = '', plan = '',
       app_installation_id = '', scopes = '{}', notice = NULL, state = 'erased'
 WHERE program_id = $1 AND id = $2`;

/**
 * Deletes what is stored of a shop but its program and its ledger. Its name goes too, so that the shop begins anew, should it
 * ever come back.
 */
export async function deleteShopData(
  tx: Tx,
  shop: { programId: string; shopId: string; domain: string },
): Promise<void> {
  const { programId, shopId, domain } = shop;
  await tx.rows("erasure-shop-rows", SHOP_ROWS, [programId, shopId, domain]);
  await tx.rows("erasure-shop-facts", SHOP_FACTS, [programId, shopId]);
}
