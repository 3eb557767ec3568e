import { assertNever } from "./assert.ts";
import { wholeSeconds } from "./calendar.ts";
import { localDate, lastDayBefore } from "./describe/local-date.ts";
import { nextTier, type NextTier } from "./describe/next-tier.ts";
import type { PendingPoints } from "./fold-result.ts";
import { formatMinor } from "./money.ts";
import { POINTS, type Program, type Qualification } from "./program.ts";

/** What Liquid renders of a member: the customer's metafield. Amounts are decimal strings, points whole numbers, days YYYY-MM-DD. */
export interface MemberState {
  v: 1;
  /** Grows with every state that is published or answered: a page keeps an answer until the metafield has caught up. */
  revision: number;
  /** Ordinary points that can be spent now. */
  balance: number;
  pending: { points: number; when: PendingPoints["when"] }[];
  /** Ordinary points that are there but not yet to be spent, soonest first. */
  vesting: DatedPoints[];
  /** The ordinary points that can be spent and expire soonest, and the last day on which they are good; null: not before long. */
  expiring: DatedPoints | null;
  /** The other units of which the member has something. */
  units: { id: string; balance: number; vesting: DatedPoints[]; expiring: DatedPoints | null }[];
  tier: { id: string; name: string } | null;
  /** The last day of the tier, if nothing else happens; null: no end is known. */
  tierUntil: string | null;
  /** The tier after it. `missing`: what is to be spent in the shop's currency, where spending is a way to it; whole percent of the way. */
  next: { name: string; missing: string | null; percent: number; ways: PublishedWay[] } | null;
  /** What time alone will make of the tier: its name, or null for none, from that day on. */
  ahead: { tier: string | null; at: string } | null;
  /** Rewards that are due by reference, each with the last day to use it. */
  due: { name: string; until: string | null }[];
  /** The days, not over yet, that the member chose for campaigns on a day of their own. */
  ownDays: { name: string; at: string }[];
  joined: true;
}

export interface DatedPoints {
  points: number;
  at: string;
}

/** One way to a tier: an amount as a decimal string for spend, else a count. */
export type PublishedWay =
  | { basis: "spend"; value: string }
  | { basis: "orders" | "referrals"; value: number }
  | { basis: "points"; value: number; unit: string }
  | { basis: "events"; value: number; event: string };

/** What is published of a member, apart from the program: what the last settling stored. Moments are whole seconds. */
export interface PublishedStanding {
  revision: number;
  /** Of every unit that the member has an account of. */
  balances: readonly UnitStanding[];
  tierId: string | null;
  /** As `MemberFold.tierUntil`. */
  tierUntil: number | null;
  /** As `MemberFold.progress`. */
  progress: Readonly<Record<string, number>>;
  /** As `MemberFold.projection`: only the first moment is shown. */
  projection: readonly { at: number; tierId: string | null }[];
  /** Awards that stand and have not lapsed. */
  awards: readonly { rewardId: string; lapsesAt: number | null }[];
  /** Every day that was chosen, YYYY-MM-DD; null where an event of that name has none. */
  ownDays: readonly { campaignId: string | null; date: string | null }[];
}

export interface UnitStanding {
  unit: string;
  /** What can be spent now; negative while points are owed. */
  available: number;
  /** Points in lots that have not vested, by the moment they do. */
  vesting: readonly { points: number; at: number }[];
  /** What remains of the vested lots that expire soonest, and when they do; null when nothing expires. */
  expiring: { points: number; at: number } | null;
}

const VESTING_SHOWN_MAX = 3;
const DUE_SHOWN_MAX = 10;
const OWN_DAYS_SHOWN_MAX = 5;
const DAY = 86_400;
/** Nobody is told of an end that lies further ahead, unless the program's reminder is so early. */
const EXPIRY_SHOWN_DAYS = 60;

/** A member's published state. */
export function memberState(
  options: PublishedStanding & {
    program: Program | null;
    currency: string;
    timeZone: string;
    pending: readonly PendingPoints[];
    now: Date;
  },
): MemberState {
  const { program, currency, revision, balances, tierId, progress } = options;
  const tier = program?.tiers.find((candidate) => candidate.id === tierId);
  const next = program ? nextTier({ program, tierId: tier?.id ?? null, progress }) : null;
  const dated = (standing: UnitStanding) => datedOf(standing, options);
  const points = balances.find(({ unit }) => unit === POINTS);
  return {
    v: 1,
    revision,
    balance: points?.available ?? 0,
    pending: pendingOf(options.pending),
    vesting: points ? dated(points).vesting : [],
    expiring: points ? dated(points).expiring : null,
    units: otherUnits(program, balances).map((standing) => ({
      id: standing.unit,
      balance: standing.available,
      ...dated(standing),
    })),
    tier: tier ? { id: tier.id, name: tier.name } : null,
    tierUntil: tier && options.tierUntil !== null ? lastDayBefore(options.tierUntil, options.timeZone) : null,
    next: next && publishedNext(next, currency),
    ahead: aheadOf(options),
    due: dueOf(options),
    ownDays: ownDaysOf(options),
    joined: true,
  };
}

