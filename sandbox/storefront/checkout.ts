import { placeOrder } from "../commerce/place-order.ts";
import { SandboxRefusal } from "../context.ts";
import type { Order } from "../state.ts";
import { notFoundPage } from "./catalog.ts";
import { orderObject, pricedCart } from "./liquid-objects.ts";
import { renderCheckoutPage } from "./theme.ts";
import { fieldOf, pageResponse, redirectResponse, type Visit } from "./visit.ts";

/** The checkout; without anything to buy, the cart. */
export async function checkoutPage(visit: Visit): Promise<Response> {
  if (visit.cart.lines.length === 0) return redirectResponse("/cart");
  return pageResponse(visit, await renderCheckoutPage(visit, "checkout"));
}

/** Places and pays the order. Codes that do not apply are left out, as Shopify's checkout does after saying so. */
export async function placeCheckout(visit: Visit): Promise<Response> {
  if (visit.cart.lines.length === 0) return redirectResponse("/cart");
  const form = await visit.request.formData();
  const email = visit.customer?.email ?? fieldOf(form, "email").trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    return pageResponse(visit, await renderCheckoutPage(visit, "checkout", { problem: "email", entered: email }), 422);
  }
  try {
    const order = placeOrder(visit.context, {
      customerId: visit.customer?.id ?? null,
      email,
      lines: visit.cart.lines,
      discountCodes: pricedCart(visit).codes.flatMap((code) => (code.isApplied ? [code.code] : [])),
      shipping: "0",
      tip: amountIn(form, "tip"),
      paid: true,
      payment: { giftCard: amountIn(form, "gift-card"), storeCredit: amountIn(form, "store-credit") },
    });
    return redirectResponse(`/checkout/thank-you/${order.token}`, { cart: { lines: [], codes: [] } });
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    const problem = { problem: "refused", message: error.message, entered: email };
    return pageResponse(visit, await renderCheckoutPage(visit, "checkout", problem), 422);
  }
}

function amountIn(form: FormData, name: string): string | undefined {
  return fieldOf(form, name).trim() || undefined;
}

/** The order just placed, by its unguessable token: a guest has no other proof. */
export async function thankYouPage(visit: Visit, token: string): Promise<Response> {
  const order = orderByToken(visit, token);
  if (!order) return notFoundPage(visit);
  return pageResponse(
    visit,
    await renderCheckoutPage(visit, "thank-you", { order: orderObject(visit.context, order) }),
  );
}

/** The order that an unguessable link names; null when there is none. */
export function orderByToken(visit: Visit, token: string): Order | null {
  return [...visit.context.shop.orders.values()].find((order) => order.token === token) ?? null;
}
