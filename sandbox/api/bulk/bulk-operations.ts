import { randomBytes } from "node:crypto";
import type { DocumentNode } from "graphql";
import { nowText } from "../../context.ts";
import type { BulkOperation } from "../../state-parts.ts";
import { bodyTime, gid } from "../../webhooks/body-parts.ts";
import { sendWebhook } from "../../webhooks/send.ts";
import type { ApiNode, ApiRequest, FieldFunction } from "../node.ts";
import { plainId } from "../node.ts";
import { checkBulkQuery } from "./check-query.ts";
import { bulkRows } from "./rows.ts";

const RUNNING_MAX = 5;
const KEPT_MS = 7 * 86_400_000;

/** How the queries of bulk operations are executed; handed in, because executing knows all operations, these too. */
export type RunQuery = (
  request: ApiRequest,
  of: { document: DocumentNode; operationName: null; variables: Record<string, unknown> },
) => Promise<{ data?: unknown; errors?: readonly { extensions?: Record<string, unknown> }[] | undefined }>;

/** The mutations of bulk operations. */
export function bulkMutations(run: RunQuery): Record<string, FieldFunction> {
  return {
    bulkOperationRunQuery: (args, request) => {
      const { context } = request;
      const query = String(args["query"]);
      const refuse = (message: string, code: string) => ({
        bulkOperation: null,
        userErrors: [{ field: code === "INVALID" ? ["query"] : null, message, code }],
      });
      const running = [...context.shop.bulkOperations.values()].filter(isOpen);
      if (running.length >= RUNNING_MAX) {
        return refuse("A bulk query operation for this app and shop is already in progress.", "OPERATION_IN_PROGRESS");
      }
      const checked = checkBulkQuery(query);
      if ("problem" in checked) return refuse(checked.problem, "INVALID");
      const operation: BulkOperation = {
        id: context.world.newId(),
        status: "CREATED",
        errorCode: null,
        query,
        createdAt: nowText(context),
        completedAt: null,
        objectCount: 0,
        rootObjectCount: 0,
        jsonl: null,
        token: randomBytes(16).toString("hex"),
      };
      context.shop.bulkOperations.set(operation.id, operation);
      setImmediate(() => void work(request, { operation, document: checked.document, run }));
      return { bulkOperation: bulkOperationNode(request, operation), userErrors: [] };
    },

    bulkOperationCancel: (args, request) => {
      const operation = request.context.shop.bulkOperations.get(plainId(args["id"], "BulkOperation") ?? "");
      if (operation && isOpen(operation)) finish(request, { operation, status: "CANCELED" });
      return { bulkOperation: operation ? bulkOperationNode(request, operation) : null, userErrors: [] };
    },
  };
}

/** A bulk operation as the Admin API shows it; its result is kept for a week. */
export function bulkOperationNode(request: ApiRequest, operation: BulkOperation): ApiNode {
  const { context } = request;
  const isOld =
    operation.completedAt !== null && context.world.clock.nowMs() - Date.parse(operation.completedAt) > KEPT_MS;
  const hasResult = !isOld && operation.jsonl !== null && operation.jsonl !== "";
  const url = `${context.world.origins.home}/bulk-results/${context.shop.settings.domain}/${operation.id}/${operation.token}.jsonl`;
  const isWhole = operation.status === "COMPLETED";
  return {
    __typename: "BulkOperation",
    id: gid("BulkOperation", operation.id),
    type: "QUERY",
    status: isOld && isWhole ? "EXPIRED" : operation.status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.jsonl === null ? null : String(Buffer.byteLength(operation.jsonl)),
    url: hasResult && isWhole ? url : null,
    partialDataUrl: hasResult && !isWhole ? url : null,
  };
}

/** The result that an address names; null when it is too old, or the address is wrong. */
export function bulkResult(request: Pick<ApiRequest, "context">, of: { id: string; token: string }): string | null {
  const { context } = request;
  const operation = context.shop.bulkOperations.get(of.id);
  if (!operation || operation.token !== of.token || operation.completedAt === null) return null;
  return context.world.clock.nowMs() - Date.parse(operation.completedAt) > KEPT_MS ? null : operation.jsonl;
}

async function work(
  request: ApiRequest,
  of: { operation: BulkOperation; document: DocumentNode; run: RunQuery },
): Promise<void> {
  const { operation, document, run } = of;
  if (!isOpen(operation)) return;
  operation.status = "RUNNING";
  const { data, errors } = await run(request, { document, operationName: null, variables: {} });
  const [error] = errors ?? [];
  if (error) {
    operation.errorCode = error.extensions?.["code"] === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    return finish(request, { operation, status: "FAILED" });
  }
  const rows = bulkRows(data);
  operation.jsonl = rows.jsonl;
  operation.objectCount = rows.objects;
  operation.rootObjectCount = rows.roots;
  finish(request, { operation, status: "COMPLETED" });
}

function finish(
  request: ApiRequest,
  of: { operation: BulkOperation; status: "COMPLETED" | "FAILED" | "CANCELED" },
): void {
  const { context } = request;
  const { operation, status } = of;
  operation.status = status;
  operation.completedAt = nowText(context);
  context.world.changed();
  sendWebhook(context, {
    topic: "bulk_operations/finish",
    body: {
      admin_graphql_api_id: gid("BulkOperation", operation.id),
      completed_at: bodyTime(context, operation.completedAt),
      created_at: bodyTime(context, operation.createdAt),
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: "query",
    },
  });
}

function isOpen(operation: BulkOperation): boolean {
  return operation.status === "CREATED" || operation.status === "RUNNING";
}
