import type { Tx } from "../../db.server.ts";
import type { PendingPoints } from "../../loyalty/fold-result.ts";
import { memberState, type MemberState } from "../../loyalty/published-state.ts";
import { membersWithOrders } from "../../models/member.ts";
import { memberStanding, raiseRevision } from "../../models/published-member.ts";
import { programState, type ProgramState } from "../../models/program.ts";
import { foldStored } from "./fold-stored.ts";

export interface StateOptions {
  shop: { programId: string; currency: string; timeZone: string };
  memberId: string;
  now: Date;
}

/**
 * Raises the member's revision and reads the state that carries it. The revision is raised first: whatever a state of this revision
 * shows is at least as new as everything that was committed before.
 *
 * @returns null when there is no such member, or it was erased
 */
export async function newMemberState(tx: Tx, options: StateOptions): Promise<MemberState | null> {
  const { shop, memberId } = options;
  const isThere = await raiseRevision(tx, { programId: shop.programId, memberId });
  return isThere ? presentMemberState(tx, options) : null;
}

/** Reads the member's state at its present revision; see `newMemberState`. */
export async function presentMemberState(tx: Tx, options: StateOptions): Promise<MemberState | null> {
  const { shop, memberId, now } = options;
  const { programId, currency } = shop;
  const standing = await memberStanding(tx, { programId, memberId });
  if (!standing) return null;
  const program = await programState(tx, programId);
  return memberState({
    ...standing,
    program: program.versions.at(-1)?.program ?? null,
    currency,
    timeZone: shop.timeZone,
    pending: standing.pending > 0 ? await pendingPoints(tx, { shop, memberId, program, now }) : [],
  });
}

/** What each pending point waits for; only the fold over the member's orders knows. */
async function pendingPoints(tx: Tx, options: StateOptions & { program: ProgramState }): Promise<PendingPoints[]> {
  const { shop, memberId, program, now } = options;
  const [member] = await membersWithOrders(tx, { programId: shop.programId, memberIds: [memberId] });
  return foldStored({ shop, program, orders: member?.orders ?? [], now }).pending;
}
