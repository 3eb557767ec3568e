import { assertNever, invariant } from "../assert.ts";
import { fraction, multiply, round } from "../fraction.ts";
import type { Ratio } from "../points.ts";
import type { Entitled } from "../program/reward-terms.ts";
import type { Reward } from "../program.ts";

/** A redemption whose value is a discount code. Moments are whole seconds. */
export interface CodedRedemption {
  terms: Reward;
  code: string;
  /** What it takes off, for kinds that take an amount off. */
  amountMinor: number;
  currency: string;
  /** When it was taken. */
  at: number;
  /** Excluded; null: without end. */
  endsAt: number | null;
}

/** What must be known of the shop. */
export interface PlanContext {
  /** The member's customers in the shop, Shopify's ids. */
  customerIds: readonly string[];
  /** The shop's. */
  currency: string;
  /** What variants cost now, minor units of the shop's currency, by id: of those that `discountNeeds` asks for. */
  prices?: Readonly<Record<string, number>>;
  /** The products that remain when exceptions are taken off, where `discountNeeds` asks for them. */
  remaining?: readonly string[];
  /** One unit of another currency in minor units of the shop's per minor unit of that one, where an amount is in one. */
  rates?: Readonly<Record<string, Ratio>>;
}

interface Common {
  code: string;
  startsAt: number;
  endsAt: number | null;
  /** Who may use it; null: whoever has the code. */
  customerIds: readonly string[] | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  currency: string;
}

export interface BasicPlan extends Common {
  mutation: "basic";
  value: { kind: "amount"; amountMinor: number } | { kind: "percentage"; percent: number };
  /** null: the whole order. */
  items: Entitled | null;
  minimumMinor: number | null;
  purchases: "one-time" | "subscription" | "both";
}

export interface FreeShippingPlan extends Common {
  mutation: "free-shipping";
  shippingMaxMinor: number | null;
  /** Empty: everywhere. */
  countries: readonly string[];
  minimumMinor: number | null;
  purchases: "one-time" | "subscription" | "both";
}

/** One piece of a variant for nothing beside what is bought. */
export interface BxgyPlan extends Common {
  mutation: "bxgy";
  buys: { items: Entitled; quantity: number };
  gets: { items: Entitled; quantity: number };
  purchases: "one-time" | "subscription" | "both";
}

/** What Shopify shall be told; each is good for one use on one order. */
export type DiscountPlan = BasicPlan | FreeShippingPlan | BxgyPlan;

type CodedReward = Extract<
  Reward,
  { kind: "fixed-amount" | "percentage" | "free-shipping" | "free-product" | "slider" }
>;

/** At most so many products can be named in one discount. */
export const ENTITLED_MAX = 250;

/** What a plan needs to know of the shop's products: the price of a variant, and which products remain without the exceptions. */
export function discountNeeds(terms: Reward): {
  variantId: string | null;
  remaining: { only: Entitled | null; except: Exceptions } | null;
} {
  const variantId = terms.kind === "free-product" && !terms.buys ? terms.variantId : null;
  const remaining =
    "except" in terms && terms.except && isSome(terms.except)
      ? { only: terms.only ?? null, except: terms.except }
      : null;
  return { variantId, remaining };
}

type Exceptions = NonNullable<Extract<Reward, { kind: "percentage" }>["except"]>;

function isSome(lists: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.values(lists).some((list) => list.length > 0);
}

/**
 * The discount that makes a code good for what the reward says.
 *
 * @throws where the reward is none that becomes a code, or `context` lacks what `discountNeeds` asks for
 */
export function discountPlan(redemption: CodedRedemption, context: PlanContext): DiscountPlan {
  const { terms } = redemption;
  invariant(isCoded(terms), `a reward of kind ${terms.kind} becomes no discount`);
  const common: Common = {
    code: redemption.code,
    startsAt: redemption.at,
    endsAt: redemption.endsAt,
    customerIds: terms.transferable ? null : [...context.customerIds],
    combinesWith: { ...terms.combinesWith },
    currency: context.currency,
  };
  const { purchases } = terms;
  const minimumMinor = terms.minimumMinor ?? null;
  switch (terms.kind) {
    case "fixed-amount":
    case "slider": {
      const amountMinor = inShopCurrency(redemption, context);
      const share = terms.shareMaxPercent === undefined ? 0 : leastBasket(amountMinor, terms.shareMaxPercent);
      return {
        ...{ mutation: "basic", ...common, purchases, value: { kind: "amount", amountMinor } },
        items: itemsOf(terms, context),
        minimumMinor: Math.max(minimumMinor ?? 0, share) || null,
      };
    }
    case "percentage":
      return {
        ...{ mutation: "basic", ...common, purchases, value: { kind: "percentage", percent: terms.percent } },
        ...{ items: itemsOf(terms, context), minimumMinor: minimumMinor || null },
      };
    case "free-shipping":
      return {
        ...{ mutation: "free-shipping", ...common, purchases, minimumMinor: minimumMinor || null },
        ...{ shippingMaxMinor: terms.shippingMaxMinor ?? null, countries: [...terms.countries] },
      };
    case "free-product":
      return freeProduct(terms, { common, context });
    default:
      return assertNever(terms);
  }
}

