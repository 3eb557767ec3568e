import { type Tx, withTransaction } from "../db.server.ts";
import { identitiesOf } from "../models/member.ts";
import type { ProgramState } from "../models/program.ts";
import { joinMembers } from "./steps/join-members.ts";
import { lockFound } from "./steps/lock-members.ts";
import { noteReferral } from "./steps/note-referral.ts";
import { openProgram } from "./steps/open-program.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";

export interface Referring {
  /**
   * own-referral: friend and referrer are one, or the friend had brought the referrer. already-referred: by somebody, before.
   * not-new: the friend had ordered before.
   */
  outcome:
    "referred" | "already-referred" | "own-referral" | "not-new" | "unknown-friend" | "unknown-referrer" | "not-live";
}

/**
 * Notes that one customer was brought by another. What it brings each of them, and whether once the friend has joined or once the
 * friend's first order has earned, is the program's.
 *
 * @param at when the friend was referred: who had ordered before that moment is not new
 */
export async function referMember(options: {
  shop: ShopContext;
  friendCustomerId: string;
  referrerCustomerId: string;
  at: Date;
  now: Date;
}): Promise<Referring> {
  const { shop, friendCustomerId, referrerCustomerId, at, now } = options;
  const { programId } = shop;
  return withTransaction(async (tx) => {
    const program = await openProgram(tx, programId);
    if (program.status !== "live") return { outcome: "not-live" };
    const referrerId = await memberBehind(tx, shop, referrerCustomerId);
    if (referrerId === null) return { outcome: "unknown-referrer" };
    const friendId = await friendBehind(tx, { shop, program, customerId: friendCustomerId, at, now });
    if (friendId === null) return { outcome: "unknown-friend" };
    const memberIds = [...new Set([friendId, referrerId])];
    const accounts = await lockFound(tx, { programId, memberIds });
    const outcome = await noteReferral(tx, { programId, friendId, referrerId, at, now });
    if (outcome !== "referred") return { outcome };
    // The friend first: what the friend's orders say of the referral is what the referrer's account counts.
    const of = (memberId: string) => accounts.filter((account) => account.memberId === memberId);
    await settleMembers(tx, { shop, program, accounts: of(friendId), now });
    await settleMembers(tx, { shop, program, accounts: of(referrerId), now });
    return { outcome: "referred" };
  });
}

async function memberBehind(tx: Tx, shop: ShopContext, customerId: string): Promise<string | null> {
  const [identity] = await identitiesOf(tx, { ...shop, customerIds: [customerId] });
  return identity?.memberId ?? null;
}

async function friendBehind(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; customerId: string; at: Date; now: Date },
): Promise<string | null> {
  const { shop, program, customerId, at, now } = options;
  const known = await memberBehind(tx, shop, customerId);
  if (known !== null) return known;
  const members = [{ customerId, joinedAt: at, joinedBy: "event" as const, consent: null }];
  await joinMembers(tx, { shop, program, customerIds: [customerId], members, now });
  return memberBehind(tx, shop, customerId);
}
