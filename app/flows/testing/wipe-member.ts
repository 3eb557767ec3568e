import { type Tx, withTransaction } from "../../db.server.ts";
import type { Movement } from "../../ledger/book.ts";
import { openBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { cancelEnding } from "../../loyalty/rewards/ending.ts";
import { noteTagsDone, tagsOfMember } from "../../models/customer-tags.ts";
import { enqueueAll } from "../../models/outbox.ts";
import { programState } from "../../models/program.ts";
import { customersOf } from "../../models/published-member.ts";
import { lockRedemption } from "../../models/redemption.ts";
import { areTagsLeft, type OpenRedemption, openRedemptionsOf, shopsOfMember, wipeFacts } from "../../models/wiping.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { removeTags } from "../../shopify/perks/tags.ts";
import { removeMemberStates } from "../../shopify/remove-member-states.ts";
import { bookPolicies } from "../steps/book-policies.ts";
import { endTaking } from "../steps/end-taking.ts";
import { takeOff } from "../steps/take-off.ts";

/** "waiting": redemptions are about to end. "held-up": some wait for a person, or a shop that knows the member is out of reach. */
export type Wiped = { outcome: "wiped" | "waiting" | "held-up" };

interface Wiping {
  programId: string;
  memberId: string;
  now: Date;
}

/**
 * Takes away all that a test gave a member, in this order: what was taken ends in Shopify, and its points come back; tags and what the
 * storefront shows leave the customer; then, at once, every balance is brought to zero and nothing ties the account to anybody. Killed
 * at any moment, the next call goes on.
 *
 * @param options.adminFor the Admin API of a shop, by its domain
 * @throws {ShopifyError} when Shopify does not answer: then the member is not wiped yet
 */
export async function wipeMember(options: Wiping & { adminFor: (domain: string) => AdminClient }): Promise<Wiped> {
  const { programId, memberId, adminFor } = options;
  const open = await endEverything(options);
  if (open.length > 0) return { outcome: open.every(({ isHeldUp }) => isHeldUp) ? "held-up" : "waiting" };
  const shops = await shopsOfMember({ programId, memberId });
  if (shops.some(({ isConnected }) => !isConnected)) return { outcome: "held-up" };
  const places: { admin: AdminClient; shopId: string; customers: { customerId: string; tags: string[] }[] }[] = [];
  for (const { shopId, domain } of shops) {
    const admin = adminFor(domain);
    const customerIds = await customersOf({ programId, shopId, memberId });
    places.push({ admin, shopId, customers: customerIds.map((customerId) => ({ customerId, tags: [] })) });
    await removeTagsOf(admin, { ...options, shopId });
    await removeMemberStates(admin, customerIds);
  }
  const { outcome } = await withTransaction((tx) => wipe(tx, options));
  if (outcome === "waiting") return { outcome };
  // Whoever published the member while we were at it has published somebody who is not there any more.
  for (const place of places) await takeOff({ transact: withTransaction, programId, ...place });
  return { outcome };
}

async function removeTagsOf(admin: AdminClient, of: Wiping & { shopId: string }): Promise<void> {
  for (const { customerId, tags, version } of await tagsOfMember(of)) {
    await removeTags(admin, customerId, tags);
    await withTransaction((tx) => noteTagsDone(tx, { ...of, customerId, forget: tags, version, at: of.now }));
  }
}

/** Ends what the member has taken; returns what is not over yet. */
async function endEverything({ programId, memberId, now }: Wiping): Promise<OpenRedemption[]> {
  return withTransaction(async (tx) => {
    for (const { id, isOutOfReach } of await openRedemptionsOf(tx, { programId, memberId })) {
      const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
      const redemption = await lockRedemption(tx, programId, id);
      if (!redemption || (redemption.todo === "end" && !isOutOfReach)) continue;
      const ending = cancelEnding(redemption, { cause: "voided" });
      const outside = isOutOfReach ? { outside: "stopped" as const } : {};
      await endTaking(tx, { programId, locked: { redemption, accounts }, ending, ...outside, now });
    }
    return openRedemptionsOf(tx, { programId, memberId });
  });
}

async function wipe(tx: Tx, { programId, memberId, now }: Wiping): Promise<{ outcome: "wiped" | "waiting" }> {
  const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
  if ((await openRedemptionsOf(tx, { programId, memberId })).length > 0) return { outcome: "waiting" };
  // Somebody put one there meanwhile, or is about to.
  if (await areTagsLeft(tx, { programId, memberId })) return { outcome: "waiting" };
  await emptyAccounts(tx, { programId, memberId, accounts, now });
  const others = await wipeFacts(tx, { programId, memberId, now });
  await enqueueAll(
    tx,
    others.map((other) => ({ name: "settle-member" as const, programId, memberId: other })),
  );
  return { outcome: "wiped" };
}

async function emptyAccounts(tx: Tx, options: Wiping & { accounts: AccountRow[] }): Promise<void> {
  const { programId, memberId, accounts, now } = options;
  const policies = bookPolicies(await programState(tx, programId));
  const { all } = await openBooks(tx, { programId, accounts, policies });
  for (const book of all()) {
    const { lots, debt } = book.contents();
    const points = lots.reduce((sum, lot) => sum + lot.remaining, 0);
    const movement = (end: string, delta: number): Movement => ({
      key: `wiped:${memberId}:${book.unit}:${end}`,
      reason: "test-wiped",
      occurredAt: now,
      counterpart: "wiped",
      explanation: { kind: "test-wiped", points: delta },
    });
    book.handOver({ out: movement("out", -points), owed: movement("debt-out", debt) });
  }
  await post(tx, { programId, books: all(), now });
}
