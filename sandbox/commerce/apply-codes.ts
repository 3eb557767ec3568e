import type { SandboxContext } from "../context.ts";
import {
  addBags,
  formatDecimal,
  multiplyBag,
  scaleMinor,
  splitByLargestRemainder,
  subtractBags,
  type Bag,
} from "../money.ts";
import type { DiscountApplication } from "../state.ts";
import type { BasicDiscount, Discount } from "../state-discounts.ts";
import { findDiscountByCode } from "./find.ts";
import { entitledLines, refusalOf, type CodeRefusalReason } from "./eligibility.ts";
import type { BareLine } from "./lines.ts";

/** What became of a code the buyer entered. */
export type PricedCode =
  | { code: string; isApplied: true; discountId: string; amount: Bag }
  | { code: string; isApplied: false; discountId: string | null; reason: CodeRefusalReason; message: string };

interface CodesRequest {
  lines: BareLine[];
  codes: readonly string[];
  customerId: string | null;
  email: string | null;
  toBag: (shopMinor: number) => Bag;
  presentmentCurrency: string;
}

/** A checkout takes this many codes for products and orders. */
const CODES_MAX = 5;

/**
 * Applies codes to lines: product discounts first, then order discounts on what is left, each spread over its lines by the largest
 * remainder so that not one cent is lost. A line takes one product discount, the best for the buyer.
 */
export function applyCodes(
  context: SandboxContext,
  request: CodesRequest,
): { lines: BareLine[]; codes: PricedCode[]; applications: DiscountApplication[] } {
  const accepted: BasicDiscount[] = [];
  const refused = new Map<string, PricedCode>();
  const distinct = [...new Map(request.codes.map((code) => [code.trim().toLowerCase(), code.trim()])).values()];
  for (const code of distinct.filter((one) => one !== "")) {
    const discount = findDiscountByCode(context, code);
    const refusal = discount
      ? refusalOf(context, { code, discount, accepted, lines: request.lines, buyer: request })
      : ({ reason: "not-found", message: `Enter a valid discount code: ${code} does not exist` } as const);
    if (!refusal && discount?.type === "basic" && accepted.length < CODES_MAX) accepted.push(discount);
    else {
      const answer = refusal ?? { reason: "cannot-combine" as const, message: `A checkout takes ${CODES_MAX} codes` };
      refused.set(code, { code, isApplied: false, discountId: discount?.id ?? null, ...answer });
    }
  }

  let lines = request.lines.map((line) => ({ ...line, discounts: [...line.discounts] }));
  const ordered = [
    ...accepted.filter((one) => isProductDiscount(one)),
    ...accepted.filter((one) => !isProductDiscount(one)),
  ];
  const applications = ordered.map((discount) => applicationOf(discount, request));
  for (const [application, discount] of ordered.entries()) lines = apply({ lines, discount, application, request });

  const codes = distinct.flatMap((code): PricedCode[] => {
    const refusal = refused.get(code);
    if (refusal) return [refusal];
    const application = ordered.findIndex((one) => hasCode(one, code));
    const discount = ordered[application];
    if (!discount) return [];
    const parts = lines.flatMap((line) => line.discounts.filter((one) => one.application === application));
    return [
      {
        code: writtenCode(discount, code),
        isApplied: true,
        discountId: discount.id,
        amount: addBags(...parts.map((one) => one.amount)),
      },
    ];
  });
  return { lines, codes, applications };
}

/** Whether a discount belongs to Shopify's class PRODUCT: it names the products it is good for. */
export function isProductDiscount(discount: Discount): boolean {
  return discount.type === "basic" && discount.items.kind !== "all";
}

function hasCode(discount: Discount, code: string): boolean {
  return discount.codes.some((one) => one.code.toLowerCase() === code.toLowerCase());
}

function writtenCode(discount: Discount, code: string): string {
  return discount.codes.find((one) => one.code.toLowerCase() === code.toLowerCase())?.code ?? code;
}

