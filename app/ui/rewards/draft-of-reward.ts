import type { Language } from "../../i18n/language.ts";
import { formatMinor } from "../../loyalty/money.ts";
import type { Program, Reward } from "../../loyalty/program.ts";
import type { Duration } from "../../loyalty/program/primitives.ts";
import type { Entitled } from "../../loyalty/program/reward-terms.ts";
import { typedDecimal } from "../decimal-input.ts";
import { givingsOf } from "./givings.ts";
import { type DurationUnit, emptyDraft, type GoodsDraft, type RewardDraft } from "./reward-draft.ts";

interface Writing {
  currency: string;
  language: Language;
}

/** The form of a saved reward. */
export function draftOfReward(reward: Reward, context: Writing & { program: Program }): RewardDraft {
  const money = (minor: number | undefined) => typedMoney(minor, context);
  const draft: RewardDraft = {
    ...emptyDraft(reward.kind),
    id: reward.id,
    name: reward.name ?? "",
    givings: givingsOf(context.program, reward.id),
  };
  if (reward.kind === "reference") {
    return {
      ...draft,
      ...saleOf(reward),
      value: money(reward.valueMinor),
      lapsesDays: numberText(reward.lapses?.days),
    };
  }
  return {
    ...draft,
    description: reward.description,
    ...(reward.kind === "slider" ? {} : saleOf(reward)),
    ...takingOf(reward),
    ...("valid" in reward || "lapseReturnsPercent" in reward ? validityOf(reward) : {}),
    ...("purchases" in reward ? codeOf(reward, money) : {}),
    ...("only" in reward || "except" in reward ? goodsOf(reward) : {}),
    ...("amounts" in reward ? amountsOf(reward, context) : {}),
    ...ownOf(reward, context),
  };
}

/** An amount as a person of this language types it; nothing where there is none. */
export function typedMoney(minor: number | undefined, { currency, language }: Writing): string {
  return minor === undefined ? "" : typedDecimal(formatMinor(minor, currency), language);
}

function saleOf(reward: { points?: number | undefined; automatic: boolean }): Pick<RewardDraft, "sale" | "points"> {
  const sale = reward.points === undefined ? "none" : reward.automatic ? "automatic" : "points";
  return { sale, points: numberText(reward.points) };
}

type Taken = Exclude<Reward, { kind: "reference" }>;

function takingOf(reward: Taken): Partial<RewardDraft> {
  const coolDown = reward.coolDown && durationDraft(reward.coolDown);
  return {
    tiers: reward.tiers.map((tier) => tier ?? ""),
    segments: reward.segments,
    from: dateTimeText(reward.window?.from),
    to: dateTimeText(reward.window?.to),
    perMember: numberText(reward.perMember?.count),
    perMemberPer: reward.perMember?.per ?? "ever",
    total: numberText(reward.total),
    coolDown: coolDown?.count ?? "",
    coolDownUnit: coolDown?.unit ?? "days",
  };
}

function validityOf(reward: Extract<Reward, { lapseReturnsPercent: number }>): Partial<RewardDraft> {
  const { valid, lapseReturnsPercent: percent } = reward;
  const lapse = percent === 100 ? "all" : percent === 0 ? "none" : "share";
  const shared = { lapse, lapseShare: lapse === "share" ? String(percent) : "" } as const;
  if (valid === undefined) return { ...shared, valid: "ever", validFor: "" };
  if ("until" in valid) return { ...shared, valid: "until", validFor: "", validUntil: dateTimeText(valid.until) };
  const { count, unit } = durationDraft(valid);
  return { ...shared, valid: "for", validFor: count, validUnit: unit };
}

type Money = (minor: number | undefined) => string;

function codeOf(
  reward: Extract<Reward, { purchases: "one-time" | "subscription" | "both" }>,
  money: Money,
): Partial<RewardDraft> {
  return {
    minimum: money(reward.minimumMinor),
    purchases: reward.purchases,
    combines: combinesDraft(reward.combinesWith),
    transferable: reward.transferable ? "transferable" : "personal",
    refundReturns: reward.refundReturns,
  };
}

