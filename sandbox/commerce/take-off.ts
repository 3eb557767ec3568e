import type { SandboxContext } from "../context.ts";
import {
  addBags,
  multiplyBag,
  NO_MONEY,
  scaleMinor,
  splitByLargestRemainder,
  subtractBags,
  type Bag,
} from "../money.ts";
import type { BasicDiscount, BxgyDiscount, Discount } from "../state-discounts.ts";
import { buyGetUnits } from "./buy-get.ts";
import { discountClass } from "./discounts.ts";
import { entitledLines } from "./entitled.ts";
import type { BareLine } from "./lines.ts";

/** A discount that is to be taken off, and by which code; null for an automatic one. */
export interface Candidate {
  discount: Discount;
  code: string | null;
}

/** What discounts take off a cart. `amounts` and each `application` count in the order of `candidates`. */
export interface TakenOff {
  candidates: Candidate[];
  lines: BareLine[];
  shipping: { application: number; amount: Bag }[];
  amounts: Bag[];
}

export interface TakeOffRequest {
  lines: readonly BareLine[];
  shipping: Bag | null;
  toBag: (shopMinor: number) => Bag;
}

/**
 * Takes discounts that go together off a cart: product discounts first (one per line, the best for the buyer), then order discounts
 * (percentages each on the goods' price after product discounts, never below nothing), then shipping. Every amount is spread over
 * its lines by the largest remainder, so that not one cent is lost.
 */
export function takeOff(context: SandboxContext, candidates: readonly Candidate[], request: TakeOffRequest): TakenOff {
  const rank = { PRODUCT: 0, ORDER: 1, SHIPPING: 2 };
  const ordered = [...candidates].sort((a, b) => rank[discountClass(a.discount)] - rank[discountClass(b.discount)]);
  let lines: BareLine[] = request.lines.map((line) => ({ ...line, discounts: [] }));
  lines = takeProducts(context, { ordered, lines, toBag: request.toBag });
  const base = lines.map((line) => (isDiscountable(line) ? leftOf(line) : { ...NO_MONEY }));
  const shipping: TakenOff["shipping"] = [];
  for (const [application, { discount }] of ordered.entries()) {
    if (discount.type === "basic" && discountClass(discount) === "ORDER") {
      lines = takeFromOrder({ lines, discount, application, base: addBags(...base), toBag: request.toBag });
    } else if (discount.type === "free-shipping" && request.shipping) {
      shipping.push({ application, amount: { ...request.shipping } });
    }
  }
  const amounts = ordered.map((_candidate, application) =>
    addBags(
      ...[...lines.flatMap((line) => line.discounts), ...shipping]
        .filter((one) => one.application === application)
        .map((one) => one.amount),
    ),
  );
  return { candidates: ordered, lines, shipping, amounts };
}

/** Whether an amount is taken off each unit or line by itself, and not once off all of them. */
export function isPerLine(discount: Discount): boolean {
  if (discount.type !== "basic") return true;
  if (discount.value.kind === "percentage") return discountClass(discount) === "PRODUCT";
  return discount.value.appliesOnEachItem === "yes";
}

function takeProducts(
  context: SandboxContext,
  of: { ordered: readonly Candidate[]; lines: BareLine[]; toBag: (shopMinor: number) => Bag },
): BareLine[] {
  const offers = of.ordered.map(({ discount }) => productAmounts(context, { ...of, discount, places: null }));
  const winners = of.lines.map((_line, place) => {
    const amounts = offers.map((offer) => offer?.[place]?.shop ?? 0);
    const best = Math.max(0, ...amounts);
    return best > 0 ? amounts.indexOf(best) : -1;
  });
  // What is taken once off several lines goes to the lines that no better discount took.
  const final = of.ordered.map(({ discount }, application) => {
    const places = winners.flatMap((winner, place) => (winner === application ? [place] : []));
    return productAmounts(context, { ...of, discount, places });
  });
  return of.lines.map((line, place) => {
    const application = winners[place] ?? -1;
    const amount = final[application]?.[place];
    return amount && amount.shop > 0 ? { ...line, discounts: [{ application, amount }] } : line;
  });
}

