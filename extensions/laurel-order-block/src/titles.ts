import * as z from "zod/mini";
import { idOf } from "../../blocks/ask.ts";

const ITEMS = `query LaurelOrderItems($id: ID!) {
  order(id: $id) { lineItems(first: 100) { nodes { id title } } }
}`;

const answerSchema = z.object({
  data: z.object({
    order: z.object({ lineItems: z.object({ nodes: z.array(z.object({ id: z.string(), title: z.string() })) }) }),
  }),
});

/** What the goods of an order are called, by the line's id; of those that cannot be read there is none. */
export async function titlesOf(
  orderId: string,
  query: (document: string, variables: { id: string }) => Promise<unknown>,
): Promise<Record<string, string>> {
  try {
    const answer = answerSchema.safeParse(await query(ITEMS, { id: `gid://shopify/Order/${orderId}` }));
    const nodes = answer.data?.data.order.lineItems.nodes ?? [];
    return Object.fromEntries(nodes.map(({ id, title }) => [idOf(id), title]));
  } catch {
    // Numbers will do where Shopify tells no names.
    return {};
  }
}
