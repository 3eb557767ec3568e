import { createProduct } from "../../sandbox/commerce/products.ts";
import { type CartRequest, priceCart, type PricedCart } from "../../sandbox/commerce/price-cart.ts";
import type { Discount } from "../../sandbox/state-discounts.ts";
import type { Playground } from "./playground.ts";

/** Carts of a playground's shop, priced, and products to put into them. */
export function pricedCarts(play: Playground): {
  cart: (codes: Discount[], change?: Partial<CartRequest>) => PricedCart;
  product: (price: string, collections?: string[]) => { productId: string; variantId: string };
} {
  return {
    cart: (codes, change = {}) =>
      priceCart(play.sandbox.context, {
        lines: [{ title: "Thing", price: "100.00", quantity: 1 }],
        codes: codes.map(codeOf),
        customerId: null,
        ...change,
      }),
    product: (price, collections = []) => {
      const made = createProduct(play.sandbox.context, { title: `P${play.sandbox.world.newId()}`, price, collections });
      return { productId: made.id, variantId: made.variantId };
    },
  };
}

/** The first code of a discount. */
export function codeOf(discount: Discount): string {
  return discount.codes[0]?.code ?? "";
}

/** A percentage as a discount has it. */
export function percent(value: number): { kind: "percentage"; partsPerMillion: number } {
  return { kind: "percentage", partsPerMillion: value * 10_000 };
}

/** Why a code is refused; null when it is applied. */
export function reason(priced: PricedCart, place = 0): string | null {
  const code = priced.codes[place];
  return code?.isApplied === false ? code.reason : null;
}

/** What the buyer is told of the first code, where it is refused. */
export function messageOf(priced: PricedCart): string {
  const [code] = priced.codes;
  return code?.isApplied === false ? code.message : "";
}
