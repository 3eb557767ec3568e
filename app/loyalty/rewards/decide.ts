import type { Program, Reward } from "../program.ts";
import { type Zone, zoneOf } from "../time/zone.ts";
import { isRedeemable, worthOf } from "./price.ts";
import { leftOf } from "./stock.ts";
import { endsAt, notNow } from "./validity.ts";

/** What a member asks for. */
export interface RewardWish {
  rewardId: string;
  /** Of a slider: how many. */
  points?: number | undefined;
  /** Of an experience with dates: which. */
  dateId?: string | undefined;
  /** Of something that asks the member for a text. */
  text?: string | undefined;
  /** The currency of the market in which the member shops; left out: the shop's. */
  currency?: string | undefined;
}

/** What decides besides the program: where the member stands, and what was taken. Moments are whole seconds. */
export interface TakingStanding {
  /** Points that can be spent now; negative while points are owed. */
  available: number;
  tierId: string | null;
  isBlocked: boolean;
  /** Shopify's ids of the customer segments the member is in, of those that rewards ask for. */
  segmentIds: readonly string[];
  /** What this member has of this reward, cancelled ones left out. */
  taken: readonly { at: number; dateId: string | null }[];
  /** What all members have of it, cancelled ones left out; and by date. */
  takenInAll: number;
  takenOfDate: Readonly<Record<string, number>>;
  /** Partner codes that are still to be given; null where there is no list. */
  codesLeft: number | null;
  /** Redemptions of the last hour, of any reward, and the oldest of them; null where there is none. */
  redemptionsOfMemberLastHour: number;
  oldestOfMemberLastHour: number | null;
  redemptionsOfShopLastHour: number;
  oldestOfShopLastHour: number | null;
}

export type Refusal =
  | { outcome: "not-live" }
  /** The member takes nothing until somebody lifts the block. */
  | { outcome: "blocked" }
  /** The program offers no such reward (any more). */
  | { outcome: "unknown-reward" }
  /** It can only be taken from then on, or could until then. */
  | { outcome: "not-now"; from?: number; to?: number }
  | {
      outcome:
        "wrong-tier" | "wrong-segment" | "sold-out" | "date-needed" | "date-full" | "text-needed" | "text-too-long";
    }
  /** `again`: when the next may be taken; left out: never. */
  | { outcome: "limit-reached"; again?: number }
  | { outcome: "cool-down"; until: number }
  | { outcome: "points-not-allowed"; min: number; max: number; step: number }
  | { outcome: "insufficient-points"; shortBy: number }
  /** Too many redemptions within an hour. */
  | { outcome: "too-many"; until: number };

export interface Accepted {
  outcome: "accepted";
  reward: Reward;
  points: number;
  amountMinor: number;
  currency: string;
  /** Until when it can be used, excluded; null: without end. */
  endsAt: number | null;
}

export interface TakingQuestion {
  status: "off" | "live";
  /** The newest version's document; null while there is none. */
  program: Program | null;
  wish: RewardWish;
  standing: TakingStanding;
  timeZone: string;
  /** The shop's. */
  currency: string;
  /** Whole seconds. */
  now: number;
}

interface Taking extends TakingQuestion {
  program: Program;
  reward: Reward;
  zone: Zone;
}

const HOUR = 3600;

/** Whether a member may take a reward now; of several reasons against it the one that helps least to change is told first. */
export function decideRedemption(question: TakingQuestion): Accepted | Refusal {
  const { status, program, wish, timeZone, currency, now } = question;
  if (status !== "live" || !program) return { outcome: "not-live" };
  if (question.standing.isBlocked) return { outcome: "blocked" };
  const reward = program.rewards.find(({ id }) => id === wish.rewardId);
  if (!reward || !isRedeemable(reward)) return { outcome: "unknown-reward" };
  const taking: Taking = { ...question, program, reward, zone: zoneOf(timeZone) };
  const points = reward.kind === "slider" ? (wish.points ?? reward.pointsMin) : (reward.points ?? 0);
  const refusal =
    outOfWindow(taking) ??
    notForMember(taking) ??
    usedUp(taking) ??
    tooOften(taking) ??
    wrongWish(taking) ??
    tooExpensive(taking, points) ??
    tooFast(taking);
  if (refusal) return refusal;
  const wanted = wish.currency === undefined ? {} : { wanted: wish.currency };
  return {
    outcome: "accepted",
    reward,
    points,
    ...worthOf(reward, { points, currency, ...wanted }),
    endsAt: endsAt(reward, { at: now, timeZone }),
  };
}

