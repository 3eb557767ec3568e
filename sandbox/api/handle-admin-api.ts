import {
  type DocumentNode,
  type OperationDefinitionNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from "graphql";
import type { SandboxContext } from "../context.ts";
import { ConnectionCut } from "../http.ts";
import { isObject } from "../json.ts";
import type { Fault } from "../faults.ts";
import { tokenOf } from "../oauth/tokens.ts";
import type { Customer, Order } from "../state.ts";
import { withImpliedScopes } from "./access.ts";
import { actualCost, QUERY_COST_MAX, requestedCost, rootFields } from "./cost.ts";
import { customerNode } from "./customer-node.ts";
import { checkDocument } from "./document.ts";
import { executeDocument } from "./execute.ts";
import { refusedData } from "./played-fault.ts";
import { orderNode } from "./order-node.ts";
import { executableSchema } from "./schema.ts";
import { tooLongList, variableErrors } from "./variables.ts";
import { giveBackPoints, standardBucket, takePoints, throttleStatus, type Bucket } from "./throttle.ts";

const API_VERSION = "2026-10";

interface Posted {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

interface Answer {
  status: number;
  body: unknown;
  operation: string;
  outcome: "answered" | "refused" | "throttled" | "faulted";
  errors: string[];
  cost: number | null;
  /** The connection is cut instead of answering. */
  isCut?: true;
}

/**
 * Answers `POST /admin/api/{version}/graphql.json` as Shopify does: token, scopes, cost and rate limit, errors. Every call is logged.
 *
 * @throws ConnectionCut when a fault asked for a timeout
 */
export async function handleAdminApi(request: Request, context: SandboxContext): Promise<Response> {
  const version = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(new URL(request.url).pathname)?.[1];
  if (version !== API_VERSION) return Response.json({ errors: "Not Found" }, { status: 404 });
  if (request.method !== "POST") return Response.json({ errors: "Method Not Allowed" }, { status: 405 });
  const token = tokenOf(context, request.headers.get("x-shopify-access-token"));
  const posted = await readPosted(request);
  if (!token) {
    const errors = "[API] Invalid API key or access token (unrecognized login or wrong password)";
    log(context, { posted, answer: { ...refusal(401, errors), operation: "" }, fields: [] });
    return Response.json({ errors }, { status: 401 });
  }
  if (!posted) return Response.json({ errors: "Bad Request" }, { status: 400 });
  const { answer, fields } = await answerPosted(context, { posted, scopes: token.scopes });
  log(context, { posted, answer, fields });
  if (answer.isCut) throw new ConnectionCut();
  return Response.json(answer.body, {
    status: answer.status,
    headers: { "x-shopify-api-version": API_VERSION, "x-request-id": crypto.randomUUID() },
  });
}

async function answerPosted(
  context: SandboxContext,
  of: { posted: Posted; scopes: readonly string[] },
): Promise<{ answer: Answer; fields: readonly string[] }> {
  const checked = checkDocument(of.posted.query, of.posted.operationName);
  if ("errors" in checked) {
    const refused = refusal(200, checked.errors[0]?.message ?? "");
    const answer = { ...refused, body: { errors: checked.errors.map(formatted) }, operation: "" };
    return { answer, fields: [] };
  }
  const schema = executableSchema();
  const { variables } = of.posted;
  const unfit = variableErrors(schema, { operation: checked.operation, variables });
  const [first] = unfit;
  if (first) {
    const body = { errors: unfit.map(formatted) };
    return { answer: { ...refusal(200, first.message), body, operation: "" }, fields: [] };
  }
  const fields = rootFields({ schema, ...checked });
  return { answer: await answerChecked(context, { ...of, ...checked, fields }), fields };
}

async function answerChecked(
  context: SandboxContext,
  of: {
    posted: Posted;
    scopes: readonly string[];
    document: DocumentNode;
    operation: OperationDefinitionNode;
    fields: readonly string[];
  },
): Promise<Answer> {
  const { posted, document, operation, fields } = of;
  const schema = executableSchema();
  const name = operation.name?.value ?? fields[0] ?? "";
  const fault = context.world.faults.take([name, ...fields]);

  const bucket = bucketOf(context);
  const priced = { schema, document, operation, variables: posted.variables };
  const requested = requestedCost(priced);
  if (requested > QUERY_COST_MAX) return tooExpensive({ name, requested });
  const tooLong = tooLongList({ operation, variables: posted.variables });
  if (tooLong) {
    const cost = costOf({ requested, actual: null, bucket });
    const body = { errors: [formatted(tooLong)], extensions: { cost } };
    return { ...refusal(200, tooLong.message), body, operation: name };
  }
  const isTaken = takePoints(bucket, { points: requested, nowMs: Date.now() }) === "taken";
  if (!isTaken || fault?.how === "throttled") return throttled({ name, requested, bucket });
  if (fault?.when === "before") {
    giveBackPoints(bucket, requested);
    return await play(fault, { name, operation });
  }
  const request = {
    context,
    scopes: withImpliedScopes(of.scopes),
    orderNode: (order: Order) => orderNode(context, order),
    customerNode: (customer: Customer) => customerNode(context, customer),
  };
  const result = await executeDocument(request, {
    document,
    operationName: operation.name?.value ?? null,
    variables: posted.variables,
  });
  if (fault) return await play(fault, { name, operation });
  const actual = Math.min(requested, actualCost(priced, result.data));
  giveBackPoints(bucket, requested - actual);
  return {
    status: 200,
    body: resultBody(result, costOf({ requested, actual, bucket })),
    operation: name,
    outcome: result.errors ? "refused" : "answered",
    errors: [...(result.errors ?? []).map((error) => error.message), ...userErrorsOf(result.data)],
    cost: actual,
  };
}

/** Plays a fault instead of an answer. */
async function play(fault: Fault, of: { name: string; operation: OperationDefinitionNode }): Promise<Answer> {
  const answer = { operation: of.name, outcome: "faulted" as const, cost: null };
  switch (fault.how) {
    case "timeout":
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      return { ...answer, status: 0, body: null, errors: ["The connection was cut"], isCut: true };
    case "userErrors": {
      const data = refusedData(executableSchema(), of.operation);
      return { ...answer, status: 200, body: { data }, errors: userErrorsOf(data) };
    }
    case "http500":
    case "throttled":
      return { ...answer, status: 500, body: { errors: "Internal Server Error" }, errors: ["Internal Server Error"] };
  }
}

function throttled(of: { name: string; requested: number; bucket: Bucket }): Answer {
  const documentation = "https://shopify.dev/api/usage/rate-limits";
  const errors = [{ message: "Throttled", extensions: { code: "THROTTLED", documentation } }];
  const cost = costOf({ requested: of.requested, actual: null, bucket: of.bucket });
  const body = { errors, extensions: { cost } };
  return { status: 200, body, operation: of.name, outcome: "throttled", errors: ["Throttled"], cost: null };
}

function tooExpensive(of: { name: string; requested: number }): Answer {
  const message = `Query cost is ${of.requested}, which exceeds the single query max cost limit (${QUERY_COST_MAX}).`;
  const errors = [{ message, extensions: { code: "MAX_COST_EXCEEDED", cost: of.requested, maxCost: QUERY_COST_MAX } }];
  return { ...refusal(200, message), body: { errors }, operation: of.name };
}

function costOf(of: { requested: number; actual: number | null; bucket: Bucket }): unknown {
  return {
    requestedQueryCost: of.requested,
    actualQueryCost: of.actual,
    throttleStatus: throttleStatus(of.bucket, Date.now()),
  };
}

function resultBody(result: ExecutionResult, cost: unknown): unknown {
  const errors = result.errors?.map(formatted);
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors ? { errors } : {}),
    extensions: { cost },
  };
}

