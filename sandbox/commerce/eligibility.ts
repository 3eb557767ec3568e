import type { SandboxContext } from "../context.ts";
import { formatMinor, multiplyBag, type Bag } from "../money.ts";
import type { Discount, DiscountItems, DiscountMinimum, FreeShippingDiscount } from "../state-discounts.ts";
import { buyerRefusal, type Buyer } from "./buyer-eligibility.ts";
import { buyGetUnits } from "./buy-get.ts";
import type { CodeRefusal, CodeRefusalReason } from "./code-refusal.ts";
import { discountStatus, usesOf } from "./discounts.ts";
import { entitledLines } from "./entitled.ts";
import type { BareLine } from "./lines.ts";

/** What a discount is asked for: a cart with its buyer and, where they are known, its fee and its destination. */
export interface Basket {
  lines: readonly BareLine[];
  buyer: Buyer;
  shipping: Bag | null;
  countryCode: string | null;
}

interface Question extends Basket {
  discount: Discount;
  /** As it was entered, or the title of an automatic discount. */
  name: string;
  code: string | null;
}

/** Why a discount does not apply to a cart, whatever else is in it; null when it does. */
export function refusalOf(context: SandboxContext, question: Question): CodeRefusal | null {
  const { discount, name } = question;
  const status = discountStatus(discount, context.world.clock.nowMs());
  if (status === "SCHEDULED") return refuse("not-active", `${name} is not active yet`);
  if (status === "EXPIRED") return refuse("not-active", `${name} has expired`);
  if (discount.usageLimit !== null && usesOf(discount, question.code) >= discount.usageLimit) {
    return refuse("usage-limit", `${name} has reached its usage limit`);
  }
  if (!discount.purchases.oneTime) return refuse("subscription-only", `${name} is good for subscriptions only`);
  return buyerRefusal(context, question) ?? basketRefusal(context, question);
}

/** A refusal with its words. */
export function refuse(reason: CodeRefusalReason, message: string): CodeRefusal {
  return { reason, message };
}

function basketRefusal(context: SandboxContext, question: Question): CodeRefusal | null {
  const { discount, name, lines } = question;
  switch (discount.type) {
    case "app":
      return refuse("not-computed", `${name} is computed by a function, which the sandbox does not run`);
    case "free-shipping":
      return (
        itemsRefusal(context, { ...question, items: { kind: "all" }, minimum: discount.minimum }) ??
        shippingRefusal(context, { ...question, discount })
      );
    case "basic":
      return itemsRefusal(context, { ...question, items: discount.items, minimum: discount.minimum });
    case "bxgy": {
      const { lacks } = buyGetUnits(context, { discount, lines });
      if (lacks === "buys") return refuse("buys-missing", `${name} needs more of what has to be bought for it`);
      if (lacks === "gets") return refuse("gets-missing", `${name} needs what it gives to be in the cart`);
      return null;
    }
  }
}

function itemsRefusal(
  context: SandboxContext,
  of: Question & { items: DiscountItems; minimum: DiscountMinimum },
): CodeRefusal | null {
  const { name, minimum } = of;
  const entitled = entitledLines(context, of);
  if (entitled.length === 0) return refuse("no-items", `${name} is not good for these items`);
  switch (minimum.kind) {
    case "none":
      return null;
    case "subtotal": {
      const subtotal = entitled.reduce((sum, line) => sum + multiplyBag(line.price, line.quantity).shop, 0);
      if (subtotal >= minimum.amountMinor) return null;
      const { currency } = context.shop.settings;
      return refuse("minimum", `${name} needs a minimum of ${formatMinor(minimum.amountMinor, currency)} ${currency}`);
    }
    case "quantity": {
      const quantity = entitled.reduce((sum, line) => sum + line.quantity, 0);
      if (quantity >= minimum.quantity) return null;
      return refuse("minimum", `${name} needs at least ${minimum.quantity} items`);
    }
  }
}

function shippingRefusal(
  context: SandboxContext,
  of: Basket & { discount: FreeShippingDiscount; name: string },
): CodeRefusal | null {
  const { discount, name, lines, shipping, countryCode } = of;
  if (!lines.some((line) => line.requiresShipping)) return refuse("no-shipping", `${name}: nothing here is shipped`);
  const { destination, maximumShippingMinor } = discount;
  if (destination.kind === "countries" && countryCode !== null && !destination.codes.includes(countryCode)) {
    if (!destination.includesRestOfWorld) return refuse("destination", `${name} is not good for ${countryCode}`);
  }
  if (maximumShippingMinor !== null && shipping !== null && shipping.shop > maximumShippingMinor) {
    const { currency } = context.shop.settings;
    const most = `${formatMinor(maximumShippingMinor, currency)} ${currency}`;
    return refuse("shipping-rate", `${name} makes shipping of at most ${most} free`);
  }
  return null;
}
