import type { Tx } from "../db.server.ts";
import { Book, type DrawRow, type LotState, type OrderRef, type PostedTransfer } from "./book.ts";

/** The unit of ordinary points. Status points and cashback are units of their own. */
export const POINTS = "points";

export interface AccountRow {
  memberId: string;
  balance: number;
  debt: number;
}

/** Whether the program has moved a single point yet. */
export async function hasTransfers(tx: Tx, programId: string): Promise<boolean> {
  const rows = await tx.rows("ledger-any", `SELECT 1 FROM transfer WHERE program_id = $1 LIMIT 1`, [programId]);
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

const BOOKS = `
WITH found AS (
  SELECT * FROM transfer WHERE program_id = $1 AND shop_id = ANY($3::bigint[]) AND order_id = ANY($4::bigint[])
  UNION
  SELECT * FROM transfer WHERE program_id = $1 AND key = ANY($5::text[])
), posted AS (
  SELECT key, member_id, reason, CASE WHEN to_account = 'member' THEN points ELSE -points END AS delta,
         extract(epoch FROM occurred_at) AS occurred_at, shop_id::text, order_id::text
    FROM found
), draws AS (
  SELECT transfer_key, lot_key, member_id, points FROM lot_draw
   WHERE program_id = $1 AND transfer_key IN (SELECT key FROM posted WHERE delta < 0)
     AND member_id = ANY($2::uuid[])
), lots AS (
  SELECT * FROM lot WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND unit = 'points' AND remaining > 0
  UNION
  SELECT * FROM lot WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND unit = 'points'
     AND shop_id = ANY($3::bigint[]) AND order_id = ANY($4::bigint[])
  UNION
  SELECT * FROM lot WHERE program_id = $1 AND unit = 'points'
     AND (key, member_id) IN (SELECT lot_key, member_id FROM draws)
)
SELECT (SELECT coalesce(json_agg(posted), '[]') FROM posted) AS posted,
       (SELECT coalesce(json_agg(draws), '[]') FROM draws) AS draws,
       (SELECT coalesce(json_agg(json_build_object(
          'key', key, 'memberId', member_id, 'original', original, 'remaining', remaining,
          'earnedAt', extract(epoch FROM earned_at), 'vestsAt', extract(epoch FROM vests_at),
          'expiresAt', extract(epoch FROM expires_at), 'shopId', shop_id::text, 'orderId', order_id::text)), '[]') FROM lots) AS lots`;

interface BooksRow {
  posted: {
    key: string;
    member_id: string;
    reason: string;
    delta: number;
    occurred_at: number;
    shop_id: string | null;
    order_id: string | null;
  }[];
  draws: { transfer_key: string; lot_key: string; member_id: string; points: number }[];
  lots: {
    key: string;
    memberId: string;
    original: number;
    remaining: number;
    earnedAt: number;
    vestsAt: number;
    expiresAt: number | null;
    shopId: string | null;
    orderId: string | null;
  }[];
}

export interface OpenedBooks {
  books: Map<string, Book>;
  /** Every transfer of the named orders and keys, of whichever member. */
  posted: PostedTransfer[];
}

/**
 * Opens the books of locked accounts.
 *
 * @param orders the orders whose transfers and lots matter
 * @param keys further transfers that matter by key: what a movement might repeat, or undoes
 */
export async function openBooks(
  tx: Tx,
  options: {
    programId: string;
    accounts: AccountRow[];
    orders?: { shopId: string; orderId: string }[];
    keys?: string[];
  },
): Promise<OpenedBooks> {
  const { programId, accounts, orders = [], keys = [] } = options;
  const [row] = await tx.rows<BooksRow>("ledger-books", BOOKS, [
    programId,
    accounts.map((account) => account.memberId),
    [...new Set(orders.map((order) => order.shopId))],
    orders.map((order) => order.orderId),
    keys,
  ]);
  const posted = (row?.posted ?? []).map(toPosted);
  const byKey = new Map(posted.map((transfer) => [transfer.key, transfer]));
  const books = accounts.map(
    (account) =>
      new Book({
        ...account,
        unit: POINTS,
        posted: byKey,
        lots: (row?.lots ?? []).filter((lot) => lot.memberId === account.memberId).map(toLot),
        draws: (row?.draws ?? []).filter((draw) => draw.member_id === account.memberId).map(toDraw),
      }),
  );
  return { books: new Map(books.map((book) => [book.memberId, book])), posted };
}

function toPosted(row: BooksRow["posted"][number]): PostedTransfer {
  return {
    key: row.key,
    memberId: row.member_id,
    reason: row.reason,
    delta: row.delta,
    occurredAt: date(row.occurred_at),
    order: orderRef(row.shop_id, row.order_id),
  };
}

function toLot(row: BooksRow["lots"][number]): LotState {
  return {
    key: row.key,
    original: row.original,
    remaining: row.remaining,
    earnedAt: date(row.earnedAt),
    vestsAt: date(row.vestsAt),
    expiresAt: row.expiresAt === null ? null : date(row.expiresAt),
    order: orderRef(row.shopId, row.orderId),
  };
}

function date(seconds: number): Date {
  return new Date(Math.round(seconds * 1000));
}

function orderRef(shopId: string | null, orderId: string | null): OrderRef | null {
  return shopId !== null && orderId !== null ? { shopId, orderId } : null;
}

function toDraw(row: BooksRow["draws"][number]): DrawRow {
  return { transferKey: row.transfer_key, lotKey: row.lot_key, points: row.points };
}
