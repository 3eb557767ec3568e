import { z } from "zod";
import { adminFor } from "../admin.server.ts";
import { checkCode } from "../flows/redemptions/check-code.ts";
import { answerDataRequest } from "../flows/answer-data-request.ts";
import { mergeMembers } from "../flows/merge-members.ts";
import { noteConsent } from "../flows/note-consent.ts";
import { redactCustomer } from "../flows/redact-customer.ts";
import { redactShop } from "../flows/redact-shop.ts";
import { uninstallShop } from "../flows/uninstall-shop.ts";
import { updateShopFacts } from "../flows/update-shop-facts.ts";
import { shopByDomain } from "../models/shop.ts";
import { type ParsedConsent, parseEmailConsentBody, parseSmsConsentBody } from "../shopify/consent-body.ts";
import { idSchema } from "../shopify/id-schema.ts";
import { parseMergeBody } from "../shopify/merge-body.ts";
import { shippingPlace } from "../shopify/order-address.ts";
import { parseOrderBody } from "../shopify/order-body.ts";
import { settleDeletedOrder } from "./settle-deleted-order.ts";
import type { Told } from "./told.ts";
import type { DeliveredOrder } from "./settle-delivered-orders.ts";

/** A topic that is about an order, one way or the other. */
export interface OrderTopic {
  kind: "order";
  /** What the body says, or in words why it is not what its topic promises. */
  read: (body: unknown) => DeliveredOrder | string;
}

/** A topic that a flow of its own takes. */
export interface ShopTopic {
  kind: "shop";
  tell: (heard: { shopDomain: string; body: unknown; now: Date }) => Promise<Told>;
}

const wholeOrder: OrderTopic = {
  kind: "order",
  read: (body) => {
    const parsed = parseOrderBody(body);
    if (!parsed.ok) return parsed.reason;
    const { facts, lacks } = parsed;
    return {
      orderId: facts.id,
      reading: { facts, source: "body", lacks, caveat: null, askedAt: null },
      place: shippingPlace(body),
    };
  },
};

/** The body is no order, but says which one it is about: that one is read. */
function aboutOrder<Schema extends z.ZodType<string>>(schema: Schema, where: string): OrderTopic {
  return {
    kind: "order",
    read: (body) => {
      const parsed = schema.safeParse(body);
      return parsed.success ? { orderId: parsed.data, reading: null } : `${where}: is no order's id`;
    },
  };
}

const orderIdField = aboutOrder(
  z.object({ order_id: idSchema }).transform((body) => body.order_id),
  "order_id",
);
const orderEditField = aboutOrder(
  z.object({ order_edit: z.object({ order_id: idSchema }) }).transform((body) => body.order_edit.order_id),
  "order_edit.order_id",
);

/** What each topic means to us, by its name in X-Shopify-Topic. Others are kept and settled: nothing to do. */
export const TOPICS: Readonly<Record<string, OrderTopic | ShopTopic | undefined>> = {
  "orders/create": wholeOrder,
  "orders/updated": wholeOrder,
  "orders/paid": wholeOrder,
  "orders/partially_fulfilled": wholeOrder,
  "orders/fulfilled": wholeOrder,
  "orders/cancelled": wholeOrder,
  "orders/edited": orderEditField,
  "refunds/create": orderIdField,
  "fulfillments/create": orderIdField,
  "fulfillments/update": orderIdField,
  "order_transactions/create": orderIdField,
  "orders/delete": { kind: "shop", tell: settleDeletedOrder },
  // Only Shopify, asked now, knows what a dispute is about in the shop's currency.
  "disputes/create": orderIdField,
  "disputes/update": orderIdField,
  "app/uninstalled": {
    kind: "shop",
    tell: ({ shopDomain, now }) => uninstallShop({ admin: adminFor(shopDomain), now }),
  },
  // What these say may be stale, so both only make us ask Shopify anew.
  "app/scopes_update": { kind: "shop", tell: updateShopFacts },
  "shop/update": { kind: "shop", tell: updateShopFacts },
  "discounts/update": { kind: "shop", tell: checkDiscount },
  "discounts/delete": { kind: "shop", tell: checkDiscount },
  "customers/merge": { kind: "shop", tell: mergeCustomers },
  "customers_email_marketing_consent/update": consent(parseEmailConsentBody),
  "customers_marketing_consent/update": consent(parseSmsConsentBody),
  "customers/redact": { kind: "shop", tell: redactCustomer },
  "shop/redact": { kind: "shop", tell: redactShop },
  "customers/data_request": { kind: "shop", tell: answerDataRequest },
};

function consent(parse: (body: unknown) => ParsedConsent): ShopTopic {
  return {
    kind: "shop",
    tell: async ({ shopDomain, body, now }) => {
      const parsed = parse(body);
      if (!parsed.ok) return { outcome: "refused", reason: parsed.reason };
      if (parsed.change === null) return { outcome: "no consent given or ended: nothing to do" };
      const { customerId, ...change } = parsed.change;
      return noteConsent({ shopDomain, customerId, consents: [change], now });
    },
  };
}

async function mergeCustomers(heard: { shopDomain: string; body: unknown; now: Date }): Promise<Told> {
  const parsed = parseMergeBody(heard.body);
  if (!parsed.ok) return { outcome: "refused", reason: parsed.reason };
  if (parsed.merge === null) return { outcome: "not merged in Shopify: nothing to do" };
  const shop = await shopByDomain(heard.shopDomain);
  if (!shop) return { outcome: "unknown-shop" };
  return mergeMembers({ shop, ...parsed.merge, now: heard.now });
}

const discountSchema = z.object({ admin_graphql_api_id: z.string().regex(/^gid:\/\/shopify\/Discount\w+\/\d+$/) });

/** Both say which discount it is; what it is by now, only Shopify knows. */
async function checkDiscount(heard: { shopDomain: string; body: unknown; now: Date }): Promise<Told> {
  const parsed = discountSchema.safeParse(heard.body);
  if (!parsed.success) return { outcome: "refused", reason: "admin_graphql_api_id: is no discount's" };
  const shop = await shopByDomain(heard.shopDomain);
  if (!shop) return { outcome: "unknown-shop" };
  const remoteId = parsed.data.admin_graphql_api_id;
  return checkCode({ admin: adminFor(shop.domain), shop, remoteId, now: heard.now });
}
