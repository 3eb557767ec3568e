import { pool, prisma } from "../db.server.ts";
import type { MemberFilter, MemberSort } from "../loyalty/member-filter.ts";
import { BLOCKED, type MatchClock, memberConditions } from "./member-match.ts";

/** One line of the list of members. */
export interface MemberRow {
  id: string;
  /** The numbers of the customers in the shop who are this member: several after a merge, of which Shopify knows one. */
  customerIds: string[];
  tierId: string | null;
  balance: number;
  pending: number;
  isBlocked: boolean;
  /** Made by a test: wiped at its end. */
  isTest: boolean;
  joinedAt: Date;
}

/**
 * Where a page begins: right after or right before a member in the order of the list, or at its beginning.
 *
 * `balance` is the one that the member had when the list was shown: points that move meanwhile do not move the reader's place.
 */
export type PageStart = { kind: "first" } | { kind: "after" | "before"; memberId: string; balance: number };

export interface MemberPage {
  members: MemberRow[];
  hasNext: boolean;
  hasPrevious: boolean;
}

const COLUMNS = `m.id, m.tier_id AS "tierId", m.pending::float8 AS pending, m.joined_at AS "joinedAt",
       a.balance::float8 AS balance, ${BLOCKED} AS "isBlocked", m.is_test AS "isTest",
       ARRAY(SELECT i.customer_id::text FROM member_identity i
              WHERE i.program_id = m.program_id AND i.member_id = m.id AND i.shop_id = $2
              ORDER BY i.customer_id DESC) AS "customerIds"`;

const FROM = `member m JOIN account a ON a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'`;

/** How a list goes on: by which pair of columns, in which direction, and how the place of a member is told. */
const ORDERS: Record<
  MemberSort,
  { columns: [string, string]; direction: "DESC" | "ASC"; place: "joined" | "balance" }
> = {
  newest: { columns: ["m.joined_at", "m.id"], direction: "DESC", place: "joined" },
  oldest: { columns: ["m.joined_at", "m.id"], direction: "ASC", place: "joined" },
  "most-points": { columns: ["a.balance", "a.member_id"], direction: "DESC", place: "balance" },
  "fewest-points": { columns: ["a.balance", "a.member_id"], direction: "ASC", place: "balance" },
};

// The place of a member is compared as a pair, so that one index serves it.
const PLACES = {
  joined: "(SELECT p.joined_at, p.id FROM member p WHERE p.program_id = $1 AND p.id = $3::uuid)",
  balance: "($4::bigint, $3::uuid)",
};

/**
 * A page of a program's members by keyset, in any order: as fast on the last page as on the first.
 *
 * @param start after or before a member of another program there is nobody
 */
export async function membersPage(options: {
  programId: string;
  shopId: string;
  filter: MemberFilter;
  sort: MemberSort;
  clock: MatchClock;
  start: PageStart;
  limit: number;
}): Promise<MemberPage> {
  const { programId, shopId, filter, sort, clock, start, limit } = options;
  const { columns, direction, place } = ORDERS[sort];
  const isBackwards = start.kind === "before";
  const way = (direction === "DESC") === isBackwards ? "ASC" : "DESC";
  const from = start.kind === "first" ? [] : [start.memberId, ...(place === "balance" ? [start.balance] : [])];
  const matching = memberConditions(filter, { clock, first: 3 + from.length });
  const beyond = from.length === 0 ? "" : `AND (${columns.join(", ")}) ${way === "DESC" ? "<" : ">"} ${PLACES[place]}`;
  // The limit stands in the text: planned without it, a page would be thought to be a tenth of all members.
  const text = `
SELECT ${COLUMNS} FROM ${FROM}
 WHERE m.program_id = $1 AND a.program_id = $1 ${beyond}
   AND ${matching.text}
 ORDER BY ${columns.map((column) => `${column} ${way}`).join(", ")} LIMIT ${String(limit + 1)}`;
  const found = await read(text, [programId, shopId, ...from, ...matching.values]);
  const hasMore = found.length > limit;
  const members = found.slice(0, limit);
  if (isBackwards) return { members: members.reverse(), hasNext: true, hasPrevious: hasMore };
  return { members, hasNext: hasMore, hasPrevious: start.kind === "after" };
}

const OF_CUSTOMERS = `
SELECT ${COLUMNS} FROM ${FROM}
 WHERE m.program_id = $1
   AND m.id IN (SELECT member_id FROM member_identity
                 WHERE program_id = $1 AND shop_id = $2 AND customer_id = ANY($3::bigint[]))
 ORDER BY m.joined_at DESC, m.id DESC`;

/** The members behind customers of one shop, newest first. */
export async function membersOfCustomers(options: {
  programId: string;
  shopId: string;
  customerIds: readonly string[];
}): Promise<MemberRow[]> {
  return read(OF_CUSTOMERS, [options.programId, options.shopId, options.customerIds]);
}

async function read(text: string, values: unknown[]): Promise<MemberRow[]> {
  return (await pool().query<MemberRow>({ text, values })).rows;
}

/** A shop's orders with this name ("#1001"), each with whose it is; several orders may share a name. */
export async function ordersNamed(options: {
  programId: string;
  shopId: string;
  names: string[];
}): Promise<{ id: string; name: string; customerId: string | null }[]> {
  const rows = await prisma().shopOrder.findMany({
    where: { programId: BigInt(options.programId), shopId: BigInt(options.shopId), name: { in: options.names } },
    select: { id: true, name: true, customerId: true },
    orderBy: { placedAt: "desc" },
    take: 10,
  });
  return rows.map(({ id, name, customerId }) => ({
    ...{ id: String(id), name },
    customerId: customerId === null ? null : String(customerId),
  }));
}

/** The customers of a shop who are these members; a member may be several. */
export async function customersOfMembers(options: {
  programId: string;
  shopId: string;
  memberIds: readonly string[];
}): Promise<{ memberId: string; customerId: string }[]> {
  const { programId, shopId, memberIds } = options;
  if (memberIds.length === 0) return [];
  const rows = await prisma().memberIdentity.findMany({
    where: { programId: BigInt(programId), shopId: BigInt(shopId), memberId: { in: [...memberIds] } },
    select: { memberId: true, customerId: true },
    orderBy: { customerId: "asc" },
  });
  return rows.map(({ memberId, customerId }) => ({ memberId, customerId: String(customerId) }));
}
