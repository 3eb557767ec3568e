import { pool, type Tx } from "../db.server.ts";

export interface RedemptionRecord {
  id: string;
  memberId: string;
  shopId: string;
  rewardId: string;
  points: number;
  amountMinor: number;
  code: string;
  /** Shopify's id of the discount, once it exists. */
  discountId: string | null;
  /** reserved: points are taken, the code is not known to exist. returned: the points went back. */
  state: "reserved" | "issued" | "used" | "returned";
  /** Why the points went back. */
  cause: string | null;
  reservedAt: Date;
}

interface Row extends Omit<RedemptionRecord, "points" | "amountMinor"> {
  points: string;
  amountMinor: string;
}

const COLUMNS = `id, member_id AS "memberId", shop_id::text AS "shopId", reward_id AS "rewardId", points::text,
  amount_minor::text AS "amountMinor", code, discount_id AS "discountId", state, cause, reserved_at AS "reservedAt"`;
const BY_ID = `SELECT ${COLUMNS} FROM redemption WHERE program_id = $1 AND id = $2`;
function toRecord(row: Row): RedemptionRecord {
  return { ...row, points: Number(row.points), amountMinor: Number(row.amountMinor) };
}

/** @returns null when the program has no such redemption */
export async function redemptionById(programId: string, id: string): Promise<RedemptionRecord | null> {
  const { rows } = await pool().query<Row>({ name: "redemption-by-id", text: BY_ID, values: [programId, id] });
  return rows[0] ? toRecord(rows[0]) : null;
}

/** Locks a redemption and reads it. */
export async function lockRedemption(tx: Tx, programId: string, id: string): Promise<RedemptionRecord | null> {
  const [row] = await tx.rows<Row>("redemption-lock", `${BY_ID} FOR UPDATE`, [programId, id]);
  return row ? toRecord(row) : null;
}

const INSERT = `
WITH new AS (
  INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, points, amount_minor, code, state, reserved_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'reserved', $9)
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT ledger_assert((SELECT count(*) FROM new) = 1, 'LR001', 'a redemption with this id was stored meanwhile')`;

/** Stores a redemption whose points are being taken; one with its id that came in between makes the flow start over. */
export async function insertRedemption(
  tx: Tx,
  programId: string,
  redemption: Omit<RedemptionRecord, "discountId" | "state" | "cause">,
): Promise<void> {
  await tx.rows("redemption-insert", INSERT, [
    programId,
    redemption.id,
    redemption.memberId,
    redemption.shopId,
    redemption.rewardId,
    redemption.points,
    redemption.amountMinor,
    redemption.code,
    redemption.reservedAt,
  ]);
}

const MARK_ISSUED = `
UPDATE redemption SET state = CASE state WHEN 'reserved' THEN 'issued' ELSE state END, discount_id = $3,
       issued_at = coalesce(issued_at, $4)
 WHERE program_id = $1 AND id = $2`;

/** The code exists in Shopify. A redemption that was used in the meantime stays used. */
export async function markIssued(
  tx: Tx,
  redemption: { programId: string; id: string; discountId: string; at: Date },
): Promise<void> {
  await tx.rows("redemption-mark-issued", MARK_ISSUED, [
    redemption.programId,
    redemption.id,
    redemption.discountId,
    redemption.at,
  ]);
}

const MARK_RETURNED = `
UPDATE redemption SET state = 'returned', cause = $3, returned_at = $4 WHERE program_id = $1 AND id = $2`;

/** The points went back; the code does not exist, or does not work any more. */
export async function markReturned(
  tx: Tx,
  redemption: { programId: string; id: string; cause: string; at: Date },
): Promise<void> {
  await tx.rows("redemption-mark-returned", MARK_RETURNED, [
    redemption.programId,
    redemption.id,
    redemption.cause,
    redemption.at,
  ]);
}

const MARK_USED = `
WITH used AS (
  SELECT DISTINCT ON (code) code, order_id, at FROM unnest($3::text[], $4::bigint[], $5::timestamptz[]) AS n(code, order_id, at)
   ORDER BY code, at, order_id
)
UPDATE redemption AS r SET state = CASE state WHEN 'returned' THEN state ELSE 'used' END, used_at = used.at,
       used_order_id = used.order_id
  FROM used
 WHERE r.program_id = $1 AND r.shop_id = $2 AND r.code = used.code AND r.used_order_id IS NULL`;

/** The codes that an order was placed with. */
export interface UsedCodes {
  orderId: string;
  codes: readonly string[];
  at: Date;
}

/**
 * Marks the redemptions whose codes orders were placed with as used, in one statement for all of them. A code is used once: by the
 * order placed first; a second order, or the same one again, changes nothing. Shopify's codes do not know upper and lower case;
 * ours are upper case.
 */
export async function markUsed(
  tx: Tx,
  options: { programId: string; shopId: string; orders: readonly UsedCodes[] },
): Promise<void> {
  const { programId, shopId, orders } = options;
  const uses = orders.flatMap(({ orderId, codes, at }) =>
    codes.map((code) => ({ code: code.trim().toUpperCase(), orderId, at })),
  );
  if (uses.length === 0) return;
  await tx.rows("redemption-mark-used", MARK_USED, [
    programId,
    shopId,
    uses.map(({ code }) => code),
    uses.map(({ orderId }) => orderId),
    uses.map(({ at }) => at),
  ]);
}

const MOVE = `UPDATE redemption SET member_id = $3 WHERE program_id = $1 AND member_id = $2`;

/** Gives a member's redemptions to another: two customers became one. */
export async function moveRedemptions(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("redemption-move", MOVE, [options.programId, options.from, options.to]);
}
