import { prisma } from "../db.server.ts";

/** One line of the list of members. */
export interface MemberRow {
  id: string;
  /** The customer's number in the shop; null once erased. */
  customerId: string | null;
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

/**
 * A page of a program's members, newest first, by keyset: as fast on the last page as on the first.
 *
 * @param start a member that is gone counts as "newest"
 */
export async function membersPage(options: {
  programId: string;
  shopId: string;
  start: PageStart;
  limit: number;
}): Promise<MemberPage> {
  const { shopId, limit } = options;
  const programId = BigInt(options.programId);
  const anchor = await anchorOf(programId, options.start);
  const isBackwards = anchor !== null && options.start.kind === "before";
  const found = await prisma().member.findMany({
    where: { programId, ...(anchor ? beyond(anchor, isBackwards ? "newer" : "older") : {}) },
    orderBy: isBackwards ? [{ joinedAt: "asc" }, { id: "asc" }] : [{ joinedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const hasMore = found.length > limit;
  const shown = found.slice(0, limit);
  if (isBackwards) shown.reverse();
  return {
    members: await withAccounts(programId, BigInt(shopId), shown),
    hasOlder: isBackwards ? true : hasMore,
    hasNewer: isBackwards ? hasMore : anchor !== null,
  };
}

/** The members behind customers of one shop, newest first. */
export async function membersOfCustomers(options: {
  programId: string;
  shopId: string;
  customerIds: readonly string[];
}): Promise<MemberRow[]> {
  const [programId, shopId] = [BigInt(options.programId), BigInt(options.shopId)];
  const identities = await prisma().memberIdentity.findMany({
    where: { programId, shopId, customerId: { in: options.customerIds.map(BigInt) } },
  });
  const members = await prisma().member.findMany({
    where: { programId, id: { in: identities.map((identity) => identity.memberId) } },
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
  });
  return withAccounts(programId, shopId, members);
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

interface Anchor {
  id: string;
  joinedAt: Date;
}

async function anchorOf(programId: bigint, start: PageStart): Promise<Anchor | null> {
  if (start.kind === "newest") return null;
  return prisma().member.findUnique({
    where: { programId_id: { programId, id: start.memberId } },
    select: { id: true, joinedAt: true },
  });
}

function beyond({ id, joinedAt }: Anchor, direction: "older" | "newer") {
  return direction === "older"
    ? { OR: [{ joinedAt: { lt: joinedAt } }, { joinedAt, id: { lt: id } }] }
    : { OR: [{ joinedAt: { gt: joinedAt } }, { joinedAt, id: { gt: id } }] };
}

interface PlainMember {
  id: string;
  tierId: string | null;
  pending: bigint;
  joinedAt: Date;
}

async function withAccounts(programId: bigint, shopId: bigint, members: PlainMember[]): Promise<MemberRow[]> {
  const memberId = { in: members.map((member) => member.id) };
  const [identities, accounts] = await Promise.all([
    prisma().memberIdentity.findMany({ where: { programId, shopId, memberId } }),
    prisma().account.findMany({ where: { programId, memberId, unit: "points" } }),
  ]);
  const customers = new Map(identities.map((identity) => [identity.memberId, String(identity.customerId)]));
  const balances = new Map(accounts.map((account) => [account.memberId, Number(account.balance)]));
  return members.map(({ id, tierId, pending, joinedAt }) => ({
    id,
    tierId,
    joinedAt,
    pending: Number(pending),
    customerId: customers.get(id) ?? null,
    balance: balances.get(id) ?? 0,
  }));
}