function goodsOf(reward: Extract<Reward, { kind: "fixed-amount" | "percentage" | "slider" }>): Partial<RewardDraft> {
  const { only, except } = reward;
  return {
    goods: only ? "chosen" : "all",
    ...(only ? { only: goodsDraft(only) } : {}),
    ...(except
      ? {
          excepts: "some" as const,
          exceptProducts: except.products,
          exceptCollections: except.collections,
          exceptTags: except.tags.join(", "),
          exceptVendors: except.vendors.join(", "),
        }
      : {}),
  };
}

function amountsOf(
  reward: Extract<Reward, { kind: "fixed-amount" | "gift-card" | "store-credit" }>,
  context: Writing,
): Partial<RewardDraft> {
  return {
    amount: typedMoney(reward.amountMinor, context),
    amounts: reward.amounts.map(({ currency, amountMinor }, row) => ({
      row,
      currency,
      amount: typedMoney(amountMinor, { ...context, currency }),
    })),
    share: "shareMaxPercent" in reward ? numberText(reward.shareMaxPercent) : "",
  };
}

/** What only this kind has. */
function ownOf(reward: Taken, context: Writing): Partial<RewardDraft> {
  const money = (minor: number | undefined) => typedMoney(minor, context);
  switch (reward.kind) {
    case "percentage":
      return { percent: typedDecimal(String(reward.percent), context.language) };
    case "free-shipping":
      return { shippingMax: money(reward.shippingMaxMinor), countries: reward.countries.join(", ") };
    case "free-product":
      return {
        productId: reward.productId,
        variantId: reward.variantId,
        value: money(reward.valueMinor),
        buys: reward.buys ? "beside" : "alone",
        ...(reward.buys ? { buysFrom: goodsDraft(reward.buys.from), buysQuantity: String(reward.buys.quantity) } : {}),
      };
    case "slider":
      return {
        pointsMin: String(reward.pointsMin),
        pointsMax: String(reward.pointsMax),
        pointsStep: String(reward.pointsStep),
        perStep: money(reward.minorPerStep),
        as: reward.as,
        share: numberText(reward.shareMaxPercent),
      };
    case "donation":
      return { cause: reward.cause, amount: money(reward.amountMinor) };
    case "experience":
      return {
        value: money(reward.valueMinor),
        dates: reward.dates.map(({ id, at, places }, row) => ({
          ...{ row, id, at: dateTimeText(at), places: numberText(places) },
        })),
        ...(reward.asks
          ? { asks: "text" as const, asksLabel: reward.asks.label, asksMax: String(reward.asks.lengthMax) }
          : {}),
      };
    case "partner-code":
      return {
        value: money(reward.valueMinor),
        partner: reward.partner,
        howTo: reward.howTo,
        lowStock: String(reward.lowStock),
      };
    case "early-access":
      return { tag: reward.tag };
    case "fixed-amount":
    case "gift-card":
    case "store-credit":
      return {};
  }
}

/** The lists of a selection as the form holds them. */
export function goodsDraft({ products, variants, collections }: Entitled): GoodsDraft {
  return { products, variants, collections };
}

/** The kinds of discounts that one may be combined with. */
export function combinesDraft(combinesWith: Record<RewardDraft["combines"][number], boolean>): RewardDraft["combines"] {
  return (["order", "product", "shipping"] as const).filter((kind) => combinesWith[kind]);
}

function numberText(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

/** A date of the document in the way that the browser's own field for date and time takes it. */
function dateTimeText(local: string | undefined): string {
  if (local === undefined) return "";
  return local.length === 10 ? `${local}T00:00` : local;
}

/** A length of time as the form holds it. */
export function durationDraft(duration: Duration): { count: string; unit: DurationUnit } {
  if ("days" in duration) return { count: String(duration.days), unit: "days" };
  if ("months" in duration) return { count: String(duration.months), unit: "months" };
  return { count: String(duration.years), unit: "years" };
}