function isCoded(terms: Reward): terms is CodedReward {
  return "combinesWith" in terms && (terms.kind !== "slider" || terms.as === "code");
}

function freeProduct(
  terms: Extract<Reward, { kind: "free-product" }>,
  { common, context }: { common: Common; context: PlanContext },
): DiscountPlan {
  const piece: Entitled = { products: [], variants: [terms.variantId], collections: [] };
  if (terms.buys) {
    const { from, quantity } = terms.buys;
    return {
      ...{ mutation: "bxgy", ...common, purchases: terms.purchases },
      ...{ buys: { items: from, quantity }, gets: { items: piece, quantity: 1 } },
    };
  }
  const price = context.prices?.[terms.variantId];
  invariant(price !== undefined, `what variant ${terms.variantId} costs is not known`);
  return {
    ...{ mutation: "basic", ...common, purchases: terms.purchases, value: { kind: "amount", amountMinor: price } },
    ...{ items: piece, minimumMinor: terms.minimumMinor || null },
  };
}

/** What Shopify must find in the basket so that an amount takes off at most so many percent of it. */
function leastBasket(amountMinor: number, percent: number): number {
  return Number(round(multiply(fraction(amountMinor, 1), fraction(100, percent)), "up"));
}

function itemsOf(
  terms: Extract<Reward, { kind: "fixed-amount" | "percentage" | "slider" }>,
  context: PlanContext,
): Entitled | null {
  if (discountNeeds(terms).remaining) {
    invariant(context.remaining, "which products remain without the exceptions is not known");
    return { products: [...context.remaining], variants: [], collections: [] };
  }
  return terms.only && isSome(terms.only) ? terms.only : null;
}

/** A code takes off an amount of the shop's currency: one of another goes by the rate, else the shop's own amount is meant. */
function inShopCurrency({ terms, amountMinor, currency }: CodedRedemption, context: PlanContext): number {
  if (currency === "" || currency === context.currency) return amountMinor;
  const rate = context.rates?.[currency];
  if (rate) {
    return Number(round(multiply(fraction(amountMinor, 1), fraction(rate.numerator, rate.denominator)), "nearest"));
  }
  return terms.kind === "fixed-amount" ? terms.amountMinor : amountMinor;
}

/** What of a discount is compared with what Shopify has: each as a text, so that two of them differ where they differ. */
export type DiscountLook = Record<
  | "value"
  | "items"
  | "minimum"
  | "customers"
  | "combinesWith"
  | "startsAt"
  | "endsAt"
  | "uses"
  | "purchases"
  | "shipping",
  string
>;

/** How a planned discount looks, for comparing with what somebody may have made of it in Shopify by hand. */
export function expectedDiscount(plan: DiscountPlan): DiscountLook {
  const look: DiscountLook = {
    value: valueLook(plan),
    items: plan.mutation === "basic" ? entitledLook(plan.items) : "",
    minimum: plan.mutation === "bxgy" ? "" : String(plan.minimumMinor ?? ""),
    customers: plan.customerIds === null ? "all" : plan.customerIds.toSorted().join(","),
    combinesWith: combinesLook(plan.combinesWith),
    startsAt: String(plan.startsAt),
    endsAt: plan.endsAt === null ? "" : String(plan.endsAt),
    uses: "1",
    purchases: plan.mutation === "bxgy" ? "" : plan.purchases,
    shipping: "",
  };
  if (plan.mutation !== "free-shipping") return look;
  return { ...look, shipping: `${plan.shippingMaxMinor ?? ""}:${plan.countries.toSorted().join(",")}` };
}

function valueLook(plan: DiscountPlan): string {
  switch (plan.mutation) {
    case "basic":
      return plan.value.kind === "amount" ? `amount ${plan.value.amountMinor}` : `percent ${plan.value.percent}`;
    case "free-shipping":
      return "free-shipping";
    case "bxgy": {
      const side = ({ items, quantity }: BxgyPlan["buys"]) => `${quantity}×${entitledLook(items)}`;
      return `${side(plan.buys)} → ${side(plan.gets)}`;
    }
    default:
      return assertNever(plan);
  }
}

/** Products by which a discount is limited, as one text; empty: none, all products. */
export function entitledLook(items: Entitled | null): string {
  if (!items) return "";
  const lists = Object.entries(items).filter(([, ids]) => ids.length > 0);
  return lists
    .map(([name, ids]) => `${name} ${ids.toSorted().join(",")}`)
    .toSorted()
    .join("; ");
}

/** The classes that a discount combines with, as one text. */
export function combinesLook({ order, product, shipping }: Common["combinesWith"]): string {
  return [order ? "order" : "", product ? "product" : "", shipping ? "shipping" : ""].filter(Boolean).join(",");
}
