import type { Reward } from "../../loyalty/program.ts";
import type { Givings } from "./givings.ts";

export type RewardKind = Reward["kind"];
export type DurationUnit = "days" | "months" | "years";
export type LimitPeriod = "day" | "week" | "month" | "year" | "ever";

/** The worth of a reward in another currency, as typed. */
export interface AmountRow {
  /** Tells rows apart while they are edited; never saved. */
  row: number;
  currency: string;
  amount: string;
}

/** A date of an experience, as typed. */
export interface DateRow {
  row: number;
  /** The saved date's id; null for a new one. */
  id: string | null;
  at: string;
  places: string;
}

/** Products by their ids in Shopify. */
export interface GoodsDraft {
  products: string[];
  variants: string[];
  collections: string[];
}

/**
 * The form of a reward of any kind as typed: every number a text, so that nothing is lost while it is half written. What a kind does
 * not have is not shown and not read (reward-parts.ts says which kind has what).
 */
export interface RewardDraft {
  kind: RewardKind;
  /** The saved reward's id; null for a new one. */
  id: string | null;
  name: string;
  description: string;

  sale: "points" | "automatic" | "none";
  points: string;
  givings: Givings;

  amount: string;
  amounts: AmountRow[];
  percent: string;
  share: string;
  shippingMax: string;
  countries: string;
  productId: string;
  variantId: string;
  value: string;
  buys: "alone" | "beside";
  buysFrom: GoodsDraft;
  buysQuantity: string;
  pointsMin: string;
  pointsMax: string;
  pointsStep: string;
  perStep: string;
  as: "code" | "gift-card" | "store-credit";
  cause: string;
  partner: string;
  howTo: string;
  lowStock: string;
  tag: string;
  dates: DateRow[];
  asks: "nothing" | "text";
  asksLabel: string;
  asksMax: string;
  /** Of a reference: in how many days it lapses; empty: never. */
  lapsesDays: string;

  minimum: string;
  goods: "all" | "chosen";
  only: GoodsDraft;
  excepts: "none" | "some";
  exceptProducts: string[];
  exceptCollections: string[];
  exceptTags: string;
  exceptVendors: string;
  purchases: "one-time" | "subscription" | "both";
  combines: ("order" | "product" | "shipping")[];
  transferable: "personal" | "transferable";
  refundReturns: "full" | "proportional" | "none";

  /** Tiers by id; empty text: members without a tier. None chosen: everybody. */
  tiers: string[];
  segments: string[];
  from: string;
  to: string;
  perMember: string;
  perMemberPer: LimitPeriod;
  total: string;
  coolDown: string;
  coolDownUnit: DurationUnit;

  valid: "ever" | "for" | "until";
  validFor: string;
  validUnit: DurationUnit;
  validUntil: string;
  lapse: "all" | "share" | "none";
  lapseShare: string;
}

export const NO_GOODS: GoodsDraft = { products: [], variants: [], collections: [] };

/** A new reward of any kind: what is right for most shops, and nothing where only the merchant knows. */
const NEW: Omit<RewardDraft, "kind"> = {
  id: null,
  name: "",
  description: "",
  sale: "points",
  points: "",
  givings: { birthday: false, nextOrder: false, tiers: [] },
  amount: "",
  amounts: [],
  percent: "",
  share: "",
  shippingMax: "",
  countries: "",
  productId: "",
  variantId: "",
  value: "",
  buys: "alone",
  buysFrom: NO_GOODS,
  buysQuantity: "1",
  pointsMin: "",
  pointsMax: "",
  pointsStep: "",
  perStep: "",
  as: "code",
  cause: "",
  partner: "",
  howTo: "",
  lowStock: "20",
  tag: "",
  dates: [],
  asks: "nothing",
  asksLabel: "",
  asksMax: "100",
  lapsesDays: "",
  minimum: "",
  goods: "all",
  only: NO_GOODS,
  purchases: "one-time",
  transferable: "personal",
  excepts: "none",
  exceptProducts: [],
  exceptCollections: [],
  exceptTags: "",
  exceptVendors: "",
  combines: ["order", "product", "shipping"],
  refundReturns: "proportional",
  tiers: [],
  segments: [],
  from: "",
  to: "",
  perMember: "",
  perMemberPer: "ever",
  total: "",
  coolDown: "",
  coolDownUnit: "days",
  valid: "for",
  validFor: "90",
  validUnit: "days",
  validUntil: "",
  lapse: "all",
  lapseShare: "",
};

/** The form of a new reward. */
export function emptyDraft(kind: RewardKind): RewardDraft {
  return { ...NEW, kind };
}
