import { assertNever } from "../assert.ts";
import type { TierMoment } from "../fold-result.ts";
import type { Benefit, ProgramVersion, Tier } from "../program.ts";
import { type CalendarOf, nextCalendarMoment } from "../time/calendar-facts.ts";
import { type Zone, zoneOf } from "../time/zone.ts";

/** Whose benefits: the tiers that were held, settled up to the moment that is asked about. */
export interface BenefitsOf extends CalendarOf {
  history: readonly TierMoment[];
  /** The program's versions, oldest first. */
  versions: readonly ProgramVersion[];
}

/** A benefit that is given at a moment. */
export interface BenefitDue {
  at: number;
  tier: Tier;
  benefit: Benefit;
  version: ProgramVersion;
  /** Names the occasion, once for all versions: "2026-03", "2026-Q1", "2026", "entered-<moment>", "entered-<moment>-2". */
  period: string;
  /** The first moment after the period that it is given for. */
  periodEnd: number;
  /** Whether it is given for entering the tier, and not for a day or a period in which it is held. */
  isEntering: boolean;
}

/** The benefits that are due in the second `at`, in the program's order. */
export function benefitsAt(of: BenefitsOf, at: number): BenefitDue[] {
  const held = heldAt(of, at);
  if (held === null) return [];
  const zone = zoneOf(of.timeZone);
  return held.tier.benefits.flatMap((benefit) => {
    const occasion = occasionOf(of, benefit, { ...held, at, zone });
    const isEntering = at === held.enteredAt && (benefit.when === "entry" || benefit.when === "tier-year");
    return occasion === null ? [] : [{ at, tier: held.tier, benefit, version: held.version, ...occasion, isEntering }];
  });
}

/** The first moment after `after` at which a benefit is due, if the tier that was last reached is held on; null: never. */
export function nextBenefitAt(of: BenefitsOf, after: number): number | null {
  for (let at = nextOccasion(of, after); at < Number.POSITIVE_INFINITY; at = nextOccasion(of, at))
    if (benefitsAt(of, at).length > 0) return at;
  return null;
}

/** Until when a benefit must be used: a term ends with the day, in the shop's time zone; null: no end. */
export function benefitLapsesAt({ at, benefit, periodEnd }: BenefitDue, timeZone: string): number | null {
  if (benefit.lapses === "never") return null;
  if (benefit.lapses === "period-end") return periodEnd;
  const zone = zoneOf(timeZone);
  return zone.endOfDay(zone.plus(at, benefit.lapses));
}

interface Held {
  tier: Tier;
  version: ProgramVersion;
  enteredAt: number;
}

function heldAt({ history, versions }: BenefitsOf, at: number): Held | null {
  const moment = history.findLast((each) => each.at <= at);
  const version = versions.findLast((each) => each.effectiveAt <= at);
  const tier = version?.program.tiers.find(({ id }) => id === moment?.tierId);
  return moment && version && tier ? { tier, version, enteredAt: moment.at } : null;
}

function occasionOf(
  of: BenefitsOf,
  benefit: Benefit,
  { tier, enteredAt, at, zone }: Held & { at: number; zone: Zone },
): Pick<BenefitDue, "period" | "periodEnd"> | null {
  switch (benefit.when) {
    case "entry":
      return at === enteredAt ? { period: `entered-${enteredAt}`, periodEnd: zone.plusMonths(at, 12) } : null;
    case "tier-year": {
      const years = zone.local(at).year - zone.local(enteredAt).year;
      if (zone.plusMonths(enteredAt, years * 12) !== at) return null;
      return { period: `entered-${enteredAt}-${years + 1}`, periodEnd: zone.plusMonths(enteredAt, years * 12 + 12) };
    }
    case "birthday":
      if (nextCalendarMoment({ kind: "birthday" }, { ...of, after: at - 1 }) !== at) return null;
      return { period: String(zone.local(at).year), periodEnd: zone.periodEnd("year", at) };
    case "month":
    case "quarter":
    case "year": {
      const start = zone.periodStart(benefit.when, at);
      if (at !== start && at !== enteredAt) return null;
      if (wasGiven(of, { tier, benefit, from: start, before: at })) return null;
      return { period: periodName(benefit.when, zone, at), periodEnd: zone.periodEnd(benefit.when, at) };
    }
    default:
      return assertNever(benefit.when);
  }
}

/** Whether a benefit of calendar periods was given in [from, before): at the period's first moment, or on entering. */
function wasGiven(of: BenefitsOf, given: { tier: Tier; benefit: Benefit; from: number; before: number }): boolean {
  const { tier, benefit, from, before } = given;
  const entries = of.history.filter(({ at, tierId }) => at > from && at < before && tierId === tier.id);
  const moments = from < before ? [from, ...entries.map(({ at }) => at)] : [];
  return moments.some((at) => {
    const held = heldAt(of, at);
    if (held?.tier.id !== tier.id) return false;
    return held.tier.benefits.some(({ id, when }) => id === benefit.id && when === benefit.when);
  });
}

function periodName(period: "month" | "quarter" | "year", zone: Zone, at: number): string {
  const { year, month } = zone.local(at);
  switch (period) {
    case "month":
      return `${year}-${String(month).padStart(2, "0")}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "year":
      return String(year);
    default:
      return assertNever(period);
  }
}

/** The next moment after `after` that may be an occasion: a tier is entered, or a period of what is held then begins. */
function nextOccasion(of: BenefitsOf, after: number): number {
  const zone = zoneOf(of.timeZone);
  let next = of.history.find(({ at }) => at > after)?.at ?? Number.POSITIVE_INFINITY;
  const moment = of.history.findLast(({ at }) => at <= after);
  if (!moment || moment.tierId === null) return next;
  for (const when of occasionsOf(of, moment.tierId, after)) {
    const at = nextOf(of, when, { after, enteredAt: moment.at, zone });
    if (at !== null && at < next) next = at;
  }
  return next;
}

/** When the benefits of a tier come, by the version in force at `after` and those that follow. */
function occasionsOf({ versions }: BenefitsOf, tierId: string, after: number): Set<Benefit["when"]> {
  const inForce = versions.findLastIndex(({ effectiveAt }) => effectiveAt <= after);
  const tiers = versions.slice(Math.max(0, inForce)).flatMap(({ program }) => program.tiers);
  return new Set(tiers.filter(({ id }) => id === tierId).flatMap(({ benefits }) => benefits.map(({ when }) => when)));
}

function nextOf(
  of: BenefitsOf,
  when: Benefit["when"],
  { after, enteredAt, zone }: { after: number; enteredAt: number; zone: Zone },
): number | null {
  switch (when) {
    case "entry":
      return null;
    case "month":
    case "quarter":
    case "year":
      return zone.periodEnd(when, after);
    case "birthday":
      return nextCalendarMoment({ kind: "birthday" }, { ...of, after });
    case "tier-year": {
      const years = zone.local(after).year - zone.local(enteredAt).year;
      const anniversary = zone.plusMonths(enteredAt, years * 12);
      return anniversary > after ? anniversary : zone.plusMonths(enteredAt, years * 12 + 12);
    }
    default:
      return assertNever(when);
  }
}
