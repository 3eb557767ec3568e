import { pool } from "../db.server.ts";
import { REDEMPTION_COLUMNS, type RedemptionRecord, redemptionOf, type RedemptionRow } from "./redemption.ts";

/** by-hand: what the team must do. stuck: what asks a person. ended: lapsed or cancelled. */
export const REDEMPTION_FILTERS = ["all", "by-hand", "stuck", "issued", "used", "ended"] as const;
export type RedemptionFilter = (typeof REDEMPTION_FILTERS)[number];

/** A redemption with whose it is and which order used it. */
export interface RedemptionLine {
  redemption: RedemptionRecord;
  /** The numbers of the customers in the shop who are the member; none once erased. */
  customerIds: string[];
  /** The name of the order that used it. */
  orderName: string | null;
}

/** Where a page begins: right after or right before a redemption in the list's order, or at its beginning. */
export type RedemptionStart = { kind: "first" } | { kind: "after" | "before"; id: string };

export interface RedemptionPage {
  lines: RedemptionLine[];
  hasNext: boolean;
  hasPrevious: boolean;
}

type Row = RedemptionRow & { customerIds: string[]; orderName: string | null };

const COLUMNS = `${REDEMPTION_COLUMNS},
  ARRAY(SELECT i.customer_id::text FROM member_identity i
         WHERE i.program_id = r.program_id AND i.member_id = r.member_id AND i.shop_id = $2
         ORDER BY i.customer_id DESC) AS "customerIds",
  (SELECT o.name FROM shop_order o
    WHERE o.program_id = r.program_id AND o.shop_id = r.shop_id AND o.id = r.used_order_id) AS "orderName"`;

// Each is served by an index of its own, so that it must stand in the statement as it stands in the index.
const BY_HAND = `r.kind = 'experience' AND r.state = 'issued'`;
const STUCK = `(r.stuck_at IS NOT NULL OR (r.drift IS NOT NULL AND r.state = 'issued'))`;
const WHERE: Record<RedemptionFilter, string> = {
  all: "true",
  "by-hand": BY_HAND,
  stuck: STUCK,
  issued: `r.state = 'issued'`,
  used: `r.state = 'used'`,
  ended: `r.state IN ('lapsed', 'cancelled')`,
};

/** What somebody waits for stands in the order in which they began to wait. */
const OLDEST_FIRST: readonly RedemptionFilter[] = ["by-hand", "stuck"];

const PLACE = `(SELECT reserved_at, id FROM redemption WHERE program_id = $1 AND id = $4::uuid)`;

function statement(filter: RedemptionFilter, kind: RedemptionStart["kind"]): string {
  const isOldestFirst = OLDEST_FIRST.includes(filter);
  const isForwards = isOldestFirst === (kind !== "before");
  const place = kind === "first" ? "" : `AND (r.reserved_at, r.id) ${isForwards ? ">" : "<"} ${PLACE}`;
  const order = isForwards ? "r.reserved_at, r.id" : "r.reserved_at DESC, r.id DESC";
  return `SELECT ${COLUMNS} FROM redemption r WHERE r.program_id = $1 AND ${WHERE[filter]} ${place} ORDER BY ${order} LIMIT $3`;
}

/**
 * A page of a program's redemptions by keyset: newest first, or oldest first where somebody waits for a person.
 *
 * @param start after or before a redemption that is gone there is none
 */
export async function redemptionsPage(options: {
  programId: string;
  shopId: string;
  filter: RedemptionFilter;
  start: RedemptionStart;
  limit: number;
}): Promise<RedemptionPage> {
  const { filter, start, limit } = options;
  const found = await read(`redemption-list-${filter}-${start.kind}`, statement(filter, start.kind), [
    options.programId,
    options.shopId,
    limit + 1,
    ...(start.kind === "first" ? [] : [start.id]),
  ]);
  const isMore = found.length > limit;
  const lines = found.slice(0, limit);
  if (start.kind === "before") return { lines: lines.reverse(), hasNext: true, hasPrevious: isMore };
  return { lines, hasNext: isMore, hasPrevious: start.kind === "after" };
}

const FOUND = `
SELECT ${COLUMNS} FROM redemption r
 WHERE r.program_id = $1 AND r.id IN (
         SELECT id FROM redemption WHERE program_id = $1 AND code = ANY($4::text[])
         UNION SELECT id FROM redemption WHERE program_id = $1 AND earlier_codes <> '{}' AND earlier_codes && $4::text[]
         UNION SELECT id FROM redemption
                WHERE program_id = $1 AND shop_id = $2 AND used_order_id IN (
                        SELECT o.id FROM shop_order o WHERE o.program_id = $1 AND o.shop_id = $2 AND o.name = ANY($5::text[]))
         UNION SELECT id FROM redemption
                WHERE program_id = $1 AND member_id IN (
                        SELECT member_id FROM member_identity
                         WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($6::bigint[])))
 ORDER BY r.reserved_at DESC, r.id DESC LIMIT $3`;

/**
 * The newest redemptions that have one of these codes, were used in an order of one of these names, or are of the members behind
 * these customers.
 */
export async function findRedemptions(options: {
  programId: string;
  shopId: string;
  codes: readonly string[];
  orderNames: readonly string[];
  customerIds: readonly string[];
  limit: number;
}): Promise<RedemptionLine[]> {
  const { programId, shopId, limit, codes, orderNames, customerIds } = options;
  return read("redemption-list-found", FOUND, [programId, shopId, limit, codes, orderNames, customerIds]);
}

const OF_MEMBER = `
SELECT ${COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.member_id = $4::uuid
 ORDER BY r.reserved_at DESC, r.id DESC LIMIT $3`;

/** The newest redemptions of a member. */
export async function redemptionLinesOf(options: {
  programId: string;
  shopId: string;
  memberId: string;
  limit: number;
}): Promise<RedemptionLine[]> {
  const { programId, shopId, memberId, limit } = options;
  return read("redemption-list-member", OF_MEMBER, [programId, shopId, limit, memberId]);
}

const ONE = `SELECT ${COLUMNS} FROM redemption r WHERE r.program_id = $1 AND r.id = $3::uuid`;

/** One redemption as a line of the list; null when the program has none with this id. */
export async function redemptionLine(options: {
  programId: string;
  shopId: string;
  id: string;
}): Promise<RedemptionLine | null> {
  const [line] = await read("redemption-list-one", ONE, [options.programId, options.shopId, options.id]);
  return line ?? null;
}

async function read(name: string, text: string, values: unknown[]): Promise<RedemptionLine[]> {
  const { rows } = await pool().query<Row>({ name, text, values });
  return rows.map(({ customerIds, orderName, ...row }) => ({ redemption: redemptionOf(row), customerIds, orderName }));
}

/** How many redemptions wait for somebody. */
export interface WaitingRedemptions {
  byHand: number;
  stuck: number;
}

const WAITING = `
SELECT (SELECT count(*) FROM redemption r WHERE r.program_id = $1 AND ${BY_HAND})::int AS "byHand",
       (SELECT count(*) FROM redemption r WHERE r.program_id = $1 AND ${STUCK})::int AS stuck`;

/** Counts what the team must do, and what asks a person. */
export async function waitingRedemptions(programId: string): Promise<WaitingRedemptions> {
  const query = { name: "redemption-list-waiting", text: WAITING, values: [programId] };
  const { rows } = await pool().query<WaitingRedemptions>(query);
  return rows[0] ?? { byHand: 0, stuck: 0 };
}
