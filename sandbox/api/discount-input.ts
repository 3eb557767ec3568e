import type { SandboxContext } from "../context.ts";
import { secondsText } from "../clock.ts";
import { isObject } from "../json.ts";
import { parseMinor } from "../money.ts";
import type { BasicDiscount, Discount } from "../state-discounts.ts";
import type { UserError } from "./errors.ts";
import { plainId } from "./node.ts";

/** What a `DiscountCodeBasicInput` says; a member that is undefined was not mentioned. */
export type DiscountChange = Partial<Omit<BasicDiscount, "id" | "codes" | "createdAt" | "updatedAt" | "uses">> & {
  code?: string;
};

type Input = Record<string, unknown>;
type Refuse = (field: readonly string[], message: string, code: string) => void;

const TEXT_MAX = 255;
const CUSTOMERS_MAX = 100;
const QUANTITY_MAX = 2_147_483_647;

/** Reads the input of discountCodeBasicCreate and Update, with the user errors Shopify answers to what is wrong with it. */
export function readDiscountInput(
  context: SandboxContext,
  of: { input: Input; standing: BasicDiscount | null },
): { change: DiscountChange; userErrors: UserError[] } {
  const { input, standing } = of;
  const userErrors: UserError[] = [];
  const refuse: Refuse = (field, message, code) => {
    userErrors.push({ field: ["basicCodeDiscount", ...field], message, code });
  };
  const change: DiscountChange = {
    ...textChange({ input, standing, refuse }),
    ...codeChange(context, { input, standing, refuse }),
    ...periodChange({ input, standing, refuse }),
    ...limitChange({ input, refuse }),
    ...contextChange(context, { input, refuse }),
    ...getsChange(context, { input, standing, refuse }),
    ...minimumChange(context, { input, refuse }),
  };
  const combines = input["combinesWith"];
  if (isObject(combines)) {
    change.combinesWith = {
      orderDiscounts: combines["orderDiscounts"] === true,
      productDiscounts: combines["productDiscounts"] === true,
      shippingDiscounts: combines["shippingDiscounts"] === true,
    };
  }
  return { change, userErrors };
}

function textChange(of: { input: Input; standing: BasicDiscount | null; refuse: Refuse }): DiscountChange {
  const { input, standing, refuse } = of;
  const title = input["title"];
  if (title === undefined && standing) return {};
  if (typeof title !== "string" || title.trim() === "") refuse(["title"], "Title can't be blank", "BLANK");
  else if (title.length > TEXT_MAX)
    refuse(["title"], `Title is too long (maximum is ${TEXT_MAX} characters)`, "TOO_LONG");
  else return { title, ...(Array.isArray(input["tags"]) ? { tags: input["tags"].map(String) } : {}) };
  return {};
}

function codeChange(
  context: SandboxContext,
  of: { input: Input; standing: BasicDiscount | null; refuse: Refuse },
): DiscountChange {
  const { input, standing, refuse } = of;
  const code = input["code"];
  if (code === undefined && standing) return {};
  if (typeof code !== "string") refuse(["code"], "Code can't be blank", "BLANK");
  else if (code === "") refuse(["code"], "Code is too short (minimum is 1 character)", "TOO_SHORT");
  else if (/[\r\n]/.test(code)) refuse(["code"], "Code cannot contain newline characters.", "INVALID");
  else if (code.length > TEXT_MAX) refuse(["code"], `Code is too long (maximum is ${TEXT_MAX} characters)`, "TOO_LONG");
  else if (isTaken(context, { code, standing })) {
    refuse(["code"], "Code must be unique. Please try a different code.", "TAKEN");
  } else return { code };
  return {};
}

function isTaken(context: SandboxContext, of: { code: string; standing: BasicDiscount | null }): boolean {
  const code = of.code.toLowerCase();
  return [...context.shop.discounts.values()].some(
    (one: Discount) => one.codes.some((own) => own.code.toLowerCase() === code) && one.id !== of.standing?.id,
  );
}

