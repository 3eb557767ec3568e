import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import type { MemberFacts } from "../loyalty/history.ts";
import type { MonthDay } from "../loyalty/program/primitives.ts";
import { calendarMoments } from "../loyalty/time/calendar-facts.ts";
import { record } from "../models/activity.ts";
import { knownBirthday, saveBirthday } from "../models/member.ts";
import { programState } from "../models/program.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/**
 * Notes the day of the year on which a member was born. A birthday counts from the first one after this; what birthdays have given
 * by what was known then stands.
 *
 * @param birthday null forgets it
 * @param actor the member of staff who tells, for the record, which says nothing of the day; left out: nobody of the staff does
 */
export async function noteBirthday(options: {
  shop: ShopContext;
  memberId: string;
  birthday: MonthDay | null;
  actor?: string;
  now: Date;
}): Promise<{ outcome: "noted" | "unchanged" | "unknown-member" }> {
  const { shop, memberId, birthday, actor, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    const past = pastBirthdays(await knownBirthday(tx, { programId, memberId }), { shop, now });
    if (!(await saveBirthday(tx, { programId, memberId, birthday, past, now }))) return { outcome: "unchanged" };
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    if (actor !== undefined)
      await record(tx, { programId, at: now, actor, action: "birthday-noted", data: { memberId } });
    return { outcome: "noted" };
  });
}

/** The birthdays that have come since a day was known. */
function pastBirthdays(birthday: MemberFacts["birthday"], { shop, now }: { shop: ShopContext; now: Date }): number[] {
  if (birthday === null) return [];
  const { timeZone } = shop;
  const { knownAt } = birthday;
  const member = { joinedAt: knownAt, birthday };
  return calendarMoments({ kind: "birthday" }, { member, timeZone, from: knownAt, to: wholeSeconds(now) });
}
