import { pool, prisma } from "../db.server.ts";
import type { MonthDay } from "../loyalty/program/primitives.ts";
import { type MemberStanding, standingColumns } from "./published-member.ts";

/** What the member's page shows besides points that moved: where the member stands, and what was told of them. */
export interface MemberPageFacts {
  standing: MemberStanding;
  birthday: MonthDay | null;
  /** Made by a test: wiped at its end. */
  isTest: boolean;
  /** Newest first. */
  awards: { key: string; rewardId: string; at: Date; lapsesAt: Date | null; settledAt: Date | null }[];
  /** Newest first. */
  events: MemberEventLine[];
  /** Tiers given from outside that were not taken back and are not over. */
  grants: { id: string; tierId: string; from: Date; until: Date | null }[];
}

export interface MemberEventLine {
  id: string;
  name: string;
  at: Date;
  amountMinor: number | null;
  quantity: number;
  subject: string | null;
  withdrawnAt: Date | null;
}

const LINES_MAX = 50;

const STANDING = `SELECT ${standingColumns("$3")} FROM member m WHERE m.program_id = $1 AND m.id = $2`;

/** Reads them all at once; null when there is no such member. */
export async function memberPageFacts(options: {
  programId: string;
  memberId: string;
  now: Date;
}): Promise<MemberPageFacts | null> {
  const { memberId, now } = options;
  const programId = BigInt(options.programId);
  const where = { programId, memberId };
  const [standings, member, awards, events, grants] = await Promise.all([
    pool().query<MemberStanding>({
      name: "member-page-standing",
      text: STANDING,
      values: [options.programId, memberId, now],
    }),
    prisma().member.findUnique({ where: { programId_id: { programId, id: memberId } } }),
    prisma().rewardAward.findMany({ where: { ...where, withdrawnAt: null }, orderBy: { at: "desc" }, take: LINES_MAX }),
    prisma().memberEvent.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], take: LINES_MAX }),
    prisma().tierGrant.findMany({
      where: { ...where, revokedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
      orderBy: { from: "asc" },
      take: LINES_MAX,
    }),
  ]);
  const [standing] = standings.rows;
  if (!standing || !member) return null;
  const { birthdayMonth: month, birthdayDay: day } = member;
  return {
    standing,
    birthday: month === null || day === null ? null : { month, day },
    isTest: member.isTest,
    awards: awards.map(({ key, rewardId, at, lapsesAt, settledAt }) => ({ key, rewardId, at, lapsesAt, settledAt })),
    events: events.map(({ id, name, at, amountMinor, quantity, subject, withdrawnAt }) => ({
      ...{ id, name, at, subject, withdrawnAt },
      amountMinor: amountMinor === null ? null : Number(amountMinor),
      quantity: Number(quantity),
    })),
    grants: grants.map(({ id, tierId, from, until }) => ({ id, tierId, from, until })),
  };
}
