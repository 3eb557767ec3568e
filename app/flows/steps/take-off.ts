import type { Tx } from "../../db.server.ts";
import { noteTagsPutting } from "../../models/customer-tags.ts";
import { identitiesOf } from "../../models/member.ts";
import { enqueueAll } from "../../models/outbox.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { removeTags } from "../../shopify/perks/tags.ts";
import { removeMemberStates } from "../../shopify/remove-member-states.ts";

/** A customer who may be nobody here any more, and the tags that Laurel has put on them. */
interface LeftCustomer {
  customerId: string;
  tags: readonly string[];
}

interface Options {
  /** How the flow opens a transaction: there are several small ones, between calls to Shopify. */
  transact: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  admin: AdminClient;
  programId: string;
  shopId: string;
  customers: readonly LeftCustomer[];
}

/**
 * Takes off what was written to customers of one shop while they were forgotten: the storefront must not show a member who is not there,
 * nor a tag give a perk to somebody who is none. Who is a member, or becomes one meanwhile, is published anew instead.
 *
 * Outside of any transaction: it calls Shopify. Safe to repeat.
 *
 * @throws {ShopifyError} when it is not known what Shopify did: run it again
 */
export async function takeOff(options: Options): Promise<void> {
  const { transact, admin, customers } = options;
  if (customers.length === 0) return;
  const nobodys = await transact((tx) => publishMembersAmong(tx, options, customers));
  for (const { customerId, tags } of nobodys) await removeTags(admin, customerId, tags);
  await removeMemberStates(
    admin,
    nobodys.map(({ customerId }) => customerId),
  );
  await transact((tx) => publishMembersAmong(tx, options, nobodys));
}

/** Has those published who are members; their tags are ours, and looked at anew. @returns the others */
async function publishMembersAmong(
  tx: Tx,
  { programId, shopId }: Options,
  customers: readonly LeftCustomer[],
): Promise<LeftCustomer[]> {
  const customerIds = customers.map(({ customerId }) => customerId);
  const members = await identitiesOf(tx, { programId, shopId, customerIds });
  const memberOf = new Map(members.map(({ customerId, memberId }) => [customerId, memberId]));
  for (const { customerId, tags } of customers) {
    if (!memberOf.has(customerId)) continue;
    await noteTagsPutting(tx, { programId, shopId, customerId, tags: [...tags] });
  }
  await enqueueAll(
    tx,
    [...memberOf.values()].map((memberId) => ({ name: "publish-member" as const, programId, memberId })),
  );
  return customers.filter(({ customerId }) => !memberOf.has(customerId));
}
