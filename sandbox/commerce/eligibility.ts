import type { SandboxContext } from "../context.ts";
import { formatMinor, multiplyBag } from "../money.ts";
import type { BasicDiscount, Discount } from "../state-discounts.ts";
import { discountStatus } from "./discounts.ts";
import type { BareLine } from "./lines.ts";

/** Why a checkout refuses a code. */
export type CodeRefusalReason =
  | "not-found"
  | "not-active"
  | "usage-limit"
  | "once-per-customer"
  | "other-customer"
  | "no-items"
  | "minimum"
  | "cannot-combine";

export interface CodeRefusal {
  reason: CodeRefusalReason;
  message: string;
}

interface Buyer {
  customerId: string | null;
  email: string | null;
}

interface Question {
  code: string;
  discount: Discount;
  accepted: readonly BasicDiscount[];
  lines: readonly BareLine[];
  buyer: Buyer;
}

/** Why a discount does not apply to a cart; null when it does. */
export function refusalOf(context: SandboxContext, question: Question): CodeRefusal | null {
  const { code, discount } = question;
  if (discount.type !== "basic") return refuse("no-items", `${code} is of a kind that the sandbox does not compute`);
  const status = discountStatus(discount, context.world.clock.nowMs());
  if (status === "SCHEDULED") return refuse("not-active", `${code} is not active yet`);
  if (status === "EXPIRED") return refuse("not-active", `${code} has expired`);
  if (
    discount.usageLimit !== null &&
    discount.uses.filter((use) => use.code?.toLowerCase() === code.toLowerCase()).length >= discount.usageLimit
  ) {
    return refuse("usage-limit", `${code} has reached its usage limit`);
  }
  return (
    buyerRefusal(question) ??
    itemsRefusal(context, { ...question, discount }) ??
    combinationRefusal({ ...question, discount })
  );
}

/** The lines a discount is good for. Gift cards and tips are never discounted. */
export function entitledLines<SomeLine extends BareLine>(
  discount: BasicDiscount,
  lines: readonly SomeLine[],
): SomeLine[] {
  const { items } = discount;
  return lines.filter((line) => {
    if (line.isGiftCard || line.isTip) return false;
    if (items.kind !== "products") return items.kind === "all";
    const isProduct = line.productId !== null && items.productIds.includes(line.productId);
    return isProduct || (line.variantId !== null && items.variantIds.includes(line.variantId));
  });
}

function buyerRefusal({ code, discount, buyer }: Question): CodeRefusal | null {
  if (discount.context.kind === "customers") {
    const isNamed = buyer.customerId !== null && discount.context.customerIds.includes(buyer.customerId);
    if (!isNamed) return refuse("other-customer", `${code} is not available to this customer`);
  }
  if (!discount.appliesOncePerCustomer) return null;
  const hasUsed = discount.uses.some(
    (use) =>
      (buyer.customerId !== null && use.customerId === buyer.customerId) ||
      (buyer.email !== null && use.email?.toLowerCase() === buyer.email.toLowerCase()),
  );
  return hasUsed ? refuse("once-per-customer", `${code} was already used by this customer`) : null;
}

function itemsRefusal(
  context: SandboxContext,
  { code, discount, lines }: Question & { discount: BasicDiscount },
): CodeRefusal | null {
  const entitled = entitledLines(discount, lines);
  if (entitled.length === 0) return refuse("no-items", `${code} is not good for these items`);
  const { minimum } = discount;
  switch (minimum.kind) {
    case "none":
      return null;
    case "subtotal": {
      const subtotal = entitled.reduce((sum, line) => sum + multiplyBag(line.price, line.quantity).shop, 0);
      if (subtotal >= minimum.amountMinor) return null;
      const { currency } = context.shop.settings;
      return refuse("minimum", `${code} needs a minimum of ${formatMinor(minimum.amountMinor, currency)} ${currency}`);
    }
    case "quantity": {
      const quantity = entitled.reduce((sum, line) => sum + line.quantity, 0);
      if (quantity >= minimum.quantity) return null;
      return refuse("minimum", `${code} needs at least ${minimum.quantity} items`);
    }
  }
}

function combinationRefusal({ code, discount, accepted }: Question & { discount: BasicDiscount }): CodeRefusal | null {
  const clash = accepted.find((other) => !(allows(discount, other) && allows(other, discount)));
  return clash ? refuse("cannot-combine", `${code} cannot be combined with ${clash.title}`) : null;
}

function allows(discount: BasicDiscount, other: BasicDiscount): boolean {
  const { combinesWith } = discount;
  return other.items.kind !== "all" ? combinesWith.productDiscounts : combinesWith.orderDiscounts;
}

function refuse(reason: CodeRefusalReason, message: string): CodeRefusal {
  return { reason, message };
}
