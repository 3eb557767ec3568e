import type { SandboxContext } from "../../context.ts";
import { deactivateDiscount, deleteDiscount } from "../../commerce/change-discount.ts";
import type { Discount } from "../../state-discounts.ts";
import { notImplemented, type UserError } from "../errors.ts";
import { plainId, textArgument, type ApiRequest, type Arguments, type FieldFunction } from "../node.ts";
import { nodeTypeName } from "./classes.ts";
import { activate, withExtra } from "./discount-mutations.ts";
import { listed } from "./discount-queries.ts";
import { jobNode } from "./job-node.ts";
import { idList } from "./read-context.ts";

type Method = Discount["method"];
type Act = (context: SandboxContext, discount: Discount) => void;

/** The mutations that work on many discounts at once. */
export const discountBulkMutations: Record<string, FieldFunction> = {
  discountCodeBulkActivate: bulk("code", (context, discount) => void activate(context, discount)),
  discountCodeBulkDeactivate: bulk("code", deactivateDiscount),
  discountCodeBulkDelete: bulk("code", deleteDiscount),
  discountAutomaticBulkDelete: bulk("automatic", deleteDiscount),
};

function bulk(method: Method, act: Act): FieldFunction {
  return (args, request) => {
    const problem = selectorProblem(args);
    if (problem) return { job: null, userErrors: withExtra([problem]) };
    for (const discount of chosen(request, { args, method })) act(request.context, discount);
    return { job: jobNode("pending"), userErrors: [] };
  };
}

function selectorProblem(args: Arguments): UserError | null {
  const given = ["ids", "search", "savedSearchId"].filter((name) => args[name] != null);
  if (given.length === 0) {
    const message = "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.";
    return { field: null, message, code: "MISSING_ARGUMENT" };
  }
  if (given.length === 1) return null;
  return { field: null, message: "Only one of 'ids', 'search' or 'saved_search_id' is allowed.", code: "TOO_MANY_ARGUMENTS" }; // prettier-ignore
}

function chosen(request: ApiRequest, of: { args: Arguments; method: Method }): Discount[] {
  if (of.args["savedSearchId"] != null) throw notImplemented("saved searches of discounts");
  if (!Array.isArray(of.args["ids"])) {
    return listed(request, { args: { query: textArgument(of.args, "search") }, method: of.method });
  }
  return idList(of.args["ids"]).flatMap((globalId) => {
    const discount = request.context.shop.discounts.get(plainId(globalId, nodeTypeName(of)) ?? "");
    return discount?.method === of.method ? [discount] : [];
  });
}
