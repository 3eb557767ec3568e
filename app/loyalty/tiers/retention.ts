import type { Program, ProgramVersion, Tier } from "../program.ts";
import type { Contributions } from "./contributions.ts";
import { earnedTiers } from "./qualifying.ts";
import { termEnd, type TierCalendar } from "./terms.ts";

/** A time in which nothing changed, and the tiers that were earned in it. */
interface Stretch {
  from: number;
  /** The moment that ended it; null while it lasts. */
  to: number | null;
  tierIds: string[];
  /** Which tiers it still proves, with what it rested on as it is worth now; and as of which revision. */
  proven: { revision: number; tierIds: Set<string> };
}

interface Era {
  version: ProgramVersion;
  stretches: Stretch[];
}

/** Of the tiers above the earned one: the highest that is kept, and when that may change; plus infinity: never. */
export interface Kept {
  tier: Tier | null;
  until: number;
}

/**
 * Tiers that are kept though they are no longer earned.
 *
 * Each moment at which a tier is earned begins a term, so the last such moment of a version decides. A term stands while what
 * was known at its beginning still earns the tier, with its present worth and by the window of that moment. Stretches of time
 * without a change stand for all of their moments.
 */
export class Retention {
  private readonly versions: readonly ProgramVersion[];
  private readonly calendar: TierCalendar;
  private eras: Era[] = [];
  private open: Stretch | null = null;

  constructor(options: { versions: readonly ProgramVersion[]; calendar: TierCalendar }) {
    this.versions = options.versions;
    this.calendar = options.calendar;
  }

  /** A copy on which time can pass. */
  fork(): Retention {
    const copy = new Retention({ versions: this.versions, calendar: this.calendar });
    copy.eras = this.eras.map(({ version, stretches }) => ({ version, stretches: stretches.slice() }));
    if (this.open) {
      copy.open = { ...this.open };
      copy.eras.at(-1)?.stretches.splice(-1, 1, copy.open);
    }
    return copy;
  }

  /** From `at` on these tiers are earned, as of that revision. Called again for one second, the last call holds. */
  earn(tiers: readonly Tier[], options: { at: number; version: ProgramVersion; revision: number }): void {
    const { at, version, revision } = options;
    if (this.open) {
      if (this.open.from === at) this.eras.at(-1)?.stretches.pop();
      else this.open.to = at;
      this.open = null;
    }
    if (tiers.length === 0 || !keepsAnything(version.program)) return;
    const tierIds = tiers.map(({ id }) => id);
    this.open = { from: at, to: null, tierIds, proven: { revision, tierIds: new Set(tierIds) } };
    if (this.eras.at(-1)?.version !== version) this.eras.push({ version, stretches: [] });
    this.eras.at(-1)?.stretches.push(this.open);
  }

  /** What is kept at `at` above the tiers that are earned then. */
  keptAbove(rank: number, at: number, options: { program: Program; contributions: Contributions }): Kept {
    const kept: Kept = { tier: null, until: Number.POSITIVE_INFINITY };
    if (this.eras.length === 0) return kept;
    const { tiers } = options.program;
    let highest = rank;
    for (let from = tiers.length - 1; from > rank; from -= 1) {
      const tierId = tiers[from]?.id ?? "";
      for (const era of this.eras) {
        const last = lastProof(era, tierId, options.contributions);
        if (last === null) continue;
        const step = this.stepAt(at, { tierId, lastAt: last, version: era.version });
        if (step === null) continue;
        kept.until = Math.min(kept.until, step.until);
        const index = tiers.findIndex(({ id }) => id === step.tierId);
        if (index <= highest) continue;
        highest = index;
        kept.tier = tiers[index] ?? null;
      }
    }
    return kept;
  }

  /** The tier that the term after `lastAt`, or one that follows it level by level, keeps at `at`; null once all have ended. */
  private stepAt(
    at: number,
    { tierId, lastAt, version }: { tierId: string; lastAt: number; version: ProgramVersion },
  ): { tierId: string; until: number } | null {
    const { tierPolicy } = version.program;
    let step = { tierId, until: termEnd(tierPolicy, this.calendar, { at: lastAt, inYearOf: lastAt - 1 }) };
    while (step.until <= at) {
      const began = step.until;
      const { tierPolicy: policy, tiers } =
        this.versions.findLast((each) => each.effectiveAt <= began)?.program ?? version.program;
      if (
        policy.downgrade === "to-earned" ||
        policy.retention.kind === "window" ||
        policy.retention.kind === "for-life"
      )
        return null;
      const lower = tiers[tiers.findIndex(({ id }) => id === step.tierId) - 1];
      if (lower === undefined) return null;
      step = { tierId: lower.id, until: termEnd(policy, this.calendar, { at: began, inYearOf: began }) };
    }
    return step;
  }
}

/** The end of the last stretch of a version that still proves the tier; null: there is none. */
function lastProof({ version, stretches }: Era, tierId: string, contributions: Contributions): number | null {
  for (let index = stretches.length - 1; index >= 0; index -= 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.to === null || !stretch.tierIds.includes(tierId)) continue;
    if (stretch.proven.revision !== contributions.revision) prove(stretch, version, contributions);
    if (stretch.proven.tierIds.has(tierId)) return stretch.to;
  }
  return null;
}

function prove(stretch: Stretch, { program }: ProgramVersion, contributions: Contributions): void {
  const { inWindow, lifetime } = contributions.knownAt(stretch.from, program.tierPolicy.window);
  const tierIds = new Set(earnedTiers(program, inWindow, lifetime).map(({ id }) => id));
  stretch.proven = { revision: contributions.revision, tierIds };
}

function keepsAnything({ tierPolicy }: Program): boolean {
  return tierPolicy.retention.kind !== "window" || tierPolicy.graceDays > 0;
}
