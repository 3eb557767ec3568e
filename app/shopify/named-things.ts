import type { AdminClient } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";

/** Names of what a reward is tied to, for the form that shows them: the document knows their ids alone. */

const TITLES = `#graphql
  query TitlesOfGoods($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Product {
        title
      }
      ... on ProductVariant {
        displayName
      }
      ... on Collection {
        title
      }
    }
  }`;

const IDS_MAX = 250;

export type GoodsType = "Product" | "ProductVariant" | "Collection";

/**
 * What products, variants and collections are called.
 *
 * @param wanted their ids in Shopify, decimal; of more than 250 the first are looked up
 * @returns titles by global id; what is gone is not named
 */
export async function titlesOfGoods(
  admin: AdminClient,
  wanted: readonly { type: GoodsType; id: string }[],
): Promise<Record<string, string>> {
  if (wanted.length === 0) return {};
  const ids = wanted.slice(0, IDS_MAX).map(({ type, id }) => gid(type, id));
  const { nodes } = await admin.query(TITLES, { ids });
  const titles = nodes.flatMap((node): [string, string][] => {
    if (node === null) return [];
    if (node.__typename === "Product" || node.__typename === "Collection") return [[node.id, node.title]];
    return node.__typename === "ProductVariant" ? [[node.id, node.displayName]] : [];
  });
  return Object.fromEntries(titles);
}

const SEGMENTS = `#graphql
  query CustomerSegments($first: Int!) {
    segments(first: $first, sortKey: LAST_EDIT_DATE, reverse: true) {
      nodes {
        id
        name
      }
    }
  }`;

const SEGMENTS_MAX = 250;

/** The shop's customer segments, those edited last first, at most 250. */
export async function customerSegments(admin: AdminClient): Promise<{ id: string; name: string }[]> {
  const { segments } = await admin.query(SEGMENTS, { first: SEGMENTS_MAX });
  return segments.nodes.map(({ id, name }) => ({ id: idOf(id), name }));
}
