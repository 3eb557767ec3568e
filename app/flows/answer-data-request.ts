import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { insertDataRequest, storedOfCustomer } from "../models/data-request.ts";
import { lockShop } from "../models/shop.ts";
import { parseCustomerRequest } from "../shopify/compliance-body.ts";

export type DataAnswer =
  { outcome: "answered" | "already-answered" | "unknown-shop" } | { outcome: "refused"; reason: string };

/**
 * Answers a customer's request for their data (`customers/data_request`): everything stored of them becomes a report that the
 * merchant finds in the admin and hands to the customer.
 *
 * @param body the topic's body, parsed
 */
export async function answerDataRequest(options: {
  shopDomain: string;
  body: unknown;
  now: Date;
}): Promise<DataAnswer> {
  const { shopDomain, body, now } = options;
  const parsed = parseCustomerRequest(body);
  if (!parsed.ok) return { outcome: "refused", reason: parsed.reason };
  const { customerId, orderIds, requestId } = parsed.request;
  if (requestId === null) return { outcome: "refused", reason: "data_request.id: is missing" };
  return withTransaction(async (tx) => {
    const shop = await lockShop(tx, shopDomain);
    if (!shop) return { outcome: "unknown-shop" };
    const { programId, shopId } = shop;
    const stored = await storedOfCustomer(tx, { programId, shopId, customerId, orderIds });
    const report = { customerId, ...stored };
    const request = { programId, shopId, customerId, requestId, askedAt: now, report };
    if (!(await insertDataRequest(tx, request))) return { outcome: "already-answered" };
    await record(tx, { programId, at: now, actor: "shopify", action: "data-requested", data: { shopId, requestId } });
    return { outcome: "answered" };
  });
}
