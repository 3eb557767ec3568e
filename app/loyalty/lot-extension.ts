import type { LotDates } from "./fold-result.ts";

/** An agent keeps a lot from expiring before `until`. Moments are whole seconds since 1970. */
export interface LotExtension {
  unit: string;
  lotKey: string;
  /** When the lot would have expired as it was extended. */
  was: number;
  /** null: it was taken back. */
  until: number | null;
}

/**
 * Until when extensions keep a lot alive.
 *
 * @param key of the lot, also after merges that have put their own key in front of it
 * @returns `until` null: nobody keeps it; `was` null: nobody ever did, else when it would expire if nobody had
 */
export function extensionOf(
  extensions: readonly LotExtension[],
  { unit, key }: { unit: string; key: string },
): { until: number | null; was: number | null } {
  let [until, was]: [number | null, number | null] = [null, null];
  for (const extension of extensions) {
    if (extension.unit !== unit || !isSameLot(key, extension.lotKey)) continue;
    // Each next one was made of the date that the one before it had given: the earliest is the program's own.
    was = Math.min(was ?? extension.was, extension.was);
    if (extension.until !== null) until = Math.max(until ?? extension.until, extension.until);
  }
  return { until, was };
}

/** A lot's dates, no earlier than an agent has promised; null for `until`: as they are. */
export function extendedDates(dates: LotDates, until: number | null): LotDates & { because?: "reinstated" } {
  const { expiresAt } = dates;
  if (until === null || expiresAt === null || expiresAt >= until) return dates;
  return { ...dates, expiresAt: until, because: "reinstated" };
}

function isSameLot(key: string, extendedKey: string): boolean {
  return key === extendedKey || (key.startsWith("merge:") && key.endsWith(`:${extendedKey}`));
}
