import type { Tx } from "../db.server.ts";

/** A member's account of ordinary points, locked: its row is the lock of all the member's accounts, whatever their unit. */
export interface AccountRow {
  memberId: string;
  balance: number;
  debt: number;
}

const ANY_TRANSFER = `
SELECT 1 FROM transfer WHERE program_id = $1
   AND member_id NOT IN (SELECT id FROM member WHERE program_id = $1 AND is_test AND wiped_at IS NOT NULL) LIMIT 1`;

/** Whether the program has moved a single point yet, but for those of a test that is over. */
export async function hasTransfers(tx: Tx, programId: string): Promise<boolean> {
  const rows = await tx.rows("ledger-any", ANY_TRANSFER, [programId]);
  return rows.length > 0;
}

const LOCK = `
SELECT member_id AS "memberId", balance::text, debt::text
  FROM account
 WHERE program_id = $1 AND unit = 'points' AND member_id = ANY($2::uuid[])
 ORDER BY member_id
   FOR NO KEY UPDATE`;

/** Locks the members' accounts in id order, so that two transactions never wait for each other in a circle. */
export async function lockAccounts(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<AccountRow[]> {
  const rows = await tx.rows<{ memberId: string; balance: string; debt: string }>("ledger-lock", LOCK, [
    options.programId,
    options.memberIds,
  ]);
  return rows.map(({ memberId, balance, debt }) => ({ memberId, balance: Number(balance), debt: Number(debt) }));
}

const LOCK_CONCERNED = `
SELECT a.member_id AS "memberId", a.balance::text, a.debt::text,
       ARRAY(SELECT customer_id::text FROM member_identity i
              WHERE i.program_id = $1 AND i.shop_id = $2 AND i.member_id = a.member_id
                AND i.customer_id = ANY($3::bigint[])) AS "customerIds"
  FROM account a
 WHERE a.program_id = $1 AND a.unit = 'points' AND a.member_id IN (
         SELECT member_id FROM member_identity
          WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[])
         UNION
         SELECT t.member_id FROM transfer t JOIN member m ON m.program_id = t.program_id AND m.id = t.member_id
          WHERE t.program_id = $1 AND t.shop_id = $2 AND t.order_id = ANY($4::bigint[]) AND m.erased_at IS NULL)
 ORDER BY a.member_id
   FOR NO KEY UPDATE OF a`;

/**
 * Locks, in id order, the accounts of everybody whom orders concern: the members behind `customerIds`, and those to whom the
 * ledger has credited the orders so far (an order may have moved to another customer since). An erased member's account stays as
 * it is, whatever happens to the orders.
 *
 * @returns the accounts, each with those of `customerIds` that are its member's
 */
export async function lockConcerned(
  tx: Tx,
  options: { programId: string; shopId: string; customerIds: string[]; orderIds: string[] },
): Promise<(AccountRow & { customerIds: string[] })[]> {
  const { programId, shopId, customerIds, orderIds } = options;
  const rows = await tx.rows<{ memberId: string; balance: string; debt: string; customerIds: string[] }>(
    "ledger-lock-concerned",
    LOCK_CONCERNED,
    [programId, shopId, customerIds, orderIds],
  );
  return rows.map((row) => ({ ...row, balance: Number(row.balance), debt: Number(row.debt) }));
}

/** What somebody of the shop gave or took by hand. */
export interface GrantTransfer {
  memberId: string;
  unit: string;
  /** Signed: negative was taken. */
  points: number;
  actor: string;
  occurredAt: Date;
}

const GRANT = `
SELECT member_id AS "memberId", unit, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::float8 AS points,
       coalesce(explanation->>'actor', '') AS actor, occurred_at AS "occurredAt"
  FROM transfer WHERE program_id = $1 AND key = $2 AND explanation->>'kind' = 'agent'`;

/** The transfer of a grant; null when the key names none. */
export async function grantTransfer(tx: Tx, of: { programId: string; key: string }): Promise<GrantTransfer | null> {
  const [row] = await tx.rows<GrantTransfer>("ledger-grant", GRANT, [of.programId, of.key]);
  return row ?? null;
}
