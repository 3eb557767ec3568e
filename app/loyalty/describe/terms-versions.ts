import type { ProgramVersion } from "../program.ts";

/** A version of a program as its terms are dated. */
export interface TermsVersion extends ProgramVersion {
  /** From when its terms have held, whole seconds; null: they never have, because the program was not live. */
  since: number | null;
}

/**
 * From when the terms of each version have held: from its saving, but not before the program went live. A version that another had
 * replaced by then never held.
 *
 * @param state.liveFrom whole seconds; null: the program never was live
 * @returns oldest first, as they came
 */
export function termsVersions(state: { versions: readonly ProgramVersion[]; liveFrom: number | null }): TermsVersion[] {
  const { versions, liveFrom } = state;
  return versions.map((version, index) => {
    const next = versions[index + 1];
    const hasHeld = liveFrom !== null && (next === undefined || next.effectiveAt > liveFrom);
    return { ...version, since: hasHeld ? Math.max(version.effectiveAt, liveFrom) : null };
  });
}