function apply(of: {
  lines: BareLine[];
  discount: BasicDiscount;
  application: number;
  request: CodesRequest;
}): BareLine[] {
  const entitled = entitledLines(of.discount, of.lines);
  const amounts = isPerLine(of.discount)
    ? of.lines.map((line) => (entitled.includes(line) ? perLineAmount(line, of) : null))
    : acrossAmounts({ ...of, entitled });
  return of.lines.map((line, index) => {
    const amount = amounts[index];
    if (!amount || (amount.shop === 0 && amount.presentment === 0)) return line;
    const mine = { application: of.application, amount };
    if (!isProductDiscount(of.discount)) return { ...line, discounts: [...line.discounts, mine] };
    const standing = line.discounts[0];
    return standing && standing.amount.shop >= amount.shop ? line : { ...line, discounts: [mine] };
  });
}

function isPerLine(discount: BasicDiscount): boolean {
  if (discount.value.kind === "percentage") return isProductDiscount(discount);
  return discount.value.appliesOnEachItem === "yes";
}

function perLineAmount(line: BareLine, of: { discount: BasicDiscount; request: CodesRequest }): Bag {
  const { value } = of.discount;
  const whole = multiplyBag(line.price, line.quantity);
  if (value.kind === "percentage") return percentOf(whole, value.partsPerMillion);
  return multiplyBag(atMost(of.request.toBag(value.amountMinor), line.price), line.quantity);
}

/** One amount for all entitled lines together, spread over what each of them still costs. */
function acrossAmounts(of: {
  lines: BareLine[];
  entitled: BareLine[];
  discount: BasicDiscount;
  request: CodesRequest;
}): Bag[] {
  const left = of.lines.map((line) => {
    if (!of.entitled.includes(line)) return { shop: 0, presentment: 0 };
    return subtractBags(multiplyBag(line.price, line.quantity), addBags(...line.discounts.map((one) => one.amount)));
  });
  const base = addBags(...left);
  const { value } = of.discount;
  const total =
    value.kind === "percentage"
      ? percentOf(base, value.partsPerMillion)
      : atMost(of.request.toBag(value.amountMinor), base);
  const shop = splitByLargestRemainder(total.shop, left.map((one) => one.shop)); // prettier-ignore
  const presentment = splitByLargestRemainder(total.presentment, left.map((one) => one.presentment)); // prettier-ignore
  return shop.map((amount, index) => ({ shop: amount, presentment: presentment[index] ?? 0 }));
}

function percentOf(base: Bag, partsPerMillion: number): Bag {
  return {
    shop: scaleMinor(base.shop, partsPerMillion, 1_000_000),
    presentment: scaleMinor(base.presentment, partsPerMillion, 1_000_000),
  };
}

function atMost(amount: Bag, limit: Bag): Bag {
  return { shop: Math.min(amount.shop, limit.shop), presentment: Math.min(amount.presentment, limit.presentment) };
}

function applicationOf(discount: BasicDiscount, request: CodesRequest): DiscountApplication {
  const { value } = discount;
  return {
    discountId: discount.id,
    type: "discount_code",
    code:
      discount.codes.find((one) => request.codes.some((code) => code.trim().toLowerCase() === one.code.toLowerCase()))
        ?.code ?? "",
    title: discount.title,
    valueType: value.kind === "percentage" ? "percentage" : "fixed_amount",
    value:
      value.kind === "percentage"
        ? percentText(value.partsPerMillion)
        : formatDecimal(request.toBag(value.amountMinor).presentment, request.presentmentCurrency),
    allocationMethod: isPerLine(discount) ? "each" : "across",
    targetSelection: isProductDiscount(discount) ? "entitled" : "all",
    targetType: "line_item",
  };
}

/** 125000 parts per million as "12.5". */
function percentText(partsPerMillion: number): string {
  const whole = Math.floor(partsPerMillion / 10_000);
  const fraction = String(partsPerMillion % 10_000).padStart(4, "0").replace(/0+$/, ""); // prettier-ignore
  return `${whole}.${fraction === "" ? "0" : fraction}`;
}
