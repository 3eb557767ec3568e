import type { Tx } from "../db.server.ts";
import type { Block } from "../loyalty/block.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { EventFact, MemberFacts, ReferralFact, RefundWish, TierGrantFact } from "../loyalty/history.ts";
import type { LotExtension } from "../loyalty/lot-extension.ts";
import type { NewMember } from "./member.ts";
import type { StoredOrder } from "./order.ts";

/** A member with every fact that the fold needs. Moments are whole seconds since 1970. */
export interface StoredMember {
  memberId: string;
  joinedAt: Date;
  joinedBy: NewMember["joinedBy"];
  birthday: MemberFacts["birthday"];
  pastBirthdays: number[];
  /** Every stored order under all their identities. */
  orders: StoredOrder[];
  events: EventFact[];
  tierGrants: TierGrantFact[];
  referrals: ReferralFact[];
  /** For refunds of the orders; those that were withdrawn are left out. */
  refundWishes: RefundWish[];
  redeemedAt: number[];
  /** Lots that an agent keeps from expiring before a moment; also those that were taken back. */
  lotExtensions: LotExtension[];
  /** When the member earns nothing. */
  blocks: Block[];
  awards: StoredAward[];
  /** What budgets have given this member so far, by their id. */
  budgetUse: Record<string, number>;
  /** Budgets that are used up, since when, by their id: the same for all members. */
  budgetsClosedAt: Record<string, number>;
}

export interface StoredAward {
  key: string;
  rewardId: string;
  at: number;
  lapsesAt: number | null;
  withdrawnAt: number | null;
  /** It came with a merge, and no fact of this member's has said so too. */
  isInherited: boolean;
}

type StoredOrderRow = Omit<StoredOrder, "facts"> & { facts: StoredFacts };

const SECONDS = (column: string) => `floor(extract(epoch FROM ${column}))`;

const REFERRAL = (side: string, column: string) => `
SELECT json_build_object('id', r.id, 'side', '${side}', 'joinedAt', ${SECONDS("r.joined_at")},
         'firstOrderAt', ${SECONDS("r.first_order_at")}, 'withdrawnAt', ${SECONDS("r.withdrawn_at")}) AS fact
  FROM referral r WHERE r.program_id = m.program_id AND r.${column} = m.id`;

