import type { SandboxContext } from "../context.ts";
import { formatMinor, multiplyBag } from "../money.ts";
import type { Discount } from "../state.ts";
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
  discount: Discount;
  accepted: readonly Discount[];
  lines: readonly BareLine[];
  buyer: Buyer;
}

/** Why a discount does not apply to a cart; null when it does. */
export function refusalOf(context: SandboxContext, question: Question): CodeRefusal | null {
  const { discount } = question;
  const status = discountStatus(discount, context.world.clock.nowMs());
  if (status === "SCHEDULED") return refuse("not-active", `${discount.code} is not active yet`);
  if (status === "EXPIRED") return refuse("not-active", `${discount.code} has expired`);
  if (discount.usageLimit !== null && discount.uses.length >= discount.usageLimit) {
    return refuse("usage-limit", `${discount.code} has reached its usage limit`);
  }
  return buyerRefusal(question) ?? itemsRefusal(context, question) ?? combinationRefusal(question);
}

/** The lines a discount is good for. Gift cards and tips are never discounted. */
export function entitledLines<SomeLine extends BareLine>(discount: Discount, lines: readonly SomeLine[]): SomeLine[] {
  const { items } = discount;
  return lines.filter((line) => {
    if (line.isGiftCard || line.isTip) return false;
    if (items.kind === "all") return true;
    const isProduct = line.productId !== null && items.productIds.includes(line.productId);
    return isProduct || (line.variantId !== null && items.variantIds.includes(line.variantId));
  });
}

function buyerRefusal({ discount, buyer }: Question): CodeRefusal | null {
  if (discount.context.kind === "customers") {
    const isNamed = buyer.customerId !== null && discount.context.customerIds.includes(buyer.customerId);
    if (!isNamed) return refuse("other-customer", `${discount.code} is not available to this customer`);
  }
  if (!discount.appliesOncePerCustomer) return null;
  const hasUsed = discount.uses.some(
    (use) =>
      (buyer.customerId !== null && use.customerId === buyer.customerId) ||
      (buyer.email !== null && use.email?.toLowerCase() === buyer.email.toLowerCase()),
  );
  return hasUsed ? refuse("once-per-customer", `${discount.code} was already used by this customer`) : null;
}

function itemsRefusal(context: SandboxContext, { discount, lines }: Question): CodeRefusal | null {
  const entitled = entitledLines(discount, lines);
  if (entitled.length === 0) return refuse("no-items", `${discount.code} is not good for these items`);
  const { minimum } = discount;
  switch (minimum.kind) {
    case "none":
      return null;
    case "subtotal": {
      const subtotal = entitled.reduce((sum, line) => sum + multiplyBag(line.price, line.quantity).shop, 0);
      if (subtotal >= minimum.amountMinor) return null;
      const { currency } = context.shop.settings;
      return refuse(
        "minimum",
        `${discount.code} needs a minimum of ${formatMinor(minimum.amountMinor, currency)} ${currency}`,
      );
    }
    case "quantity": {
      const quantity = entitled.reduce((sum, line) => sum + line.quantity, 0);
      if (quantity >= minimum.quantity) return null;
      return refuse("minimum", `${discount.code} needs at least ${minimum.quantity} items`);
    }
  }
}

function combinationRefusal({ discount, accepted }: Question): CodeRefusal | null {
  const clash = accepted.find((other) => !(allows(discount, other) && allows(other, discount)));
  return clash ? refuse("cannot-combine", `${discount.code} cannot be combined with ${clash.code}`) : null;
}

function allows(discount: Discount, other: Discount): boolean {
  const { combinesWith } = discount;
  return other.items.kind === "products" ? combinesWith.productDiscounts : combinesWith.orderDiscounts;
}

function refuse(reason: CodeRefusalReason, message: string): CodeRefusal {
  return { reason, message };
}
