import type { Tx } from "../../db.server.ts";
import { memberState, type MemberState } from "../../loyalty/published-state.ts";
import { unitStandings } from "../../loyalty/unit-standing.ts";
import { memberStanding, memberStandings, raiseRevision } from "../../models/published-member.ts";
import { programState } from "../../models/program.ts";
import { raiseRevisions } from "../../models/publication.ts";

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

/** Raises the revisions of several members and reads their states, as `newMemberState` does of one. */
export async function newMemberStates(
  tx: Tx,
  options: { shop: StateOptions["shop"]; memberIds: string[]; now: Date },
): Promise<Map<string, MemberState>> {
  await raiseRevisions(tx, { programId: options.shop.programId, memberIds: options.memberIds });
  return presentMemberStates(tx, options);
}

/** Reads the states of several members at their present revisions; erased ones are left out. */
export async function presentMemberStates(
  tx: Tx,
  options: { shop: StateOptions["shop"]; memberIds: string[]; now: Date },
): Promise<Map<string, MemberState>> {
  const { shop, memberIds, now } = options;
  const { programId, currency, timeZone } = shop;
  const standings = await memberStandings(tx, { programId, memberIds, now });
  const program = (await programState(tx, programId)).versions.at(-1)?.program ?? null;
  return new Map(
    standings.map(({ memberId, ...standing }) => {
      const balances = unitStandings(standing.balances, program);
      return [memberId, memberState({ ...standing, balances, program, currency, timeZone, now })];
    }),
  );
}

/** Reads the member's state at its present revision; see `newMemberState`. */
export async function presentMemberState(tx: Tx, options: StateOptions): Promise<MemberState | null> {
  const { shop, memberId, now } = options;
  const { programId, currency, timeZone } = shop;
  const standing = await memberStanding(tx, { programId, memberId, now });
  if (!standing) return null;
  const program = (await programState(tx, programId)).versions.at(-1)?.program ?? null;
  const balances = unitStandings(standing.balances, program);
  return memberState({ ...standing, balances, program, currency, timeZone, now });
}
