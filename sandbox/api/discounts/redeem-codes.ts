import { nowText, type SandboxContext } from "../../context.ts";
import { discountChanged } from "../../commerce/change-discount.ts";
import type { Discount, RedeemCodeCreation } from "../../state-discounts.ts";
import { gid } from "../../webhooks/body-parts.ts";
import { connection } from "../connection.ts";
import { apiError, wrongId, type UserError } from "../errors.ts";
import { plainId, textArgument, type ApiNode, type Arguments, type FieldFunction } from "../node.ts";
import { search } from "../search.ts";
import { codeDiscountNode, redeemCodeNode } from "./discount-node.ts";
import { discountOf, unknown, withExtra } from "./discount-mutations.ts";
import { jobNode } from "./job-node.ts";
import { idList, objects } from "./read-context.ts";
import { codeProblem, isTaken } from "./reading.ts";

const CODES_MAX = 250;

/** Adding codes to a discount, and taking some off it. */
export const redeemCodeMutations: Record<string, FieldFunction> = {
  discountRedeemCodeBulkAdd: (args, { context }) => {
    const codes = objects(args["codes"]).map((one) => textArgument(one, "code") ?? "");
    if (codes.length > CODES_MAX) {
      const message = `The input array size of ${codes.length} is greater than the maximum allowed of ${CODES_MAX}.`;
      throw apiError(message, "MAX_INPUT_SIZE_EXCEEDED");
    }
    const refuse = (error: UserError) => ({ bulkCreation: null, userErrors: withExtra([error]) });
    const discount = discountOf(context, args, "code", "discountId");
    if (!discount) return refuse(unknown("code", "discountId"));
    if (codes.length === 0) return refuse({ field: ["codes"], message: "Codes can't be blank", code: "BLANK" });
    const creation: RedeemCodeCreation = {
      id: context.world.newId(),
      discountId: discount.id,
      createdAt: nowText(context),
      doneAtMs: Date.now(),
      codes: codes.map((code) => ({ code, codeId: null, problem: null })),
    };
    context.shop.redeemCodeCreations.set(creation.id, creation);
    const pending = creationNode(context, structuredClone(creation), "pending");
    addCodes(context, { discount, creation });
    return { bulkCreation: pending, userErrors: [] };
  },

  discountCodeRedeemCodeBulkDelete: (args, { context }) => {
    const refuse = (error: UserError) => ({ job: null, userErrors: withExtra([error]) });
    const discount = discountOf(context, args, "code", "discountId");
    if (!discount) return refuse(unknown("code", "discountId"));
    const ids = Array.isArray(args["ids"]) ? idList(args["ids"]) : null;
    const query = textArgument(args, "search");
    if (args["savedSearchId"] != null || (ids === null && query === null)) {
      return refuse({ field: null, message: "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.", code: "MISSING_ARGUMENT" }); // prettier-ignore
    }
    const gone = new Set(
      ids === null
        ? search(discount.codes, query, { code: (one) => [one.code] }).map((one) => one.id)
        : ids.flatMap((id) => plainId(id, "DiscountRedeemCode") ?? []),
    );
    discount.codes = discount.codes.filter((one) => !gone.has(one.id));
    discountChanged(context, discount);
    return { job: jobNode("done"), userErrors: [] };
  },
};

/** What became of codes that were added. */
export const redeemCodeQueries: Record<string, FieldFunction> = {
  discountRedeemCodeBulkCreation: (args, { context }) => {
    const id = plainId(args["id"], "DiscountRedeemCodeBulkCreation");
    if (id === null) throw wrongId(args["id"]);
    const creation = context.shop.redeemCodeCreations.get(id);
    return creation ? creationNode(context, creation, "done") : null;
  },
};

/** Shopify adds codes after it has answered; here they are there at once, and only the answer is from before. */
function addCodes(context: SandboxContext, of: { discount: Discount; creation: RedeemCodeCreation }): void {
  const { discount, creation } = of;
  const seen = new Set<string>();
  for (const entry of creation.codes) {
    const known = entry.code.toLowerCase();
    const problem = codeProblem(entry.code);
    if (problem) entry.problem = problem;
    else if (seen.has(known)) {
      entry.problem = { message: "Codes must be unique within BulkDiscountCodeCreation", code: "TAKEN" };
    } else if (isTaken(context, { code: entry.code, but: null })) {
      entry.problem = { message: "must be unique. Please try a different code.", code: "TAKEN" };
    } else {
      entry.codeId = context.world.newId();
      discount.codes.push({ id: entry.codeId, code: entry.code });
    }
    seen.add(known);
  }
  discountChanged(context, discount);
}

function creationNode(context: SandboxContext, creation: RedeemCodeCreation, state: "pending" | "done"): ApiNode {
  const { codes } = creation;
  const discount = context.shop.discounts.get(creation.discountId);
  return {
    __typename: "DiscountRedeemCodeBulkCreation",
    id: gid("DiscountRedeemCodeBulkCreation", creation.id),
    done: state === "done",
    createdAt: creation.createdAt,
    codesCount: codes.length,
    importedCount: codes.filter((one) => one.codeId !== null).length,
    failedCount: codes.filter((one) => one.problem !== null).length,
    discountCode: discount ? codeDiscountNode(context, discount) : null,
    codes: (args: Arguments) =>
      connection(args, {
        items: codes.map((entry, index) => ({ entry, id: String(index) })),
        idOf: (one) => one.id,
        toNode: ({ entry }) => entryNode(context, { entry, discount }),
      }),
  };
}

function entryNode(
  context: SandboxContext,
  of: { entry: RedeemCodeCreation["codes"][number]; discount: Discount | undefined },
): ApiNode {
  const { entry, discount } = of;
  const code = discount?.codes.find((one) => one.id === entry.codeId);
  const errors = entry.problem
    ? [{ field: ["code"], message: entry.problem.message, code: null, extraInfo: null }]
    : [];
  return {
    __typename: "DiscountRedeemCodeBulkCreationCode",
    code: entry.code,
    errors,
    discountRedeemCode: discount && code ? redeemCodeNode(context, discount, code) : null,
  };
}
