import type { DiscountBase, DiscountClass, DiscountContext } from "../../state-discounts.ts";
import { apiError, notImplemented } from "../errors.ts";
import { plainId } from "../node.ts";
import { isObject } from "../../json.ts";
import { part, yesOr, type Input, type Reading } from "./reading.ts";

const CUSTOMERS_MAX = 100;

/**
 * Whom it is for: everybody, named customers, or the members of segments.
 *
 * @throws GraphQLError for markets, which the sandbox does not play
 */
export function readContext(read: Reading): DiscountContext {
  const { input, standing } = read;
  const selection = input["customerSelection"];
  if (input["context"] != null && selection != null) {
    read.refuse(["context"], "Only one of context or customerSelection can be provided.", "INVALID");
  }
  const field = input["context"] == null ? "customerSelection" : "context";
  const chosen = part(input, field);
  const before = standing?.context ?? { kind: "all" };
  if (!chosen || chosen["all"] != null) return chosen ? { kind: "all" } : before;
  if (chosen["markets"] != null) throw notImplemented("discounts for markets");
  const customers = part(chosen, "customers");
  if (customers) {
    const customerIds = before.kind === "customers" ? before.customerIds : [];
    const path = [field, "customers", "add"];
    if (idList(customers["add"]).length > CUSTOMERS_MAX) {
      read.refuse(path, `A maximum of ${CUSTOMERS_MAX} customers can be added`, "EXCEEDED_MAX");
    }
    const isThere = (id: string) => read.context.shop.customers.has(id);
    const ids = changedIds(read, { before: customerIds, change: customers, type: "Customer", path, isThere });
    return { kind: "customers", customerIds: ids };
  }
  const segments = part(chosen, "customerSegments");
  if (!segments) return before;
  const segmentIds = before.kind === "segments" ? before.segmentIds : [];
  const path = [field, "customerSegments", "add"];
  const isThere = (id: string) => read.context.shop.segments.has(id);
  const ids = changedIds(read, { before: segmentIds, change: segments, type: "Segment", path, isThere });
  return { kind: "segments", segmentIds: ids };
}

/** A list of ids after `add` and `remove`; what is not there is refused under `path`. */
export function changedIds(
  read: Reading,
  of: {
    before: readonly string[];
    change: Input;
    type: string;
    path: readonly string[];
    isThere: (id: string) => boolean;
    /** The names of the two members, where they are not `add` and `remove`. */
    names?: { add: string; remove: string };
  },
): string[] {
  const { add, remove } = of.names ?? { add: "add", remove: "remove" };
  const added: string[] = [];
  for (const globalId of idList(of.change[add])) {
    const id = plainId(globalId, of.type);
    if (id !== null && of.isThere(id)) added.push(id);
    else read.refuse(of.path, `${of.type} with id: ${globalId.split("/").at(-1) ?? ""} is invalid`, "INVALID");
  }
  const removed = idList(of.change[remove]).map((globalId) => plainId(globalId, of.type));
  return [...new Set([...of.before, ...added])].filter((id) => !removed.includes(id));
}

/**
 * What it combines with; members that are not given stay as they are.
 *
 * @throws GraphQLError for a tag that is to be added and removed at once, and for tags on a plan that has them
 */
export function readCombines(read: Reading, own: DiscountClass): DiscountBase["combinesWith"] {
  const before = read.standing?.combinesWith ?? {
    orderDiscounts: false,
    productDiscounts: false,
    shippingDiscounts: false,
  };
  const given = part(read.input, "combinesWith");
  if (!given) return before;
  refuseTags(read, { tags: part(given, "productDiscountsWithTagsOnSameCartLine"), own });
  if (own === "SHIPPING" && given["shippingDiscounts"] === true) {
    const message = "The combinesWith settings are not valid for the discount class.";
    read.refuse(["combinesWith"], message, "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS");
  }
  return {
    orderDiscounts: yesOr(given["orderDiscounts"], before.orderDiscounts),
    productDiscounts: yesOr(given["productDiscounts"], before.productDiscounts),
    shippingDiscounts: yesOr(given["shippingDiscounts"], before.shippingDiscounts),
  };
}

function refuseTags(read: Reading, of: { tags: Input | null; own: DiscountClass }): void {
  if (!of.tags) return;
  const removed = idList(of.tags["remove"]);
  if (idList(of.tags["add"]).some((tag) => removed.includes(tag))) {
    const field = "productDiscountsWithTagsOnSameCartLine";
    throw apiError(`The same tag is present in both \`add\` and \`remove\` fields of \`${field}\`.`, "BAD_REQUEST");
  }
  if (read.context.shop.settings.planName === "Plus") throw notImplemented("productDiscountsWithTagsOnSameCartLine");
  const field = ["combinesWith", "productDiscountsWithTagsOnSameCartLine"];
  read.refuse(
    field,
    "The shop's plan does not allow setting `productDiscountsWithTagsOnSameCartLine`.",
    "PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED",
  );
  if (of.own === "PRODUCT") return;
  read.refuse(
    field,
    "Combines with product discounts with tags on same cart line is only valid for discounts with the PRODUCT discount class",
    "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS",
  );
}

/** The texts of a list; none where there is no list. */
export function idList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** The tags of the input, else the standing ones. */
export function readTags(read: Reading): string[] {
  const { input, standing } = read;
  return Array.isArray(input["tags"]) ? idList(input["tags"]) : (standing?.tags ?? []);
}

/** Whether a member was given at all; null counts as given. */
export function isGiven(input: Input, name: string): boolean {
  return Object.hasOwn(input, name) && input[name] !== undefined;
}

/** The input of a list member that must be an object. */
export function objects(value: unknown): Input[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
