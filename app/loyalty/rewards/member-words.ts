import { moneyText, sentence } from "../describe/telling.ts";
import { assertNever } from "../assert.ts";
import type { MemberDiscount } from "../program.ts";
import { combinationWords } from "./combination.ts";
import { WORDS } from "./vocabulary.ts";
import { percentText, type RewardTelling } from "./words.ts";

/** What a member discount gives: "10% off", "Free shipping", "€2.00 less on some products". */
export function memberDiscountTitle(
  discount: MemberDiscount,
  telling: Pick<RewardTelling, "language" | "currency">,
): string {
  const words = WORDS[telling.language];
  switch (discount.kind) {
    case "percentage": {
      const off = words.off(percentText(discount.percent, telling));
      return discount.only ? words.onSome(off) : off;
    }
    case "amount-off":
      return words.lessOnSome(moneyText(discount.amountMinor, telling));
    case "free-shipping":
      return words.title["free-shipping"];
    default:
      return assertNever(discount);
  }
}

/** A member discount as one sentence: what it gives without a code, from which basket on, to whom, and what with. */
export function memberDiscountLine(
  discount: MemberDiscount,
  telling: Pick<RewardTelling, "language" | "currency">,
): string {
  const words = WORDS[telling.language];
  const minimum = discount.minimumMinor ?? 0;
  const shipping = discount.kind === "free-shipping" ? discount.shippingMaxMinor : undefined;
  const combination = combinationWords(discount, telling.language).filter((line) => line !== words.combinesWithAll);
  return sentence(
    [
      `${words.withoutCode}: ${memberDiscountTitle(discount, telling)}`,
      ...(minimum > 0 ? [words.minimum(moneyText(minimum, telling))] : []),
      ...(shipping === undefined ? [] : [words.shippingMax(moneyText(shipping, telling))]),
      ...(discount.higherTiers ? [] : [words.thisTierOnly]),
      ...combination,
    ].join(", "),
  );
}
