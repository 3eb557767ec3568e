import type { EventFact } from "../../../app/loyalty/history.ts";
import type { MergedFrom, OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { EarningRule, Program, ProgramVersion } from "../../../app/loyalty/program.ts";
import type { Moment } from "./moments.ts";
import { type Ledger, tierHeld, type Word } from "./tiers.ts";

/**
 * The program's terms (docs/earning.md), computed the slow and obvious way: every basis, every tier and every cap is counted
 * again from nothing at each fact. Shares no code with the application; the property test holds the real flows against it.
 */
export interface NaiveHistory {
  memberId: string;
  joinedAt: number;
  orders: OrderFacts[];
  mergedFrom: ReadonlyMap<string, MergedFrom>;
  events: EventFact[];
  versions: ProgramVersion[];
  liveFrom: number;
  now: number;
  timeZone: string;
  minorPerUnit: number;
}

export interface NaiveMember {
  /** Points by unit and key, without those that are zero. */
  facts: Record<string, Record<string, number>>;
  /** Of each lot that a fact made: its size and dates. */
  lots: Record<string, { original: number; vestsAt: number; expiresAt: number | null }>;
  tierHistory: { at: number; tierId: string | null }[];
  tier: string | null;
}

/** What one earning still gives. */
export interface Chunk {
  rule: string;
  unit: string;
  source: string;
  subject: string | null;
  at: number;
  points: number;
  /** Whose it was until a merge; "" is the member's own. */
  owner: MergedFrom | null;
}

export interface State extends NaiveHistory {
  chunks: Chunk[];
  entries: { key: string; unit: string; at: number; points: number; rule: EarningRule; program: Program }[];
  words: Map<string, Word[]>;
  step: number;
  seen: Moment[];
  /** Uncapped points so far, by source and rule. */
  uncappedBefore: Map<string, number>;
}

/** To which customer something belonged: to the former one until the merge, "" (the member) afterwards. */
export function ownerAt(owner: MergedFrom | null, at: number): string {
  return owner && at < owner.at ? owner.customerId : "";
}

export function say(state: State, word: Omit<Word, "step">, owner: MergedFrom | null): void {
  const note = (name: string, at: number) => {
    const words = state.words.get(name) ?? [];
    const before = words.findLast(({ source, basis }) => source === word.source && basis === word.basis);
    if ((before?.value ?? 0) !== word.value) words.push({ ...word, at, step: state.step });
    state.words.set(name, words);
  };
  note(ownerAt(owner, word.at), word.at);
}

/** What counts for a customer at a moment: from a merge on the member has what counted for the former one. */
export function ledgerOf(state: State, asked: { owner: string; program: Program; at: number }): Ledger {
  const { owner, program, at } = asked;
  const words = [...(state.words.get(owner) ?? [])];
  const mergers = [...state.mergedFrom.values()].filter((merger) => owner === "" && merger.at <= at);
  for (const [former, mergedAt] of new Map(mergers.map((merger) => [merger.customerId, merger.at]))) {
    const step = state.seen.filter((moment) => moment.at < mergedAt).length;
    for (const word of state.words.get(former) ?? [])
      words.push({ ...word, at: Math.max(word.at, mergedAt), step: Math.max(word.step, step) });
  }
  words.sort((a, b) => a.step - b.step);
  return { words, program, joinedAt: state.joinedAt, timeZone: state.timeZone };
}

export function tierNow(state: State, asked: { at: number; step: number; owner: string }): string | null {
  const program = versionAt(state, asked.at);
  return program ? (tierHeld(ledgerOf(state, { ...asked, program }), asked)?.id ?? null) : null;
}

export function versionAt({ versions }: NaiveHistory, at: number): Program | undefined {
  return versions.findLast(({ effectiveAt }) => effectiveAt <= at)?.program;
}
