import { percentOf, quantile, type ShopFigures } from "./figures.ts";

/** The kinds of program that a shop can begin with. */
export const FITTED_MODELS = [
  "points",
  "tiers",
  "cashback",
  "stamps",
  "status-by-orders",
  "occasions",
  "automatic-reward",
  "referrals",
] as const;
export type FittedModel = (typeof FITTED_MODELS)[number];

/** A figure of the shop that speaks for a model, or against it. */
export type FitReason =
  /** Too few customers to say anything of them. */
  | { code: "few-customers"; customers: number }
  | { code: "many-return" | "few-return"; percent: number }
  | { code: "return-soon" | "return-late"; days: number }
  | { code: "nobody-returned" }
  /** The best tenth spends so many times what the customer in the middle spends. */
  | { code: "spend-differs" | "spend-alike"; times: number }
  /** Half of all baskets lie between two amounts: they are much the same, or not. */
  | { code: "baskets-alike" | "baskets-differ"; fromMinor: number; toMinor: number }
  /** The most frequent quarter placed so many orders. */
  | { code: "many-orders" | "few-orders"; orders: number };

export interface ModelFit {
  model: FittedModel;
  /** unknown: too little is known of the shop. */
  verdict: "fits" | "possible" | "hardly" | "unknown";
  reasons: FitReason[];
}

/** With fewer customers, a share says nothing. */
const CUSTOMERS_MIN = 30;

/**
 * Which kinds of program suit how a shop's customers buy, and by which figures. A rule of thumb each: it shows what to look at, and
 * decides nothing.
 */
export function fittingModels(figures: ShopFigures): ModelFit[] {
  if (figures.customers < CUSTOMERS_MIN) {
    const reasons: FitReason[] = [{ code: "few-customers", customers: figures.customers }];
    return FITTED_MODELS.map((model) => ({ model, verdict: "unknown", reasons }));
  }
  const signs = signsOf(figures);
  return FITTED_MODELS.map((model) => fitOf(model, signs));
}

/** What speaks for or against: each figure with the side it is on. */
interface Signs {
  returning: Sign;
  soon: Sign;
  spread: Sign;
  baskets: Sign;
  frequent: Sign;
}

interface Sign {
  holds: boolean;
  reason: FitReason;
}

function signsOf(figures: ShopFigures): Signs {
  const { repeatPercent, intervalDays, spentMinor, basketMinor, ordersEach } = figures;
  const days = intervalDays?.median ?? null;
  const middle = quantile(spentMinor, 50);
  const best = quantile(spentMinor, 90);
  const frequent = quantile(ordersEach, 75);
  const { lower, upper } = basketMinor ?? { lower: 0, upper: 0 };
  const isSpread = best >= 3 * middle;
  const areAlike = upper <= 2 * lower;
  return {
    returning: { holds: repeatPercent >= 20, reason: reasonOfReturn(repeatPercent) },
    soon: {
      holds: days !== null && days <= 45,
      reason: days === null ? { code: "nobody-returned" } : { code: days <= 45 ? "return-soon" : "return-late", days },
    },
    spread: {
      holds: isSpread,
      reason: { code: isSpread ? "spend-differs" : "spend-alike", times: Math.floor(percentOf(best, middle) / 100) },
    },
    baskets: {
      holds: areAlike,
      reason: { code: areAlike ? "baskets-alike" : "baskets-differ", fromMinor: lower, toMinor: upper },
    },
    frequent: {
      holds: frequent >= 3,
      reason: { code: frequent >= 3 ? "many-orders" : "few-orders", orders: frequent },
    },
  };
}

function reasonOfReturn(percent: number): FitReason {
  return { code: percent >= 20 ? "many-return" : "few-return", percent };
}

function fitOf(model: FittedModel, signs: Signs): ModelFit {
  const { returning, soon, spread, baskets, frequent } = signs;
  switch (model) {
    case "points":
      return judged(model, [returning]);
    case "tiers":
      return judged(model, [spread, returning]);
    case "stamps":
      return judged(model, [soon, baskets]);
    case "status-by-orders":
      return judged(model, [frequent]);
    case "automatic-reward":
      return judged(model, [returning, soon]);
    case "referrals":
      return judged(model, [returning]);
    // Where people come back seldom, money that waits for them is understood at once, and something between two orders keeps in touch.
    case "cashback":
    case "occasions":
      return judged(model, [{ ...soon, holds: !soon.holds }]);
  }
}

function judged(model: FittedModel, signs: readonly Sign[]): ModelFit {
  const held = signs.filter(({ holds }) => holds).length;
  const verdict = held === signs.length ? "fits" : held === 0 && !isMild(model) ? "hardly" : "possible";
  return { model, verdict, reasons: signs.map(({ reason }) => reason) };
}

/** Works anywhere, and best where its figure says so. */
function isMild(model: FittedModel): boolean {
  return model === "points" || model === "cashback" || model === "occasions";
}
