import type { Program, Reward } from "../program.ts";
import { worthAt } from "../rewards/liability.ts";
import { knownWorth, priceOf, rateOf } from "../rewards/price.ts";

/** Ordinary points that members of one tier hold; `tierId` null: members without a tier. */
export interface HeldPoints {
  tierId: string | null;
  members: number;
  points: number;
}

/** What a change of one reward does to the points that members hold already. */
export interface WorthChange {
  rewardId: string;
  effect: "loss" | "gain";
  reasons: WorthReason[];
  /** The tiers whose members' points could buy the reward, or of those that lose it; null: everybody's. */
  tierIds: readonly (string | null)[] | null;
  /** What those members hold. */
  held: Held;
  /** What all these points buy of it, minor units; null where one side has no known worth, or it is the same. */
  worth: { beforeMinor: number; afterMinor: number } | null;
}

export interface Held {
  members: number;
  points: number;
}

/** What exactly has changed. Amounts are minor units of the shop's currency, prices points. */
export type WorthReason =
  | { kind: "removed" | "added" | "segments" }
  | { kind: "price" | "amount" | "percent" | "minimum"; before: number; after: number }
  /** The tiers whose members lose it, or get it; null: members without a tier. */
  | { kind: "tiers"; tierIds: (string | null)[] };

/**
 * What held points lose and gain, reward by reward: one that is gone, dearer, worth less or open to fewer takes worth from the points
 * that could buy it, whatever else they buy. A dearer reward counts as a loss even where it is worth more: who has just enough for it
 * has not any more.
 *
 * Points keep the expiry that they were earned with, so no change of expiry takes anything from held ones.
 *
 * @param held of every tier that has members with points, by the tiers they hold now
 * @returns losses first; rewards that nobody's points could buy, before or after, are left out
 */
export function worthChanges(before: Program, after: Program, held: readonly HeldPoints[]): WorthChange[] {
  const ids = new Set([...before.rewards, ...after.rewards].map(({ id }) => id));
  const tierIds = [null, ...new Set([...before.tiers, ...after.tiers].map(({ id }) => id))];
  const changes = [...ids].flatMap((id) => {
    const old = buyable(before, id);
    const now = buyable(after, id);
    const change = old || now ? changeOf({ id, old, now, tierIds }) : null;
    return change ? [measured(change, held)] : [];
  });
  return changes
    .filter(({ held: { points } }) => points > 0)
    .sort((one, other) => Number(one.effect === "gain") - Number(other.effect === "gain"));
}

/** All points that lose something: those of one member count once, however many rewards change. */
export function heldAtLoss(changes: readonly WorthChange[], held: readonly HeldPoints[]): Held {
  const losses = changes.filter(({ effect }) => effect === "loss");
  return sumOf(held.filter(({ tierId }) => losses.some(({ tierIds }) => tierIds === null || tierIds.includes(tierId))));
}

type Buyable = Reward & { price: number };

interface Change {
  id: string;
  effect: WorthChange["effect"];
  reasons: WorthReason[];
  /** Of whom: null, of everybody. */
  tierIds: readonly (string | null)[] | null;
  old: Buyable | null;
  now: Buyable | null;
}

interface Sides {
  id: string;
  old: Buyable | null;
  now: Buyable | null;
  tierIds: readonly (string | null)[];
}

function buyable(program: Program, id: string): Buyable | null {
  const reward = program.rewards.find((candidate) => candidate.id === id);
  const price = reward ? priceOf(reward) : null;
  return reward && price !== null ? { ...reward, price } : null;
}

function changeOf({ id, old, now, tierIds }: Sides): Change | null {
  if (!old || !now || old.kind !== now.kind) {
    if (!old && !now) return null;
    const effect = old ? "loss" : "gain";
    const of = tiersOf(old ?? now);
    return { id, effect, reasons: [{ kind: old ? "removed" : "added" }], tierIds: of, old, now: old ? null : now };
  }
  const terms = termsOf(old, now);
  const open = tierChange(old, now, tierIds);
  const losses = terms.filter(({ effect }) => effect === "loss");
  if (losses.length > 0 || open.lost.length > 0) {
    const reasons = [...losses.map(({ reason }) => reason), ...tierReason(open.lost)];
    return { id, effect: "loss", reasons, tierIds: losses.length > 0 ? tiersOf(old) : open.lost, old, now };
  }
  const gains = terms.filter(({ effect }) => effect === "gain");
  if (gains.length === 0 && open.won.length === 0) return null;
  const reasons = [...gains.map(({ reason }) => reason), ...tierReason(open.won)];
  return { id, effect: "gain", reasons, tierIds: gains.length > 0 ? tiersOf(now) : open.won, old, now };
}

type Term = { effect: WorthChange["effect"]; reason: WorthReason };

