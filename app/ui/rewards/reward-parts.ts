import type { RewardDraft, RewardKind } from "./reward-draft.ts";

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

/** Whether the form as it is shows a part: a slider has what codes have only where it gives a code. */
export function showsPart({ kind, as }: Pick<RewardDraft, "kind" | "as">, part: RewardPart): boolean {
  const isOfCodes = part === "code" || part === "goods" || part === "share";
  return hasPart(kind, part) && !(kind === "slider" && as !== "code" && isOfCodes);
}
