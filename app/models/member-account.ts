import { pool, prisma } from "../db.server.ts";
import { completeFacts, type StoredFacts } from "../loyalty/complete-facts.ts";
import type { OrderFacts } from "../loyalty/order-facts.ts";

/** Everything that one member's page shows, read at once. */
export interface MemberAccount {
  id: string;
  /** The numbers of the customers in the shop who are this member; none once erased. */
  customerIds: string[];
  joinedAt: Date;
  joinedBy: "order" | "event" | "storefront" | "agent" | "launch" | "import";
  erasedAt: Date | null;
  tierId: string | null;
  tierSpendMinor: number;
  pending: number;
  balance: number;
  debt: number;
  /** Of every unit; those that expire soonest first. */
  lots: HeldPoints[];
  /** Of every unit; those that lapsed last first. */
  lapsed: HeldPoints[];
}

/** Points of one award. */
export interface HeldPoints {
  key: string;
  unit: string;
  original: number;
  remaining: number;
  /** Points that have lapsed from it. */
  expired: number;
  earnedAt: Date;
  vestsAt: Date;
  expiresAt: Date | null;
}

export interface MemberOrder {
  id: string;
  facts: OrderFacts;
  caveat: string | null;
  /** What the order's transfers of ordinary points come to for this member. */
  points: number;
}

const LINES_MAX = 50;
const LAPSED_MAX = 10;

/** One member of a program with what they hold; null when there is none (or it is another program's). */
export async function memberAccount(options: {
  programId: string;
  shopId: string;
  memberId: string;
}): Promise<MemberAccount | null> {
  const { memberId } = options;
  const programId = BigInt(options.programId);
  const [member, identities, account, lots, lapsed] = await Promise.all([
    prisma().member.findUnique({ where: { programId_id: { programId, id: memberId } } }),
    prisma().memberIdentity.findMany({
      where: { programId, memberId, shopId: BigInt(options.shopId) },
      orderBy: { customerId: "desc" },
    }),
    prisma().account.findFirst({ where: { programId, memberId, unit: "points" } }),
    prisma().lot.findMany({
      where: { programId, memberId, remaining: { gt: 0 } },
      orderBy: [{ expiresAt: { sort: "asc", nulls: "last" } }, { earnedAt: "asc" }],
      take: LINES_MAX,
    }),
    prisma().lot.findMany({
      where: { programId, memberId, expired: { gt: 0 } },
      orderBy: [{ expiresAt: "desc" }, { key: "asc" }],
      take: LAPSED_MAX,
    }),
  ]);
  if (!member) return null;
  return {
    id: member.id,
    customerIds: identities.map((identity) => String(identity.customerId)),
    joinedAt: member.joinedAt,
    joinedBy: joinedBy(member.joinedBy),
    erasedAt: member.erasedAt,
    tierId: member.tierId,
    tierSpendMinor: Number(member.tierSpendMinor),
    pending: Number(member.pending),
    balance: Number(account?.balance ?? 0),
    debt: Number(account?.debt ?? 0),
    lots: lots.map(heldPoints),
    lapsed: lapsed.map(heldPoints),
  };
}

function heldPoints(lot: {
  key: string;
  unit: string;
  original: bigint;
  remaining: bigint;
  expired: bigint;
  earnedAt: Date;
  vestsAt: Date;
  expiresAt: Date | null;
}): HeldPoints {
  const { key, unit, earnedAt, vestsAt, expiresAt } = lot;
  const [original, remaining, expired] = [Number(lot.original), Number(lot.remaining), Number(lot.expired)];
  return { key, unit, earnedAt, vestsAt, expiresAt, original, remaining, expired };
}

const ORDERS = `
SELECT o.id::text, o.facts, o.caveat,
       coalesce(sum(CASE WHEN t.to_account = 'member' THEN t.points ELSE -t.points END), 0)::float8 AS points
  FROM member_identity i
  JOIN shop_order o ON o.program_id = i.program_id AND o.shop_id = i.shop_id AND o.customer_id = i.customer_id
  LEFT JOIN transfer t ON t.program_id = o.program_id AND t.shop_id = o.shop_id AND t.order_id = o.id AND t.member_id = i.member_id
   AND t.unit = 'points'
 WHERE i.program_id = $1 AND i.member_id = $2
 GROUP BY o.program_id, o.shop_id, o.id
 ORDER BY o.placed_at DESC, o.id DESC LIMIT $3`;

/** The newest orders of a member, each with what it brought them. */
export async function ordersOfMember(options: { programId: string; memberId: string }): Promise<MemberOrder[]> {
  const { programId, memberId } = options;
  const { rows } = await pool().query<Omit<MemberOrder, "facts"> & { facts: StoredFacts }>({
    name: "member-account-orders",
    text: ORDERS,
    values: [programId, memberId, LINES_MAX],
  });
  return rows.map((order) => ({ ...order, facts: completeFacts(order.facts) }));
}

function joinedBy(value: string): MemberAccount["joinedBy"] {
  const others = ["order", "event", "agent", "launch", "import"] as const;
  return others.find((other) => other === value) ?? "storefront";
}
