import { type AdminClient, refuseUserErrors, type UserError } from "../admin-client.ts";
import { gid, idOf } from "../ids.ts";

const ADD_TAGS = `#graphql
  mutation AddTags($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) {
      userErrors {
        field
        message
      }
    }
  }`;

const REMOVE_TAGS = `#graphql
  mutation RemoveTags($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) {
      userErrors {
        field
        message
      }
    }
  }`;

const CUSTOMER_TAGS = `#graphql
  query CustomerTags($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        tags
      }
    }
  }`;

/** So many customers' tags Shopify tells in one call. */
export const TAGS_READ_MAX = 100;

/**
 * The tags of customers.
 *
 * @param customerIds Shopify customer ids, decimal; at most `TAGS_READ_MAX`
 * @returns by customer id; those whom Shopify does not have (any more) are left out
 */
export async function readTags(admin: AdminClient, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  const { nodes } = await admin.query(CUSTOMER_TAGS, { ids: customerIds.map((id) => gid("Customer", id)) });
  return new Map(nodes.flatMap((node) => (node && "tags" in node ? [[idOf(node.id), node.tags]] : [])));
}

export type TagsWritten = "done" | "customer-gone";

/**
 * Puts tags on a customer; those that are there already stay. Safe to repeat.
 *
 * @param customerId Shopify customer id, decimal
 * @returns "customer-gone" when Shopify has no such customer (any more)
 * @throws {UserErrorsError} when Shopify refuses otherwise, for instance because the customer has as many tags as Shopify allows
 */
export async function addTags(admin: AdminClient, customerId: string, tags: readonly string[]): Promise<TagsWritten> {
  if (tags.length === 0) return "done";
  const { tagsAdd: answer } = await admin.query(ADD_TAGS, { id: gid("Customer", customerId), tags: [...tags] });
  return outcomeOf("tagsAdd", answer?.userErrors ?? []);
}

/**
 * Takes tags off a customer; those that are not there do not matter. Safe to repeat.
 *
 * @param customerId Shopify customer id, decimal
 * @returns "customer-gone" when Shopify has no such customer (any more)
 * @throws {UserErrorsError} when Shopify refuses otherwise
 */
export async function removeTags(
  admin: AdminClient,
  customerId: string,
  tags: readonly string[],
): Promise<TagsWritten> {
  if (tags.length === 0) return "done";
  const { tagsRemove: answer } = await admin.query(REMOVE_TAGS, { id: gid("Customer", customerId), tags: [...tags] });
  return outcomeOf("tagsRemove", answer?.userErrors ?? []);
}

function outcomeOf(operation: string, userErrors: readonly UserError[]): TagsWritten {
  // The errors of tags have no code: who is gone is told by the field.
  if (userErrors.some(({ field }) => field?.includes("id") ?? false)) return "customer-gone";
  refuseUserErrors(operation, userErrors);
  return "done";
}
