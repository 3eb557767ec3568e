import { isObject } from "../json.ts";
import { cartObject } from "./cart-objects.ts";
import { pricedCart } from "./liquid-objects.ts";
import { withCartCookie, withCode, withQuantity, type CartChoice, type Visit } from "./visit.ts";

/*
 * Shopify's Ajax cart (https://shopify.dev/docs/api/ajax/reference/cart), as far as discounts and quantities go. A body is JSON or a
 * form.
 */

/** `GET /cart.js`: the cart. */
export function cartJson(visit: Visit): Response {
  return answer(visit, visit.cart);
}

/**
 * `POST /cart/update.js`: `discount` is every code that the cart shall have, with commas between them ("" takes all out); `updates`
 * are quantities by variant.
 */
export async function updateCartJson(visit: Visit): Promise<Response> {
  const body = await readBody(visit.request);
  let { cart } = visit;
  const { discount, updates } = body;
  if (typeof discount === "string") cart = discount.split(",").reduce(withCode, { ...cart, codes: [] });
  for (const [variantId, quantity] of isObject(updates) ? Object.entries(updates) : []) {
    const productId = productOfVariant(visit, variantId);
    if (productId !== null) cart = withQuantity(cart, { productId, how: "set", quantity: Number(quantity) });
  }
  return answer(visit, cart);
}

/** `POST /cart/add.js`: `items`, each a variant's `id` and a `quantity`, or one of them by itself. */
export async function addToCartJson(visit: Visit): Promise<Response> {
  const body = await readBody(visit.request);
  let { cart } = visit;
  for (const item of Array.isArray(body["items"]) ? body["items"] : [body]) {
    const productId = isObject(item) ? productOfVariant(visit, String(item["id"])) : null;
    if (!isObject(item) || productId === null) {
      return Response.json({ status: 404, message: "Cart Error", description: "Cannot find variant" }, { status: 404 });
    }
    cart = withQuantity(cart, { productId, how: "add", quantity: Number(item["quantity"] ?? 1) });
  }
  return answer(visit, cart);
}

function answer(visit: Visit, cart: CartChoice): Response {
  const object = cartObject(visit.context, pricedCart(visit, cart));
  return withCartCookie(Response.json({ ...object, currency: visit.context.shop.settings.currency }), cart);
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.headers.get("content-type")?.includes("json")) {
    const body: unknown = await request.json().catch(() => null);
    return isObject(body) ? body : {};
  }
  return Object.fromEntries(await request.formData());
}

function productOfVariant(visit: Visit, variantId: string): string | null {
  return [...visit.context.shop.products.values()].find((product) => product.variantId === variantId)?.id ?? null;
}
