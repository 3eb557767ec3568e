import type { SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";
import type { Product } from "../state.ts";
import type { Collection } from "../state-parts.ts";
import { gid } from "../webhooks/body-parts.ts";
import { connection, count } from "./connection.ts";
import { metafieldFields } from "./metafield-node.ts";
import { moneyNode } from "./money-node.ts";
import type { ApiNode, Arguments } from "./node.ts";

/** A product of the Admin API. */
export function productNode(context: SandboxContext, product: Product): ApiNode {
  const price = moneyNode(product.priceMinor, context.shop.settings.currency);
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: product.id,
    title: product.title,
    handle: product.handle,
    description: product.description,
    descriptionHtml: product.description,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: "ACTIVE",
    isGiftCard: product.isGiftCard,
    hasOnlyDefaultVariant: true,
    tracksInventory: false,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.createdAt,
    onlineStoreUrl: `${context.world.origins.store}/products/${product.handle}`,
    featuredImage: null,
    featuredMedia: null,
    variantsCount: count(1),
    priceRangeV2: { __typename: "ProductPriceRangeV2", minVariantPrice: price, maxVariantPrice: price },
    variants: (args: Arguments) =>
      connection(args, { items: [product], idOf: (one) => one.variantId, toNode: (one) => variantNode(context, one) }),
    collections: (args: Arguments) =>
      connection(args, {
        items: product.collectionIds.flatMap((id) => context.shop.collections.get(id) ?? []),
        idOf: (one) => one.id,
        toNode: collectionNode,
      }),
    ...metafieldFields(context, { ownerId: product.id }),
  };
}

/** A collection of products. */
export function collectionNode(collection: Collection): ApiNode {
  return {
    __typename: "Collection",
    id: gid("Collection", collection.id),
    legacyResourceId: collection.id,
    handle: collection.handle,
    title: collection.title,
  };
}

/** The one variant of a product. */
export function variantNode(context: SandboxContext, product: Product): ApiNode {
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", product.variantId),
    legacyResourceId: product.variantId,
    title: "Default Title",
    displayName: `${product.title} - Default Title`,
    sku: product.sku,
    price: formatMinor(product.priceMinor, context.shop.settings.currency),
    position: 1,
    taxable: product.taxable,
    availableForSale: true,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    product: () => productNode(context, product),
    ...metafieldFields(context, { ownerId: product.variantId }),
  };
}
