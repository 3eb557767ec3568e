import { type AdminClient, RefusedError } from "./admin-client.ts";
import { gid, idOf } from "./ids.ts";
import type { OrderDisputesQuery, OrderPartsFragment } from "./types/admin.generated.d.ts";

/**
 * What an ordinary read of orders leaves out, because few programs ask for it, or few orders have it: collections of products,
 * countries, disputes.
 */

const ORDER_COUNTRIES = `#graphql
  query OrderCountries($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Order {
        id
        shippingAddress {
          countryCodeV2
        }
      }
    }
  }`;

const PRODUCT_COLLECTIONS = `#graphql
  query ProductCollections($id: ID!, $after: String) {
    product(id: $id) {
      collections(first: 250, after: $after) {
        nodes {
          id
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }`;

const ORDER_DISPUTES = `#graphql
  query OrderDisputes($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on ShopifyPaymentsDispute {
        id
        type
        status
        initiatedAt
        finalizedOn
        amount {
          amount
          currencyCode
        }
      }
    }
  }`;

type DisputeLookup = NonNullable<OrderDisputesQuery["nodes"][number]>;
export type DisputeNode = Extract<DisputeLookup, { __typename: "ShopifyPaymentsDispute" }>;

/**
 * Where orders go to, by order id (decimal). An app that may not see addresses learns of none: then no order has a country.
 */
export async function countriesOf(admin: AdminClient, orderIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const nodes = await unlessRefused(async () => {
    const answer = await admin.query(ORDER_COUNTRIES, { ids: orderIds.map((id) => gid("Order", id)) });
    return answer.nodes;
  });
  for (const node of nodes ?? []) {
    if (node?.__typename !== "Order") continue;
    const country = node.shippingAddress?.countryCodeV2;
    if (country) found.set(idOf(node.id), country);
  }
  return found;
}

/** Collections of products, asked for once each; made for one run of reading. */
export class CollectionReader {
  readonly #admin: AdminClient;
  readonly #known = new Map<string, Promise<string[]>>();

  constructor(admin: AdminClient) {
    this.#admin = admin;
  }

  /** The ids (decimal) of the collections that a product is in; none where there is no such product any more. */
  of(productId: string): Promise<string[]> {
    const known = this.#known.get(productId) ?? this.#read(productId);
    this.#known.set(productId, known);
    return known;
  }

  async #read(productId: string): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: CollectionPage = await this.#page(productId, after);
      ids.push(...page.ids);
      if (page.next === null) return ids;
      after = page.next;
    }
  }

  async #page(productId: string, after: string | null): Promise<CollectionPage> {
    const { product } = await this.#admin.query(PRODUCT_COLLECTIONS, { id: gid("Product", productId), after });
    const page = product?.collections;
    return {
      ids: page?.nodes.map(({ id }) => idOf(id)) ?? [],
      next: page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
    };
  }
}

interface CollectionPage {
  ids: string[];
  next: string | null;
}

/** The chargebacks of an order; none where the app may not see disputes. */
export async function disputesOf(
  admin: AdminClient,
  order: Pick<OrderPartsFragment, "disputes">,
): Promise<DisputeNode[]> {
  if (order.disputes.length === 0) return [];
  const ids = order.disputes.map(({ id }) => gid("ShopifyPaymentsDispute", idOf(id)));
  const nodes = await unlessRefused(async () => (await admin.query(ORDER_DISPUTES, { ids })).nodes);
  return (nodes ?? []).filter((node): node is DisputeNode => node?.__typename === "ShopifyPaymentsDispute");
}

async function unlessRefused<Answer>(read: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RefusedError && error.codes.includes("ACCESS_DENIED")) return null;
    throw error;
  }
}
