import { type Tx, withTransaction } from "../../db.server.ts";
import { comparedCustomer, type CustomerThere } from "../../loyalty/perks/compare.ts";
import { wantedTags } from "../../loyalty/perks/tags.ts";
import { customersToCompare, noteCompared, taggedCustomers, type TaggedCustomer } from "../../models/customer-tags.ts";
import { programState } from "../../models/program.ts";
import type { AdminClient } from "../../shopify/admin-client.ts";
import { CUSTOMERS_READ_MAX, readCustomers } from "../../shopify/perks/read-customers.ts";
import { presentMemberStates } from "../steps/member-state.ts";
import { publishLater } from "../steps/publish-later.ts";

/** So many customers of a shop are compared in one night. */
const NIGHT_MAX = 5000;

interface Options {
  admin: AdminClient;
  shop: { programId: string; shopId: string; currency: string; timeZone: string };
  now: Date;
  /** Left out: what one night may do. */
  limit?: number;
}

export interface Comparison {
  compared: number;
  /** Of whom Shopify had something else: they are published anew. */
  repaired: number;
  /** Customers whom Shopify does not have (any more). */
  gone: number;
}

/**
 * Compares what Shopify has of a shop's customers, the published state and our tags, with what should be there, those first who were
 * not compared for longest. Whoever is found to be different is published anew, as after any change: what changed meanwhile is never
 * taken back.
 *
 * Safe to repeat: who was compared in an interrupted run is not compared again before the others.
 */
export async function compareCustomers(options: Options): Promise<Comparison> {
  const { shop, now, limit = NIGHT_MAX } = options;
  const customers = await customersToCompare({ ...shop, before: now, limit });
  const total: Comparison = { compared: 0, repaired: 0, gone: 0 };
  for (let from = 0; from < customers.length; from += CUSTOMERS_READ_MAX) {
    const some = await compareSome(options, customers.slice(from, from + CUSTOMERS_READ_MAX));
    total.compared += some.compared;
    total.repaired += some.repaired;
    total.gone += some.gone;
  }
  return total;
}

async function compareSome(
  { admin, shop, now }: Options,
  customers: { customerId: string; memberId: string }[],
): Promise<Comparison> {
  const customerIds = customers.map(({ customerId }) => customerId);
  const memberIds = [...new Set(customers.map(({ memberId }) => memberId))];
  const there = await readCustomers(admin, customerIds);
  const tagged = await taggedCustomers({ ...shop, memberIds });
  const those = tagged.filter(({ customerId }) => customerIds.includes(customerId));
  return withTransaction(async (tx) => {
    const compared = await comparisons(tx, { shop, customers: those, there, now });
    await noteCompared(tx, { ...shop, customers: compared, at: now });
    const wrong = compared.filter(({ isStateRight, areTagsRight }) => !isStateRight || !areTagsRight);
    await publishLater(tx, { programId: shop.programId, memberIds: [...new Set(wrong.map((one) => one.memberId))] });
    const gone = those.filter(({ customerId }) => !there.has(customerId)).length;
    return { compared: those.length, repaired: wrong.length, gone };
  });
}

async function comparisons(
  tx: Tx,
  options: {
    shop: Options["shop"];
    customers: TaggedCustomer[];
    there: ReadonlyMap<string, CustomerThere>;
    now: Date;
  },
) {
  const { shop, customers, there, now } = options;
  const memberIds = customers.map(({ memberId }) => memberId);
  const states = await presentMemberStates(tx, { shop, memberIds, now });
  const program = (await programState(tx, shop.programId)).versions.at(-1)?.program ?? null;
  return customers.map((customer) => {
    const { customerId, memberId, ours } = customer;
    const one = there.get(customerId);
    const state = states.get(memberId);
    const wanted = wantedTags({ program, ...customer });
    // Whom Shopify does not have, and who was erased meanwhile: there is nothing to be repaired.
    const isRight = { isStateRight: true, areTagsRight: true };
    const found = one && state ? comparedCustomer({ there: one, state, wanted, ours }) : isRight;
    return { customerId, memberId, ours, ...found };
  });
}
