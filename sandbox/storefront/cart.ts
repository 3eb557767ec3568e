import type { SandboxContext } from "../context.ts";
import { renderThemePage } from "./theme.ts";
import {
  fieldOf,
  localPath,
  pageResponse,
  redirectResponse,
  withCode,
  withoutCode,
  withQuantity,
  type Visit,
} from "./visit.ts";

/** The cart with its codes and prices. */
export async function cartPage(visit: Visit): Promise<Response> {
  return pageResponse(visit, await renderThemePage(visit, "cart"));
}

/** `id` is the variant's, as in Shopify's cart form. */
export async function addToCart(visit: Visit): Promise<Response> {
  const form = await visit.request.formData();
  const productId = productOfVariant(visit.context, fieldOf(form, "id"));
  if (productId === null) return redirectResponse("/cart");
  const quantity = Number(fieldOf(form, "quantity") || "1");
  return redirectResponse("/cart", { cart: withQuantity(visit.cart, { productId, how: "add", quantity }) });
}

/** Sets a line's `quantity`; 0 takes it out. `id` is the variant's. */
export async function changeCart(visit: Visit): Promise<Response> {
  const form = await visit.request.formData();
  const productId = productOfVariant(visit.context, fieldOf(form, "id"));
  if (productId === null) return redirectResponse("/cart");
  const quantity = Number(fieldOf(form, "quantity"));
  return redirectResponse("/cart", { cart: withQuantity(visit.cart, { productId, how: "set", quantity }) });
}

/** Enters the code `discount`, or takes the code `remove` out; `back` names the page to return to. */
export async function updateCart(visit: Visit): Promise<Response> {
  const form = await visit.request.formData();
  const entered = withCode(visit.cart, fieldOf(form, "discount"));
  const cart = withoutCode(entered, fieldOf(form, "remove"));
  return redirectResponse(localPath(fieldOf(form, "back"), "/cart"), { cart });
}

/** `/discount/CODE?redirect=/cart`: Shopify's link that applies a code, or several with commas between them. */
export function applyDiscountLink(visit: Visit, code: string): Response {
  const to = localPath(visit.url.searchParams.get("redirect"), "/");
  return redirectResponse(to, { cart: code.split(",").reduce(withCode, visit.cart) });
}

function productOfVariant(context: SandboxContext, variantId: string): string | null {
  return [...context.shop.products.values()].find((product) => product.variantId === variantId)?.id ?? null;
}
