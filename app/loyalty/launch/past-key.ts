import { POINTS } from "../program.ts";

/** The ledger's key of what a run of launch day gives a member in a unit. */
export function pastKey({ runId, memberId, unit }: { runId: string; memberId: string; unit: string }): string {
  return `past:${runId}:${memberId}${unit === POINTS ? "" : `@${unit}`}`;
}
