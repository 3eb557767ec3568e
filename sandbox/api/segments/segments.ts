import { isInSegment, parseSegmentQuery, segmentMembers } from "../../commerce/segment-query.ts";
import { nowText, SandboxRefusal, type SandboxContext } from "../../context.ts";
import { isObject } from "../../json.ts";
import type { Customer } from "../../state.ts";
import type { Segment } from "../../state-discounts.ts";
import { gid } from "../../webhooks/body-parts.ts";
import { connection, limitedCount } from "../connection.ts";
import { customerNode } from "../customer-node.ts";
import { apiError, notImplemented, wrongId } from "../errors.ts";
import { plainId, textArgument, type ApiNode, type Arguments, type FieldFunction } from "../node.ts";
import { compareIds } from "../orders-list.ts";
import { moneyNode } from "../money-node.ts";
import { search } from "../search.ts";
import { segmentNode } from "./segment-node.ts";

interface PlainError {
  __typename: "UserError";
  field: string[] | null;
  message: string;
}

/** The mutations of segments. */
export const segmentMutations: Record<string, FieldFunction> = {
  segmentCreate: (args, { context }) => {
    const name = textArgument(args, "name") ?? "";
    const query = textArgument(args, "query") ?? "";
    const userErrors = problems({ name, query });
    if (userErrors.length > 0) return { segment: null, userErrors };
    const at = nowText(context);
    const segment: Segment = { id: context.world.newId(), name, query, createdAt: at, updatedAt: at };
    context.shop.segments.set(segment.id, segment);
    context.world.changed();
    return { segment: segmentNode(segment), userErrors: [] };
  },

  segmentUpdate: (args, { context }) => {
    const segment = segmentOf(context, args);
    if (!segment) return { segment: null, userErrors: [refusal(["id"], "Segment does not exist")] };
    const name = textArgument(args, "name");
    const query = textArgument(args, "query");
    if (name === null && query === null) {
      return { segment: null, userErrors: [refusal(null, "At least one attribute to change must be present")] };
    }
    const next = { name: name ?? segment.name, query: query ?? segment.query };
    const userErrors = problems(next);
    if (userErrors.length > 0) return { segment: null, userErrors };
    Object.assign(segment, next, { updatedAt: nowText(context) });
    context.world.changed();
    return { segment: segmentNode(segment), userErrors: [] };
  },

  segmentDelete: (args, { context }) => {
    const segment = segmentOf(context, args);
    if (!segment) return { deletedSegmentId: null, userErrors: [refusal(["id"], "Segment does not exist")] };
    context.shop.segments.delete(segment.id);
    context.world.changed();
    return { deletedSegmentId: gid("Segment", segment.id), userErrors: [] };
  },

  customerSegmentMembersQueryCreate: (args) => {
    const input = isObject(args["input"]) ? args["input"] : {};
    const given = ["segmentId", "query"].filter((name) => input[name] != null);
    if (given.length === 1) throw notImplemented("Mutation.customerSegmentMembersQueryCreate");
    const message =
      given.length === 2
        ? "Providing both segment_id and query is not supported."
        : "You must provide one of segment_id or query.";
    const error = { __typename: "CustomerSegmentMembersQueryUserError", field: ["input"], code: "INVALID", message };
    return { customerSegmentMembersQuery: null, userErrors: [error] };
  },
};

/** The queries of segments and who is in them. */
export const segmentQueries: Record<string, FieldFunction> = {
  segment: (args, { context }) => {
    if (plainId(args["id"], "Segment") === null) throw wrongId(args["id"]);
    const segment = segmentOf(context, args);
    return segment ? segmentNode(segment) : null;
  },
  segments: (args, { context }) =>
    connection(args, { items: listed(context, args), idOf: (one) => one.id, toNode: segmentNode }),
  segmentsCount: (args, { context }) => limitedCount(args, context.shop.segments.size),

  customerSegmentMembership: (args, { context }) => {
    const customer = context.shop.customers.get(plainId(args["customerId"], "Customer") ?? "");
    if (!customer) throw wrongId(args["customerId"]);
    const ids: readonly unknown[] = Array.isArray(args["segmentIds"]) ? args["segmentIds"] : [];
    const memberships = ids.flatMap((segmentId) => {
      const segment = context.shop.segments.get(plainId(segmentId, "Segment") ?? "");
      if (!segment) return [];
      const isMember = computed(() => isInSegment(context, { query: segment.query, customer }));
      return [{ __typename: "SegmentMembership", segmentId, isMember }];
    });
    return { __typename: "SegmentMembershipResponse", memberships };
  },

  customerSegmentMembers: (args, { context }) => {
    for (const name of ["queryId", "sortKey", "timezone"]) {
      if (args[name] != null) throw notImplemented(`the argument ${name} of customerSegmentMembers`);
    }
    const query = membersQuery(context, args);
    const items = computed(() => segmentMembers(context, query));
    return {
      ...connection(args, { items, idOf: (one) => one.id, toNode: (one) => memberNode(context, one) }),
      totalCount: items.length,
    };
  },
};

function membersQuery(context: SandboxContext, args: Arguments): string {
  const query = textArgument(args, "query");
  if (args["segmentId"] == null) return query ?? "";
  if (query !== null) throw apiError("Providing both segment_id and query is not supported.", "BAD_REQUEST");
  const segment = context.shop.segments.get(plainId(args["segmentId"], "Segment") ?? "");
  if (!segment) throw wrongId(args["segmentId"]);
  return segment.query;
}

/** Runs what may meet a filter that the sandbox does not compute: it is refused by name. */
function computed<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    throw apiError(error.message, error.status === 501 ? "SANDBOX_NOT_IMPLEMENTED" : "INVALID");
  }
}

function memberNode(context: SandboxContext, customer: Customer): ApiNode {
  const node = customerNode(context, customer);
  return {
    ...node,
    __typename: "CustomerSegmentMember",
    id: gid("CustomerSegmentMember", customer.id),
    amountSpent: node["amountSpent"] ?? moneyNode(0, context.shop.settings.currency),
  };
}

function listed(context: SandboxContext, args: Arguments): Segment[] {
  const found = search([...context.shop.segments.values()], textArgument(args, "query"), {
    id: (one) => [one.id],
    name: (one) => [one.name],
  });
  const sortKey = textArgument(args, "sortKey") ?? "ID";
  if (sortKey === "CREATION_DATE") return found.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  if (sortKey === "LAST_EDIT_DATE") return found.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  return found.sort((a, b) => compareIds(a.id, b.id));
}

function segmentOf(context: SandboxContext, args: Arguments): Segment | null {
  const id = plainId(args["id"], "Segment");
  return id === null ? null : (context.shop.segments.get(id) ?? null);
}

function problems(of: { name: string; query: string }): PlainError[] {
  const found: PlainError[] = [];
  if (of.name.trim() === "") found.push(refusal(["name"], "Name can't be blank"));
  if (of.query.trim() === "") found.push(refusal(["query"], "Query can't be blank"));
  else found.push(...parseSegmentQuery(of.query).problems.map((one) => refusal(["query"], `Query ${one}`)));
  return found;
}

function refusal(field: string[] | null, message: string): PlainError {
  return { __typename: "UserError", field, message };
}
