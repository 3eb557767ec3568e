import type { Tx } from "../db.server.ts";
import { POINTS } from "../loyalty/program.ts";
import { Book } from "./book.ts";
import { isFactReason } from "./fact-key.ts";
import type { DrawRow, LotState, OrderRef } from "./lot-shelf.ts";
import type { BookPolicies, PostedTransfer } from "./movement.ts";
import type { AccountRow } from "./read.ts";

const TRANSFER = `key, member_id, unit, reason, to_account, points, occurred_at, shop_id, order_id, corrects FROM transfer`;

const BOOKS = `
WITH found AS (
  SELECT ${TRANSFER} WHERE program_id = $1 AND shop_id = ANY($3::bigint[]) AND order_id = ANY($4::bigint[])
  UNION
  SELECT ${TRANSFER} WHERE program_id = $1 AND key = ANY($5::text[])
  UNION
  SELECT ${TRANSFER} WHERE $6 AND program_id = $1 AND member_id = ANY($2::uuid[])
  UNION
  -- Of those whose facts became these members' by a merge: the numbers of corrections go on.
  SELECT ${TRANSFER} WHERE $6 AND program_id = $1
     AND member_id IN (SELECT id FROM member WHERE program_id = $1 AND merged_into = ANY($2::uuid[]))
  UNION
  -- Of wiped members of a test, whose events may have been told anew: the numbers of corrections go on, as they do with orders.
  SELECT ${TRANSFER} WHERE $6 AND program_id = $1
     AND member_id = ANY(ARRAY(SELECT id FROM member WHERE program_id = $1 AND is_test AND wiped_at IS NOT NULL))
     AND EXISTS (SELECT 1 FROM member_event e
                  WHERE e.program_id = $1 AND e.member_id = ANY($2::uuid[]) AND starts_with(transfer.key, 'event:' || e.id || ':'))
), posted AS (
  SELECT key, member_id, unit, reason, CASE WHEN to_account = 'member' THEN points ELSE -points END AS delta,
         extract(epoch FROM occurred_at) AS occurred_at, shop_id::text, order_id::text, corrects IS NOT NULL AS is_correction
    FROM found
), draws AS (
  SELECT transfer_key, lot_key, member_id, points FROM lot_draw
   WHERE program_id = $1 AND transfer_key IN (SELECT key FROM posted WHERE delta < 0 OR is_correction)
     AND member_id = ANY($2::uuid[])
), lots AS (
  SELECT * FROM lot WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND remaining > 0
  UNION
  SELECT * FROM lot WHERE program_id = $1 AND member_id = ANY($2::uuid[])
     AND shop_id = ANY($3::bigint[]) AND order_id = ANY($4::bigint[])
  UNION
  SELECT * FROM lot WHERE program_id = $1 AND (key, member_id) IN (SELECT lot_key, member_id FROM draws)
  UNION
  SELECT * FROM lot WHERE $6 AND program_id = $1 AND member_id = ANY($2::uuid[])
), others AS (
  SELECT member_id, unit, balance, debt FROM account WHERE program_id = $1 AND member_id = ANY($2::uuid[]) AND unit <> 'points'
)
SELECT (SELECT coalesce(json_agg(posted), '[]') FROM posted) AS posted,
       (SELECT coalesce(json_agg(draws), '[]') FROM draws) AS draws,
       (SELECT coalesce(json_agg(others), '[]') FROM others) AS others,
       (SELECT coalesce(json_agg(json_build_object(
          'key', key, 'memberId', member_id, 'unit', unit, 'original', original, 'remaining', remaining, 'expired', expired,
          'forgiven', forgiven, 'lapses', lapses,
          'earnedAt', extract(epoch FROM earned_at), 'vestsAt', extract(epoch FROM vests_at),
          'expiresAt', extract(epoch FROM expires_at), 'shopId', shop_id::text, 'orderId', order_id::text)), '[]') FROM lots) AS lots`;

interface BooksRow {
  posted: {
    key: string;
    member_id: string;
    unit: string;
    reason: string;
    delta: number;
    occurred_at: number;
    shop_id: string | null;
    order_id: string | null;
  }[];
  draws: { transfer_key: string; lot_key: string; member_id: string; points: number }[];
  others: { member_id: string; unit: string; balance: number; debt: number }[];
  lots: (Omit<LotState, "earnedAt" | "vestsAt" | "expiresAt" | "order"> & {
    memberId: string;
    unit: string;
    earnedAt: number;
    vestsAt: number;
    expiresAt: number | null;
    shopId: string | null;
    orderId: string | null;
  })[];
}

