import type { TierMoment } from "../fold-result.ts";
import type { ProgramVersion, Tier } from "../program.ts";
import type { Suspension } from "../time/expiry.ts";
import { rankOf } from "./rank.ts";
import { Suspensions } from "./suspensions.ts";

/** The time of what was held before anything is noted: it lies in no second, so that no change replaces it. */
const NOT_A_SECOND = Number.NEGATIVE_INFINITY;

/** The tiers that a member has held, change by change: one for each second in which another tier was held at its end. */
export class TierHistory {
  readonly moments: TierMoment[] = [];
  /** Beside `moments`: whether the change was one upwards. */
  private readonly upwards: boolean[] = [];
  private readonly suspended = new Suspensions();
  private readonly versions: readonly ProgramVersion[];

  /** @param versions the program's versions, oldest first */
  constructor(versions: readonly ProgramVersion[]) {
    this.versions = versions;
  }

  /** Begins an empty history with what is held already. */
  begin({ tierId, spendMinor }: Omit<TierMoment, "at">): void {
    this.moments.push({ at: NOT_A_SECOND, tierId, spendMinor });
    this.upwards.push(false);
  }

  /** Notes what is held at the end of everything that happened in the second `at` so far. */
  note(tier: Tier | null, { at, spendMinor }: { at: number; spendMinor: number }): void {
    if (this.moments.at(-1)?.at === at) {
      this.moments.pop();
      this.upwards.pop();
    }
    const before = this.moments.at(-1)?.tierId ?? null;
    const tierId = tier?.id ?? null;
    if (tierId !== before) {
      this.moments.push({ at, tierId, spendMinor });
      this.upwards.push(this.isUpwards(before, tierId, at));
    }
    this.suspended.note(tier?.suspendsExpiry === true, at);
  }

  /** The id of the tier held just before the second `at`; null: none. */
  tierIdBefore(at: number): string | null {
    return this.moments.findLast((moment) => moment.at < at)?.tierId ?? null;
  }

  /** Changes upwards in (after, to]: what was reached, and in which second. */
  reached({ after, to }: { after: number; to: number }): { at: number; tierId: string }[] {
    const found: { at: number; tierId: string }[] = [];
    for (let index = this.moments.length - 1; index >= 0; index -= 1) {
      const moment = this.moments[index];
      if (moment === undefined || moment.at <= after) break;
      if (moment.at > to || moment.tierId === null || this.upwards[index] !== true) continue;
      found.unshift({ at: moment.at, tierId: moment.tierId });
    }
    return found;
  }

  /** When a tier that suspends expiry was held, ascending; `to` null: it is held now. */
  get suspensions(): readonly Suspension[] {
    return this.suspended.all;
  }

  private isUpwards(before: string | null, after: string | null, at: number): boolean {
    const inForce = this.versions.findLast(({ effectiveAt }) => effectiveAt <= at);
    // A tier that the new version no longer has stands where the version before it had it.
    const known = this.versions.findLast(
      ({ effectiveAt, program }) => effectiveAt <= at && program.tiers.some(({ id }) => id === before),
    );
    return rankOf(inForce?.program.tiers ?? [], after) > rankOf(known?.program.tiers ?? [], before);
  }
}
