import { pool, prisma } from "../db.server.ts";

/** One line of the list of members. */
export interface MemberRow {
  id: string;
  /** The numbers of the customers in the shop who are this member: several after a merge, of which Shopify knows one. */
  customerIds: string[];
  tierId: string | null;
  balance: number;
  pending: number;
  joinedAt: Date;
}

/** Where a page begins: right after (older) or right before (newer) a member, or at the newest. */
export type PageStart = { kind: "newest" } | { kind: "after" | "before"; memberId: string };

export interface MemberPage {
  members: MemberRow[];
  hasOlder: boolean;
  hasNewer: boolean;
}

const COLUMNS = `m.id, m.tier_id AS "tierId", m.pending::float8 AS pending, m.joined_at AS "joinedAt",
       coalesce((SELECT balance FROM account a
                  WHERE a.program_id = m.program_id AND a.member_id = m.id AND a.unit = 'points'), 0)::float8 AS balance,
       ARRAY(SELECT i.customer_id::text FROM member_identity i
              WHERE i.program_id = m.program_id AND i.member_id = m.id AND i.shop_id = $2
              ORDER BY i.customer_id DESC) AS "customerIds"`;

/** Whoever was erased, or became one with another member, has no identity any more. */
const KNOWN = `EXISTS (SELECT 1 FROM member_identity i WHERE i.program_id = m.program_id AND i.member_id = m.id)`;

// The place of a member is compared as a pair, so that one index serves it.
const PLACE = `(SELECT joined_at, id FROM member WHERE program_id = $1 AND id = $4::uuid)`;
const NEWEST = `
SELECT ${COLUMNS} FROM member m WHERE program_id = $1 AND ${KNOWN}
 ORDER BY m.joined_at DESC, m.id DESC LIMIT $3`;
const OLDER = `
SELECT ${COLUMNS} FROM member m WHERE program_id = $1 AND (m.joined_at, m.id) < ${PLACE} AND ${KNOWN}
 ORDER BY m.joined_at DESC, m.id DESC LIMIT $3`;
const NEWER = `
SELECT ${COLUMNS} FROM member m WHERE program_id = $1 AND (m.joined_at, m.id) > ${PLACE} AND ${KNOWN}
 ORDER BY m.joined_at, m.id LIMIT $3`;

/**
 * A page of a program's members, newest first, by keyset: as fast on the last page as on the first.
 *
 * @param start after or before a member that is gone there is nobody
 */
export async function membersPage(options: {
  programId: string;
  shopId: string;
  start: PageStart;
  limit: number;
}): Promise<MemberPage> {
  const { programId, shopId, start, limit } = options;
  const values = [programId, shopId, limit + 1];
  if (start.kind === "newest") {
    const found = await read("member-list-newest", NEWEST, values);
    return { members: found.slice(0, limit), hasOlder: found.length > limit, hasNewer: false };
  }
  if (start.kind === "after") {
    const found = await read("member-list-older", OLDER, [...values, start.memberId]);
    return { members: found.slice(0, limit), hasOlder: found.length > limit, hasNewer: true };
  }
  const found = await read("member-list-newer", NEWER, [...values, start.memberId]);
  return { members: found.slice(0, limit).reverse(), hasOlder: true, hasNewer: found.length > limit };
}

const OF_CUSTOMERS = `
SELECT ${COLUMNS} FROM member m
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
  return read("member-list-customers", OF_CUSTOMERS, [options.programId, options.shopId, options.customerIds]);
}

async function read(name: string, text: string, values: unknown[]): Promise<MemberRow[]> {
  return (await pool().query<MemberRow>({ name, text, values })).rows;
}

/** The customers of a shop's orders with this name ("#1001"); several orders may share a name. */
export async function customersOfOrder(options: {
  programId: string;
  shopId: string;
  name: string;
}): Promise<string[]> {
  const rows = await prisma().shopOrder.findMany({
    where: { programId: BigInt(options.programId), shopId: BigInt(options.shopId), name: options.name },
    select: { customerId: true },
    take: 10,
  });
  return rows.flatMap((row) => (row.customerId === null ? [] : [String(row.customerId)]));
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
