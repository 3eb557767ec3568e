import { wholeSeconds } from "../../loyalty/calendar.ts";
import { foldMember } from "../../loyalty/fold.ts";
import type { MemberHistory } from "../../loyalty/history.ts";
import type { MemberFold } from "../../loyalty/fold-result.ts";
import { joiningMoment } from "../../loyalty/joining.ts";
import type { StoredMember } from "../../models/member-facts.ts";
import type { ProgramState } from "../../models/program.ts";

/** A member's stored facts and what the fold makes of them. */
export interface FoldedMember {
  member: StoredMember;
  fold: MemberFold;
  /** Whole seconds since 1970. */
  joinedAt: number;
}

/** The fold over a member's stored facts, as known at `now`. */
export function foldStored(options: {
  shop: { currency: string; timeZone: string };
  program: ProgramState;
  member: StoredMember;
  now: Date;
}): FoldedMember {
  const { history, joinedAt } = storedHistory(options);
  return { member: options.member, fold: foldMember(history), joinedAt };
}

/** A member's stored facts as the fold takes them, as known at `now`. */
export function storedHistory(options: {
  shop: { currency: string; timeZone: string };
  program: ProgramState;
  member: StoredMember;
  now: Date;
}): { history: MemberHistory; joinedAt: number } {
  const { shop, program, member, now } = options;
  const {
    memberId,
    joinedBy,
    birthday,
    pastBirthdays,
    events,
    tierGrants,
    referrals,
    refundWishes,
    blocks,
    redeemedAt,
  } = member;
  const orders = member.orders.map(({ facts }) => facts);
  const joinedAt = joiningMoment({ joinedAt: wholeSeconds(member.joinedAt), joinedBy, orders, events }, program);
  const history: MemberHistory = {
    member: { id: memberId, joinedAt, birthday, pastBirthdays },
    orders,
    mergedFrom: new Map(member.orders.flatMap(({ facts, mergedFrom }) => (mergedFrom ? [[facts.id, mergedFrom]] : []))),
    events,
    tierGrants,
    referrals,
    refundWishes,
    blocks,
    redeemedAt,
    budgetsClosedAt: new Map(Object.entries(member.budgetsClosedAt)),
    versions: program.versions,
    liveFrom: program.liveFrom,
    pastFrom: program.pastFrom,
    currency: shop.currency,
    timeZone: shop.timeZone,
    now: wholeSeconds(now),
  };
  return { history, joinedAt };
}
