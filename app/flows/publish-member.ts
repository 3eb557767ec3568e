import { withTransaction } from "../db.server.ts";
import { customersOf, revisionOf } from "../models/published-member.ts";
import { shopById } from "../models/shop.ts";
import { type AdminClient, UserErrorsError } from "../shopify/admin-client.ts";
import { writeMemberState } from "../shopify/metafields.ts";
import { newMemberState } from "./steps/member-state.ts";
import { bringTagsInStep } from "./steps/tags-in-step.ts";

const ROUNDS_MAX = 5;

/**
 * Publishes a member's balance, tier and pending points to the metafield of the customer that the member is in this shop, from which
 * the storefront renders them, and brings the customer's tags in step.
 *
 * Two of these may run at once and their writes may reach Shopify in either order. Each takes a revision of its own, and one that
 * finds a later revision after its write writes again: what stands in the end is the newest.
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

  for (let round = 1; ; round += 1) {
    const state = await withTransaction((tx) => newMemberState(tx, { shop, memberId, now }));
    if (!state) return { outcome: "nobody-there" };
    let written = 0;
    for (const customerId of customerIds) written += (await wrote(admin, customerId, state)) ? 1 : 0;
    if (written === 0) return { outcome: "nobody-there" };
    if ((await revisionOf({ programId, memberId })) === state.revision) break;
    if (round >= ROUNDS_MAX) throw new Error("the member changes faster than it can be published");
  }
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
