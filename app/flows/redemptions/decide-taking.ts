import type { Tx } from "../../db.server.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import type { Program, Reward } from "../../loyalty/program.ts";
import { type Accepted, decideRedemption, type Refusal, type RewardWish } from "../../loyalty/rewards/decide.ts";
import type { GrantLimits } from "../../loyalty/staff.ts";
import { raiseAlerts } from "../../models/alert.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { lockReward, takenStanding } from "../../models/redemption-standing.ts";
import type { DrawnCodes } from "../../loyalty/redemption.ts";

/** Tells which of the customer segments a member is in. */
export type SegmentReader = (segmentIds: readonly string[]) => Promise<readonly string[]>;

export interface AskedReservation {
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  memberId: string;
  redemptionId: string;
  wish: RewardWish;
  codes: DrawnCodes;
  /** Asked before anything is taken, if the reward is for segments; left out: the member is in none. */
  segmentsOf?: SegmentReader;
  /** Staff who books it for the member; left out: the member asked. */
  actor?: string;
  /** Of that staff: a reward counts as if its points were given. Left out: no limits. */
  limits?: GrantLimits;
  now: Date;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More rewards of one member within a day are told of. */
const MANY = 5;

/** Asks Shopify in which of the segments the member is that the reward is for: before the transaction, and only if it is for any. */
export async function segmentsAskedFor({ shop, wish, segmentsOf }: AskedReservation): Promise<readonly string[]> {
  if (!segmentsOf) return [];
  const program = (await programState(null, shop.programId)).versions.at(-1)?.program;
  const reward = program?.rewards.find(({ id }) => id === wish.rewardId);
  if (!reward || reward.kind === "reference" || reward.segments.length === 0) return [];
  return segmentsOf(reward.segments);
}

/**
 * Decides under the member's lock, and under the reward's where pieces or places are counted.
 *
 * @returns also how many rewards the member has taken within a day before
 */
export async function decideTaking(
  tx: Tx,
  options: AskedReservation & { segmentIds: readonly string[]; program: ProgramState; available: number },
): Promise<{ decision: Accepted | Refusal; ofDay: number }> {
  const { shop, memberId, wish, program, segmentIds, available, now } = options;
  const { programId, timeZone, currency } = shop;
  const document = program.versions.at(-1)?.program ?? null;
  const reward = document?.rewards.find(({ id }) => id === wish.rewardId);
  if (!document || !reward) {
    const outcome = program.status === "live" && document ? "unknown-reward" : "not-live";
    return { decision: { outcome }, ofDay: 0 };
  }
  const asks = limitsOf(reward, document, wish);
  if (asks.inAll !== null || asks.dates.length > 0) await lockReward(tx, { programId, rewardId: reward.id });
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const known = await takenStanding(tx, { programId, memberId, rewardId: reward.id, asks, hourAgo, dayAgo });
  const { redemptionsOfMemberLastDay: ofDay, ...taken } = known ?? NOTHING_TAKEN;
  const decision = decideRedemption({
    ...{ status: program.status, program: document, wish, timeZone, currency, now: wholeSeconds(now) },
    standing: { ...taken, available, segmentIds },
  });
  return { decision, ofDay };
}

const NOTHING_TAKEN = {
  ...{ tierId: null, isBlocked: false, taken: [], takenInAll: 0, takenOfDate: {}, codesLeft: null },
  ...{ redemptionsOfMemberLastHour: 0, oldestOfMemberLastHour: null, redemptionsOfMemberLastDay: 0 },
  ...{ redemptionsOfShopLastHour: 0, oldestOfShopLastHour: null },
};

/** What of a reward is limited: only that is counted. */
function limitsOf(reward: Reward, { policies }: Program, { dateId }: RewardWish) {
  const shop = policies.velocity.perShopPerHour !== undefined;
  if (reward.kind === "reference") return { own: false, inAll: null, dates: [], codes: false, shop };
  const dates = reward.kind === "experience" ? reward.dates : [];
  return {
    own: reward.perMember !== undefined || reward.coolDown !== undefined,
    inAll: reward.total ?? null,
    dates: dates.flatMap(({ id, places }) => (id === dateId && places !== undefined ? [{ id, places }] : [])),
    codes: reward.kind === "partner-code",
    shop,
  };
}

/** Tells the merchant of a member who redeems faster than the program allows, once a day. */
export async function noteHeldUp(tx: Tx, options: AskedReservation & { until: number }): Promise<void> {
  const { wish, until } = options;
  await tellOfMany(tx, { ...options, data: { reward: wish.rewardId, until } });
}

/** Tells the merchant of a member who redeems often, once a day; nobody is kept from it. */
export async function noteOften(tx: Tx, options: AskedReservation & { count: number }): Promise<void> {
  const { count } = options;
  if (count > MANY) await tellOfMany(tx, { ...options, data: { count } });
}

async function tellOfMany(tx: Tx, options: AskedReservation & { data: Record<string, unknown> }): Promise<void> {
  const { shop, memberId, data, now } = options;
  const subject = `${memberId}:${now.toISOString().slice(0, 10)}`;
  const alert = { kind: "many-redemptions" as const, subject, memberId, redemptionId: null, data, at: now };
  await raiseAlerts(tx, { programId: shop.programId, alerts: [alert] });
}
