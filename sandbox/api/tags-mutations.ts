import { nowText, type SandboxContext } from "../context.ts";
import type { Customer, Order, Product } from "../state.ts";
import { announceCustomer } from "../webhooks/announce-customer.ts";
import { announceOrder } from "../webhooks/announce.ts";
import { nodeOf } from "./node-lookup.ts";
import { notImplemented } from "./errors.ts";
import { type ApiRequest, type Arguments, type FieldFunction } from "./node.ts";

const TAG_MAX = 255;
const TAGS_MAX = 250;

type Tagged = { tags: string[]; updatedAt: string };

/** What can have tags here: how it is found, and what the app is told when they change. */
const KINDS: Record<string, (context: SandboxContext, id: string) => { thing: Tagged; tell: () => void } | null> = {
  Customer: (context, id) => {
    const customer: Customer | undefined = context.shop.customers.get(id);
    if (!customer) return null;
    return { thing: customer, tell: () => announceCustomer(context, { topic: "customers/update", customer }) };
  },
  Order: (context, id) => {
    const order: Order | undefined = context.shop.orders.get(id);
    return order ? { thing: order, tell: () => announceOrder(context, { topics: ["orders/updated"], order }) } : null;
  },
  Product: (context, id) => {
    const product: Product | undefined = context.shop.products.get(id);
    return product ? { thing: product, tell: () => undefined } : null;
  },
};

/** Tags of customers, orders and products: put on and taken off one by one, so that what others wrote stays. */
export const tagMutations: Record<string, FieldFunction> = {
  tagsAdd: (args, request) =>
    change(request, args, (standing, given) => {
      const all = [...standing];
      for (const tag of given) {
        if (!all.some((one) => one.toLowerCase() === tag.toLowerCase())) all.push(tag);
      }
      return all;
    }),
  tagsRemove: (args, request) =>
    change(request, args, (standing, given) => {
      const gone = given.map((tag) => tag.toLowerCase());
      return standing.filter((tag) => !gone.includes(tag.toLowerCase()));
    }),
};

function change(
  request: ApiRequest,
  args: Arguments,
  next: (standing: readonly string[], given: readonly string[]) => string[],
): object {
  const { context } = request;
  const refuse = (field: string, message: string) => ({ node: null, userErrors: [{ field: [field], message }] });
  const [, kind = "", id = ""] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(String(args["id"])) ?? [];
  const find = KINDS[kind];
  if (!find) throw notImplemented(`tags of ${kind === "" ? String(args["id"]) : kind}`);
  const found = find(context, id);
  if (!found) return refuse("id", `${kind} does not exist`);
  const given = tagList(args["tags"]);
  if (given.some((tag) => tag.length > TAG_MAX)) {
    return refuse("tags", `Each tag must be less than or equal to ${TAG_MAX} characters.`);
  }
  const tags = next(found.thing.tags, given);
  if (tags.length > TAGS_MAX) return refuse("tags", `${kind} cannot have more than ${TAGS_MAX} tags.`);
  if (tags.join("\n") !== found.thing.tags.join("\n")) {
    found.thing.tags = kind === "Customer" ? [...tags].sort((a, b) => a.localeCompare(b)) : tags;
    found.thing.updatedAt = nowText(context);
    context.world.changed();
    found.tell();
  }
  return { node: nodeOf(request, args["id"]), userErrors: [] };
}

/** Tags as Shopify takes them: a text with commas is several, blanks around them do not count. */
function tagList(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const tags = texts.flatMap((text) => text.split(",")).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
