import type { SandboxContext } from "../context.ts";
import type { Product } from "../state.ts";
import { hundredths } from "./liquid/money-format.ts";

export type LiquidObject = Record<string, unknown>;

/** Liquid's `product`. Prices are hundredths of a unit, in every currency, as Liquid has them. */
export function productObject(context: SandboxContext, product: Product): LiquidObject {
  const price = hundredths(product.priceMinor, context.shop.settings.currency);
  const variant = { id: product.variantId, title: "Default Title", price, available: true };
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    description: product.description,
    vendor: product.vendor,
    type: product.productType,
    url: `/products/${product.handle}`,
    price,
    "gift_card?": product.isGiftCard,
    featured_image: { src: `/cdn/products/${product.handle}.svg`, alt: product.title },
    variants: [variant],
    selected_or_first_available_variant: variant,
  };
}
