import type { MemberFold } from "./fold-result.ts";
import type { Program, ProgramVersion } from "./program.ts";
import type { TierReview } from "./tiers/tier-review.ts";

/**
 * What reviews will find if nothing else happens, step by step, so that they need no fold; empty where time alone may change more
 * than the tier and what counts for it.
 */
export function reviewsAhead(
  fold: Pick<MemberFold, "reviewAt" | "ahead">,
  versions: readonly ProgramVersion[],
): TierReview[] {
  if (fold.reviewAt === null || !versions.every(({ program }) => movesTiersOnly(program))) return [];
  const ahead = fold.ahead();
  return ahead[0]?.at === fold.reviewAt ? ahead : [];
}

/** Whether time alone changes nothing by this document but tiers: no day of the calendar, no delay, no vesting, nothing given by a tier. */
function movesTiersOnly(program: Program): boolean {
  return (
    program.units.every(({ vesting }) => vesting.kind === "at-once") &&
    program.earning.every(
      ({ trigger, vesting }) =>
        (vesting === undefined || vesting.kind === "at-once") &&
        (trigger.kind === "order" ? trigger.delayDays === 0 : ["joined", "event", "referral"].includes(trigger.kind)),
    ) &&
    program.tiers.every(({ benefits, suspendsExpiry }) => benefits.length === 0 && !suspendsExpiry)
  );
}
