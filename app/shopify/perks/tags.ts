import { type AdminClient, refuseUserErrors, type UserError } from "../admin-client.ts";
import { gid } from "../ids.ts";

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
