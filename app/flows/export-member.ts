import { withTransaction } from "../db.server.ts";
import { record } from "../models/activity.ts";
import { storedOfCustomer } from "../models/data-request.ts";
import { identitiesOfMembers } from "../models/member.ts";

/**
 * Everything that is stored of a member of a shop, as one document: what a customer who asks for their data gets, for each customer
 * number that the member has.
 *
 * @returns null when the shop knows no such member (any more)
 */
export async function exportMember(options: {
  programId: string;
  shopId: string;
  memberId: string;
  actor: string;
  now: Date;
}): Promise<object | null> {
  const { programId, shopId, memberId, actor, now } = options;
  return withTransaction(async (tx) => {
    const identities = await identitiesOfMembers(tx, { programId, memberIds: [memberId] });
    const mine = identities.filter((identity) => identity.shopId === shopId);
    const [first] = mine;
    if (!first) return null;
    const of = { programId, shopId, orderIds: [] };
    const reports = [];
    for (const { customerId } of mine)
      reports.push({ customerId, ...(await storedOfCustomer(tx, { ...of, customerId })) });
    await record(tx, { programId, at: now, actor, action: "member-exported", data: { memberId } });
    // The account is the same under every number.
    const customers = reports.map(({ customerId, orders, pastOrders }) => ({ customerId, orders, pastOrders }));
    return { member: reports[0]?.member ?? null, customers };
  });
}