const WITH_FACTS = `
WITH closed AS (
  SELECT coalesce(json_object_agg(budget_id, ${SECONDS("closed_at")}), '{}') AS budgets
    FROM budget WHERE program_id = $1 AND closed_at IS NOT NULL
)
SELECT m.id AS "memberId", m.joined_at AS "joinedAt", m.joined_by AS "joinedBy",
       CASE WHEN m.birthday_month IS NOT NULL THEN json_build_object(
         'month', m.birthday_month, 'day', m.birthday_day, 'knownAt', ${SECONDS("m.birthday_known_at")}) END AS birthday,
       m.birthdays_past AS "pastBirthdays",
       coalesce((SELECT json_agg(json_build_object('shopId', o.shop_id::text, 'facts', o.facts, 'mergedFrom', o.merged_from))
                   FROM member_identity i
                   JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
                  WHERE i.program_id = m.program_id AND i.member_id = m.id), '[]') AS orders,
       coalesce((SELECT json_agg(json_build_object('id', e.id, 'name', e.name, 'at', ${SECONDS("e.at")},
                   'amountMinor', e.amount_minor, 'quantity', e.quantity, 'subject', e.subject, 'code', e.code,
                   'attributes', e.attributes, 'withdrawnAt', ${SECONDS("e.withdrawn_at")}))
                   FROM member_event e WHERE e.program_id = m.program_id AND e.member_id = m.id), '[]') AS events,
       coalesce((SELECT json_agg(json_build_object('id', g.id, 'tierId', g.tier_id, 'from', ${SECONDS("g.from_at")},
                   'until', ${SECONDS("g.until_at")}, 'revokedAt', ${SECONDS("g.revoked_at")}))
                   FROM tier_grant g WHERE g.program_id = m.program_id AND g.member_id = m.id), '[]') AS "tierGrants",
       coalesce((SELECT json_agg(fact) FROM (${REFERRAL("friend", "friend_id")}
                  UNION ALL ${REFERRAL("referrer", "referrer_id")}) AS sides), '[]') AS referrals,
       coalesce((SELECT json_agg(json_build_object('id', w.id, 'orderId', w.order_id::text, 'refundId', w.refund_id,
                   'knownRefunds', w.known_refunds, 'at', ${SECONDS("w.wished_at")}, 'actor', w.actor))
                   FROM refund_wish w
                   JOIN shop_order o ON o.program_id = w.program_id AND o.shop_id = w.shop_id AND o.id = w.order_id
                   JOIN member_identity i ON i.program_id = o.program_id AND i.shop_id = o.shop_id AND i.customer_id = o.customer_id
                  WHERE w.program_id = m.program_id AND i.member_id = m.id AND w.withdrawn_at IS NULL), '[]') AS "refundWishes",
       coalesce((SELECT json_agg(at) FROM (
                   SELECT ${SECONDS("r.reserved_at")} AS at FROM redemption r
                    WHERE r.program_id = m.program_id AND r.member_id = m.id AND r.state <> 'cancelled' AND r.award_key IS NULL
                   UNION ALL
                   SELECT ${SECONDS("a.at")} FROM reward_award a
                    WHERE a.program_id = m.program_id AND a.member_id = m.id AND a.key LIKE 'redemption:%' AND a.withdrawn_at IS NULL
                 ) AS taken), '[]') AS "redeemedAt",
       coalesce((SELECT json_agg(json_build_object('from', ${SECONDS("b.from_at")}, 'until', ${SECONDS("b.until_at")}))
                   FROM member_block b WHERE b.program_id = m.program_id AND b.member_id = m.id), '[]') AS blocks,
       coalesce((SELECT json_agg(json_build_object('unit', x.unit, 'lotKey', x.lot_key, 'was', ${SECONDS("x.was_at")},
                   'until', CASE WHEN x.revoked_at IS NULL THEN ${SECONDS("x.until_at")} END))
                   FROM lot_extension x WHERE x.program_id = m.program_id AND x.member_id = m.id), '[]') AS "lotExtensions",
       coalesce((SELECT json_agg(json_build_object('key', a.key, 'rewardId', a.reward_id, 'at', ${SECONDS("a.at")},
                   'lapsesAt', ${SECONDS("a.lapses_at")}, 'withdrawnAt', ${SECONDS("a.withdrawn_at")},
                   'isInherited', a.merged_from IS NOT NULL))
                   FROM reward_award a WHERE a.program_id = m.program_id AND a.member_id = m.id), '[]') AS awards,
       coalesce((SELECT json_object_agg(u.budget_id, u.used) FROM budget_use u
                  WHERE u.program_id = m.program_id AND u.member_id = m.id), '{}') AS "budgetUse",
       (SELECT budgets FROM closed) AS "budgetsClosedAt"
  FROM member m
 WHERE m.program_id = $1 AND m.id = ANY($2::uuid[]) AND m.erased_at IS NULL AND m.merged_into IS NULL`;

/**
 * The members with all their facts; erased ones are left out, so that nothing is recounted without their orders, and so are those
 * who have become part of somebody else.
 */
export async function membersWithFacts(
  tx: Tx,
  options: { programId: string; memberIds: string[] },
): Promise<StoredMember[]> {
  const values = [options.programId, options.memberIds];
  const rows = await tx.rows<Omit<StoredMember, "orders"> & { orders: StoredOrderRow[] }>(
    "member-with-facts",
    WITH_FACTS,
    values,
  );
  return rows.map((row) => ({
    ...row,
    orders: row.orders.map((order) => ({ ...order, facts: completeFacts(order.facts) })),
  }));
}
