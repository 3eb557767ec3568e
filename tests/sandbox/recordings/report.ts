import { recordings } from "./recording.ts";
import { replay, type Outcome } from "./replay.ts";

/** Replays everything. */
export async function replayAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, recording } of recordings()) outcomes.push(...(await replay(name, recording)));
  return outcomes;
}

/** How much agrees, in words: all in all, file by file, and each request that differs with what differs first. */
export function report(outcomes: readonly Outcome[]): string {
  const lines: string[] = [];
  const byFile = Map.groupBy(outcomes, (one) => one.id.split("#")[0] ?? "");
  for (const [file, own] of byFile) lines.push(`${figure(own)}  ${file}`);
  lines.push("", `${figure(outcomes)}  agree in shape, nulls, types, user errors and errors`);
  const exact = outcomes.filter((one) => one.differences.length === 0 && one.values.length === 0);
  lines.push(
    `${exact.length} of ${outcomes.length} are equal value by value (ids, moments, cursors and drawn codes aside)`,
  );
  for (const outcome of outcomes.filter((one) => one.differences.length > 0)) {
    lines.push("", outcome.id, ...outcome.differences.slice(0, 5).map(line));
  }
  return lines.join("\n");
}

function figure(outcomes: readonly Outcome[]): string {
  const agreeing = outcomes.filter((one) => one.differences.length === 0).length;
  const share = ((agreeing / outcomes.length) * 100).toFixed(1);
  return `${String(agreeing).padStart(4)} of ${String(outcomes.length).padStart(4)} (${share.padStart(5)} %)`;
}

function line(one: Outcome["differences"][number]): string {
  return `  ${one.path}: recorded ${one.recorded}, answered ${one.answered}`;
}