function pendingOf(pending: readonly PendingPoints[]): MemberState["pending"] {
  return (["paid", "fulfilled", "due"] as const).flatMap((when) => {
    const waiting = pending.filter((each) => each.when === when && each.unit === POINTS);
    const points = waiting.reduce((sum, each) => sum + each.points, 0);
    return points > 0 ? [{ points, when }] : [];
  });
}

function datedOf(
  standing: UnitStanding,
  options: { program: Program | null; timeZone: string; now: Date },
): { vesting: DatedPoints[]; expiring: DatedPoints | null } {
  const { program, timeZone, now } = options;
  const days = Map.groupBy(
    standing.vesting.toSorted((a, b) => a.at - b.at),
    ({ at }) => localDate(at, timeZone),
  );
  const vesting = [...days].map(([at, lots]) => ({ points: lots.reduce((sum, lot) => sum + lot.points, 0), at }));
  const shownDays = Math.max(2 * (program?.policies.reminderDays ?? 0), EXPIRY_SHOWN_DAYS);
  const isNear = standing.expiring !== null && standing.expiring.at <= wholeSeconds(now) + shownDays * DAY;
  const expiring = isNear ? standing.expiring : null;
  return {
    vesting: vesting.slice(0, VESTING_SHOWN_MAX),
    expiring: expiring && { points: expiring.points, at: lastDayBefore(expiring.at, timeZone) },
  };
}

function otherUnits(program: Program | null, balances: readonly UnitStanding[]): UnitStanding[] {
  const named = (program?.units ?? []).filter(({ id }) => id !== POINTS);
  return named.flatMap(({ id }) => balances.filter(({ unit }) => unit === id));
}

function publishedNext({ tier, ways, percent }: NextTier, currency: string): MemberState["next"] {
  const spend = ways.find(({ qualification }) => qualification.basis === "spend");
  return {
    name: tier.name,
    missing: spend ? formatMinor(spend.missing, currency) : null,
    percent,
    ways: ways.map(({ qualification, missing }) => publishedWay(qualification, missing, currency)),
  };
}

function aheadOf(options: PublishedStanding & { program: Program | null; timeZone: string }): MemberState["ahead"] {
  const { program, projection, timeZone } = options;
  const [moment] = projection;
  if (!program || !moment) return null;
  const tier = program.tiers.find(({ id }) => id === moment.tierId);
  return { tier: tier?.name ?? null, at: localDate(moment.at, timeZone) };
}

function dueOf(options: PublishedStanding & { program: Program | null; timeZone: string }): MemberState["due"] {
  const { program, awards, timeZone } = options;
  const named = awards.flatMap(({ rewardId, lapsesAt }) => {
    const reward = program?.rewards.find(({ id }) => id === rewardId);
    if (reward?.kind !== "reference") return [];
    return [{ name: reward.name, until: lapsesAt === null ? null : lastDayBefore(lapsesAt, timeZone) }];
  });
  return named.slice(0, DUE_SHOWN_MAX);
}

function ownDaysOf(
  options: PublishedStanding & { program: Program | null; timeZone: string; now: Date },
): MemberState["ownDays"] {
  const today = localDate(wholeSeconds(options.now), options.timeZone);
  const named = options.ownDays.flatMap(({ campaignId, date }) => {
    const campaign = options.program?.campaigns.find(({ id, memberDay }) => id === campaignId && memberDay);
    return campaign && date !== null && date >= today ? [{ name: campaign.name, at: date }] : [];
  });
  return named.slice(0, OWN_DAYS_SHOWN_MAX);
}

/** A way to a tier with a figure (its threshold, or what is missing), as Liquid reads it. */
export function publishedWay(qualification: Qualification, figure: number, currency: string): PublishedWay {
  const { basis } = qualification;
  switch (basis) {
    case "spend":
      return { basis, value: formatMinor(figure, currency) };
    case "orders":
    case "referrals":
      return { basis, value: figure };
    case "points":
      return { basis, value: figure, unit: qualification.unit };
    case "events":
      return { basis, value: figure, event: qualification.event };
    default:
      return assertNever(qualification);
  }
}
