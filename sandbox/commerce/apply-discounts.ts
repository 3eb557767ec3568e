import type { SandboxContext } from "../context.ts";
import { formatDecimal, type Bag } from "../money.ts";
import type { DiscountApplication } from "../state.ts";
import { chooseDiscounts, type Choice } from "./choose-discounts.ts";
import { discountClass } from "./discounts.ts";
import type { CodeRefusalReason } from "./code-refusal.ts";
import type { Basket } from "./eligibility.ts";
import type { BareLine } from "./lines.ts";
import { isPerLine, type Candidate, type TakenOff } from "./take-off.ts";

/** What became of a code the buyer entered. */
export type PricedCode =
  | { code: string; isApplied: true; discountId: string; amount: Bag }
  | { code: string; isApplied: false; discountId: string | null; reason: CodeRefusalReason; message: string };

/** An automatic discount that applies. */
export interface PricedAutomatic {
  title: string;
  discountId: string;
  amount: Bag;
}

/** A cart with its discounts taken off. */
export interface Discounted {
  lines: BareLine[];
  codes: PricedCode[];
  automatic: PricedAutomatic[];
  applications: DiscountApplication[];
  shippingDiscounts: TakenOff["shipping"];
}

interface DiscountsRequest extends Omit<Basket, "lines"> {
  lines: BareLine[];
  codes: readonly string[];
  toBag: (shopMinor: number) => Bag;
  presentmentCurrency: string;
}

/** Applies codes and automatic discounts to a cart; each code that does not apply says why. */
export function applyDiscounts(context: SandboxContext, request: DiscountsRequest): Discounted {
  const trimmed = request.codes.map((code) => code.trim()).filter((code) => code !== "");
  const codes = [...new Map(trimmed.map((code) => [code.toLowerCase(), code])).values()];
  const choice = chooseDiscounts(context, { codes, basket: request, request });
  const { taken } = choice;
  return {
    lines: taken.lines,
    codes: codes.flatMap((code) => pricedCode(choice, code) ?? []),
    automatic: taken.candidates.flatMap(({ discount, code }, index) => {
      const amount = taken.amounts[index];
      return code === null && amount ? [{ title: discount.title, discountId: discount.id, amount }] : [];
    }),
    applications: taken.candidates.map((candidate) => applicationOf(candidate, request)),
    shippingDiscounts: taken.shipping,
  };
}

function pricedCode({ taken, refusals }: Choice, code: string): PricedCode | null {
  const refusal = refusals.get(code);
  if (refusal) return { code, isApplied: false, ...refusal };
  const index = taken.candidates.findIndex((one) => one.code === code);
  const discount = taken.candidates[index]?.discount;
  const amount = taken.amounts[index];
  return discount && amount
    ? { code: written(code, discount.codes), isApplied: true, discountId: discount.id, amount }
    : null;
}

/** A code as the merchant wrote it, however the buyer did. */
function written(code: string, codes: readonly { code: string }[]): string {
  return codes.find((one) => one.code.toLowerCase() === code.toLowerCase())?.code ?? code;
}

function applicationOf(
  { discount, code }: Candidate,
  request: { toBag: (shopMinor: number) => Bag; presentmentCurrency: string },
): DiscountApplication {
  const kind = discountClass(discount);
  return {
    discountId: discount.id,
    type: code === null ? "automatic" : "discount_code",
    code: code === null ? null : written(code, discount.codes),
    title: discount.title,
    ...valueOf(discount, request),
    allocationMethod: isPerLine(discount) ? "each" : "across",
    targetSelection: kind === "PRODUCT" ? "entitled" : "all",
    targetType: kind === "SHIPPING" ? "shipping_line" : "line_item",
  };
}

function valueOf(
  discount: Candidate["discount"],
  request: { toBag: (shopMinor: number) => Bag; presentmentCurrency: string },
): Pick<DiscountApplication, "valueType" | "value"> {
  const value = discount.type === "basic" ? discount.value : discount.type === "bxgy" ? discount.gets.effect : null;
  if (value?.kind === "amount") {
    const amount = request.toBag(value.amountMinor).presentment;
    return { valueType: "fixed_amount", value: formatDecimal(amount, request.presentmentCurrency) };
  }
  return { valueType: "percentage", value: percentText(value?.partsPerMillion ?? 1_000_000) };
}

/** 125000 parts per million as "12.5". */
function percentText(partsPerMillion: number): string {
  const whole = Math.floor(partsPerMillion / 10_000);
  const fraction = String(partsPerMillion % 10_000).padStart(4, "0").replace(/0+$/, ""); // prettier-ignore
  return `${whole}.${fraction === "" ? "0" : fraction}`;
}
