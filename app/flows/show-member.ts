import { withTransaction } from "../db.server.ts";
import type { MemberState } from "../loyalty/published-state.ts";
import { enqueue } from "../models/outbox.ts";
import { newMemberState, presentMemberState } from "./steps/member-state.ts";

interface Options {
  shop: { programId: string; currency: string; timeZone: string };
  memberId: string;
  now: Date;
}

/**
 * The member's state as it is now, for an answer to the member's own page.
 *
 * @returns null when there is no such member, or it was erased
 */
export async function showMember(options: Options): Promise<MemberState | null> {
  return withTransaction((tx) => presentMemberState(tx, options));
}

/**
 * The same under a revision of its own, which is published too: the page keeps the answer until the metafield has caught up with it.
 *
 * @returns null when there is no such member, or it was erased
 */
export async function showMemberAnew(options: Options): Promise<MemberState | null> {
  return withTransaction(async (tx) => {
    const state = await newMemberState(tx, options);
    const { memberId, shop } = options;
    if (state) await enqueue(tx, { name: "publish-member", programId: shop.programId, memberId });
    return state;
  });
}
