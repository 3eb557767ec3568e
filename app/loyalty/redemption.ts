import { invariant } from "./assert.ts";
import type { FixedAmountReward, Program } from "./program.ts";

/** One that takes an amount off an order and that a member takes for points. */
export type Voucher = FixedAmountReward & { points: number };

/** The rewards that take an amount off an order and that a member redeems for a code. */
export function vouchers(program: Program): Voucher[] {
  return program.rewards.flatMap((reward) =>
    reward.kind === "fixed-amount" && reward.points !== undefined && !reward.automatic
      ? [{ ...reward, points: reward.points }]
      : [],
  );
}

/** Codes that were drawn for a redemption, whichever it will need. */
export interface DrawnCodes {
  discount: string;
  giftCard: string;
}

/** Letters and digits that nobody mistakes for others when reading them aloud or copying them: 30 of them. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS = 13;
const GIFT_CARD_SYMBOLS = 16;

/**
 * The code of a redemption, such as "LAUREL-7KQ4-M2XW-9PRTV": 13 symbols out of 30, which is 63 bits of chance.
 *
 * @param randomness at least 32 random bytes: bytes that would favour some symbols are passed over
 */
export function codeFrom(randomness: Uint8Array): string {
  const symbols = symbolsFrom(randomness, SYMBOLS);
  return ["LAUREL", symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8)].join("-");
}

/**
 * The code of a gift card, such as "7KQ4M2XW9PRTVB3D": Shopify takes 8 to 20 letters and digits; 16 out of 30 are 78 bits of chance.
 *
 * @param randomness at least 32 random bytes
 */
export function giftCardCodeFrom(randomness: Uint8Array): string {
  return symbolsFrom(randomness, GIFT_CARD_SYMBOLS);
}

function symbolsFrom(randomness: Uint8Array, count: number): string {
  const fair = [...randomness].filter((byte) => byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length);
  invariant(fair.length >= count, "too little randomness for a code");
  return fair
    .slice(0, count)
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join("");
}
