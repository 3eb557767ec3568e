import { invariant } from "./assert.ts";
import type { FixedAmountReward, PricedReference, Program } from "./program.ts";

/** What a member takes for points: a code that takes something off an order, or something that somebody else delivers. */
export type RedeemableReward = FixedAmountReward | PricedReference;

export type RedemptionDecision =
  | { outcome: "accepted"; reward: RedeemableReward }
  | { outcome: "not-live" }
  /** The program offers no such reward (any more). */
  | { outcome: "unknown-reward" }
  | { outcome: "insufficient-points"; shortBy: number };

/** The rewards that take something off an order: those that a member redeems for a code. */
export function vouchers(program: Program): FixedAmountReward[] {
  return program.rewards.filter((reward) => reward.kind === "fixed-amount");
}

/** The rewards that somebody else delivers and a member takes for points. What is given by itself is not taken. */
export function pricedReferences(program: Program): PricedReference[] {
  return program.rewards.flatMap((reward) =>
    reward.kind === "reference" && reward.points !== undefined && !reward.automatic
      ? [{ ...reward, points: reward.points }]
      : [],
  );
}

/**
 * Whether a member may redeem a reward now.
 *
 * @param program the newest version's document; null while there is none
 * @param available points that can be spent now; negative while points are owed
 */
export function decideRedemption(options: {
  status: "off" | "live";
  program: Program | null;
  rewardId: string;
  available: number;
}): RedemptionDecision {
  const { status, program, rewardId, available } = options;
  if (status !== "live" || !program) return { outcome: "not-live" };
  const offered: RedeemableReward[] = [...vouchers(program), ...pricedReferences(program)];
  const reward = offered.find(({ id }) => id === rewardId);
  if (!reward) return { outcome: "unknown-reward" };
  if (available < reward.points) return { outcome: "insufficient-points", shortBy: reward.points - available };
  return { outcome: "accepted", reward };
}

/** Letters and digits that nobody mistakes for others when reading them aloud or copying them: 30 of them. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS = 13;

/**
 * The code of a redemption, such as "LAUREL-7KQ4-M2XW-9PRTV": 13 symbols out of 30, which is 63 bits of chance.
 *
 * @param randomness at least 32 random bytes: bytes that would favour some symbols are passed over
 */
export function codeFrom(randomness: Uint8Array): string {
  const fair = [...randomness].filter((byte) => byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length);
  invariant(fair.length >= SYMBOLS, "too little randomness for a code");
  const symbols = fair.slice(0, SYMBOLS).map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return ["LAUREL", symbols.slice(0, 4).join(""), symbols.slice(4, 8).join(""), symbols.slice(8).join("")].join("-");
}