function outOfWindow({ reward, now, timeZone }: Taking): Refusal | null {
  const times = notNow(reward, { now, timeZone });
  return times && { outcome: "not-now", ...times };
}

function notForMember({ reward, standing }: Taking): Refusal | null {
  if (reward.kind === "reference") return null;
  if (reward.tiers.length > 0 && !reward.tiers.includes(standing.tierId)) return { outcome: "wrong-tier" };
  const { segments } = reward;
  const isIn = segments.length === 0 || segments.some((id) => standing.segmentIds.includes(id));
  return isIn ? null : { outcome: "wrong-segment" };
}

function usedUp({ reward, standing }: Taking): Refusal | null {
  const left = leftOf(reward, { inAll: standing.takenInAll, codesLeft: standing.codesLeft });
  return left === 0 ? { outcome: "sold-out" } : null;
}

function tooOften({ reward, standing, zone, now }: Taking): Refusal | null {
  if (reward.kind === "reference") return null;
  const { perMember, coolDown } = reward;
  if (perMember) {
    const { per, count } = perMember;
    const from = per === "ever" ? -Infinity : zone.periodStart(per, now);
    if (standing.taken.filter(({ at }) => at >= from).length >= count) {
      return { outcome: "limit-reached", ...(per === "ever" ? {} : { again: zone.periodEnd(per, now) }) };
    }
  }
  if (coolDown && standing.taken.length > 0) {
    const until = zone.plus(Math.max(...standing.taken.map(({ at }) => at)), coolDown);
    if (now < until) return { outcome: "cool-down", until };
  }
  return null;
}

function wrongWish({ reward, wish, standing, zone, now }: Taking): Refusal | null {
  if (reward.kind === "slider") {
    const { pointsMin: min, pointsMax: max, pointsStep: step } = reward;
    const points = wish.points ?? min;
    const fits = Number.isSafeInteger(points) && points >= min && points <= max && points % step === 0;
    return fits ? null : { outcome: "points-not-allowed", min, max, step };
  }
  if (reward.kind !== "experience") return null;
  if (reward.dates.length > 0) {
    const date = reward.dates.find(({ id }) => id === wish.dateId);
    if (!date || zone.parse(date.at) <= now) return { outcome: "date-needed" };
    const { places = Infinity } = date;
    if ((standing.takenOfDate[date.id] ?? 0) >= places) return { outcome: "date-full" };
  }
  if (!reward.asks) return null;
  const text = wish.text?.trim() ?? "";
  if (text === "") return { outcome: "text-needed" };
  return [...text].length > reward.asks.lengthMax ? { outcome: "text-too-long" } : null;
}

function tooExpensive({ standing }: Taking, points: number): Refusal | null {
  const { available } = standing;
  return available < points ? { outcome: "insufficient-points", shortBy: points - available } : null;
}

function tooFast({ program, standing, now }: Taking): Refusal | null {
  const { perMemberPerHour, perShopPerHour = Infinity } = program.policies.velocity;
  const until = (oldest: number | null): Refusal => ({ outcome: "too-many", until: (oldest ?? now) + HOUR });
  if (standing.redemptionsOfMemberLastHour >= perMemberPerHour) return until(standing.oldestOfMemberLastHour);
  if (standing.redemptionsOfShopLastHour >= perShopPerHour) return until(standing.oldestOfShopLastHour);
  return null;
}
