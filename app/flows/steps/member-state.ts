import type { Tx } from "../../db.server.ts";
import { memberState, type MemberState } from "../../loyalty/published-state.ts";
import { unitStandings } from "../../loyalty/unit-standing.ts";
import type { Program } from "../../loyalty/program.ts";
import { type MemberStanding, memberStanding, memberStandings, raiseRevision } from "../../models/published-member.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { raiseRevisions } from "../../models/publication.ts";

export interface StateOptions {
  shop: { programId: string; currency: string; timeZone: string };
  memberId: string;
  /** Left out: it is read. */
  program?: ProgramState;
  now: Date;
}

/**
 * Raises the member's revision and reads the state that carries it. The revision is raised first: whatever a state of this revision
 * shows is at least as new as everything that was committed before.
 *
 * @param options.publish "later": the state is for whoever waits, and the member is marked to be published with others
 * @returns null when there is no such member, or it was erased
 */
export async function newMemberState(
  tx: Tx,
  options: StateOptions & { publish?: "later" },
): Promise<MemberState | null> {
  const { shop, memberId, publish = "now" } = options;
  const isThere = await raiseRevision(tx, { programId: shop.programId, memberId, publish });
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
  const { programId } = shop;
  const standings = await memberStandings(tx, { programId, memberIds, now });
  const program = newestOf(await programState(tx, programId));
  return new Map(standings.map(({ memberId, ...standing }) => [memberId, stateOf(standing, { shop, program, now })]));
}

/** Reads the member's state at its present revision; see `newMemberState`. */
export async function presentMemberState(tx: Tx, options: StateOptions): Promise<MemberState | null> {
  const { shop, memberId, now } = options;
  const { programId } = shop;
  const standing = await memberStanding(tx, { programId, memberId, now });
  if (!standing) return null;
  const program = newestOf(options.program ?? (await programState(tx, programId)));
  return stateOf(standing, { shop, program, now });
}

function newestOf({ versions }: ProgramState): Program | null {
  return versions.at(-1)?.program ?? null;
}

function stateOf(
  standing: MemberStanding,
  { shop, program, now }: { shop: StateOptions["shop"]; program: Program | null; now: Date },
): MemberState {
  const { currency, timeZone } = shop;
  return memberState({
    ...standing,
    balances: unitStandings(standing.balances, program),
    program,
    currency,
    timeZone,
    now,
  });
}
