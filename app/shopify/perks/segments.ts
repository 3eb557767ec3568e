import { type AdminClient, refuseUserErrors } from "../admin-client.ts";

const SEGMENT = `#graphql
  query ReadSegment($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Segment {
        id
        name
        query
      }
    }
  }`;

const SEGMENTS = `#graphql
  query ListSegments($after: String) {
    segments(first: 250, after: $after) {
      nodes {
        id
        name
        query
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }`;

const CREATE_SEGMENT = `#graphql
  mutation CreateSegment($name: String!, $query: String!) {
    segmentCreate(name: $name, query: $query) {
      segment {
        id
        name
        query
      }
      userErrors {
        field
        message
      }
    }
  }`;

const UPDATE_SEGMENT = `#graphql
  mutation UpdateSegment($id: ID!, $name: String, $query: String) {
    segmentUpdate(id: $id, name: $name, query: $query) {
      segment {
        id
        name
        query
      }
      userErrors {
        field
        message
      }
    }
  }`;

const PAGES_MAX = 40;

/** A customer segment as Shopify has it. */
export interface ShopifySegment {
  /** Global id. */
  id: string;
  name: string;
  query: string;
}

/** @returns null when there is no such segment (any more) */
export async function readSegment(admin: AdminClient, id: string): Promise<ShopifySegment | null> {
  const { nodes } = await admin.query(SEGMENT, { ids: [id] });
  const [node] = nodes;
  return node && "query" in node ? node : null;
}

/**
 * Looks for a segment that was made as `name` with `query`; Shopify may have been asked for another name because that one was taken.
 *
 * @returns null when there is none whose name begins so and whose query is the same
 */
export async function findSegment(
  admin: AdminClient,
  { name, query }: { name: string; query: string },
): Promise<ShopifySegment | null> {
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { nodes, pageInfo } = await segmentPage(admin, after);
    const found = nodes.find((segment) => segment.query === query && segment.name.startsWith(name));
    if (found) return found;
    if (!pageInfo.hasNextPage) return null;
    after = pageInfo.endCursor ?? null;
  }
  return null;
}

async function segmentPage(admin: AdminClient, after: string | null) {
  return (await admin.query(SEGMENTS, { after })).segments;
}

/**
 * Creates a segment. Repeated after an unknown outcome it might make another: look with `findSegment` before.
 *
 * @param names tried one after the other: Shopify allows every name once
 * @throws {UserErrorsError} when Shopify refuses: nothing was created
 */
export async function createSegment(
  admin: AdminClient,
  { names, query }: { names: [string, ...string[]]; query: string },
): Promise<ShopifySegment> {
  const [name, ...others] = names;
  const { segmentCreate: answer } = await admin.query(CREATE_SEGMENT, { name, query });
  const errors = answer?.userErrors ?? [];
  const [other, ...rest] = others;
  const isNameAlone = errors.length > 0 && errors.every(({ field }) => field?.includes("name") ?? false);
  if (isNameAlone && other !== undefined) return createSegment(admin, { names: [other, ...rest], query });
  refuseUserErrors("segmentCreate", errors);
  if (!answer?.segment) throw new Error("segmentCreate answered neither a segment nor an error");
  return answer.segment;
}

/**
 * Changes a segment's name or query.
 *
 * @returns null when there is no such segment (any more)
 * @throws {UserErrorsError} when Shopify refuses otherwise: nothing was changed
 */
export async function updateSegment(
  admin: AdminClient,
  segment: { id: string; name?: string; query?: string },
): Promise<ShopifySegment | null> {
  const { segmentUpdate: answer } = await admin.query(UPDATE_SEGMENT, segment);
  const errors = answer?.userErrors ?? [];
  if (errors.some(({ field }) => field?.includes("id") ?? false)) return null;
  refuseUserErrors("segmentUpdate", errors);
  if (!answer?.segment) throw new Error("segmentUpdate answered neither a segment nor an error");
  return answer.segment;
}
