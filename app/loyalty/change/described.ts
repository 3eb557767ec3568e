import { describeProgram, type DescribedItem, type SectionName } from "../describe/describe-program.ts";
import type { Program } from "../program.ts";

/** One thing that the program does, and how what is said of it differs. */
export interface DescribedChange {
  id: string;
  title: string;
  kind: "added" | "removed" | "changed";
  /** Sentences that were said before, and those that are said now; what is said of both is left out. */
  lost: string[];
  won: string[];
}

/** Subjects in which nothing differs are left out. */
export type DescribedChanges = { name: SectionName; changes: DescribedChange[] }[];

/** What differs between two programs, in the words in which programs are described. */
export function describedChanges(
  before: Program,
  after: Program,
  telling: { currency: string; language: "en" | "de" },
): DescribedChanges {
  const old = new Map(describeProgram(before, telling).map(({ name, items }) => [name, items]));
  const now = new Map(describeProgram(after, telling).map(({ name, items }) => [name, items]));
  const names = [...new Set([...now.keys(), ...old.keys()])];
  return names.flatMap((name) => {
    const changes = changesOf(old.get(name) ?? [], now.get(name) ?? []);
    return changes.length === 0 ? [] : [{ name, changes }];
  });
}

function changesOf(before: readonly DescribedItem[], after: readonly DescribedItem[]): DescribedChange[] {
  const ids = new Set([...after, ...before].map(({ id }) => id));
  return [...ids].flatMap((id): DescribedChange[] => {
    const old = before.find((item) => item.id === id);
    const now = after.find((item) => item.id === id);
    if (!old) return now ? [{ id, title: now.title, kind: "added", lost: [], won: now.sentences }] : [];
    if (!now) return [{ id, title: old.title, kind: "removed", lost: old.sentences, won: [] }];
    const [said, says] = [linesOf(old), linesOf(now)];
    const [lost, won] = [said.filter((line) => !says.includes(line)), says.filter((line) => !said.includes(line))];
    return lost.length + won.length === 0 ? [] : [{ id, title: now.title, kind: "changed", lost, won }];
  });
}

/** What it is called says something too: a reward's title says what it gives. */
function linesOf({ title, sentences }: DescribedItem): string[] {
  return [title, ...sentences];
}