export interface OpenedBooks {
  /**
   * A member's book in a unit; an account that is not there yet is empty, and made when the book is posted.
   *
   * @returns undefined for whom `accounts` did not have
   */
  book: (memberId: string, unit: string) => Book | undefined;
  /** Every book that was asked for, and those of all accounts there are. */
  all: () => Book[];
  /** Every transfer of the named orders and keys, of whichever member; without what lapsed or was forgiven, which no fact asks for. */
  posted: PostedTransfer[];
}

/**
 * Opens the books of locked accounts, in every unit.
 *
 * @param orders the orders whose transfers and lots matter
 * @param keys further transfers that matter by key: what a movement might repeat, or undoes
 * @param reach "open": otherwise only lots from which something can be drawn; "whole": everything there ever was of these members
 */
export async function openBooks(
  tx: Tx,
  options: {
    programId: string;
    accounts: AccountRow[];
    orders?: { shopId: string; orderId: string }[];
    keys?: string[];
    reach?: "open" | "whole";
    policies: BookPolicies;
  },
): Promise<OpenedBooks> {
  const { programId, accounts, orders = [], keys = [], reach = "open", policies } = options;
  const [row] = await tx.rows<BooksRow>("ledger-books", BOOKS, [
    programId,
    accounts.map((account) => account.memberId),
    [...new Set(orders.map((order) => order.shopId))],
    orders.map((order) => order.orderId),
    keys,
    reach === "whole",
  ]);
  const posted = (row?.posted ?? []).map(toPosted);
  const open = opener({ row, posted, accounts, policies });
  const books = new Map<string, Book>();
  const book = (memberId: string, unit: string) => {
    const id = `${memberId}:${unit}`;
    const known = books.get(id) ?? open(memberId, unit);
    if (known) books.set(id, known);
    return known;
  };
  for (const { memberId } of accounts) book(memberId, POINTS);
  for (const { member_id, unit } of row?.others ?? []) book(member_id, unit);
  return { book, all: () => [...books.values()], posted: posted.filter(({ reason }) => isFactReason(reason)) };
}

/** Makes the book of a member and a unit from what was read. */
function opener(read: {
  row: BooksRow | undefined;
  posted: PostedTransfer[];
  accounts: AccountRow[];
  policies: BookPolicies;
}): (memberId: string, unit: string) => Book | undefined {
  const { row, accounts, policies } = read;
  const byKey = new Map(read.posted.map((transfer) => [transfer.key, transfer]));
  const lots = Map.groupBy(row?.lots ?? [], (lot) => `${lot.memberId}:${lot.unit}`);
  const draws = Map.groupBy(row?.draws ?? [], (draw) => draw.member_id);
  const points = new Map(accounts.map((account) => [account.memberId, account]));
  const others = new Map((row?.others ?? []).map((account) => [`${account.member_id}:${account.unit}`, account]));
  return (memberId, unit) => {
    const locked = points.get(memberId);
    if (!locked) return undefined;
    const id = `${memberId}:${unit}`;
    const account = unit === POINTS ? locked : others.get(id);
    return new Book({
      memberId,
      unit,
      balance: account?.balance ?? 0,
      debt: account?.debt ?? 0,
      isNew: account === undefined,
      posted: byKey,
      lots: (lots.get(id) ?? []).map(toLot),
      draws: (draws.get(memberId) ?? []).map(toDraw),
      policies,
    });
  };
}

function toPosted(row: BooksRow["posted"][number]): PostedTransfer {
  const { key, unit, reason, delta } = row;
  return {
    key,
    memberId: row.member_id,
    unit,
    reason,
    delta,
    occurredAt: date(row.occurred_at),
    order: orderRef(row.shop_id, row.order_id),
  };
}

function toLot(row: BooksRow["lots"][number]): LotState {
  const { key, original, remaining, expired, forgiven, lapses } = row;
  return {
    key,
    original,
    remaining,
    expired,
    forgiven,
    lapses,
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
