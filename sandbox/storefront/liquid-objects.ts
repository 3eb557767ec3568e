import { appNamespace } from "../commerce/find.ts";
import { currentQuantity, financialStatus, fulfillmentStatus, orderFigures } from "../commerce/figures.ts";
import { multiplyBag } from "../money.ts";
import { priceCart, type PricedCart } from "../commerce/price-cart.ts";
import type { SandboxContext } from "../context.ts";
import type { Customer, Order } from "../state.ts";
import type { Metafield, MetafieldOwnerType } from "../state-metafields.ts";
import { cartObject } from "./cart-objects.ts";
import type { LiquidObject } from "./product-object.ts";
import { hundredths } from "./liquid/money-format.ts";
import { LOCALES, type CartChoice, type Visit } from "./visit.ts";

/*
 * The objects that Liquid sees, named and shaped as in Shopify's reference; amounts in hundredths. Only what our theme and
 * extension read is there.
 */

/** The objects of every page. */
export function globalObjects(visit: Visit): LiquidObject {
  const { shop } = visit.context;
  const { settings } = shop;
  return {
    shop: {
      name: settings.name,
      currency: settings.currency,
      permanent_domain: settings.domain,
      privacy_policy: {
        title: visit.locale === "de" ? "Datenschutz" : "Privacy policy",
        url: "/policies/privacy-policy",
      },
    },
    customer: visit.customer && customerObject(visit.context, visit.customer),
    cart: cartObject(visit.context, pricedCart(visit)),
    routes: routes(visit),
    request: { locale: { iso_code: visit.locale }, path: visit.path, design_mode: false },
    localization: {
      language: { iso_code: visit.locale },
      available_languages: LOCALES.map((locale) => ({ iso_code: locale, url: languageUrl(visit, locale) })),
    },
  };
}

/** `app`, which only a theme app extension's own blocks see: the metafields of the installation. */
export function appObject(context: SandboxContext): LiquidObject {
  return { metafields: metafieldsOf(context, { ownerType: "API_APP", ownerId: context.shop.installation.id }) };
}

/** Liquid's `customer`, with the metafields that storefronts may read. */
export function customerObject(context: SandboxContext, customer: Customer): LiquidObject {
  return {
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: [customer.firstName, customer.lastName].filter((part) => part).join(" "),
    tags: customer.tags,
    metafields: metafieldsOf(context, { ownerType: "CUSTOMER", ownerId: customer.id }),
  };
}

/** Liquid's `order`, in the currency that the customer paid in. */
export function orderObject(context: SandboxContext, order: Order): LiquidObject {
  const currency = order.presentmentCurrency;
  const figures = orderFigures(order);
  const amount = (bag: { presentment: number }) => hundredths(bag.presentment, currency);
  return {
    name: order.name,
    created_at: order.processedAt,
    url: `/account/orders/${order.token}`,
    email: order.email,
    financial_status: financialStatus(order),
    fulfillment_status: fulfillmentStatus(order),
    cancelled: order.cancelledAt !== null,
    line_items: order.lines.map((line) => ({
      title: line.title,
      quantity: line.quantity,
      current_quantity: currentQuantity(order, line),
      original_line_price: amount(multiplyBag(line.price, line.quantity)),
    })),
    discount_applications: order.discountApplications.map((one) => ({ title: one.code ?? one.title })),
    line_items_subtotal_price: amount(figures.lineItemsPrice),
    total_discounts: amount(figures.discounts),
    payments: order.transactions
      .filter((one) => one.kind === "sale")
      .map((one) => ({ gateway: one.gateway, amount: amount(one.amount) })),
    shipping_address: order.shippingAddress && {
      name: [order.shippingAddress.firstName, order.shippingAddress.lastName].filter((part) => part).join(" "),
      address1: order.shippingAddress.address1,
      zip: order.shippingAddress.zip,
      city: order.shippingAddress.city,
      country_code: order.shippingAddress.countryCode,
    },
    total_refunded_amount: amount(figures.refunded),
    shipping_price: amount(figures.shipping),
    total_price: amount(figures.total),
    currency: context.shop.settings.currency,
  };
}

/** Prices what a shopper chose; codes that do not apply are listed with the reason, and never stop the page. */
export function pricedCart(visit: Visit, cart: CartChoice = visit.cart): PricedCart {
  const { customer, context } = visit;
  const email = customer?.email ?? null;
  return priceCart(context, { lines: cart.lines, codes: cart.codes, customerId: customer?.id ?? null, email });
}

/**
 * Metafields as Liquid reads them: by namespace and key, `$app` standing for the app's own namespace. Of what the app owns on
 * others' objects, only what a definition opens to the storefront is there; its app-data metafields always are.
 */
function metafieldsOf(
  context: SandboxContext,
  owner: { ownerType: MetafieldOwnerType; ownerId: string },
): Record<string, LiquidObject> {
  const found: Record<string, LiquidObject> = {};
  for (const metafield of context.shop.metafields.values()) {
    if (metafield.ownerType !== owner.ownerType || metafield.ownerId !== owner.ownerId) continue;
    if (metafield.ownerType !== "API_APP" && !isReadable(context, metafield)) continue;
    found[metafield.namespace] = { ...found[metafield.namespace], [metafield.key]: { value: valueOf(metafield) } };
  }
  const own = found[appNamespace(context)];
  return own ? { ...found, $app: own } : found;
}

function isReadable(context: SandboxContext, metafield: Metafield): boolean {
  return [...context.shop.metafieldDefinitions.values()].some(
    (definition) =>
      definition.ownerType === metafield.ownerType &&
      definition.namespace === metafield.namespace &&
      definition.key === metafield.key &&
      definition.access.storefront.toUpperCase() === "PUBLIC_READ",
  );
}

function valueOf(metafield: Metafield): unknown {
  return metafield.type === "json" ? JSON.parse(metafield.value) : metafield.value;
}

function routes(visit: Visit): LiquidObject {
  const back = encodeURIComponent(`${visit.path}${visit.url.search}`);
  return {
    root_url: "/",
    cart_url: "/cart",
    cart_add_url: "/cart/add",
    cart_change_url: "/cart/change",
    cart_update_url: "/cart/update",
    account_url: "/account",
    account_login_url: "/account/login",
    account_logout_url: "/account/logout",
    storefront_login_url: `/customer_authentication/login?return_to=${back}`,
  };
}

function languageUrl(visit: Visit, locale: string): string {
  const query = new URLSearchParams(visit.url.searchParams);
  query.set("locale", locale);
  return `${visit.path}?${query.toString()}`;
}
