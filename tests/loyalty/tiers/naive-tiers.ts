import { Temporal } from "temporal-polyfill";
import type { Program, ProgramVersion, Qualification, TierPolicy } from "../../../app/loyalty/program.ts";

/**
 * Tiers by the words of docs/earning.md, from nothing, for one moment at a time: slow, without memory, and without any code
 * that the clock uses.
 */

/** `source` counts `value` from `at` on. */
export interface NaiveFact {
  source: string;
  basis: string;
  datedAt: number;
  at: number;
  value: number;
}

export interface NaiveGrant {
  id: string;
  tierId: string;
  from: number;
  until: number | null;
  revokedAt: number | null;
}

export interface NaiveMember {
  /** By time; of one second in the order in which they are told. */
  facts: NaiveFact[];
  grants: NaiveGrant[];
  versions: ProgramVersion[];
  joinedAt: number;
  timeZone: string;
}

const NEVER = Number.POSITIVE_INFINITY;

/** The tier held at `at`. */
export function naiveTierAt(member: NaiveMember, at: number): string | null {
  const program = programAt(member, at);
  if (!program || !isMember(member, at)) return null;
  const held = new Set([
    ...earnedAt(
      member,
      member.facts.filter((fact) => fact.at <= at),
      at,
    ),
    ...keptAt(member, at),
    ...grantedAt(member, at),
  ]);
  return program.tiers.filter(({ id }) => held.has(id)).at(-1)?.id ?? null;
}

/** Every moment at which anything may change, up to `to`. */
export function naiveMoments(member: NaiveMember, to: number): number[] {
  const moments = new Set([member.joinedAt, ...member.versions.map(({ effectiveAt }) => effectiveAt)]);
  for (const { at, datedAt } of member.facts) {
    moments.add(at);
    for (const { program } of member.versions) moments.add(exitOf(member, program.tierPolicy, datedAt));
  }
  return [...moments].filter((moment) => moment <= to).sort((a, b) => a - b);
}

function isMember(member: NaiveMember, at: number): boolean {
  const hasCounted = member.facts.some((fact) => fact.at <= at && fact.value > 0);
  return at >= member.joinedAt || hasCounted || member.grants.some(({ from }) => from <= at);
}

/** The tiers earned at `at` by those facts. */
function earnedAt(member: NaiveMember, facts: NaiveFact[], at: number): string[] {
  const program = programAt(member, at);
  if (!program || !isMember({ ...member, facts }, at)) return [];
  const all = sourcesOf(facts);
  const inWindow = all.filter(({ datedAt }) => exitOf(member, program.tierPolicy, datedAt) > at);
  return program.tiers
    .filter((tier) => tier.qualifications.some((q) => isMet(q, inWindow)) || tier.forLife.some((q) => isMet(q, all)))
    .map(({ id }) => id);
}

/** The newest word on each source. */
function sourcesOf(facts: NaiveFact[]): NaiveFact[] {
  return [...new Map(facts.map((fact) => [`${fact.basis} ${fact.source}`, fact])).values()];
}

interface NaiveTerm {
  id: string;
  from: number;
  /** From where its end is counted. */
  countedFrom: number;
  /** Whether what leaves the window then belongs to what it rests on. */
  isOfIts: (exit: number) => boolean;
  facts: NaiveFact[];
  program: Program;
}

/** The tiers that terms keep. */
function keptAt(member: NaiveMember, at: number): string[] {
  const known = member.facts.filter((fact) => fact.at <= at);
  const terms = [...termsOfFacts(member, known), ...termsOfGrace(member, known, at)].filter(({ from }) => from <= at);
  return terms
    .filter((term) => stillHolds(member, term, { known, at }))
    .flatMap((term) =>
      keptBy(member, { ...term, until: termEnd(member, term.program.tierPolicy, term.countedFrom) }, at),
    );
}

function termsOfFacts(member: NaiveMember, known: NaiveFact[]): NaiveTerm[] {
  return known.flatMap((fact, index) => {
    const program = programAt(member, fact.at);
    const before = known.slice(0, index).findLast((f) => f.source === fact.source && f.basis === fact.basis);
    const isMore = fact.value > (before?.value ?? 0);
    if (!isMore || !program || program.tierPolicy.retention.kind === "window") return [];
    if (!program.tiers.some((tier) => tier.qualifications.some((q) => basisOf(q) === fact.basis))) return [];
    const facts = known.slice(0, index + 1);
    const from = fact.at;
    const { window, retention } = program.tierPolicy;
    const exit = exitOf(member, program.tierPolicy, fact.datedAt);
    if (!window.kind.endsWith("year") || exit > from) {
      const term = { from, countedFrom: from, isOfIts: (other: number) => other > from, facts, program };
      return earnedAt(member, facts, from).map((id) => ({ id, ...term }));
    }
    // Its year is over: that year is judged.
    const ofThatYear = sourcesOf(facts).filter((source) => exitOf(member, program.tierPolicy, source.datedAt) === exit);
    const countedFrom = retention.kind === "rest-of-year-and-next" ? fact.datedAt : from;
    return program.tiers
      .filter(({ qualifications }) => qualifications.some((qualification) => isMet(qualification, ofThatYear)))
      .map(({ id }) => ({ id, from, countedFrom, isOfIts: (other: number) => other === exit, facts, program }));
  });
}