/** Errors without a code come from variables that do not fit. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path, extensions } = error.toJSON();
  const code = extensions?.["code"] ?? (path ? "INTERNAL_SERVER_ERROR" : "INVALID_VARIABLE");
  return {
    message,
    ...(locations ? { locations } : {}),
    extensions: { ...extensions, code },
    ...(path ? { path } : {}),
  };
}

function bucketOf(context: SandboxContext): Bucket {
  const { buckets } = context.world;
  const { domain } = context.shop.settings;
  const bucket = buckets.get(domain) ?? standardBucket(Date.now());
  buckets.set(domain, bucket);
  return bucket;
}

function refusal(status: number, message: string): Omit<Answer, "operation"> {
  return { status, body: { errors: message }, outcome: "refused", errors: [message], cost: null };
}

function userErrorsOf(data: unknown): string[] {
  if (!isObject(data)) return [];
  return Object.values(data).flatMap((field) => {
    const userErrors = isObject(field) ? field["userErrors"] : undefined;
    return Array.isArray(userErrors) ? userErrors.filter(isObject).map((one) => String(one["message"])) : [];
  });
}

async function readPosted(request: Request): Promise<Posted | null> {
  const body: unknown = await request.json().catch(() => null);
  if (!isObject(body) || typeof body["query"] !== "string") return null;
  return {
    query: body["query"],
    variables: isObject(body["variables"]) ? body["variables"] : {},
    operationName: typeof body["operationName"] === "string" ? body["operationName"] : null,
  };
}

function log(context: SandboxContext, of: { posted: Posted | null; answer: Answer; fields: readonly string[] }): void {
  const { answer } = of;
  context.world.calls.add({
    at: context.world.clock.text(),
    shop: context.shop.settings.domain,
    kind: "graphql",
    operation: answer.operation,
    fields: of.fields,
    variables: of.posted?.variables ?? null,
    status: answer.status,
    outcome: answer.outcome,
    errors: answer.errors,
    cost: answer.cost,
  });
}
