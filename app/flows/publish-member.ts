import { withTransaction } from "../db.server.ts";
import { customersOf, revisionOf } from "../models/published-member.ts";
import { shopById } from "../models/shop.ts";
import { type AdminClient, UserErrorsError } from "../shopify/admin-client.ts";
import { writeMemberState } from "../shopify/metafields.ts";
import { newMemberState } from "./steps/member-state.ts";
import { bringTagsInStep } from "./steps/tags-in-step.ts";
import { takeOff } from "./steps/take-off.ts";

const ROUNDS_MAX = 5;

/**
 * Publishes a member's balance, tier and pending points to the metafield of the customer that the member is in this shop, from which
 * the storefront renders them, and brings the customer's tags in step.
 *
 * Two of these may run at once and their writes may reach Shopify in either order. Each takes a revision of its own, and one that
 * finds a later revision after its write writes again: what stands in the end is the newest. Whoever finds that a customer is not the
 * member any more by then takes back what it wrote.
 *
 * @returns "nobody-there" when the member is unknown, erased or not of this shop, or Shopify has no such customer any more
 */
export async function publishMember(options: {
  admin: AdminClient;
  programId: string;
  shopId: string;
  memberId: string;
  now: Date;
}): Promise<{ outcome: "published" | "nobody-there" }> {
  const { admin, programId, shopId, memberId, now } = options;
  const shop = await shopById({ programId, shopId });
  const customerIds = await customersOf({ programId, shopId, memberId });
  if (!shop || shop.currency === "" || customerIds.length === 0) return { outcome: "nobody-there" };

  const written = new Set<string>();
  for (let round = 1; ; round += 1) {
    const state = await withTransaction((tx) => newMemberState(tx, { shop, memberId, now }));
    if (!state) break;
    for (const customerId of customerIds) if (await wrote(admin, customerId, state)) written.add(customerId);
    if (written.size === 0 || (await revisionOf({ programId, memberId })) === state.revision) break;
    if (round >= ROUNDS_MAX) throw new Error("the member changes faster than it can be published");
  }
  const present = new Set(await customersOf({ programId, shopId, memberId }));
  const customers = [...written].flatMap((customerId) => (present.has(customerId) ? [] : [{ customerId, tags: [] }]));
  await takeOff({ transact: withTransaction, admin, programId, shopId, customers });
  if (written.size === customers.length) return { outcome: "nobody-there" };
  await bringTagsInStep({ transact: withTransaction, admin, programId, shopId, memberIds: [memberId], now });
  return { outcome: "published" };
}

/** @returns false when Shopify has no such customer (any more) */
async function wrote(admin: AdminClient, customerId: string, state: object): Promise<boolean> {
  try {
    await writeMemberState(admin, customerId, state);
    return true;
  } catch (error) {
    if (error instanceof UserErrorsError && error.userErrors.some(isAboutOwner)) return false;
    throw error;
  }
}

function isAboutOwner({ field }: { field?: string[] | null }): boolean {
  return field?.includes("ownerId") ?? false;
}
