import { randomBytes } from "node:crypto";
import { codeFrom, type DrawnCodes, giftCardCodeFrom } from "./loyalty/redemption.ts";

/** Draws the codes of one redemption, whichever it will need: at least 60 bits of chance each. */
export function drawCodes(): DrawnCodes {
  return { discount: codeFrom(randomBytes(64)), giftCard: giftCardCodeFrom(randomBytes(64)) };
}
