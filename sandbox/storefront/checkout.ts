import { payingCard } from "../commerce/pay-order.ts";
import { placeOrder } from "../commerce/place-order.ts";
import { giftCardCode } from "../commerce/gift-cards.ts";
import { SandboxRefusal } from "../context.ts";
import type { Order } from "../state.ts";
import { notFoundPage } from "./catalog.ts";
import { priceCheckout, readChoice, shippingFee, type CheckoutChoice } from "./checkout-choice.ts";
import { cartObject, checkoutObject } from "./cart-objects.ts";
import { orderObject } from "./liquid-objects.ts";
import type { LiquidObject } from "./product-object.ts";
import { renderCheckoutPage } from "./theme.ts";
import { fieldOf, NO_CART, pageResponse, redirectResponse, type Visit } from "./visit.ts";

/** The checkout; without anything to buy, the cart. */
export function checkoutPage(visit: Visit): Response | Promise<Response> {
  if (visit.cart.lines.length === 0) return redirectResponse("/cart");
  return render(visit, readChoice(visit, null));
}

/**
 * Places and pays the order; with `update` it only shows what another address or store credit changes. Codes that do not apply are
 * left out, as Shopify's checkout does after saying so.
 */
export async function placeCheckout(visit: Visit): Promise<Response> {
  if (visit.cart.lines.length === 0) return redirectResponse("/cart");
  const form = await visit.request.formData();
  const choice = readChoice(visit, form);
  if (form.has("update")) return render(visit, choice);
  if (!/^[^\s@]+@[^\s@]+$/.test(choice.email)) return render(visit, choice, { problem: "email" });
  try {
    const { cart, giftCards } = priceCheckout(visit, choice);
    const order = placeOrder(visit.context, {
      customerId: visit.customer?.id ?? null,
      email: choice.email,
      lines: visit.cart.lines,
      discountCodes: cart.codes.flatMap((code) => (code.isApplied ? [code.code] : [])),
      shipping: shippingFee(visit),
      shippingAddress: cart.lines.some((line) => line.requiresShipping) ? choice.address : null,
      tip: choice.tip,
      paid: true,
      payment: { giftCardCodes: giftCards, useStoreCredit: choice.useStoreCredit },
    });
    return redirectResponse(`/checkout/thank-you/${order.token}`, { cart: NO_CART });
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    return render(visit, choice, { problem: "refused", message: error.message });
  }
}

/** Takes a gift card's code for the payment, or says why it pays nothing; `remove` takes one out again. */
export async function giftCardAtCheckout(visit: Visit): Promise<Response> {
  const form = await visit.request.formData();
  const removed = giftCardCode(fieldOf(form, "remove"));
  const code = giftCardCode(fieldOf(form, "gift_card"));
  const others = visit.cart.giftCards.filter((one) => one !== removed && one !== code);
  if (code === "") return redirectResponse("/checkout", { cart: { ...visit.cart, giftCards: others } });
  try {
    payingCard(visit.context, code);
    return redirectResponse("/checkout", { cart: { ...visit.cart, giftCards: [...others, code] } });
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    return render(visit, readChoice(visit, null), { problem: "gift-card", message: error.message });
  }
}

async function render(visit: Visit, choice: CheckoutChoice, problem: LiquidObject = {}): Promise<Response> {
  const view = priceCheckout(visit, choice);
  const objects = {
    ...problem,
    entered: choice.email,
    cart: cartObject(visit.context, view.cart),
    checkout: checkoutObject(visit, { choice, view }),
  };
  return pageResponse(visit, await renderCheckoutPage(visit, "checkout", objects), "problem" in problem ? 422 : 200);
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

/** The order of a token, as a thank-you page or an account page names it; null when there is none. */
export function orderByToken(visit: Visit, token: string): Order | null {
  return [...visit.context.shop.orders.values()].find((order) => order.token === token) ?? null;
}
