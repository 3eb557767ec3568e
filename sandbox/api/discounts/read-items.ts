import { parseMinor } from "../../money.ts";
import type {
  BxgyDiscount,
  DiscountItems,
  DiscountMinimum,
  DiscountValue,
  FreeShippingDiscount,
} from "../../state-discounts.ts";
import { changedIds, idList, isGiven } from "./read-context.ts";
import { part, yesOr, type Input, type Reading } from "./reading.ts";

const QUANTITY_MAX = 2_147_483_647;
const SUBTOTAL_MAX = "1000000000000000000";

/** The goods it is about; `field` is where in the input they stand. */
export function readItems(
  read: Reading,
  of: { items: unknown; field: readonly string[]; before: DiscountItems | null; all: "allowed" | "refused" },
): DiscountItems {
  const { before, field } = of;
  const items = typeof of.items === "object" && of.items !== null ? part({ items: of.items }, "items") : null;
  if (!items) {
    if (!before) read.refuse(field, `Items in 'customer ${wordOf(field)}' can't be blank`, "BLANK");
    return before ?? { kind: "all" };
  }
  if (items["all"] === true) {
    if (of.all === "refused") {
      read.refuse(field, `Items in 'customer ${wordOf(field)}' cannot be set to all`, "INVALID");
    }
    return { kind: "all" };
  }
  const collections = part(items, "collections");
  const products = part(items, "products");
  if (collections && products) {
    read.refuse([...field, "collections", "add"], "Cannot entitle collections in combination with product variants or products", "CONFLICT"); // prettier-ignore
  }
  if (collections) return readCollections(read, { ...of, collections });
  if (products) return readProducts(read, { ...of, products });
  return before ?? { kind: "all" };
}

function wordOf(field: readonly string[]): string {
  return field[0] === "customerBuys" ? "buys" : "get";
}

function readCollections(
  read: Reading,
  of: { collections: Input; field: readonly string[]; before: DiscountItems | null },
): DiscountItems {
  const before = of.before?.kind === "collections" ? of.before.collectionIds : [];
  const path = [...of.field, "collections", "add"];
  const isThere = (id: string) => read.context.shop.collections.has(id);
  const change = of.collections;
  return {
    kind: "collections",
    collectionIds: changedIds(read, { before, change, type: "Collection", path, isThere }),
  };
}

function readProducts(
  read: Reading,
  of: { products: Input; field: readonly string[]; before: DiscountItems | null },
): DiscountItems {
  const { shop } = read.context;
  const before = of.before?.kind === "products" ? of.before : { productIds: [], variantIds: [] };
  const change = of.products;
  const variants = new Set([...shop.products.values()].map((one) => one.variantId));
  return {
    kind: "products",
    productIds: changedIds(read, {
      before: before.productIds,
      change,
      type: "Product",
      path: [...of.field, "products", "productsToAdd"],
      isThere: (id) => shop.products.has(id),
      names: { add: "productsToAdd", remove: "productsToRemove" },
    }),
    variantIds: changedIds(read, {
      before: before.variantIds,
      change,
      type: "ProductVariant",
      path: [...of.field, "products", "productVariantsToAdd"],
      isThere: (id) => variants.has(id),
      names: { add: "productVariantsToAdd", remove: "productVariantsToRemove" },
    }),
  };
}

/** What a basic discount takes off. */
export function readValue(read: Reading, of: { value: unknown; before: DiscountValue | null }): DiscountValue {
  const none: DiscountValue = of.before ?? { kind: "percentage", partsPerMillion: 0 };
  const field = ["customerGets", "value"];
  const value = typeof of.value === "object" && of.value !== null ? part({ value: of.value }, "value") : null;
  if (!value) {
    if (!of.before) read.refuse(field, "Value can't be blank", "BLANK");
    return none;
  }
  if (typeof value["percentage"] === "number") {
    const partsPerMillion = readPercentage(read, { percentage: value["percentage"], field: [...field, "percentage"] });
    return { kind: "percentage", partsPerMillion };
  }
  const fixed = part(value, "discountAmount");
  if (!fixed) {
    read.refuse([...field, "discountOnQuantity"], "discountOnQuantity field is only permitted with bxgy discounts.", "INVALID"); // prettier-ignore
    return none;
  }
  const amountMinor = readAmount(read, { amount: fixed["amount"], field: [...field, "discountAmount", "amount"] });
  return { kind: "amount", amountMinor, appliesOnEachItem: fixed["appliesOnEachItem"] === true ? "yes" : "no" };
}

