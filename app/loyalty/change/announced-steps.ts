import { wholeSeconds } from "../calendar.ts";
import type { Program, ProgramVersion } from "../program.ts";
import { mergePrograms } from "./merge.ts";

/** What changes from a moment on that was announced. */
export interface AnnouncedStep {
  /** Whole seconds since 1970. */
  dueAt: number;
  before: Program;
  after: Program;
}

/**
 * What the changes that wait do to the program one after the other, as they will be put in force.
 *
 * @param of.waiting in the order in which they are due; a change that cannot come into force any more is left out
 * @returns nothing where no version was saved
 */
export function announcedSteps(of: {
  versions: readonly ProgramVersion[];
  waiting: readonly { baseVersion: number; program: Program; dueAt: Date }[];
}): AnnouncedStep[] {
  const { versions, waiting } = of;
  const steps: AnnouncedStep[] = [];
  let present = versions.at(-1)?.program;
  for (const { baseVersion, program, dueAt } of waiting) {
    const base = versions.find(({ version }) => version === baseVersion)?.program;
    if (!present || !base) continue;
    const merged = mergePrograms({ base, change: program, present });
    if (merged.outcome === "conflict") continue;
    steps.push({ dueAt: wholeSeconds(dueAt), before: present, after: merged.program });
    present = merged.program;
  }
  return steps;
}
