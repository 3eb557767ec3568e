import type { SandboxContext } from "../context.ts";
import type { DiscountItems } from "../state-discounts.ts";
import type { BareLine } from "./lines.ts";

/** The lines that a discount's items name. Gift cards and tips are never discounted. */
export function entitledLines<SomeLine extends BareLine>(
  context: SandboxContext,
  of: { items: DiscountItems; lines: readonly SomeLine[] },
): SomeLine[] {
  return of.lines.filter((line) => !line.isGiftCard && !line.isTip && isNamed(context, of.items, line));
}

function isNamed(context: SandboxContext, items: DiscountItems, line: BareLine): boolean {
  switch (items.kind) {
    case "all":
      return true;
    case "products": {
      const isProduct = line.productId !== null && items.productIds.includes(line.productId);
      return isProduct || (line.variantId !== null && items.variantIds.includes(line.variantId));
    }
    case "collections": {
      const product = line.productId === null ? null : context.shop.products.get(line.productId);
      return product?.collectionIds.some((id) => items.collectionIds.includes(id)) ?? false;
    }
  }
}
