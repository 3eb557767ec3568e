import { parseMinor } from "../../loyalty/money.ts";
import type { Entitled } from "../../loyalty/program/reward-terms.ts";
import { ENTITLED_MAX } from "../../loyalty/rewards/discount-plan.ts";
import type { AdminClient } from "../admin-client.ts";
import { gid, idOf } from "../ids.ts";

const VARIANT_PRICE = `#graphql
  query VariantPrice($id: ID!) {
    node(id: $id) {
      ... on ProductVariant {
        price
      }
    }
  }`;

const PRODUCTS = `#graphql
  query RewardProducts($query: String, $after: String) {
    products(first: 250, query: $query, after: $after) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }`;

/** What a variant costs now, in minor units of the shop's currency; null when there is none (any more). */
export async function variantPrice(admin: AdminClient, variantId: string, currency: string): Promise<number | null> {
  const { node } = await admin.query(VARIANT_PRICE, { id: gid("ProductVariant", variantId) });
  return node && "price" in node ? parseMinor(node.price, currency) : null;
}

/** Which products a search shall find. */
export interface ProductSearch {
  /** Null: all products. */
  only: Entitled | null;
  except: {
    products: readonly string[];
    collections: readonly string[];
    tags: readonly string[];
    vendors: readonly string[];
  };
}

export const NO_EXCEPTION: ProductSearch["except"] = { products: [], collections: [], tags: [], vendors: [] };

/**
 * The products that are asked for, by Shopify's ids: Shopify's discounts can only name what they are good for.
 *
 * @returns null when there are more than one discount can name
 */
export async function findProducts(admin: AdminClient, search: ProductSearch): Promise<string[] | null> {
  const ids = new Set<string>();
  for (const query of queriesOf(search)) {
    let after: string | null = null;
    do {
      const answer: { ids: string[]; next: string | null } = await page(admin, query, after);
      for (const id of answer.ids) ids.add(id);
      if (ids.size > ENTITLED_MAX) return null;
      after = answer.next;
    } while (after !== null);
  }
  return [...ids].toSorted();
}

async function page(admin: AdminClient, query: string, after: string | null) {
  const { products } = await admin.query(PRODUCTS, { query: query === "" ? null : query, after });
  const { hasNextPage, endCursor } = products.pageInfo;
  return { ids: products.nodes.map(({ id }) => idOf(id)), next: hasNextPage ? (endCursor ?? null) : null };
}

/** Shopify searches one collection at a time: what is in any of several is found by as many searches. */
function queriesOf({ only, except }: ProductSearch): string[] {
  const without = [
    ...except.products.map((id) => `-id:${id}`),
    ...except.collections.map((id) => `-collection_id:${id}`),
    ...except.tags.map((tag) => `-tag:${quoted(tag)}`),
    ...except.vendors.map((vendor) => `-vendor:${quoted(vendor)}`),
  ];
  const withOnly = (term: string) => [term, ...without].filter(Boolean).join(" ");
  if (!only) return [withOnly("")];
  const products = only.products.map((id) => `id:${id}`).join(" OR ");
  return [
    ...(products === "" ? [] : [withOnly(`(${products})`)]),
    ...only.collections.map((id) => withOnly(`collection_id:${id}`)),
  ];
}

/** As one term of Shopify's search. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`;
}