/** With the window alone: what time ends is kept for the grace. */
function termsOfGrace(member: NaiveMember, known: NaiveFact[], to: number): NaiveTerm[] {
  return naiveMoments({ ...member, facts: known }, to).flatMap((from) => {
    const program = programAt(member, from - 1);
    if (!program || program.tierPolicy.retention.kind !== "window" || !program.tierPolicy.grace) return [];
    const facts = known.filter((fact) => fact.at < from);
    const still = new Set(earnedAt(member, facts, from));
    const ended = earnedAt(member, facts, from - 1).filter((id) => !still.has(id));
    const isOfIts = (exit: number) => exit >= from;
    return ended.map((id) => ({ id, from, countedFrom: from, isOfIts, facts, program }));
  });
}

/** With the present worth of its sources, at most what it was then, by the window of then and the qualifications of now. */
function stillHolds(member: NaiveMember, term: NaiveTerm, now: { known: NaiveFact[]; at: number }): boolean {
  const present = new Map(sourcesOf(now.known).map((fact) => [`${fact.basis} ${fact.source}`, fact.value]));
  const worth = sourcesOf(term.facts)
    .filter(({ datedAt }) => term.isOfIts(exitOf(member, term.program.tierPolicy, datedAt)))
    .map((fact) => ({ ...fact, value: Math.min(fact.value, present.get(`${fact.basis} ${fact.source}`) ?? 0) }));
  const tier = programAt(member, now.at)?.tiers.find(({ id }) => id === term.id);
  return tier?.qualifications.some((qualification) => isMet(qualification, worth)) ?? false;
}

/** A term, or one that follows it one level down; the version by which it began governs how long all of them last. */
function keptBy(member: NaiveMember, term: NaiveTerm & { until: number }, at: number): string[] {
  if (at < term.until) return [term.id];
  const { tierPolicy: policy } = term.program;
  if (policy.downgrade !== "one-level" || policy.retention.kind === "window") return [];
  const tiers = programAt(member, at)?.tiers ?? [];
  const lower = tiers[tiers.findIndex(({ id }) => id === term.id) - 1];
  return lower ? keptBy(member, { ...term, id: lower.id, until: termEnd(member, policy, term.until) }, at) : [];
}

function grantedAt({ grants }: NaiveMember, at: number): string[] {
  return grants
    .filter(({ from, until, revokedAt }) => from <= at && at < (until ?? NEVER) && at < (revokedAt ?? NEVER))
    .map(({ tierId }) => tierId);
}

function isMet(qualification: Qualification, facts: NaiveFact[]): boolean {
  const sum = facts
    .filter((fact) => fact.basis === basisOf(qualification))
    .reduce((total, fact) => total + fact.value, 0);
  return qualification.comparison === "from" ? sum >= qualification.threshold : sum > qualification.threshold;
}

function basisOf(qualification: Qualification): string {
  return qualification.basis === "points" ? `points:${qualification.unit}` : qualification.basis;
}

function exitOf(member: NaiveMember, { window }: TierPolicy, datedAt: number): number {
  if (window.kind === "lifetime") return NEVER;
  return remembered(`exit ${JSON.stringify(window)} ${datedAt} ${member.timeZone} ${member.joinedAt}`, () =>
    window.kind === "rolling"
      ? seconds(zoned(member, datedAt).add({ months: window.months }))
      : yearEnd(member, window, datedAt),
  );
}

const memory = new Map<string, number>();

/** Temporal takes its time, and the same questions come again and again. */
function remembered(question: string, answer: () => number): number {
  const known = memory.get(question) ?? answer();
  memory.set(question, known);
  return known;
}

function termEnd(member: NaiveMember, policy: TierPolicy, from: number): number {
  const { retention, window } = policy;
  if (retention.kind === "for-life") return NEVER;
  const term = `term ${JSON.stringify(policy)} ${from} ${member.timeZone} ${member.joinedAt}`;
  return remembered(term, () =>
    withGrace(
      member,
      policy,
      retention.kind === "window"
        ? from
        : retention.kind === "for"
          ? seconds(zoned(member, from).add(retention.duration))
          : yearEnd(member, window, yearEnd(member, window, from)),
    ),
  );
}

function withGrace(member: NaiveMember, { grace }: TierPolicy, end: number): number {
  return grace ? seconds(zoned(member, end).add(grace)) : end;
}

function yearEnd(member: NaiveMember, window: TierPolicy["window"], at: number): number {
  if (window.kind !== "membership-year")
    return seconds(zoned(member, at).with({ month: 1, day: 1 }).startOfDay().add({ years: 1 }).startOfDay());
  const joined = zoned(member, member.joinedAt);
  let years = -9;
  while (seconds(joined.add({ years })) <= at) years += 1;
  return seconds(joined.add({ years }));
}

function programAt(member: NaiveMember, at: number): Program | undefined {
  return versionAt(member, at)?.program;
}

function versionAt({ versions }: NaiveMember, at: number): ProgramVersion | undefined {
  return versions.filter(({ effectiveAt }) => effectiveAt <= at).at(-1);
}

function zoned({ timeZone }: NaiveMember, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(timeZone);
}

function seconds(moment: Temporal.ZonedDateTime): number {
  return moment.epochMilliseconds / 1000;
}