/** A share of the whole, from 0 to 1, in parts per million. */
function readPercentage(read: Reading, of: { percentage: number; field: readonly string[] }): number {
  if (of.percentage < 0 || of.percentage > 1) {
    read.refuse(of.field, "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
  }
  return Math.round(of.percentage * 1_000_000);
}

function readAmount(read: Reading, of: { amount: unknown; field: readonly string[] }): number {
  const text = typeof of.amount === "string" ? of.amount : "";
  const amountMinor = parseMinor(text.replace(/^-/, ""), read.context.shop.settings.currency);
  if (amountMinor === null) read.refuse(of.field, "Amount is invalid", "INVALID");
  // Shopify's words: amounts are stored as negative numbers there.
  else if (text.startsWith("-")) read.refuse(of.field, "Value must be less than or equal to 0", "LESS_THAN_OR_EQUAL_TO"); // prettier-ignore
  return amountMinor ?? 0;
}

/** What must be bought, and what is cheaper then. */
export function readBuysAndGets(
  read: Reading,
  before: BxgyDiscount | null,
): Pick<BxgyDiscount, "buys" | "gets" | "usesPerOrderLimit"> {
  const buys = part(read.input, "customerBuys") ?? {};
  const gets = part(read.input, "customerGets") ?? {};
  const limit = read.input["usesPerOrderLimit"];
  return {
    buys: {
      items: readItems(read, {
        items: buys["items"],
        field: ["customerBuys", "items"],
        before: before?.buys.items ?? null,
        all: "refused",
      }),
      minimum: readBuysMinimum(read, { value: part(buys, "value"), before: before?.buys.minimum ?? null }),
    },
    gets: {
      items: readItems(read, {
        items: gets["items"],
        field: ["customerGets", "items"],
        before: before?.gets.items ?? null,
        all: "refused",
      }),
      ...readEffect(read, { value: part(gets, "value"), before: before?.gets ?? null }),
    },
    usesPerOrderLimit: isGiven(read.input, "usesPerOrderLimit")
      ? limit === null
        ? null
        : Number(limit)
      : (before?.usesPerOrderLimit ?? null),
  };
}

function readBuysMinimum(
  read: Reading,
  of: { value: Input | null; before: BxgyDiscount["buys"]["minimum"] | null },
): BxgyDiscount["buys"]["minimum"] {
  const { value } = of;
  if (value?.["quantity"] != null) return { kind: "quantity", quantity: Number(value["quantity"]) };
  if (value?.["amount"] != null) {
    return { kind: "amount", amountMinor: readAmount(read, { amount: value["amount"], field: ["customerBuys", "value", "amount"] }) }; // prettier-ignore
  }
  if (!of.before) read.refuse(["customerBuys", "value"], "Value can't be blank", "BLANK");
  return of.before ?? { kind: "quantity", quantity: 1 };
}

function readEffect(
  read: Reading,
  of: { value: Input | null; before: BxgyDiscount["gets"] | null },
): Pick<BxgyDiscount["gets"], "quantity" | "effect"> {
  const none = of.before ?? { quantity: 1, effect: { kind: "percentage" as const, partsPerMillion: 0 } };
  if (!of.value && of.before) return none;
  const onQuantity = of.value ? part(of.value, "discountOnQuantity") : null;
  const field = ["customerGets", "value", "discountOnQuantity"];
  if (!onQuantity) {
    read.refuse(["customerGets"], "Only discountOnQuantity permitted with bxgy discounts.", "INVALID");
    return none;
  }
  const quantity = Number(onQuantity["quantity"] ?? none.quantity);
  const effect = part(onQuantity, "effect");
  if (typeof effect?.["percentage"] === "number") {
    const path = [...field, "effect", "percentage"];
    const partsPerMillion = readPercentage(read, { percentage: effect["percentage"], field: path });
    return { quantity, effect: { kind: "percentage", partsPerMillion } };
  }
  if (effect?.["amount"] == null) return { quantity, effect: none.effect };
  const amountMinor = readAmount(read, { amount: effect["amount"], field: [...field, "effect", "amount"] });
  return { quantity, effect: { kind: "amount", amountMinor } };
}

/** The minimum of an order. */
export function readMinimum(read: Reading, before: DiscountMinimum | null): DiscountMinimum {
  if (!isGiven(read.input, "minimumRequirement")) return before ?? { kind: "none" };
  const minimum = part(read.input, "minimumRequirement");
  if (!minimum) return { kind: "none" };
  const subtotal = part(minimum, "subtotal")?.["greaterThanOrEqualToSubtotal"];
  const quantity = part(minimum, "quantity")?.["greaterThanOrEqualToQuantity"];
  const subtotalPath = ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"];
  const quantityPath = ["minimumRequirement", "quantity", "greaterThanOrEqualToQuantity"];
  if (subtotal != null && quantity != null) {
    read.refuse(subtotalPath, "Minimum subtotal cannot be defined when minimum quantity is.", "CONFLICT");
    read.refuse(quantityPath, "Minimum quantity cannot be defined when minimum subtotal is.", "CONFLICT");
  }
  if (typeof subtotal === "string") {
    if (BigInt(subtotal.split(".")[0] ?? "0") >= BigInt(SUBTOTAL_MAX)) {
      read.refuse(subtotalPath, `Minimum subtotal must be less than ${SUBTOTAL_MAX}`, "LESS_THAN");
      return { kind: "none" };
    }
    return { kind: "subtotal", amountMinor: readAmount(read, { amount: subtotal, field: subtotalPath }) };
  }
  if (quantity == null) return { kind: "none" };
  if (Number(quantity) >= QUANTITY_MAX) {
    read.refuse(quantityPath, `Minimum quantity must be less than ${QUANTITY_MAX}`, "LESS_THAN");
  }
  return { kind: "quantity", quantity: Number(quantity) };
}

/** Where free shipping goes, and up to which rate. */
export function readShipping(
  read: Reading,
  before: FreeShippingDiscount | null,
): Pick<FreeShippingDiscount, "destination" | "maximumShippingMinor"> {
  const { input } = read;
  const maximum = input["maximumShippingPrice"];
  return {
    destination: readDestination(read, before?.destination ?? { kind: "all" }),
    maximumShippingMinor: isGiven(input, "maximumShippingPrice")
      ? maximum === null
        ? null
        : readAmount(read, { amount: maximum, field: ["maximumShippingPrice"] })
      : (before?.maximumShippingMinor ?? null),
  };
}

function readDestination(
  read: Reading,
  before: FreeShippingDiscount["destination"],
): FreeShippingDiscount["destination"] {
  const given = part(read.input, "destination");
  const countries = given ? part(given, "countries") : null;
  if (!given || (!countries && given["all"] !== true)) {
    if (!read.standing) read.refuse(["destination"], "Destination can't be blank", "BLANK");
    return before;
  }
  if (!countries) return { kind: "all" };
  const known = before.kind === "countries" ? before : { codes: [], includesRestOfWorld: false };
  const removed = idList(countries["remove"]);
  return {
    kind: "countries",
    codes: [...new Set([...known.codes, ...idList(countries["add"])])].filter((code) => !removed.includes(code)),
    includesRestOfWorld: yesOr(countries["includeRestOfWorld"], known.includesRestOfWorld),
  };
}