/** What a product discount takes off each line; null for a discount of another class. `places` narrows it to these lines. */
function productAmounts(
  context: SandboxContext,
  of: {
    discount: Discount;
    lines: readonly BareLine[];
    places: readonly number[] | null;
    toBag: (minor: number) => Bag;
  },
): Bag[] | null {
  const { discount, lines, places, toBag } = of;
  if (discountClass(discount) !== "PRODUCT") return null;
  const isOpen = (place: number) => places === null || places.includes(place);
  if (discount.type === "bxgy") {
    const units = buyGetUnits(context, { discount, lines }).units ?? [];
    return lines.map((line, place) =>
      isOpen(place) ? givenAmount({ line, discount, units: units[place] ?? 0, toBag }) : NO_MONEY,
    );
  }
  if (discount.type !== "basic") return null;
  const entitled = new Set(entitledLines(context, { items: discount.items, lines }));
  const takes = lines.map((line, place) => entitled.has(line) && isOpen(place));
  if (isPerLine(discount)) {
    return lines.map((line, place) => (takes[place] ? lineAmount({ line, discount, toBag }) : NO_MONEY));
  }
  const left = lines.map((line, place) => (takes[place] ? leftOf(line) : NO_MONEY));
  return spread(atMost(amountOf(discount, { base: addBags(...left), toBag }), addBags(...left)), left);
}

function givenAmount(of: {
  line: BareLine;
  discount: BxgyDiscount;
  units: number;
  toBag: (minor: number) => Bag;
}): Bag {
  const { line, units } = of;
  const { effect } = of.discount.gets;
  if (effect.kind === "percentage") return percentOf(multiplyBag(line.price, units), effect.partsPerMillion);
  return multiplyBag(atMost(of.toBag(effect.amountMinor), line.price), units);
}

function lineAmount(of: { line: BareLine; discount: BasicDiscount; toBag: (minor: number) => Bag }): Bag {
  const { line, discount } = of;
  const whole = multiplyBag(line.price, line.quantity);
  if (discount.value.kind === "percentage") return percentOf(whole, discount.value.partsPerMillion);
  return multiplyBag(atMost(of.toBag(discount.value.amountMinor), line.price), line.quantity);
}

function takeFromOrder(of: {
  lines: readonly BareLine[];
  discount: BasicDiscount;
  application: number;
  base: Bag;
  toBag: (minor: number) => Bag;
}): BareLine[] {
  const left = of.lines.map((line) => (isDiscountable(line) ? leftOf(line) : NO_MONEY));
  const each = isPerLine(of.discount)
    ? of.lines.map((line, place) => atMost(lineAmount({ ...of, line }), left[place] ?? NO_MONEY))
    : spread(atMost(amountOf(of.discount, of), addBags(...left)), left);
  return of.lines.map((line, place) => {
    const amount = each[place] ?? NO_MONEY;
    if (amount.shop === 0 && amount.presentment === 0) return line;
    return { ...line, discounts: [...line.discounts, { application: of.application, amount }] };
  });
}

function amountOf(discount: BasicDiscount, of: { base: Bag; toBag: (minor: number) => Bag }): Bag {
  const { value } = discount;
  return value.kind === "percentage" ? percentOf(of.base, value.partsPerMillion) : of.toBag(value.amountMinor);
}

function spread(total: Bag, left: readonly Readonly<Bag>[]): Bag[] {
  const shop = splitByLargestRemainder(total.shop, left.map((one) => one.shop)); // prettier-ignore
  const presentment = splitByLargestRemainder(total.presentment, left.map((one) => one.presentment)); // prettier-ignore
  return shop.map((amount, index) => ({ shop: amount, presentment: presentment[index] ?? 0 }));
}

function isDiscountable(line: BareLine): boolean {
  return !line.isGiftCard && !line.isTip;
}

function leftOf(line: BareLine): Bag {
  return subtractBags(multiplyBag(line.price, line.quantity), addBags(...line.discounts.map((one) => one.amount)));
}

function percentOf(base: Bag, partsPerMillion: number): Bag {
  return {
    shop: scaleMinor(base.shop, partsPerMillion, 1_000_000),
    presentment: scaleMinor(base.presentment, partsPerMillion, 1_000_000),
  };
}

function atMost(amount: Readonly<Bag>, limit: Readonly<Bag>): Bag {
  return { shop: Math.min(amount.shop, limit.shop), presentment: Math.min(amount.presentment, limit.presentment) };
}
