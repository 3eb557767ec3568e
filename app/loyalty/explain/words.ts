import type { Explanation, OrderExplanation } from "../explanation.ts";

type Of<Kind extends Explanation["kind"]> = Extract<Explanation, { kind: Kind }>;
type Per = "order" | "day" | "week" | "month" | "quarter" | "year" | "lifetime";

/** Why something that was taken was cancelled, as far as sentences tell the causes apart. */
export type EndedBy =
  | "refused"
  | "no-access"
  | "customer-gone"
  | "agent"
  | "voided"
  | "withdrawn"
  | "order-cancelled"
  | "deleted-in-shopify"
  | "other";

/** Everything that sentences are made of, in one language. */
export interface Words {
  order: Record<OrderExplanation["fact"], (order: string) => string>;
  event: Record<Of<"event">["fact"], (name: string, subject: string | null) => string>;
  occasion: Record<Of<"occasion">["occasion"], (detail: string) => string>;
  rate: (rate: string, currency: string, amount: string) => string;
  share: (share: string, amount: string) => string;
  /** For each order, each time something happens, or once on joining. */
  fixed: Record<"order" | "event" | "gift", (points: string) => string>;
  perItem: (points: string, items: number) => string;
  perStep: (points: string, step: string, amount: string) => string;
  band: (rate: string, currency: string, from: string) => string;
  bands: (bands: string, amount: string) => string;
  and: string;
  /** What several multipliers come to. */
  added: (sum: string) => string;
  best: (all: string) => string;
  noTier: string;
  notBelowZero: string;
  most: (points: string) => string;
  rounding: Record<"down" | "nearest" | "up", string>;
  more: (from: string, to: string) => string;
  cap: (options: { most: string; per: Per; by: "calendar" | "rolling"; room: string }) => string;
  times: (options: { times: number; per: Per; by: "calendar" | "rolling" }) => string;
  instead: (now: string, before: string) => string;
  nothingLeft: string;
  withdrawn: Record<Of<"withdrawn">["cause"], string>;
  joined: (points: string) => string;
  agent: (points: string, way: "given" | "taken", note: string) => string;
  agentUndone: (points: string, way: "given" | "taken") => string;
  redeemed: (points: string, amount: string) => string;
  redeemedFor: (points: string, name: string) => string;
  donated: (points: string, amount: string, cause: string) => string;
  returned: (points: string) => string;
  /** "250 of 500 Coins" */
  backOf: (figure: string, of: string) => string;
  lapsed: (back: string, reward: string) => string;
  cancelled: Record<EndedBy, (back: string, reward: string) => string>;
  /** `all`: what came back for the order altogether, where that is more. */
  rewardRefund: Record<
    Of<"reward-refund">["fact"],
    (back: string, of: { order: string; called: string; all: string | null }) => string
  >;
  usedAfterReturn: (points: string, reward: string, order: string) => string;
  paidOut: (amount: string, period: string) => string;
  merged: string;
  testWiped: string;
  benefit: {
    entry: (points: string, tier: string) => string;
    tierYear: (points: string, tier: string, nth: number) => string;
    quarter: (points: string, tier: string, of: { quarter: number; year: string }) => string;
    /** A month or a year. */
    period: (points: string, tier: string, period: string) => string;
  };
  award: (reward: string, because: string) => string;
  awardTrigger: Record<Of<"award">["trigger"], (detail: string) => string>;
  automatic: (points: string, reward: string) => string;
  expired: (points: string) => string;
  expiryUndone: Record<Of<"expiry-undone">["cause"], (points: string) => string>;
  forgiven: (points: string, order: string | undefined) => string;
  forgivenRepaid: (points: string) => string;
  refundForgiven: (points: string, order: string) => string;
  pastOrders: (points: string) => string;
  pastOrdersUndone: (points: string) => string;
  imported: Record<Of<"imported">["change"] | "restored", (points: string) => string>;
}
