import type { Tx } from "../db.server.ts";

const INSERT = `
INSERT INTO data_request (program_id, shop_id, customer_id, request_id, asked_at, report)
VALUES ($1, $2, $3, $4, $5, $6::jsonb)
ON CONFLICT (program_id, shop_id, request_id) DO NOTHING
RETURNING 1`;

/** @returns false when this request was answered before: that report stays */
export async function insertDataRequest(
  tx: Tx,
  request: {
    programId: string;
    shopId: string;
    customerId: string | null;
    requestId: string;
    askedAt: Date;
    report: object;
  },
): Promise<boolean> {
  const { programId, shopId, customerId, requestId, askedAt, report } = request;
  const values = [programId, shopId, customerId, requestId, askedAt, JSON.stringify(report)];
  return (await tx.rows("data-request-insert", INSERT, values)).length > 0;
}

const MEMBER = `
SELECT json_build_object(
  'joinedAt', m.joined_at, 'joinedBy', m.joined_by, 'consent', m.consent, 'isTest', m.is_test, 'tier', m.tier_id, 'tierUntil', m.tier_until,
  'birthday', CASE WHEN m.birthday_month IS NOT NULL THEN json_build_object('month', m.birthday_month, 'day', m.birthday_day) END,
  'pastBirthdays', (SELECT coalesce(json_agg(to_timestamp(at::bigint) ORDER BY at::bigint), '[]')
     FROM jsonb_array_elements_text(m.birthdays_past) AS at),
  'balance', (SELECT balance FROM account a WHERE a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'),
  'balances', (SELECT coalesce(json_object_agg(unit, balance), '{}')
     FROM account a WHERE a.program_id = m.program_id AND a.member_id = m.id),
  'events', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'at', at, 'amountMinor', amount_minor,
       'quantity', quantity, 'subject', subject, 'code', code, 'attributes', attributes, 'withdrawnAt', withdrawn_at,
       'source', source) ORDER BY at, id), '[]')
     FROM member_event e WHERE e.program_id = m.program_id AND e.member_id = m.id),
  'tierGrants', (SELECT coalesce(json_agg(json_build_object('tier', tier_id, 'from', from_at, 'until', until_at,
       'revokedAt', revoked_at) ORDER BY from_at, id), '[]')
     FROM tier_grant g WHERE g.program_id = m.program_id AND g.member_id = m.id),
  'referrals', (SELECT coalesce(json_agg(json_build_object('side', CASE WHEN friend_id = m.id THEN 'friend' ELSE 'referrer' END,
       'at', recorded_at, 'firstOrderAt', first_order_at, 'withdrawnAt', withdrawn_at) ORDER BY recorded_at), '[]')
     FROM referral r WHERE r.program_id = m.program_id AND (friend_id = m.id OR referrer_id = m.id)),
  'rewards', (SELECT coalesce(json_agg(json_build_object('reward', reward_id, 'at', at, 'lapsesAt', lapses_at,
       'withdrawnAt', withdrawn_at, 'settledAt', settled_at) ORDER BY at), '[]')
     FROM reward_award w WHERE w.program_id = m.program_id AND w.member_id = m.id),
  'pending', m.pending,
  'tierChanges', (SELECT coalesce(json_agg(json_build_object('at', at, 'tier', tier_id) ORDER BY at), '[]')
     FROM tier_change t WHERE t.program_id = m.program_id AND t.member_id = m.id),
  'extensions', (SELECT coalesce(json_agg(json_build_object('unit', unit, 'was', was_at, 'until', until_at, 'at', at,
       'revokedAt', revoked_at) ORDER BY at, id, lot_key), '[]')
     FROM lot_extension x WHERE x.program_id = m.program_id AND x.member_id = m.id),
  'blocks', (SELECT coalesce(json_agg(json_build_object('from', from_at, 'until', until_at) ORDER BY from_at, id), '[]')
     FROM member_block b WHERE b.program_id = m.program_id AND b.member_id = m.id),
  'movements', (SELECT coalesce(json_agg(json_build_object('occurredAt', occurred_at, 'from', from_account, 'to', to_account,
       'points', points, 'unit', unit, 'reason', reason, 'order', order_id::text, 'explanation', explanation) ORDER BY occurred_at, id), '[]')
     FROM transfer t WHERE t.program_id = m.program_id AND t.member_id = m.id),
  'redemptions', (SELECT coalesce(json_agg(json_build_object('reservedAt', reserved_at, 'reward', reward_id, 'kind', kind,
       'code', code, 'points', points, 'unit', unit, 'amountMinor', amount_minor, 'currency', currency, 'wish', wish, 'state', state,
       'cause', cause, 'endsAt', ends_at, 'usedAt', used_at, 'endedAt', ended_at, 'pointsReturned', points_returned) ORDER BY reserved_at), '[]')
     FROM redemption r WHERE r.program_id = m.program_id AND r.member_id = m.id)) AS report
  FROM member_identity i JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
 WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = $3`;

const ORDERS = `
SELECT coalesce(json_agg(json_build_object('id', id::text, 'name', name, 'placedAt', placed_at, 'facts', facts) ORDER BY placed_at), '[]')
       AS report
  FROM shop_order
 WHERE program_id = $1 AND shop_id = $2 AND (id = ANY($4::bigint[]) OR customer_id = $3
   OR customer_id IN (SELECT merged.customer_id FROM member_identity named
                        JOIN member_identity merged USING (program_id, shop_id, member_id)
                       WHERE named.program_id = $1 AND named.shop_id = $2 AND named.customer_id = $3
                         AND named.merged_into IS NULL AND merged.merged_into IS NOT NULL))`;

const PAST = `
SELECT coalesce(json_agg(json_build_object('orders', orders, 'points', points, 'tier', tier_id, 'givenAt', given_at)), '[]') AS report
  FROM launch_line WHERE program_id = $1 AND shop_id = $2 AND customer_id = $3`;

/**
 * Everything that is stored of a customer of a shop, as one document: the member's account, if there is one, the orders, and what
 * launch day has found their past orders to bring.
 *
 * @param customerId null where Shopify named the customer by an address only
 */
export async function storedOfCustomer(
  tx: Tx,
  options: { programId: string; shopId: string; customerId: string | null; orderIds: string[] },
): Promise<{ member: unknown; orders: unknown; pastOrders: unknown }> {
  const { programId, shopId, customerId, orderIds } = options;
  const [member] = await tx.rows<{ report: unknown }>("data-request-member", MEMBER, [programId, shopId, customerId]);
  const values = [programId, shopId, customerId, orderIds];
  const [orders] = await tx.rows<{ report: unknown }>("data-request-orders", ORDERS, values);
  const [past] = await tx.rows<{ report: unknown }>("data-request-past", PAST, [programId, shopId, customerId]);
  return { member: member?.report ?? null, orders: orders?.report ?? [], pastOrders: past?.report ?? [] };
}
