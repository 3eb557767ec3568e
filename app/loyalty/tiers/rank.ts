import type { Tier } from "../program.ts";

/** Where a tier stands among all of a program, the lowest at 0; -1: nowhere, or it is none. */
export function rankOf(tiers: readonly Tier[], tierId: string | null | undefined): number {
  return tierId == null ? -1 : tiers.findIndex(({ id }) => id === tierId);
}
