import { quoted, sentence } from "../describe/telling.ts";
import { assertNever } from "../assert.ts";
import type { MemberDiscount, Reward } from "../program.ts";
import { WORDS } from "./vocabulary.ts";

/** What a discount takes something off, as Shopify sorts them. */
export type DiscountClass = "order" | "product" | "shipping";

type Language = keyof typeof WORDS;
type Combines = Record<DiscountClass, boolean>;

/** The class of the discount that a reward or a member discount becomes; null where it becomes none. */
export function discountClass(of: Reward | MemberDiscount): DiscountClass | null {
  if (!("combinesWith" in of)) return null;
  switch (of.kind) {
    case "fixed-amount":
      return isLimited(of) ? "product" : "order";
    case "percentage":
      return isLimited(of) ? "product" : "order";
    case "slider":
      return of.as !== "code" ? null : isLimited(of) ? "product" : "order";
    case "free-product":
    case "amount-off":
      return "product";
    case "free-shipping":
      return "shipping";
    default:
      return assertNever(of);
  }
}

/** Whether a discount is for some products only: Shopify sorts it among the discounts on products then. */
function isLimited(of: { only?: unknown; except?: unknown }): boolean {
  return of.only !== undefined || of.except !== undefined;
}

/** With which other discounts a reward or member discount combines, in plain words. */
export function combinationWords(of: Reward | MemberDiscount, language: Language): string[] {
  const own = discountClass(of);
  if (own === null || !("combinesWith" in of)) return [];
  const words = WORDS[language];
  const classes = CLASSES.filter((each) => each !== "shipping" || own !== "shipping");
  const allowed = classes.filter((each) => of.combinesWith[each]);
  if (allowed.length === 0) return [words.combinesWithNone];
  const others = CLASSES.filter((each) => !allowed.includes(each));
  if (others.length === 0) return [words.combinesWithAll];
  const named = (some: readonly DiscountClass[]) => some.map((each) => words.class[each]);
  return [words.combinesWith(words.and(named(allowed)), words.or(named(others)))];
}

const CLASSES: readonly DiscountClass[] = ["order", "product", "shipping"];

/** Why two discounts do not meet in one order, or not on one product. */
export type Clash = "two-shipping" | "one-sided" | "same-line";

/**
 * What keeps one discount from another that it would combine with: Shopify takes one on shipping; both must allow each other; and
 * of two on the same product only the better counts, except on Plus. Null: nothing does, or neither wants the other.
 */
export function clashOf(one: Reward | MemberDiscount, other: Reward | MemberDiscount): Clash | null {
  const [own, theirs] = [discountClass(one), discountClass(other)];
  if (own === null || theirs === null) return null;
  if (own === "shipping" && theirs === "shipping") return "two-shipping";
  const wants = combinesOf(one)[theirs];
  const allows = combinesOf(other)[own];
  if (wants !== allows) return "one-sided";
  return wants && own === "product" && theirs === "product" ? "same-line" : null;
}

function combinesOf(of: Reward | MemberDiscount): Combines {
  return "combinesWith" in of ? of.combinesWith : { order: false, product: false, shipping: false };
}

/**
 * What Shopify will not combine with a reward although the reward would: in sentences.
 *
 * @param others the program's other rewards and its tiers' member discounts, each with what it is called
 */
export function combinationWarnings(
  reward: Reward | MemberDiscount,
  others: readonly { discount: Reward | MemberDiscount; name: string }[],
  language: Language,
): string[] {
  const words = WORDS[language];
  return others.flatMap(({ discount, name }) => {
    if (discount.id === reward.id && discount.kind === reward.kind) return [];
    const clash = clashOf(reward, discount);
    const called = quoted(name, { language });
    switch (clash) {
      case null:
        return [];
      case "two-shipping":
        return [sentence(words.twoShipping(called))];
      case "one-sided":
        return wants(reward, discount) ? [sentence(words.oneSided(called))] : [];
      case "same-line":
        return [sentence(words.sameLine(called))];
      default:
        return assertNever(clash);
    }
  });
}

function wants(one: Reward | MemberDiscount, other: Reward | MemberDiscount): boolean {
  const theirs = discountClass(other);
  return theirs !== null && combinesOf(one)[theirs];
}
