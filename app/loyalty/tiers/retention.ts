import type { Program, ProgramVersion, Tier, TierPolicy } from "../program.ts";
import type { Contributions, Leaving } from "./contributions.ts";
import { earnedTiers, type Sums } from "./qualifying.ts";
import { termEnd, type TierCalendar } from "./terms.ts";

/** What begins with a fact: some tiers are kept for a while, as long as what counted then is still worth enough. */
interface Term {
  /** From where its end is counted; of terms of one version, ascending. */
  from: number;
  /** What had been counted when it began. */
  told: number;
  tierIds: string[];
  /** It rests on what leaves the window in this time. */
  leaving: Leaving;
  /** The tiers that its sources still earn: by which program, and as of which revision of what counts. */
  proven: { program: Program; revision: number; tierIds: ReadonlySet<string> };
}

/** Terms of one version: its policy says when they end, so that a later one never ends earlier. */
interface Era {
  version: ProgramVersion;
  terms: Term[];
}

/** Of the tiers above the earned one: the highest that is kept, and when that may change; plus infinity: never. */
export interface Kept {
  tier: Tier | null;
  until: number;
}

interface Beginning {
  at: number;
  version: ProgramVersion;
  contributions: Contributions;
}

const NOTHING: Sums = new Map();
const NEVER = Number.POSITIVE_INFINITY;
const NOT_KEPT: Kept = { tier: null, until: NEVER };

/**
 * Tiers that are kept though they are no longer earned.
 *
 * A term holds while the sources that counted at its beginning, each with its present worth (at most that of then), still earn
 * the tier by the window of that moment and the qualifications of now. Of all terms of a tier the last that holds decides.
 */
export class Retention {
  private readonly calendar: TierCalendar;
  private eras: Era[] = [];

  constructor(calendar: TierCalendar) {
    this.calendar = calendar;
  }

  /** A copy on which time can pass. */
  fork(): Retention {
    const copy = new Retention(this.calendar);
    copy.eras = this.eras.map(({ version, terms }) => ({ version, terms: terms.slice() }));
    return copy;
  }

  /** A fact made something count, or count more, and these tiers are earned right after it. */
  reached(tiers: readonly Tier[], { at, version, contributions }: Beginning): void {
    if (version.program.tierPolicy.retention.kind === "window") return;
    this.begin(tiers, { from: at, leaving: { after: at, to: NEVER } }, { version, contributions });
  }

  /**
   * Something came to count, or to count more, after its year had ended: a term begins for each tier that the year earns. The rest
   * of a year and the next are those of that year.
   */
  reachedLate(yearEnd: number, { at, version, contributions }: Beginning): void {
    const { program } = version;
    const { window, retention } = program.tierPolicy;
    if (retention.kind === "window") return;
    const leaving = { after: yearEnd - 1, to: yearEnd };
    const tiers = earnedTiers(program, contributions.worthOf({ told: contributions.told, leaving, window }), NOTHING);
    const from = retention.kind === "rest-of-year-and-next" ? yearEnd - 1 : at;
    this.begin(tiers, { from, leaving }, { version, contributions });
  }

  /** Time alone ended these earned tiers: where the window alone keeps them, the days of grace begin. */
  ended(tiers: readonly Tier[], { at, version, contributions }: Beginning): void {
    const { retention, grace } = version.program.tierPolicy;
    if (retention.kind !== "window" || grace === undefined) return;
    // What left in this very second had counted until then.
    this.begin(tiers, { from: at, leaving: { after: at - 1, to: NEVER } }, { version, contributions });
  }

  /** What is kept at `at` above the rank of what is earned then. */
  keptAbove(rank: number, { at, program, contributions }: Omit<Beginning, "version"> & { program: Program }): Kept {
    if (this.eras.length === 0) return NOT_KEPT;
    let [highest, until] = [rank, NOT_KEPT.until];
    for (let first = program.tiers.length - 1; first > rank; first -= 1) {
      const tierId = program.tiers[first]?.id ?? "";
      for (const era of this.eras) {
        const term = lastTerm(era, tierId, { program, contributions });
        const step = term && this.stepAt(at, { first, from: term.from, policy: era.version.program.tierPolicy });
        if (!step) continue;
        highest = Math.max(highest, step.rank);
        until = Math.min(until, step.until);
      }
    }
    return { tier: highest > rank ? (program.tiers[highest] ?? null) : null, until };
  }

  /** Which tier a term, or one that follows it one level down, keeps at `at`, and to when; null: all have ended. */
  private stepAt(
    at: number,
    { first, from, policy }: { first: number; from: number; policy: TierPolicy },
  ): { rank: number; until: number } | null {
    let rank = first;
    let until = termEnd(policy, this.calendar, from);
    while (until <= at) {
      rank -= 1;
      if (rank < 0 || policy.downgrade === "to-earned" || policy.retention.kind === "window") return null;
      until = termEnd(policy, this.calendar, until);
    }
    return { rank, until };
  }

  private begin(
    tiers: readonly Tier[],
    term: Pick<Term, "from" | "leaving">,
    { version, contributions }: Omit<Beginning, "at">,
  ): void {
    if (tiers.length === 0) return;
    const tierIds = tiers.map(({ id }) => id);
    const { told, revision } = contributions;
    const proven = { program: version.program, revision, tierIds: new Set(tierIds) };
    const { terms } = this.eraOf(version);
    // A term of the year before may begin after one of this year, and ends before it.
    const later = terms.findLastIndex(({ from }) => from <= term.from) + 1;
    terms.splice(later, 0, { ...term, told, tierIds, proven });
  }

  private eraOf(version: ProgramVersion): Era {
    const last = this.eras.at(-1);
    if (last?.version === version) return last;
    const era = { version, terms: [] };
    this.eras.push(era);
    return era;
  }
}

type Now = { program: Program; contributions: Contributions };

/** The last term of a tier that still holds. */
function lastTerm({ version, terms }: Era, tierId: string, now: Now): Term | null {
  for (let index = terms.length - 1; index >= 0; index -= 1) {
    const term = terms[index];
    if (!term?.tierIds.includes(tierId)) continue;
    const { proven } = term;
    if (proven.program !== now.program || proven.revision !== now.contributions.revision) prove(term, version, now);
    if (term.proven.tierIds.has(tierId)) return term;
  }
  return null;
}

function prove(term: Term, version: ProgramVersion, { program, contributions }: Now): void {
  const worth = contributions.worthOf({
    told: term.told,
    leaving: term.leaving,
    window: version.program.tierPolicy.window,
  });
  const tierIds = new Set(earnedTiers(program, worth, NOTHING).map(({ id }) => id));
  term.proven = { program, revision: contributions.revision, tierIds };
}
