import { withTransaction } from "../db.server.ts";
import { lockAccounts } from "../ledger/read.ts";
import { record } from "../models/activity.ts";
import { tagsOfMember } from "../models/customer-tags.ts";
import { customersOf } from "../models/published-member.ts";
import { lockShop } from "../models/shop.ts";
import type { AdminClient } from "../shopify/admin-client.ts";
import { removeTags } from "../shopify/perks/tags.ts";
import { removeMemberStates } from "../shopify/remove-member-states.ts";
import { forgetPerson } from "./steps/forget-person.ts";
import { takeOff } from "./steps/take-off.ts";

/**
 * An agent erases a member of a shop, as a customer's request to Shopify would: what ties the account to a person goes for good, and
 * the ledger keeps its sums. What Laurel wrote to the customer in Shopify (balance, tags) is taken off first; the customer stays.
 *
 * @throws {ShopifyError} when Shopify does not answer: then nothing was erased
 */
export async function eraseMember(options: {
  admin: AdminClient;
  shop: { programId: string; shopId: string; domain: string };
  memberId: string;
  actor: string;
  now: Date;
}): Promise<{ outcome: "erased" | "unknown-member" }> {
  const { admin, shop, memberId, actor, now } = options;
  const { programId, shopId, domain: shopDomain } = shop;
  const customerIds = await customersOf({ programId, shopId, memberId });
  if (customerIds.length === 0) return { outcome: "unknown-member" };
  for (const { customerId, tags } of await tagsOfMember({ programId, shopId, memberId })) {
    await removeTags(admin, customerId, tags);
  }
  await removeMemberStates(admin, customerIds);
  const erased = await withTransaction(async (tx) => {
    if (!(await lockShop(tx, shopDomain))) return 0;
    await lockAccounts(tx, { programId, memberIds: [memberId] });
    let members = 0;
    for (const customerId of customerIds) {
      const person = { customerId, orderIds: [], words: [customerId] };
      members += await forgetPerson(tx, { ...person, programId, shopId, shopDomain, now });
    }
    await record(tx, { programId, at: now, actor, action: "customer-erased", data: { shopId, members } });
    return members;
  });
  // Whoever published the member while we were at it has published somebody who is not there any more.
  const customers = customerIds.map((customerId) => ({ customerId, tags: [] }));
  await takeOff({ transact: withTransaction, admin, programId, shopId, customers });
  return { outcome: erased > 0 ? "erased" : "unknown-member" };
}
