import { maskedCode } from "../commerce/gift-cards.ts";
import type { PricedCart } from "../commerce/price-cart.ts";
import type { SandboxContext } from "../context.ts";
import { addBags, multiplyBag, subtractBags, type Bag } from "../money.ts";
import { COUNTRIES, type CheckoutChoice, type CheckoutView } from "./checkout-choice.ts";
import { hundredths } from "./liquid/money-format.ts";
import { productObject, type LiquidObject } from "./product-object.ts";
import type { Visit } from "./visit.ts";

/** Liquid's `cart`, which /cart.js answers too; amounts in hundredths. */
export function cartObject(context: SandboxContext, cart: PricedCart): LiquidObject {
  const amount = (bag: Bag) => hundredths(bag.presentment, cart.presentmentCurrency);
  const items = cart.lines.map((line) => {
    const product = line.productId === null ? null : context.shop.products.get(line.productId);
    const whole = multiplyBag(line.price, line.quantity);
    return {
      title: line.title,
      product_id: line.productId,
      variant_id: line.variantId,
      quantity: line.quantity,
      product: product ? productObject(context, product) : null,
      original_line_price: amount(whole),
      final_line_price: amount(line.net),
      line_level_discount_allocations: line.discounts.map((one) => ({
        amount: amount(one.amount),
        discount_application: applicationObject(cart, one.application),
      })),
    };
  });
  return {
    currency: { iso_code: cart.presentmentCurrency },
    item_count: cart.lines.reduce((sum, line) => sum + line.quantity, 0),
    items,
    discount_codes: cart.codes.map((code) => ({
      code: code.code,
      applicable: code.isApplied,
      total: code.isApplied ? amount(code.amount) : 0,
      reason: code.isApplied ? "" : code.reason,
    })),
    automatic_discounts: cart.automatic.map((one) => ({ title: one.title, total: amount(one.amount) })),
    cart_level_discount_applications: cart.applications.map((_one, index) => applicationObject(cart, index)),
    original_total_price: amount(addBags(...cart.lines.map((line) => multiplyBag(line.price, line.quantity)))),
    total_discount: amount(cart.discountTotal),
    shipping_price: amount(cart.shipping),
    total_price: amount(cart.total),
    total_tax: amount(cart.tax),
    taxes_included: cart.taxesIncluded,
  };
}

/** What the checkout shows besides the cart: address, gift cards, store credit, and what is left to pay. */
export function checkoutObject(visit: Visit, of: { choice: CheckoutChoice; view: CheckoutView }): LiquidObject {
  const { choice, view } = of;
  const { cart, payments } = view;
  const amount = (bag: Bag) => hundredths(bag.presentment, cart.presentmentCurrency);
  const paid = (id: string) => payments.find((one) => one.instrument?.id === id)?.amount ?? { shop: 0, presentment: 0 };
  const credit = payments.find((one) => one.instrument?.kind === "store-credit")?.amount;
  const covered = addBags(...payments.filter((one) => one.instrument).map((one) => one.amount));
  const names = new Intl.DisplayNames(visit.locale, { type: "region" });
  return {
    requires_shipping: cart.lines.some((line) => line.requiresShipping),
    shipping_price: amount(cart.shipping),
    address: {
      first_name: choice.address.firstName,
      last_name: choice.address.lastName,
      address1: choice.address.address1,
      zip: choice.address.zip,
      city: choice.address.city,
      country_code: choice.address.countryCode,
    },
    countries: [...new Set([...COUNTRIES, choice.address.countryCode])].map((code) => ({ code, name: names.of(code) })),
    gift_cards: view.giftCards.flatMap((code) => {
      const card = [...visit.context.shop.giftCards.values()].find((one) => one.code === code);
      return card ? [{ code, masked: maskedCode(card), amount: amount(paid(card.id)) }] : [];
    }),
    store_credit: hundredths(view.storeCreditMinor, cart.currency),
    uses_store_credit: choice.useStoreCredit === "yes",
    store_credit_amount: credit ? amount(credit) : 0,
    covered: amount(covered),
    to_pay: amount(subtractBags(cart.total, covered)),
  };
}

function applicationObject(cart: PricedCart, index: number): LiquidObject | null {
  const application = cart.applications[index];
  if (!application) return null;
  return {
    type: application.type,
    title: application.code ?? application.title,
    value: application.value,
    value_type: application.valueType,
    target_type: application.targetType,
    target_selection: application.targetSelection,
    allocation_method: application.allocationMethod,
  };
}
