import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
import { identitiesOf } from "../models/member.ts";
import { lockShop } from "../models/shop.ts";
import { parseCustomerRequest } from "../shopify/compliance-body.ts";
import { forgetPerson } from "./steps/forget-person.ts";

export type CustomerErasure = { outcome: "erased" | "unknown-shop" } | { outcome: "refused"; reason: string };

/**
 * Erases a customer (`customers/redact`): identity, consent, orders, reports and raw bodies go. The ledger keeps its sums under
 * an id that nobody can trace back.
 *
 * @param body the topic's body, parsed
 */
export async function redactCustomer(options: {
  shopDomain: string;
  body: unknown;
  now: Date;
}): Promise<CustomerErasure> {
  const { shopDomain, body, now } = options;
  const parsed = parseCustomerRequest(body);
  if (!parsed.ok) return { outcome: "refused", reason: parsed.reason };
  const { customerId, orderIds, words } = parsed.request;
  if (words.length === 0 && orderIds.length === 0) return { outcome: "refused", reason: "customer: nobody is named" };
  return withTransaction(async (tx) => {
    const shop = await lockShop(tx, shopDomain);
    if (!shop) return { outcome: "unknown-shop" };
    const { programId, shopId } = shop;
    // Nothing that is being told of them right now is stored after they are forgotten.
    const known = customerId === null ? [] : await identitiesOf(tx, { programId, shopId, customerIds: [customerId] });
    await lockAccounts(tx, { programId, memberIds: known.map(({ memberId }) => memberId) });
    const members = await forgetPerson(tx, { ...parsed.request, programId, shopId, shopDomain, now });
    await record(tx, { programId, at: now, actor: "shopify", action: "customer-erased", data: { shopId, members } });
    return { outcome: "erased" };
  });
}
