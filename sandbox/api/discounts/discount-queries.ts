import { discountClass, discountStatus } from "../../commerce/discounts.ts";
import { findDiscountByCode } from "../../commerce/find.ts";
import type { Discount } from "../../state-discounts.ts";
import { connection, limitedCount } from "../connection.ts";
import { notImplemented } from "../errors.ts";
import { plainId, textArgument, type ApiRequest, type Arguments, type FieldFunction } from "../node.ts";
import { wrongId } from "../errors.ts";
import { compareIds } from "../orders-list.ts";
import { search, type SearchFields } from "../search.ts";
import { asyncUsageCount, automaticDiscountNode, codeDiscountNode, discountNode } from "./discount-node.ts";

/** The queries of discounts. */
export const discountQueries: Record<string, FieldFunction> = {
  codeDiscountNode: (args, { context }) => {
    const discount = one(context.shop.discounts, args, ["DiscountCodeNode"]);
    return discount ? codeDiscountNode(context, discount) : null;
  },
  codeDiscountNodeByCode: (args, { context }) => {
    const discount = findDiscountByCode(context, textArgument(args, "code") ?? "");
    return discount ? codeDiscountNode(context, discount) : null;
  },
  automaticDiscountNode: (args, { context }) => {
    const discount = one(context.shop.discounts, args, ["DiscountAutomaticNode"]);
    return discount ? automaticDiscountNode(context, discount) : null;
  },
  discountNode: (args, { context }) => {
    const discount = one(context.shop.discounts, args, ["DiscountCodeNode", "DiscountAutomaticNode", "DiscountNode"]);
    return discount ? discountNode(context, discount) : null;
  },
  discountNodes: (args, request) => {
    const items = listed(request, { args, method: null });
    return connection(args, { items, idOf: (one) => one.id, toNode: (one) => discountNode(request.context, one) });
  },
  codeDiscountNodes: (args, request) => {
    const items = listed(request, { args, method: "code" });
    return connection(args, { items, idOf: (one) => one.id, toNode: (one) => codeDiscountNode(request.context, one) });
  },
  automaticDiscountNodes: (args, request) => {
    const items = listed(request, { args, method: "automatic" });
    const toNode = (one: Discount) => automaticDiscountNode(request.context, one);
    return connection(args, { items, idOf: (one) => one.id, toNode });
  },
  discountNodesCount: (args, request) => limitedCount(args, listed(request, { args, method: null }).length),
  discountCodesCount: (args, { context }) => {
    const codes = [...context.shop.discounts.values()].flatMap((discount) =>
      discount.codes.map((code) => ({ discount, code })),
    );
    const found = search(codes, textArgument(args, "query"), {
      code: ({ code }) => [code.code],
      times_used: ({ discount, code }) => [String(asyncUsageCount(context, discount, code.code))],
    });
    return limitedCount(args, found.length);
  },
};

/**
 * The discount of an id; null when there is none.
 *
 * @throws GraphQLError when the id is of another type
 */
function one(discounts: ReadonlyMap<string, Discount>, args: Arguments, types: readonly string[]): Discount | null {
  const ids = types.flatMap((type) => plainId(args["id"], type) ?? []);
  const [id] = ids;
  if (id === undefined) throw wrongId(args["id"]);
  const discount = discounts.get(id);
  if (!discount) return null;
  const isAsked = types.includes(discount.method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode");
  return isAsked ? discount : null;
}

/**
 * The discounts a search finds, in the order that was asked for.
 *
 * @throws GraphQLError for a search field, sort key or argument the sandbox does not play
 */
export function listed(request: ApiRequest, of: { args: Arguments; method: Discount["method"] | null }): Discount[] {
  if (of.args["savedSearchId"] != null) throw notImplemented("saved searches of discounts");
  const { context } = request;
  const all = [...context.shop.discounts.values()].filter((one) => of.method === null || one.method === of.method);
  const found = search(all, textArgument(of.args, "query"), discountFields(request));
  return found.sort(bySortKey(textArgument(of.args, "sortKey") ?? "ID"));
}

function discountFields({ context }: ApiRequest): SearchFields<Discount> {
  return {
    id: (one) => [one.id],
    title: (one) => [one.title],
    code: (one) => one.codes.map((own) => own.code),
    status: (one) => [discountStatus(one, context.world.clock.nowMs())],
    starts_at: (one) => [one.startsAt],
    ends_at: (one) => [one.endsAt],
    created_at: (one) => [one.createdAt],
    updated_at: (one) => [one.updatedAt],
    times_used: (one) => [String(asyncUsageCount(context, one))],
    discount_class: (one) => [discountClass(one)],
    type: (one) => typeWords(one),
    discount_type: (one) => typeWords(one),
    method: (one) => [one.method],
    tag: (one) => one.tags,
    combines_with: (one) => [
      ...(one.combinesWith.orderDiscounts ? ["order_discounts"] : []),
      ...(one.combinesWith.productDiscounts ? ["product_discounts"] : []),
      ...(one.combinesWith.shippingDiscounts ? ["shipping_discounts"] : []),
    ],
  };
}

function typeWords(discount: Discount): string[] {
  switch (discount.type) {
    case "basic":
      return ["all", "all_with_app", discount.value.kind === "percentage" ? "percentage" : "fixed_amount"];
    case "bxgy":
      return ["all", "all_with_app", "bxgy"];
    case "free-shipping":
      return ["all", "all_with_app", "free_shipping"];
    case "app":
      return ["all_with_app", "app"];
  }
}

function bySortKey(sortKey: string): (a: Discount, b: Discount) => number {
  const then = (text: (one: Discount) => string) => (a: Discount, b: Discount) =>
    text(a).localeCompare(text(b)) || compareIds(a.id, b.id);
  switch (sortKey) {
    case "ID":
    case "RELEVANCE":
      return (a, b) => compareIds(a.id, b.id);
    case "CREATED_AT":
      return then((one) => one.createdAt);
    case "UPDATED_AT":
      return then((one) => one.updatedAt);
    case "STARTS_AT":
      return then((one) => one.startsAt);
    case "ENDS_AT":
      return then((one) => one.endsAt ?? "9999");
    case "TITLE":
      return then((one) => one.title);
    default:
      throw notImplemented(`the sort key ${sortKey}`);
  }
}
