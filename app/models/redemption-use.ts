import type { Tx } from "../db.server.ts";
import { closeAlertsOf } from "./alert.ts";
import { HAS_CODE, REDEMPTION_COLUMNS, redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";
import type { RedemptionState } from "./redemption.ts";
import { noteSteps } from "./redemption-step.ts";

/** The codes that an order was placed with. */
export interface UsedCodes {
  orderId: string;
  codes: readonly string[];
  at: Date;
  /** Whose order it is; null or left out: nobody's whom the shop knows. */
  customerId?: string | null;
}

/** A redemption whose code an order was placed with for the first time. */
export interface Use {
  /** As it is now. */
  redemption: RedemptionRecord;
  orderId: string;
  at: Date;
  customerId: string | null;
  /** The state it was in: `lapsed` and `cancelled` mean that its points had come back. */
  was: RedemptionState;
}

const LOCK = `
SELECT r.id, r.state FROM redemption r
 WHERE r.program_id = $1 AND r.shop_id = $2 AND ${HAS_CODE} AND r.used_order_id IS NULL
   AND r.kind <> 'partner-code'
 ORDER BY r.id FOR UPDATE`;

const MARK = `
WITH used AS (
  SELECT DISTINCT ON (o.id) o.id, n.order_id, n.at, n.customer_id,
         -- The code that took its place must stop working; what is over and to be stopped goes on.
         n.code IS DISTINCT FROM o.code AND (o.state IN ('reserved', 'issued') OR o.todo = 'end') AS other_works
    FROM unnest($3::text[], $4::bigint[], $5::timestamptz[], $6::text[]) AS n(code, order_id, at, customer_id)
    JOIN redemption o ON o.program_id = $1 AND o.id = ANY($7::uuid[]) AND (o.code = n.code OR n.code = ANY(o.earlier_codes))
   ORDER BY o.id, n.at, n.order_id
)
UPDATE redemption AS r
   SET state = 'used', cause = CASE WHEN r.state IN ('lapsed', 'cancelled') THEN 'used-after-return' ELSE 'used' END,
       used_at = used.at, used_order_id = used.order_id, todo = CASE WHEN used.other_works THEN 'end' END,
       ending = CASE WHEN used.other_works THEN jsonb_build_object('state', 'used', 'actor', 'system', 'returns', 0, 'cause',
                  CASE WHEN r.state IN ('lapsed', 'cancelled') THEN 'used-after-return' ELSE 'used' END) END,
       next_at = CASE WHEN used.other_works THEN $8::timestamptz END, attempts = 0, drift = NULL, stuck_at = NULL, trouble = NULL,
       claimed_until = NULL, issued_at = coalesce(r.issued_at, used.at)
  FROM used
 WHERE r.program_id = $1 AND r.shop_id = $2 AND r.id = used.id AND r.used_order_id IS NULL
RETURNING ${REDEMPTION_COLUMNS}, used.order_id::text AS "orderId", used.at AS "usedOn", used.customer_id AS "customerId"`;

type MarkedRow = RedemptionRow & { orderId: string; usedOn: Date; customerId: string | null };

/**
 * Marks the redemptions whose codes orders were placed with as used, and writes the transition down. A code is used once: by the
 * order placed first; a second order, or the same one again, changes nothing. Shopify's codes do not know upper and lower case;
 * ours are upper case. One that was given up for another counts as well: then `todo` says that the other is to be stopped, and
 * the caller enqueues the work.
 *
 * @returns what changed, with the state each was in before: points that came back for one that was over are to be taken again
 */
export async function markUsed(
  tx: Tx,
  options: { programId: string; shopId: string; orders: readonly UsedCodes[]; now: Date },
): Promise<Use[]> {
  const { programId, shopId, orders, now } = options;
  const uses = orders.flatMap(({ codes, ...order }) =>
    codes.map((code) => ({ ...order, code: code.trim().toUpperCase() })),
  );
  if (uses.length === 0) return [];
  const codes = [...new Set(uses.map(({ code }) => code))];
  const before = await tx.rows<{ id: string; state: RedemptionState }>("redemption-lock-used", LOCK, [
    programId,
    shopId,
    codes,
  ]);
  if (before.length === 0) return [];
  const was = new Map(before.map(({ id, state }) => [id, state]));
  const rows = await tx.rows<MarkedRow>("redemption-mark-used", MARK, [
    programId,
    shopId,
    uses.map(({ code }) => code),
    uses.map(({ orderId }) => orderId),
    uses.map(({ at }) => at),
    uses.map(({ customerId }) => customerId ?? null),
    [...was.keys()],
    now,
  ]);
  const marked = rows.map(({ orderId, usedOn, customerId, ...row }) => {
    const redemption = redemptionOf(row);
    return { redemption, orderId, at: usedOn, customerId, was: was.get(redemption.id) ?? redemption.state };
  });
  await closeAlertsOf(tx, { programId, redemptionIds: marked.map(({ redemption }) => redemption.id), at: now });
  await noteSteps(tx, { programId, steps: marked.map((use) => stepOf(use, now)) });
  return marked;
}

function stepOf({ redemption, orderId }: Use, now: Date) {
  const { id, state, cause } = redemption;
  return { redemptionId: id, at: now, state, cause, actor: "system", data: { orderId } };
}
