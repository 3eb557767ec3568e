import { withTransaction } from "../db.server.ts";
import type { MemberState } from "../loyalty/published-state.ts";
import { customersOfMembers, revisionsOf } from "../models/publication.ts";
import { type AdminClient, UserErrorsError } from "../shopify/admin-client.ts";
import { MEMBER_STATES_MAX, writeMemberStates } from "../shopify/metafields.ts";
import { newMemberStates } from "./steps/member-state.ts";
import { bringTagsInStep } from "./steps/tags-in-step.ts";
import { takeOff } from "./steps/take-off.ts";

interface Publication {
  memberId: string;
  customerId: string;
  state: MemberState;
}

/**
 * Publishes many members of one shop, many with each call to Shopify, and brings the tags of those in step of whom they changed.
 *
 * Each gets a revision of its own, as when it is published alone (`publishMember`). What this cannot finish is handed back: members
 * that got a later revision meanwhile, and those written together with one that Shopify refuses, for it takes all or none. What was
 * written to customers who are not the member any more by then is taken back.
 *
 * @returns the members to be published apart
 */
export async function publishMembers(options: {
  admin: AdminClient;
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  memberIds: string[];
  now: Date;
}): Promise<{ apart: string[] }> {
  const { admin, shop, memberIds, now } = options;
  const { programId, shopId } = shop;
  const customers = await customersOfMembers({ ...shop, memberIds });
  const present = [...new Set(customers.map(({ memberId }) => memberId))];
  const states = await withTransaction((tx) => newMemberStates(tx, { shop, memberIds: present, now }));
  const publications = customers.flatMap(({ memberId, customerId }): Publication[] => {
    const state = states.get(memberId);
    return state ? [{ memberId, customerId, state }] : [];
  });

  const apart = new Set<string>();
  for (let from = 0; from < publications.length; from += MEMBER_STATES_MAX) {
    const chunk = publications.slice(from, from + MEMBER_STATES_MAX);
    if (!(await wrote(admin, chunk))) for (const { memberId } of chunk) apart.add(memberId);
  }
  const still = await customersOfMembers({ ...shop, memberIds: present });
  const gone = publications.filter((one) => !still.some((other) => isSame(one, other)));
  const left = gone.map(({ customerId }) => ({ customerId, tags: [] }));
  await takeOff({ transact: withTransaction, admin, programId, shopId, customers: left });
  const revisions = await revisionsOf({ programId, memberIds: present });
  for (const [memberId, { revision }] of states) if (revisions.get(memberId) !== revision) apart.add(memberId);
  await bringTagsInStep({ transact: withTransaction, admin, ...shop, memberIds: present, now });
  return { apart: [...apart] };
}

const isSame = (a: { memberId: string; customerId: string }, b: { memberId: string; customerId: string }) =>
  a.memberId === b.memberId && a.customerId === b.customerId;

/** @returns false when Shopify refuses one of them, and thus took none */
async function wrote(admin: AdminClient, publications: Publication[]): Promise<boolean> {
  try {
    await writeMemberStates(admin, publications);
    return true;
  } catch (error) {
    if (error instanceof UserErrorsError) return false;
    throw error;
  }
}
