import type { RewardKind } from "./reward-draft.ts";

/** A part of the form that several kinds share. */
export type RewardPart =
  | "money"
  | "goods"
  | "code"
  | "share"
  | "price"
  | "taking"
  | "validity"
  /** A worth that only the shop knows: for costs and checks. */
  | "value";

const CODE: readonly RewardPart[] = ["price", "taking", "validity", "code"];

const PARTS: Record<RewardKind, readonly RewardPart[]> = {
  "fixed-amount": [...CODE, "goods", "money", "share"],
  percentage: [...CODE, "goods"],
  "free-shipping": CODE,
  "free-product": [...CODE, "value"],
  slider: ["taking", "validity", "code", "goods", "share"],
  "gift-card": ["price", "taking", "validity", "money"],
  "store-credit": ["price", "taking", "validity", "money"],
  donation: ["price", "taking"],
  experience: ["price", "taking", "validity", "value"],
  "partner-code": ["price", "taking", "validity", "value"],
  "early-access": ["price", "taking", "validity"],
  reference: ["price", "value"],
};

/** Whether the form of a kind has a part. */
export function hasPart(kind: RewardKind, part: RewardPart): boolean {
  return PARTS[kind].includes(part);
}
