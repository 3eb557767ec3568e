import type { NoPointsReason } from "../../loyalty/no-points.ts";

/** An order of a member, as the page shows it. */
export interface OrderLine {
  id: string;
  name: string;
  placedAt: string;
  /** Points that this order's transfers come to. */
  points: number;
  /** Why that is nothing; null when it is something. */
  nothingBecause: NoPointsReason | null;
  /** Why the order's facts may be incomplete; null when they are complete. */
  caveat: string | null;
}

/** How many orders stand there before somebody asks for all. */
export const SHOWN_FIRST = 8;
