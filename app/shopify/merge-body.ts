import { z } from "zod";
import { isShopifyId } from "./ids.ts";

const customerGid = z
  .string()
  .regex(/^gid:\/\/shopify\/Customer\/\d+$/, "is no customer's id")
  .transform((gid) => gid.slice(gid.lastIndexOf("/") + 1))
  .refine(isShopifyId, "is no customer's id");

const mergeBodySchema = z.object({
  admin_graphql_api_customer_kept_id: customerGid,
  admin_graphql_api_customer_deleted_id: customerGid,
  status: z.string(),
});

/** What `customers/merge` says: who was kept and who is gone; null while the merge has not happened, or failed. */
export type ParsedMerge =
  { ok: true; merge: { keptCustomerId: string; deletedCustomerId: string } | null } | { ok: false; reason: string };

/** Shopify's CustomerMergeRequestStatus in lower case, but for the one that says that it happened. */
const NOT_MERGED = new Set(["requested", "in_progress", "failed"]);

/** Reads the body of `customers/merge`. */
export function parseMergeBody(json: unknown): ParsedMerge {
  const parsed = mergeBodySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "unexpected"}` };
  }
  const { status, ...ids } = parsed.data;
  if (NOT_MERGED.has(status.toLowerCase())) return { ok: true, merge: null };
  const keptCustomerId = ids.admin_graphql_api_customer_kept_id;
  return { ok: true, merge: { keptCustomerId, deletedCustomerId: ids.admin_graphql_api_customer_deleted_id } };
}
