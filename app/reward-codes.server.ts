import { randomBytes } from "node:crypto";
import { codeFrom, giftCardCodeFrom } from "./loyalty/redemption.ts";

/** Draws the codes of one redemption, whichever it will need: at least 60 bits of chance each. */
export function drawCodes(): { discount: string; giftCard: string } {
  return { discount: codeFrom(randomBytes(64)), giftCard: giftCardCodeFrom(randomBytes(64)) };
}
