import { pool, prisma } from "../db.server.ts";
import { type Explanation, explanationSchema } from "../loyalty/explanation.ts";
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
  lots: {
    key: string;
    unit: string;
    original: number;
    remaining: number;
    earnedAt: Date;
    vestsAt: Date;
    expiresAt: Date | null;
  }[];
}

export interface MovementRow {
  id: string;
  unit: string;
  /** Signed: negative when the member lost points. */
  points: number;
  explanation: Explanation;
  occurredAt: Date;
  recordedAt: Date;
  isCorrection: boolean;
}

export interface MemberOrder {
  id: string;
  facts: OrderFacts;
  caveat: string | null;
  /** What the order's transfers of ordinary points come to for this member. */
  points: number;
}

const LINES_MAX = 50;

/** One member of a program with what they hold; null when there is none (or it is another program's). */
export async function memberAccount(options: {
  programId: string;
  shopId: string;
  memberId: string;
}): Promise<MemberAccount | null> {
  const { memberId } = options;
  const programId = BigInt(options.programId);
  const [member, identities, account, lots] = await Promise.all([
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
    lots: lots.map((lot) => ({
      key: lot.key,
      unit: lot.unit,
      vestsAt: lot.vestsAt,
      original: Number(lot.original),
      remaining: Number(lot.remaining),
      earnedAt: lot.earnedAt,
      expiresAt: lot.expiresAt,
    })),
  };
}

type MovementReading = Omit<MovementRow, "explanation"> & { explanation: unknown };

const OLDER = `
   AND (occurred_at, id) < (SELECT occurred_at, id FROM transfer WHERE program_id = $1 AND member_id = $2 AND id = $4)`;

const MOVEMENTS = (older: string) => `
SELECT id::text, unit, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::float8 AS points, explanation,
       occurred_at AS "occurredAt", recorded_at AS "recordedAt", corrects IS NOT NULL AS "isCorrection"
  FROM transfer
 WHERE program_id = $1 AND member_id = $2 ${older}
 ORDER BY occurred_at DESC, transfer.id DESC LIMIT $3`;

/**
 * A member's movements, newest first.
 *
 * @param before the id of the movement after which the page goes on; null for the newest
 */
export async function movementsPage(options: {
  programId: string;
  memberId: string;
  before: string | null;
  limit: number;
}): Promise<{ movements: MovementRow[]; hasOlder: boolean }> {
  const { memberId, before, limit } = options;
  const { rows } = await pool().query<MovementReading>({
    name: before === null ? "member-account-newest" : "member-account-older",
    text: before === null ? MOVEMENTS("") : MOVEMENTS(OLDER),
    values: [options.programId, memberId, limit + 1, ...(before === null ? [] : [before])],
  });
  return {
    hasOlder: rows.length > limit,
    movements: rows
      .slice(0, limit)
      .map(({ explanation, ...movement }) => ({ ...movement, explanation: explanationSchema.parse(explanation) })),
  };
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
