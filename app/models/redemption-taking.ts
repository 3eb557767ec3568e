import type { Tx } from "../db.server.ts";
import type { Reward } from "../loyalty/program.ts";
import {
  REDEMPTION_COLUMNS,
  redemptionOf,
  type RedemptionRecord,
  type RedemptionRow,
  type Wish,
} from "./redemption.ts";

/** A redemption that is being taken, or given. */
export interface NewRedemption {
  id: string;
  memberId: string;
  shopId: string;
  reward: Reward;
  points: number;
  unit: string;
  /** The ledger's key of the spend; null: nothing was spent. */
  spentKey: string | null;
  /** The award that it makes good; null: the member took it. */
  awardKey: string | null;
  amountMinor: number;
  currency: string;
  /** Null: whoever makes it in Shopify draws one first, or takes a partner's. */
  code: string | null;
  wish: Wish | null;
  /** "issued": nothing is needed of Shopify. */
  state: "reserved" | "issued";
  /** taken | given | paid-out */
  cause: string;
  /** shopper | system | the staff member's name: whose step it is. */
  actor: string;
  reservedAt: Date;
  /** When the shop's job takes it up, if something is needed of Shopify. */
  nextAt: Date;
  endsAt: Date | null;
}

const INSERT = `
WITH n AS (
  SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[],
                       $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::timestamptz[],
                       $19::timestamptz[], $20::timestamptz[], $21::text[])
    AS n(id, member_id, shop_id, reward_id, kind, terms, points, unit, spent_key, award_key, amount_minor, currency, code, wish, state,
         cause, at, ends_at, next_at, actor)
), r AS (
  INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, kind, terms, points, unit, spent_key, award_key, amount_minor,
      currency, code, wish, state, cause, reserved_at, issued_at, ends_at, todo, next_at)
  SELECT $1, n.id, n.member_id, n.shop_id, n.reward_id, n.kind, n.terms::jsonb, n.points, n.unit, n.spent_key, n.award_key,
         n.amount_minor, n.currency, n.code, n.wish::jsonb, n.state, n.cause, n.at, CASE n.state WHEN 'issued' THEN n.at END, n.ends_at,
         CASE n.state WHEN 'reserved' THEN 'issue' END, CASE n.state WHEN 'reserved' THEN n.next_at END
    FROM n
  ON CONFLICT DO NOTHING
  RETURNING *
), steps AS (
  INSERT INTO redemption_step (program_id, redemption_id, at, state, cause, actor)
  SELECT $1, r.id, r.reserved_at, r.state, r.cause, n.actor FROM r JOIN n ON n.id = r.id
)
SELECT ${REDEMPTION_COLUMNS} FROM r`;

/**
 * Stores redemptions with their first steps, several in one statement; one that is there already (its id, or a standing one for its award) stays as it is.
 *
 * @returns those that are new
 */
export async function insertRedemptions(
  tx: Tx,
  options: { programId: string; redemptions: readonly NewRedemption[] },
): Promise<RedemptionRecord[]> {
  const { programId, redemptions } = options;
  if (redemptions.length === 0) return [];
  const rows = await tx.rows<RedemptionRow>("redemption-insert", INSERT, [
    programId,
    redemptions.map(({ id }) => id),
    redemptions.map(({ memberId }) => memberId),
    redemptions.map(({ shopId }) => shopId),
    redemptions.map(({ reward }) => reward.id),
    redemptions.map(({ reward }) => reward.kind),
    redemptions.map(({ reward }) => JSON.stringify(reward)),
    redemptions.map(({ points }) => points),
    redemptions.map(({ unit }) => unit),
    redemptions.map(({ spentKey }) => spentKey),
    redemptions.map(({ awardKey }) => awardKey),
    redemptions.map(({ amountMinor }) => amountMinor),
    redemptions.map(({ currency }) => currency),
    redemptions.map(({ code }) => code),
    redemptions.map(({ wish }) => (wish === null ? null : JSON.stringify(wish))),
    redemptions.map(({ state }) => state),
    redemptions.map(({ cause }) => cause),
    redemptions.map(({ reservedAt }) => reservedAt),
    redemptions.map(({ endsAt }) => endsAt),
    redemptions.map(({ nextAt }) => nextAt),
    redemptions.map(({ actor }) => actor),
  ]);
  return rows.map(redemptionOf);
}
