import { z } from "zod";
import { assertNever, invariant } from "../assert.ts";
import type { Reward } from "../program.ts";
import { deliveryOf } from "./price.ts";

/** How a redemption shall end, and how many of its points come back then. */
export const endingSchema = z.object({
  state: z.enum(["used", "lapsed", "cancelled"]),
  cause: z.string(),
  /** shopper | system | the staff member's name */
  actor: z.string(),
  returns: z.number(),
});
export type Ending = z.infer<typeof endingSchema>;

const SYSTEM = "system";

/**
 * How a redemption ends whose time is over. What was never used lapses, and its points come back as the reward says. What was
 * used in part, what was there to be used all the time (early access), and what nobody can know to be unused (a partner's code) is
 * used: nothing comes back.
 *
 * @param redemption.use whether something of a gift card or of store credit was spent
 */
export function lapseEnding(redemption: { terms: Reward; points: number; use?: "untouched" | "touched" }): Ending {
  const { terms, points, use = "untouched" } = redemption;
  const timeOver: Ending = { state: "used", cause: "time-over", actor: SYSTEM, returns: 0 };
  const delivery = deliveryOf(terms);
  switch (delivery) {
    case "discount":
    case "gift-card":
    case "store-credit":
    case "hand": {
      if (use === "touched") return timeOver;
      const percent = "lapseReturnsPercent" in terms ? terms.lapseReturnsPercent : 0;
      return { state: "lapsed", cause: "lapsed", actor: SYSTEM, returns: shareOf(points, percent) };
    }
    case "tag":
    case "partner-code":
    case "donation":
    case "elsewhere":
      return timeOver;
    default:
      return assertNever(delivery);
  }
}

/**
 * How a redemption ends that somebody or something cancels.
 *
 * @param redemption.pointsReturned what came back already
 * @param why.back whether its points come back; left out: they do
 */
export function cancelEnding(
  redemption: { points: number; pointsReturned?: number },
  why: { cause: string; actor?: string; back?: "points" | "nothing" },
): Ending {
  const { points, pointsReturned = 0 } = redemption;
  const { cause, actor = SYSTEM, back = "points" } = why;
  return { state: "cancelled", cause, actor, returns: back === "points" ? Math.max(0, points - pointsReturned) : 0 };
}

/** So many percent of points, rounded down. */
function shareOf(points: number, percent: number): number {
  invariant(points >= 0, "a redemption never costs less than nothing");
  return Number((BigInt(points) * BigInt(percent)) / 100n);
}
