import { waitingChanges } from "./models/announced-change.ts";
import { programState } from "./models/program.ts";
import { staffNames } from "./models/staff.ts";
import type { AnnouncedLine } from "./ui/program/saving/announced-changes.tsx";

/** The changes of a program that are announced and not yet in force, as pages show them. */
export async function announcedLines(programId: string): Promise<AnnouncedLine[]> {
  const waiting = await waitingChanges(null, programId);
  if (waiting.length === 0) return [];
  const [{ versions }, names] = await Promise.all([programState(null, programId), staffNames(programId)]);
  return waiting.map(({ id, baseVersion, program, name, dueAt, announcedAt, announcedBy }) => ({
    ...{ id, name, dueAt: dueAt.toISOString(), announcedAt: announcedAt.toISOString() },
    announcedBy: names.get(announcedBy) ?? announcedBy,
    before: versions.find(({ version }) => version === baseVersion)?.program ?? program,
    after: program,
  }));
}
