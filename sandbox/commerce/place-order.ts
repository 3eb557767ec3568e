import { createHash } from "node:crypto";
import { nowText, SandboxRefusal, type SandboxContext } from "../context.ts";
import type { Customer, Order } from "../state.ts";
import type { Address } from "../state-parts.ts";
import { announceOrder } from "../webhooks/announce.ts";
import { addressOf, usualAddress, type AddressRequest } from "./addresses.ts";
import { requestedId } from "./customers.ts";
import { orderFigures } from "./figures.ts";
import { findCustomer } from "./find.ts";
import { fulfillOrder } from "./fulfill-order.ts";
import { payOrder, planPayment, type PaymentRequest } from "./pay-order.ts";
import type { CartLine } from "./lines.ts";
import { priceCart, type PricedCart } from "./price-cart.ts";

export interface OrderRequest {
  id?: string | undefined;
  customerId?: string | null | undefined;
  email?: string | null | undefined;
  lines: readonly CartLine[];
  discountCodes?: readonly string[] | undefined;
  presentmentCurrency?: string | undefined;
  shipping?: string | undefined;
  taxesIncluded?: boolean | undefined;
  sourceName?: string | undefined;
  test?: boolean | undefined;
  note?: string | null | undefined;
  tags?: readonly string[] | undefined;
  company?: boolean | undefined;
  /** Where it goes to; by default the customer's address, or the shop's country, if anything is shipped. */
  countryCode?: string | null | undefined;
  shippingAddress?: AddressRequest | null | undefined;
  /** On top of the lines. */
  tip?: string | undefined;
  paid?: boolean | undefined;
  /** What of it a gift card and store credit pay, where it is paid at once. */
  payment?: PaymentRequest | undefined;
  fulfilled?: boolean | undefined;
}

/**
 * Places an order as a checkout does: prices the lines, spends the codes, tells the app.
 *
 * @throws SandboxRefusal for an unknown customer or product, a code that does not apply, an order without lines
 */
export function placeOrder(context: SandboxContext, request: OrderRequest): Order {
  const { shop, world } = context;
  if (request.lines.length === 0) throw new SandboxRefusal("An order needs at least one line");
  const customerId = request.customerId ?? null;
  const customer = customerId === null ? null : findCustomer(context, { id: customerId });
  if (customerId !== null && !customer) throw new SandboxRefusal(`There is no customer ${customerId}`);
  const email = request.email ?? customer?.email ?? null;

  const tip = request.tip === undefined ? [] : [{ title: "Tip", price: request.tip, quantity: 1, tip: true }];
  const lines = [...request.lines, ...tip];
  const address = addressFor(context, { request, customer });
  const codes = request.discountCodes ?? [];
  const countryCode = address?.countryCode ?? null;
  const cart = priceCart(context, { ...request, lines, codes, customerId, email, countryCode });
  for (const code of cart.codes) {
    if (!code.isApplied) throw new SandboxRefusal(code.message);
  }

  // Before anything is placed: what cannot be paid like this is refused.
  if (request.payment) planPayment(context, { sum: cart.total, exchange: cart, customerId, request: request.payment });

  const order = orderFrom(context, { request, cart, customerId, email, address });
  shop.orders.set(order.id, order);
  for (const application of cart.applications) {
    const discount = application.discountId === null ? null : shop.discounts.get(application.discountId);
    discount?.uses.push({ orderId: order.id, code: application.code, customerId, email });
  }
  world.changed();
  announceOrder(context, { topics: ["orders/create"], order });
  const isFree = orderFigures(order).total.shop === 0;
  if (isFree) announceOrder(context, { topics: ["orders/paid"], order });
  else if (request.paid) payOrder(context, order.id, request.payment);
  if (request.fulfilled) fulfillOrder(context, order.id, {});
  return order;
}

function orderFrom(
  context: SandboxContext,
  of: {
    request: OrderRequest;
    cart: PricedCart;
    customerId: string | null;
    email: string | null;
    address: Address | null;
  },
): Order {
  const { shop, world } = context;
  const { request, cart } = of;
  const id = requestedId(context, { id: request.id, taken: shop.orders });
  const number = shop.nextOrderNumber;
  shop.nextOrderNumber += 1;
  const at = nowText(context);
  const isShipped = cart.lines.some((line) => line.requiresShipping);
  const hasShipping = cart.shipping.shop > 0 || request.shipping !== undefined;
  return {
    id,
    name: `#${number}`,
    number,
    token: createHash("sha256").update(`${shop.settings.domain}/${id}`).digest("hex").slice(0, 32),
    customerId: of.customerId,
    email: of.email,
    currency: cart.currency,
    presentmentCurrency: cart.presentmentCurrency,
    exchangeRate: cart.exchangeRate,
    taxesIncluded: cart.taxesIncluded,
    sourceName: request.sourceName ?? "web",
    test: request.test ?? false,
    isCompany: request.company ?? false,
    shippingAddress: isShipped || request.shippingAddress || request.countryCode ? of.address : null,
    note: request.note ?? null,
    tags: [...(request.tags ?? [])],
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    discountApplications: cart.applications,
    lines: orderLines(context, cart),
    shippingLines: hasShipping
      ? [
          {
            id: world.newId(),
            title: "Standard",
            price: cart.shipping,
            discounts: cart.shippingDiscounts,
            taxes: cart.shippingTaxes,
          },
        ]
      : [],
    ...emptyLists(),
  };
}

function emptyLists(): Pick<Order, "transactions" | "fulfillments" | "refunds" | "edits" | "exchanges" | "disputes"> {
  return { transactions: [], fulfillments: [], refunds: [], edits: [], exchanges: [], disputes: [] };
}

function orderLines(context: SandboxContext, cart: PricedCart): Order["lines"] {
  return cart.lines.map(({ net: _net, ...line }) => ({
    ...line,
    id: context.world.newId(),
    placedQuantity: line.quantity,
    addedByEditId: null,
  }));
}

/** Where the order goes to: what was said, else where the customer lives. */
function addressFor(context: SandboxContext, of: { request: OrderRequest; customer: Customer | null }): Address | null {
  const { countryCode, shippingAddress } = of.request;
  if (shippingAddress !== undefined) return shippingAddress && addressOf(context, shippingAddress);
  if (countryCode === null) return null;
  const usual = usualAddress(context, of.customer);
  return countryCode === undefined || countryCode === usual.countryCode ? usual : addressOf(context, { countryCode });
}
