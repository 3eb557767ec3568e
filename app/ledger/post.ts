import type { Tx } from "../db.server.ts";
import type { Book } from "./book.ts";

const POST = `
WITH transfers AS (
  INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, shop_id, order_id,
                        corrects, explanation, occurred_at, recorded_at)
  SELECT $1, n.key, n.member_id, n.unit, n.from_account, n.to_account, n.points, n.reason, n.shop_id, n.order_id,
         n.corrects, n.explanation::jsonb, n.occurred_at, $2
    FROM unnest($3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::bigint[],
                $11::bigint[], $12::text[], $13::text[], $14::timestamptz[])
      AS n(key, member_id, unit, from_account, to_account, points, reason, shop_id, order_id, corrects, explanation, occurred_at)
  ON CONFLICT (program_id, key) DO NOTHING
  RETURNING 1
), lots AS (
  INSERT INTO lot (program_id, key, member_id, unit, original, remaining, expired, forgiven, earned_at, vests_at, expires_at,
                   shop_id, order_id)
  SELECT $1, n.* FROM unnest($15::text[], $16::uuid[], $17::text[], $18::bigint[], $19::bigint[], $36::bigint[], $37::bigint[],
                             $20::timestamptz[], $21::timestamptz[], $22::timestamptz[], $23::bigint[], $24::bigint[]) AS n
  ON CONFLICT (program_id, key, member_id) DO UPDATE
     SET original = excluded.original, remaining = excluded.remaining, expired = excluded.expired, forgiven = excluded.forgiven,
         vests_at = excluded.vests_at, expires_at = excluded.expires_at,
         -- Whoever was reminded of another date is reminded again.
         reminded_at = CASE WHEN lot.expires_at IS NOT DISTINCT FROM excluded.expires_at THEN lot.reminded_at END
  RETURNING 1
), draws AS (
  INSERT INTO lot_draw (program_id, transfer_key, lot_key, member_id, points)
  SELECT $1, n.* FROM unnest($25::text[], $26::text[], $27::uuid[], $28::bigint[]) AS n
  ON CONFLICT DO NOTHING
  RETURNING 1
), accounts AS (
  UPDATE account AS a SET balance = n.balance, debt = n.debt
    FROM unnest($29::uuid[], $30::text[], $31::bigint[], $32::bigint[], $33::bigint[], $34::bigint[], $35::boolean[])
      AS n(member_id, unit, balance, debt, balance_before, debt_before, is_new)
   WHERE a.program_id = $1 AND a.member_id = n.member_id AND a.unit = n.unit AND NOT n.is_new
     AND a.balance = n.balance_before AND a.debt = n.debt_before
  RETURNING 1
), new_accounts AS (
  INSERT INTO account (program_id, member_id, unit, balance, debt)
  SELECT $1, n.member_id, n.unit, n.balance, n.debt
    FROM unnest($29::uuid[], $30::text[], $31::bigint[], $32::bigint[], $35::boolean[]) AS n(member_id, unit, balance, debt, is_new)
   WHERE n.is_new
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT ledger_assert((SELECT count(*) FROM transfers) = cardinality($3::text[]), 'LR001', 'a transfer with this key was posted meanwhile'),
       ledger_assert((SELECT count(*) FROM lots) = cardinality($15::text[]), 'LR001', 'a lot was not written'),
       ledger_assert((SELECT count(*) FROM draws) = cardinality($25::text[]), 'LR001', 'a draw with this key was posted meanwhile'),
       ledger_assert((SELECT count(*) FROM accounts) + (SELECT count(*) FROM new_accounts) = cardinality($29::uuid[]), 'LR001', 'a balance changed meanwhile')`;

/**
 * Writes what the books decided, all of it or nothing, in one statement that asserts its own row counts.
 *
 * The accounts must be locked (ledger/read.ts) by this transaction. A key or balance that changed all the same raises the
 * retryable error LR001, on which the whole flow reads again.
 */
export async function post(tx: Tx, options: { programId: string; books: Book[]; now: Date }): Promise<void> {
  const books = options.books.filter((book) => book.transfers.length > 0 || book.touchedLots.length > 0);
  if (books.length === 0) return;
  const transfers = books.flatMap((book) => book.transfers.map((row) => ({ ...row, unit: book.unit })));
  const lots = books.flatMap((book) =>
    book.touchedLots.map((lot) => ({ ...lot, memberId: book.memberId, unit: book.unit })),
  );
  const draws = books.flatMap((book) => book.draws.map((draw) => ({ ...draw, memberId: book.memberId })));

  await tx.rows("ledger-post", POST, [
    options.programId,
    options.now,
    transfers.map((row) => row.key),
    transfers.map((row) => row.memberId),
    transfers.map((row) => row.unit),
    transfers.map((row) => (row.delta > 0 ? row.counterpart : "member")),
    transfers.map((row) => (row.delta > 0 ? "member" : row.counterpart)),
    transfers.map((row) => Math.abs(row.delta)),
    transfers.map((row) => row.reason),
    transfers.map((row) => row.order?.shopId ?? null),
    transfers.map((row) => row.order?.orderId ?? null),
    transfers.map((row) => row.corrects ?? null),
    transfers.map((row) => JSON.stringify(row.explanation)),
    transfers.map((row) => row.occurredAt),
    lots.map((lot) => lot.key),
    lots.map((lot) => lot.memberId),
    lots.map((lot) => lot.unit),
    lots.map((lot) => lot.original),
    lots.map((lot) => lot.remaining),
    lots.map((lot) => lot.earnedAt),
    lots.map((lot) => lot.vestsAt),
    lots.map((lot) => lot.expiresAt),
    lots.map((lot) => lot.order?.shopId ?? null),
    lots.map((lot) => lot.order?.orderId ?? null),
    draws.map((draw) => draw.transferKey),
    draws.map((draw) => draw.lotKey),
    draws.map((draw) => draw.memberId),
    draws.map((draw) => draw.points),
    books.map((book) => book.memberId),
    books.map((book) => book.unit),
    books.map((book) => book.balance),
    books.map((book) => book.debt),
    books.map((book) => book.opened.balance),
    books.map((book) => book.opened.debt),
    books.map((book) => book.isNew),
    lots.map((lot) => lot.expired),
    lots.map((lot) => lot.forgiven),
  ]);
}