function periodChange(of: { input: Input; standing: BasicDiscount | null; refuse: Refuse }): DiscountChange {
  const { input, standing, refuse } = of;
  const startsAt = momentOf(input["startsAt"]) ?? standing?.startsAt;
  if (startsAt === undefined) {
    refuse(["startsAt"], "Starts at can't be blank", "BLANK");
    return {};
  }
  const endsAt = input["endsAt"] === undefined ? (standing?.endsAt ?? null) : momentOf(input["endsAt"]);
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)) {
    refuse(["endsAt"], "Ends at needs to be after starts_at", "INVALID");
  }
  return { startsAt, endsAt };
}

function limitChange(of: { input: Input; refuse: Refuse }): DiscountChange {
  const { input, refuse } = of;
  const change: DiscountChange = {};
  const limit = input["usageLimit"];
  if (limit === null) change.usageLimit = null;
  if (typeof limit === "number") {
    if (limit < 1) refuse(["usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN");
    else change.usageLimit = limit;
  }
  if (typeof input["appliesOncePerCustomer"] === "boolean")
    change.appliesOncePerCustomer = input["appliesOncePerCustomer"];
  return change;
}

function contextChange(context: SandboxContext, of: { input: Input; refuse: Refuse }): DiscountChange {
  const { input, refuse } = of;
  const selection = input["customerSelection"];
  if (input["context"] !== undefined && selection !== undefined) {
    refuse(["context"], "Only one of context or customerSelection can be provided.", "INVALID");
    return {};
  }
  const chosen = isObject(input["context"]) ? input["context"] : isObject(selection) ? selection : null;
  if (!chosen) return {};
  const path = input["context"] === undefined ? "customerSelection" : "context";
  if (chosen["all"] !== undefined) return { context: { kind: "all" } };
  if (!isObject(chosen["customers"])) {
    refuse([path], "The sandbox does not implement segments and markets", "INVALID");
    return {};
  }
  const added = Array.isArray(chosen["customers"]["add"]) ? chosen["customers"]["add"] : [];
  if (added.length > CUSTOMERS_MAX) {
    refuse([path, "customers", "add"], `A maximum of ${CUSTOMERS_MAX} customers can be added`, "EXCEEDED_MAX");
    return {};
  }
  const customerIds = added.flatMap((globalId) => plainId(globalId, "Customer") ?? []);
  const unknown = customerIds.filter((id) => !context.shop.customers.has(id));
  if (unknown.length > 0 || customerIds.length !== added.length) {
    refuse([path, "customers", "add"], "Customer with id: " + (unknown[0] ?? "") + " is invalid", "INVALID");
    return {};
  }
  return { context: { kind: "customers", customerIds } };
}

function getsChange(
  context: SandboxContext,
  of: { input: Input; standing: BasicDiscount | null; refuse: Refuse },
): DiscountChange {
  const { input, standing, refuse } = of;
  const gets = input["customerGets"];
  if (!isObject(gets)) {
    if (!standing) refuse(["customerGets", "value"], "Value can't be blank", "BLANK");
    return {};
  }
  return {
    ...valueChange(context, { value: gets["value"], standing, refuse }),
    ...itemsChange({ items: gets["items"], standing, refuse }),
  };
}

function valueChange(
  context: SandboxContext,
  of: { value: unknown; standing: BasicDiscount | null; refuse: Refuse },
): DiscountChange {
  const { value, standing, refuse } = of;
  const path = ["customerGets", "value"];
  if (!isObject(value)) {
    if (!standing) refuse(path, "Value can't be blank", "BLANK");
    return {};
  }
  const percentage = value["percentage"];
  if (typeof percentage === "number") {
    if (percentage >= 0 && percentage <= 1) {
      return { value: { kind: "percentage", partsPerMillion: Math.round(percentage * 1_000_000) } };
    }
    refuse([...path, "percentage"], "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
    return {};
  }
  const fixed = value["discountAmount"];
  if (!isObject(fixed)) {
    refuse(path, "The sandbox does not implement this kind of discount value", "INVALID");
    return {};
  }
  const amountMinor = parseMinor(
    typeof fixed["amount"] === "string" ? fixed["amount"] : "",
    context.shop.settings.currency,
  );
  if (amountMinor === null) refuse([...path, "discountAmount", "amount"], "Amount is invalid", "INVALID");
  else if (amountMinor < 0) {
    refuse([...path, "discountAmount", "amount"], "Value must be less than or equal to 0", "LESS_THAN_OR_EQUAL_TO");
  } else {
    return {
      value: { kind: "amount", amountMinor, appliesOnEachItem: fixed["appliesOnEachItem"] === true ? "yes" : "no" },
    };
  }
  return {};
}

function itemsChange(of: { items: unknown; standing: BasicDiscount | null; refuse: Refuse }): DiscountChange {
  const { items, standing, refuse } = of;
  const path = ["customerGets", "items"];
  if (!isObject(items)) {
    if (!standing) refuse(path, "Items in 'customer get' can't be blank", "BLANK");
    return {};
  }
  if (items["all"] === true) return { items: { kind: "all" } };
  const products = items["products"];
  if (!isObject(products)) {
    refuse(path, "The sandbox does not implement collections", "INVALID");
    return {};
  }
  const before = standing?.items.kind === "products" ? standing.items : { productIds: [], variantIds: [] };
  return {
    items: {
      kind: "products",
      productIds: changedIds(before.productIds, products, { noun: "products", type: "Product" }),
      variantIds: changedIds(before.variantIds, products, { noun: "productVariants", type: "ProductVariant" }),
    },
  };
}

function changedIds(before: readonly string[], input: Input, of: { noun: string; type: string }): string[] {
  const list = (value: unknown) => (Array.isArray(value) ? value.flatMap((one) => plainId(one, of.type) ?? []) : []);
  const removed = list(input[`${of.noun}ToRemove`]);
  return [...new Set([...before, ...list(input[`${of.noun}ToAdd`])])].filter((id) => !removed.includes(id));
}

function minimumChange(context: SandboxContext, of: { input: Input; refuse: Refuse }): DiscountChange {
  const { input, refuse } = of;
  const minimum = input["minimumRequirement"];
  if (minimum === null) return { minimum: { kind: "none" } };
  if (!isObject(minimum)) return {};
  const path = ["minimumRequirement"];
  const subtotal = isObject(minimum["subtotal"]) ? minimum["subtotal"]["greaterThanOrEqualToSubtotal"] : undefined;
  const quantity = isObject(minimum["quantity"]) ? minimum["quantity"]["greaterThanOrEqualToQuantity"] : undefined;
  if (subtotal != null && quantity != null) {
    const subtotalPath = [...path, "subtotal", "greaterThanOrEqualToSubtotal"];
    const quantityPath = [...path, "quantity", "greaterThanOrEqualToQuantity"];
    refuse(subtotalPath, "Minimum subtotal cannot be defined when minimum quantity is.", "CONFLICT");
    refuse(quantityPath, "Minimum quantity cannot be defined when minimum subtotal is.", "CONFLICT");
    return {};
  }
  if (subtotal != null) {
    const amountMinor = parseMinor(typeof subtotal === "string" ? subtotal : "", context.shop.settings.currency);
    if (amountMinor !== null) return { minimum: { kind: "subtotal", amountMinor } };
    refuse([...path, "subtotal", "greaterThanOrEqualToSubtotal"], "Minimum subtotal is invalid", "INVALID");
  }
  if (quantity != null) {
    if (Number(quantity) < QUANTITY_MAX) return { minimum: { kind: "quantity", quantity: Number(quantity) } };
    const quantityPath = [...path, "quantity", "greaterThanOrEqualToQuantity"];
    refuse(quantityPath, `Minimum quantity must be less than ${QUANTITY_MAX}`, "LESS_THAN");
  }
  return {};
}

function momentOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : secondsText(atMs);
}
