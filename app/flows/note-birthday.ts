import { withTransaction } from "../db.server.ts";
import type { MonthDay } from "../loyalty/program/primitives.ts";
import { saveBirthday } from "../models/member.ts";
import { programState } from "../models/program.ts";
import { lockMembers } from "./steps/lock-members.ts";
import { settleMembers, type ShopContext } from "./steps/settle-members.ts";

/**
 * Notes the day of the year on which a member was born. A birthday counts from the first one after this, so one that is changed
 * brings nothing for days that have passed.
 *
 * @param birthday null forgets it
 */
export async function noteBirthday(options: {
  shop: ShopContext;
  memberId: string;
  birthday: MonthDay | null;
  now: Date;
}): Promise<{ outcome: "noted" | "unchanged" | "unknown-member" }> {
  const { shop, memberId, birthday, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    if (accounts.length === 0) return { outcome: "unknown-member" };
    if (!(await saveBirthday(tx, { programId, memberId, birthday, now }))) return { outcome: "unchanged" };
    await settleMembers(tx, { shop, program: await programState(tx, programId), accounts, now });
    return { outcome: "noted" };
  });
}
