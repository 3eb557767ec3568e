import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { decideMemberDay, MEMBER_DAY, type MemberDayRefusal } from "../loyalty/member-day.ts";
import { membersWithFacts } from "../models/member-facts.ts";
import { programState } from "../models/program.ts";
import { addEvents } from "./steps/add-events.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

/**
 * A member chooses the day on which a campaign is theirs. It counts from the first moment of that day, and cannot be undone.
 *
 * @param date YYYY-MM-DD in the shop's time zone
 * @returns "already-chosen" on every further call with the same day
 */
export async function chooseMemberDay(options: {
  shop: ShopContext;
  memberId: string;
  campaignId: string;
  date: string;
  now: Date;
}): Promise<{ outcome: "chosen" | "already-chosen" | "unknown-member" | MemberDayRefusal }> {
  const { shop, memberId, campaignId, date, now } = options;
  const { programId, timeZone } = shop;
  return withTransaction(async (tx) => {
    const program = await programState(tx, programId);
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const [member] = await membersWithFacts(tx, { programId, memberIds: [memberId] });
    if (!member) return { outcome: "unknown-member" };
    const at = wholeSeconds(now);
    const newest = program.versions.at(-1)?.program ?? null;
    const decision = decideMemberDay({ program: newest, campaignId, date, events: member.events, timeZone, at });
    if (decision !== "accepted") return { outcome: decision };

    const event = {
      ...{ id: `${MEMBER_DAY}:${memberId}:${campaignId}:${date}`, memberId, name: MEMBER_DAY, at },
      ...{ amountMinor: null, quantity: 1, subject: campaignId, code: null, attributes: { date } },
    };
    await addEvents(tx, { shop, events: [event], source: "storefront", now });
    await settleMembers(tx, { shop, program, accounts, now });
    return { outcome: "chosen" };
  });
}
