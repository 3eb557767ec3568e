import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import { parseMinor } from "../money.ts";
import type { Product } from "../state.ts";
import type { Collection } from "../state-parts.ts";
import { requestedId } from "./customers.ts";
import { findProduct } from "./find.ts";

export interface ProductRequest {
  id?: string | undefined;
  title: string;
  /** In the shop's currency, a decimal string. */
  price: string;
  handle?: string | undefined;
  description?: string | undefined;
  vendor?: string | undefined;
  productType?: string | undefined;
  tags?: readonly string[] | undefined;
  /** Ids of collections. */
  collections?: readonly string[] | undefined;
  giftCard?: boolean | undefined;
  requiresShipping?: boolean | undefined;
  taxable?: boolean | undefined;
}

/**
 * Creates a product with one variant.
 *
 * @throws SandboxRefusal when the price is none, or the handle or id is taken
 */
export function createProduct(context: SandboxContext, request: ProductRequest): Product {
  const { currency, name } = context.shop.settings;
  const priceMinor = parseMinor(request.price, currency);
  if (priceMinor === null || priceMinor < 0) throw new SandboxRefusal(`"${request.price}" is no amount in ${currency}`);
  const handle = request.handle ?? freeHandle(context, request.title);
  if (findProduct(context, { handle })) throw new SandboxRefusal(`There is a product ${handle} already`);
  const isGiftCard = request.giftCard ?? false;
  const at = nowText(context);
  const product: Product = {
    id: requestedId(context, { id: request.id, taken: context.shop.products }),
    variantId: context.world.newId(),
    handle,
    title: request.title,
    description: request.description ?? "",
    vendor: request.vendor ?? name,
    productType: request.productType ?? "",
    tags: [...(request.tags ?? [])],
    collectionIds: knownCollections(context, request.collections ?? []),
    sku: handle.toUpperCase(),
    priceMinor,
    isGiftCard,
    requiresShipping: request.requiresShipping ?? !isGiftCard,
    taxable: request.taxable ?? !isGiftCard,
    createdAt: at,
    updatedAt: at,
  };
  context.shop.products.set(product.id, product);
  context.world.changed();
  return product;
}

function freeHandle(context: SandboxContext, title: string): string {
  const base = title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "product"; // prettier-ignore
  let handle = base;
  for (let count = 1; findProduct(context, { handle }); count += 1) handle = `${base}-${count}`;
  return handle;
}

/**
 * Creates a collection; products join it when they are created or changed.
 *
 * @throws SandboxRefusal when the id is taken
 */
export function createCollection(
  context: SandboxContext,
  request: { id?: string | undefined; title: string },
): Collection {
  const { collections } = context.shop;
  const handle = request.title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const collection = { id: requestedId(context, { id: request.id, taken: collections }), handle, title: request.title };
  collections.set(collection.id, collection);
  context.world.changed();
  return collection;
}

/**
 * Changes a product's tags or collections.
 *
 * @throws SandboxRefusal when there is no such product or collection
 */
export function updateProduct(
  context: SandboxContext,
  id: string,
  change: { tags?: readonly string[] | undefined; collections?: readonly string[] | undefined },
): Product {
  const product = context.shop.products.get(id);
  if (!product) throw new SandboxRefusal(`There is no product ${id}`, 404);
  if (change.tags) product.tags = [...change.tags];
  if (change.collections) product.collectionIds = knownCollections(context, change.collections);
  product.updatedAt = nowText(context);
  context.world.changed();
  return product;
}

function knownCollections(context: SandboxContext, ids: readonly string[]): string[] {
  const unknown = ids.find((id) => !context.shop.collections.has(id));
  if (unknown !== undefined) throw new SandboxRefusal(`There is no collection ${unknown}`);
  return [...ids];
}
