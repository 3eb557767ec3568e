import { withTransaction } from "../db.server.ts";
import { wholeSeconds } from "../loyalty/calendar.ts";
import { type ChangeReview, changeReview, scaled } from "../loyalty/change/review.ts";
import { movesByThresholds, scalesOf, standingsOf, summed, tierChangeOf } from "../loyalty/change/tier-moves.ts";
import type { Program } from "../loyalty/program.ts";
import { membersWithFacts } from "../models/member-facts.ts";
import { type ProgramState, programState } from "../models/program.ts";
import { heldPoints, memberCount, SCALES_MAX, someMembers, tierGroups } from "../models/program-change.ts";
import { foldStored } from "./steps/fold-stored.ts";

/** So many members are folded where only their histories can tell: more would make the merchant wait. */
const SAMPLE_MAX = 300;

interface Place {
  programId: string;
  currency: string;
  timeZone: string;
}

/**
 * What saving `program` in place of the newest version would mean: who would hold another tier, and whose held points would buy more or
 * less. Writes nothing.
 *
 * Tiers are counted exactly where only their thresholds differ; where members' histories must be asked, on a sample.
 */
export async function reviewChange(options: { shop: Place; program: Program; now: Date }): Promise<ChangeReview> {
  const { shop, program: after, now } = options;
  const state = await programState(null, shop.programId);
  const before = state.versions.at(-1)?.program ?? after;
  const [held, tiers] = await Promise.all([heldPoints(shop.programId), tierMoves({ shop, state, before, after, now })]);
  return changeReview(
    { before, after },
    // In a test nobody's own points lose worth: a change needs no notice.
    { isLive: state.mode === "live", held, tiers, timeZone: shop.timeZone, now: wholeSeconds(now) },
  );
}

interface Change {
  shop: Place;
  state: ProgramState;
  before: Program;
  after: Program;
  now: Date;
}

async function tierMoves(change: Change): Promise<Pick<ChangeReview, "moves" | "countedOn">> {
  const { shop, before, after } = change;
  const { programId } = shop;
  const kind = tierChangeOf(before, after);
  if (kind === "none") return { moves: [], countedOn: null };
  const scales = scalesOf(before, after);
  if (kind === "histories" || scales.length > SCALES_MAX) return movesOfSample(change);
  const groups = await tierGroups({ programId, scales });
  const standings = standingsOf({ before, after }, { scales, groups });
  return { moves: movesByThresholds(before, after, standings), countedOn: null };
}

async function movesOfSample({ shop, state, after, now }: Change): Promise<Pick<ChangeReview, "moves" | "countedOn">> {
  const { programId } = shop;
  const memberIds = await someMembers({ programId, limitMax: SAMPLE_MAX });
  const members = await withTransaction((tx) => membersWithFacts(tx, { programId, memberIds }));
  const newest = state.versions.at(-1)?.version ?? 0;
  const version = { version: newest + 1, effectiveAt: wholeSeconds(now), program: after };
  const changed = { ...state, versions: [...state.versions, version] };
  const moves = members.map((member) => {
    const tierBy = (program: ProgramState) => foldStored({ shop, program, member, now }).fold.tier?.id ?? null;
    return { from: tierBy(state), to: tierBy(changed), members: 1 };
  });
  const found = summed(moves);
  if (members.length < SAMPLE_MAX) return { moves: found, countedOn: null };
  const of = { sample: members.length, members: await memberCount(programId) };
  return { moves: scaled(found, of), countedOn: members.length };
}
