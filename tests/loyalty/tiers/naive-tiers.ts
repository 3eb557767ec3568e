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
  const held = new Set([...earnedAt(member, at, at), ...keptAt(member, at), ...grantedAt(member, at)]);
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

/** The tiers earned at `at`: of what was known then, with what it is worth as of `asOf`. */
function earnedAt(member: NaiveMember, at: number, asOf: number): string[] {
  const program = programAt(member, at);
  if (!program || !isMember(member, at)) return [];
  const worth = knownAt(member, at).map((fact) => ({ ...fact, value: worthOf(member, fact, asOf) }));
  const inWindow = worth.filter(({ datedAt }) => exitOf(member, program.tierPolicy, datedAt) > at);
  return program.tiers
    .filter((tier) => tier.qualifications.some((q) => isMet(q, inWindow)) || tier.forLife.some((q) => isMet(q, worth)))
    .map(({ id }) => id);
}

/** What counted anything at the end of some second by `at`. */
function knownAt(member: NaiveMember, at: number): NaiveFact[] {
  const seen = new Map<string, NaiveFact>();
  for (const fact of member.facts)
    if (fact.at <= at && worthOf(member, fact, fact.at) > 0) seen.set(`${fact.basis} ${fact.source}`, fact);
  return [...seen.values()];
}

function worthOf(member: NaiveMember, { source, basis }: NaiveFact, asOf: number): number {
  return member.facts.findLast((fact) => fact.source === source && fact.basis === basis && fact.at <= asOf)?.value ?? 0;
}

/** The tiers that a term keeps: of each time without a change that has ended by `at`, in which the tier was earned. */
function keptAt(member: NaiveMember, at: number): string[] {
  const moments = naiveMoments(member, at);
  return moments.flatMap((from, index) => {
    const ended = moments[index + 1];
    const version = versionAt(member, from);
    if (ended === undefined || !version) return [];
    const policy = version.program.tierPolicy;
    if (policy.retention.kind === "window" && policy.graceDays === 0) return [];
    const still = new Set(earnedAt(member, from, at));
    return earnedAt(member, from, from)
      .filter((id) => still.has(id))
      .flatMap((id) => keptBy(member, { id, until: termEnd(member, policy, ended, ended - 1) }, at));
  });
}

function keptBy(member: NaiveMember, term: { id: string; until: number }, at: number): string[] {
  if (at < term.until) return [term.id];
  const program = programAt(member, term.until);
  const policy = program?.tierPolicy;
  if (!program || !policy || policy.downgrade !== "one-level") return [];
  if (policy.retention.kind === "window" || policy.retention.kind === "for-life") return [];
  const rank = program.tiers.findIndex(({ id }) => id === term.id);
  const lower = rank < 1 ? undefined : program.tiers[rank - 1];
  return lower ? keptBy(member, { id: lower.id, until: termEnd(member, policy, term.until, term.until) }, at) : [];
}

function grantedAt({ grants }: NaiveMember, at: number): string[] {
  return grants
    .filter(({ from, until, revokedAt }) => from <= at && at < (until ?? NEVER) && at < (revokedAt ?? NEVER))
    .map(({ tierId }) => tierId);
}

function isMet(qualification: Qualification, facts: NaiveFact[]): boolean {
  const basis = qualification.basis === "points" ? `points:${qualification.unit}` : qualification.basis;
  const sum = facts.filter((fact) => fact.basis === basis).reduce((total, fact) => total + fact.value, 0);
  return qualification.comparison === "from" ? sum >= qualification.threshold : sum > qualification.threshold;
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

function termEnd(member: NaiveMember, policy: TierPolicy, from: number, inYearOf: number): number {
  const grace = policy.graceDays * 86_400;
  const { retention, window } = policy;
  if (retention.kind === "for-life") return NEVER;
  if (retention.kind === "window") return from + grace;
  const term = `term ${JSON.stringify(policy)} ${from} ${inYearOf} ${member.timeZone} ${member.joinedAt}`;
  return remembered(term, () =>
    retention.kind === "for"
      ? seconds(zoned(member, from).add(retention.duration)) + grace
      : yearEnd(member, window, yearEnd(member, window, inYearOf)) + grace,
  );
}

function yearEnd(member: NaiveMember, window: TierPolicy["window"], at: number): number {
  if (window.kind !== "membership-year")
    return seconds(zoned(member, at).with({ month: 1, day: 1 }).startOfDay().add({ years: 1 }).startOfDay());
  const joined = zoned(member, member.joinedAt);
  let years = 1;
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