function termsOf(old: Buyable, now: Buyable): Term[] {
  const rates = compareRates(old, now);
  const terms: Term[] = [];
  if (old.price !== now.price && !(now.price < old.price && rates === "worse")) {
    const effect = now.price > old.price ? "loss" : "gain";
    terms.push({ effect, reason: { kind: "price", before: old.price, after: now.price } });
  }
  const [worthBefore, worthAfter] = [knownWorth(old), knownWorth(now)];
  if (worthBefore !== null && worthAfter !== null && worthBefore !== worthAfter) {
    const before = { kind: "amount" as const, before: worthBefore, after: worthAfter };
    if (rates === "worse") terms.push({ effect: "loss", reason: before });
    else if (rates === "better" && now.price <= old.price) terms.push({ effect: "gain", reason: before });
  } else if (rates === "worse" && old.price === now.price) {
    terms.push({ effect: "loss", reason: { kind: "amount", before: worthBefore ?? 0, after: worthAfter ?? 0 } });
  }
  if (old.kind === "percentage" && now.kind === "percentage" && old.percent !== now.percent) {
    const effect = now.percent < old.percent ? "loss" : "gain";
    terms.push({ effect, reason: { kind: "percent", before: old.percent, after: now.percent } });
  }
  const [least, leastNow] = [minimumOf(old), minimumOf(now)];
  if (least !== leastNow) {
    const effect = leastNow > least ? "loss" : "gain";
    terms.push({ effect, reason: { kind: "minimum", before: least, after: leastNow } });
  }
  const segments = compareSegments(segmentsOf(old), segmentsOf(now));
  return segments ? [...terms, { effect: segments, reason: { kind: "segments" } }] : terms;
}

function compareRates(old: Buyable, now: Buyable): "better" | "worse" | "same" {
  const [one, other] = [rateOf(old), rateOf(now)];
  if (!one || !other) return "same";
  const difference = BigInt(other.worthMinor) * BigInt(one.points) - BigInt(one.worthMinor) * BigInt(other.points);
  if (difference === 0n) return "same";
  return difference > 0n ? "better" : "worse";
}

function minimumOf(reward: Reward): number {
  return "minimumMinor" in reward ? (reward.minimumMinor ?? 0) : 0;
}

function segmentsOf(reward: Reward): string[] {
  return "segments" in reward ? reward.segments : [];
}

/** No segment at all means everybody. Who is in a segment is Shopify's to say: a different choice may leave somebody out. */
function compareSegments(old: string[], now: string[]): Term["effect"] | null {
  if (old.length === 0) return now.length === 0 ? null : "loss";
  if (now.length === 0) return "gain";
  if (old.some((segment) => !now.includes(segment))) return "loss";
  return now.length > old.length ? "gain" : null;
}

function tiersOf(reward: Reward | null): readonly (string | null)[] | null {
  return reward && "tiers" in reward && reward.tiers.length > 0 ? reward.tiers : null;
}

function tierChange(old: Buyable, now: Buyable, tierIds: Sides["tierIds"]) {
  const [had, has] = [tiersOf(old) ?? tierIds, tiersOf(now) ?? tierIds];
  return { lost: had.filter((tier) => !has.includes(tier)), won: has.filter((tier) => !had.includes(tier)) };
}

function tierReason(tierIds: (string | null)[]): WorthReason[] {
  return tierIds.length === 0 ? [] : [{ kind: "tiers", tierIds }];
}

function measured({ id, effect, reasons, tierIds, old, now }: Change, held: readonly HeldPoints[]): WorthChange {
  const concerned = sumOf(held.filter(({ tierId }) => tierIds === null || tierIds.includes(tierId)));
  const { points } = concerned;
  const onlyTiers = reasons.every(({ kind }) => kind === "tiers");
  const beforeMinor = worthIn(effect === "gain" && onlyTiers ? null : old, points);
  const afterMinor = worthIn(effect === "loss" && onlyTiers ? null : now, points);
  const isKnown = beforeMinor !== null && afterMinor !== null;
  const agrees = isKnown && (effect === "loss" ? afterMinor < beforeMinor : afterMinor > beforeMinor);
  return {
    rewardId: id,
    effect,
    reasons,
    tierIds,
    held: concerned,
    worth: agrees ? { beforeMinor, afterMinor } : null,
  };
}

function sumOf(held: readonly HeldPoints[]): Held {
  return held.reduce((sum, { members, points }) => ({ members: sum.members + members, points: sum.points + points }), {
    members: 0,
    points: 0,
  });
}

/** What so many points buy of a reward; of one that cannot be bought, nothing. */
function worthIn(reward: Buyable | null, points: number): number | null {
  if (reward === null) return 0;
  const rate = rateOf(reward);
  return rate && worthAt(rate, points);
}
