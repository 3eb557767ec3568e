import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { addBags, convertMinor, multiplyBag, NO_MONEY, parseMinor, subtractBags, type Bag } from "../money.ts";
import type { DiscountApplication, TaxAmount } from "../state.ts";
import { applyDiscounts, type PricedAutomatic, type PricedCode } from "./apply-discounts.ts";
import { findProduct } from "./find.ts";
import type { BareLine, CartLine, PricedLine } from "./lines.ts";
import { taxOn } from "./tax.ts";

export interface CartRequest {
  lines: readonly CartLine[];
  codes: readonly string[];
  customerId: string | null;
  email?: string | null;
  presentmentCurrency?: string | undefined;
  /** Shipping fee in the shop's currency, a decimal string. */
  shipping?: string | undefined;
  /** Where it goes to, as far as anybody knows. */
  countryCode?: string | null | undefined;
  taxesIncluded?: boolean | undefined;
}

export interface PricedCart {
  currency: string;
  presentmentCurrency: string;
  exchangeRate: string;
  taxesIncluded: boolean;
  lines: PricedLine[];
  codes: PricedCode[];
  /** Automatic discounts that apply. */
  automatic: PricedAutomatic[];
  applications: DiscountApplication[];
  /** After discounts, before shipping and tax on top. */
  subtotal: Bag;
  /** Of goods and shipping. */
  discountTotal: Bag;
  /** Before discounts. */
  shipping: Bag;
  shippingDiscounts: { application: number; amount: Bag }[];
  shippingTaxes: TaxAmount[];
  tax: Bag;
  total: Bag;
}

/**
 * Prices a cart as Shopify's checkout does: which codes apply and which are refused with which reason, what each line bears of
 * them, and the taxes.
 *
 * @throws SandboxRefusal for an unknown product, a price that is none, a currency the shop does not sell in
 */
export function priceCart(context: SandboxContext, request: CartRequest): PricedCart {
  const { settings } = context.shop;
  const currency = settings.currency;
  const presentmentCurrency = request.presentmentCurrency ?? currency;
  const exchangeRate = presentmentCurrency === currency ? "1" : settings.exchangeRates[presentmentCurrency];
  if (exchangeRate === undefined) throw new SandboxRefusal(`The shop does not sell in ${presentmentCurrency}`);
  const taxesIncluded = request.taxesIncluded ?? settings.taxesIncluded;
  const toBag = (shop: number): Bag => ({
    shop,
    presentment: convertMinor(shop, { from: currency, to: presentmentCurrency, rate: exchangeRate }),
  });

  const bare = request.lines.map((line) => bareLine(context, { line, toBag }));
  const shipping = toBag(amountOf(request.shipping ?? "0", currency));
  const { lines, codes, automatic, applications, shippingDiscounts } = applyDiscounts(context, {
    lines: bare,
    codes: request.codes,
    buyer: { customerId: request.customerId, email: request.email ?? null },
    shipping: request.shipping === undefined ? null : shipping,
    countryCode: request.countryCode ?? null,
    toBag,
    presentmentCurrency,
  });

  const rateBasisPoints = settings.taxRateBasisPoints;
  const taxed = lines.map((line) => {
    const net = subtractBags(
      multiplyBag(line.price, line.quantity),
      addBags(...line.discounts.map((one) => one.amount)),
    );
    const taxes = line.taxable ? taxOn(net, { taxesIncluded, rateBasisPoints }) : [];
    return { ...line, net, taxes };
  });
  const shippingDiscount = addBags(...shippingDiscounts.map((one) => one.amount));
  const shippingNet = subtractBags(shipping, shippingDiscount);
  const shippingTaxes = taxOn(shippingNet, { taxesIncluded, rateBasisPoints });
  const subtotal = addBags(...taxed.map((line) => line.net));
  const tax = addBags(...[...taxed.flatMap((line) => line.taxes), ...shippingTaxes].map((one) => one.amount));
  return {
    currency,
    presentmentCurrency,
    exchangeRate,
    taxesIncluded,
    lines: taxed,
    codes,
    automatic,
    applications,
    subtotal,
    discountTotal: addBags(shippingDiscount, ...taxed.flatMap((line) => line.discounts.map((one) => one.amount))),
    shipping,
    shippingDiscounts,
    shippingTaxes,
    tax,
    total: addBags(subtotal, shippingNet, taxesIncluded ? NO_MONEY : tax),
  };
}

/** A line without discounts and taxes. */
export function bareLine(context: SandboxContext, of: { line: CartLine; toBag: (shopMinor: number) => Bag }): BareLine {
  const { line, toBag } = of;
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) {
    throw new SandboxRefusal("A line needs a quantity of at least 1");
  }
  if ("productId" in line) {
    const product = findProduct(context, { id: line.productId });
    if (!product) throw new SandboxRefusal(`There is no product ${line.productId}`);
    return {
      productId: product.id,
      variantId: product.variantId,
      title: product.title,
      sku: product.sku,
      quantity: line.quantity,
      price: toBag(product.priceMinor),
      isGiftCard: product.isGiftCard,
      isTip: false,
      requiresShipping: product.requiresShipping,
      taxable: product.taxable,
      discounts: [],
      taxes: [],
    };
  }
  const isGiftCard = line.giftCard ?? false;
  const isTip = line.tip ?? false;
  return {
    productId: null,
    variantId: null,
    title: line.title,
    sku: null,
    quantity: line.quantity,
    price: toBag(amountOf(line.price, context.shop.settings.currency)),
    isGiftCard,
    isTip,
    requiresShipping: line.requiresShipping ?? !(isGiftCard || isTip),
    taxable: line.taxable ?? !(isGiftCard || isTip),
    discounts: [],
    taxes: [],
  };
}

function amountOf(text: string, currency: string): number {
  const minor = parseMinor(text, currency);
  if (minor === null || minor < 0) throw new SandboxRefusal(`"${text}" is no amount in ${currency}`);
  return minor;
}
