import type { SandboxContext } from "../../context.ts";
import { formatMinor } from "../../money.ts";
import type {
  BasicDiscount,
  BxgyDiscount,
  Discount,
  DiscountMinimum,
  FreeShippingDiscount,
} from "../../state-discounts.ts";

type Described = BasicDiscount | BxgyDiscount | FreeShippingDiscount;

/** Shopify's one-line description of a discount. */
export function summary(context: SandboxContext, discount: Described): string {
  switch (discount.type) {
    case "basic":
      return joined([
        `${valueText(context, discount)} off ${goodsText(context, discount)}`,
        ...minimumTexts(context, discount.minimum),
        ...buyerTexts(discount),
      ]);
    case "bxgy":
      return joined([bxgyText(context, discount), ...buyerTexts(discount)]);
    case "free-shipping":
      return joined([
        shortSummary(context, discount),
        ...minimumTexts(context, discount.minimum),
        destinationText(discount),
        ...rateTexts(context, discount),
        ...buyerTexts(discount),
      ]);
  }
}

/** The beginning of it. */
export function shortSummary(context: SandboxContext, discount: BasicDiscount | FreeShippingDiscount): string {
  if (discount.type === "basic") return `${valueText(context, discount)} off ${goodsText(context, discount)}`;
  return `Free shipping on ${discount.method === "automatic" ? "all products" : purchasesText(discount)}`;
}

function joined(parts: readonly string[]): string {
  return parts.join(" • ");
}

function goodsText(context: SandboxContext, discount: BasicDiscount): string {
  const { items } = discount;
  switch (items.kind) {
    case "all":
      return discount.method === "automatic" ? "entire order" : purchasesText(discount);
    case "products":
      return named(
        items.productIds.map((id) => context.shop.products.get(id)?.title ?? ""),
        items.productIds.length + items.variantIds.length,
        "products",
      );
    case "collections":
      return named(
        items.collectionIds.map((id) => context.shop.collections.get(id)?.title ?? ""),
        items.collectionIds.length,
        "collections",
      );
  }
}

function named(titles: readonly string[], total: number, noun: string): string {
  const [only] = titles;
  return total === 1 && only ? only : `${total} ${noun}`;
}

function purchasesText({ purchases }: Discount): string {
  if (purchases.oneTime && purchases.subscription) return "all products";
  return purchases.subscription ? "subscription products" : "one-time purchase products";
}

function valueText(context: SandboxContext, discount: BasicDiscount): string {
  const { value } = discount;
  return value.kind === "percentage" ? `${value.partsPerMillion / 10_000}%` : money(context, value.amountMinor);
}

function bxgyText(context: SandboxContext, discount: BxgyDiscount): string {
  const { buys, gets } = discount;
  const what =
    buys.minimum.kind === "quantity"
      ? `Buy ${units(buys.minimum.quantity)}`
      : `Spend ${money(context, buys.minimum.amountMinor)}`;
  return `${what}, get ${units(gets.quantity)} ${effectText(context, gets.effect)}`;
}

function units(quantity: number): string {
  return quantity === 1 ? "1 item" : `${quantity} items`;
}

function effectText(context: SandboxContext, effect: BxgyDiscount["gets"]["effect"]): string {
  if (effect.kind === "amount") return `at ${money(context, effect.amountMinor)} off each`;
  return effect.partsPerMillion === 1_000_000 ? "free" : `at ${effect.partsPerMillion / 10_000}% off`;
}

function minimumTexts(context: SandboxContext, minimum: DiscountMinimum): string[] {
  switch (minimum.kind) {
    case "none":
      return [];
    case "subtotal":
      return [`Minimum purchase of ${money(context, minimum.amountMinor)}`];
    case "quantity":
      return [`Minimum quantity of ${minimum.quantity}`];
  }
}

function destinationText({ destination }: FreeShippingDiscount): string {
  if (destination.kind === "all") return "For all countries";
  const [only] = destination.codes;
  if (destination.codes.length !== 1 || !only) return `For ${destination.codes.length} countries`;
  return `For ${new Intl.DisplayNames("en", { type: "region" }).of(only) ?? only}`;
}

function rateTexts(context: SandboxContext, discount: FreeShippingDiscount): string[] {
  const { maximumShippingMinor } = discount;
  return maximumShippingMinor === null
    ? []
    : [`Applies to shipping rates under ${money(context, maximumShippingMinor)}`];
}

function buyerTexts(discount: Described): string[] {
  const { context } = discount;
  return [
    ...(context.kind === "customers" ? [`For ${amount(context.customerIds.length, "customer")}`] : []),
    ...(context.kind === "segments" ? [`For ${amount(context.segmentIds.length, "customer segment")}`] : []),
    ...(discount.appliesOncePerCustomer ? ["One use per customer"] : []),
  ];
}

function amount(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function money(context: SandboxContext, amountMinor: number): string {
  const { currency } = context.shop.settings;
  const text = formatMinor(amountMinor, currency);
  const parts = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const symbol = parts.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
  return symbol === currency ? `${text} ${currency}` : `${symbol}${text}`;
}
