import type { Tx } from "../../db.server.ts";
import { deleteCustomerData, dropBodiesAbout, forgetCustomer } from "../../models/erasure.ts";

/**
 * Forgets a person of one shop: identity, consent, orders, reports and raw bodies go; the ledger keeps its sums under an id that nobody
 * can trace back. The member's account is locked by whoever calls.
 *
 * @param person.customerId null where only orders and words are known of them
 * @param person.words what a stored body would mention them by
 * @returns how many members were erased
 */
export async function forgetPerson(
  tx: Tx,
  person: {
    programId: string;
    shopId: string;
    shopDomain: string;
    customerId: string | null;
    orderIds: string[];
    words: string[];
    now: Date;
  },
): Promise<number> {
  const { programId, shopId, shopDomain, customerId, orderIds, words, now } = person;
  const { members, customerIds } =
    customerId === null ? { members: 0, customerIds: [] } : await forgetCustomer(tx, { ...person, customerId, now });
  await deleteCustomerData(tx, { programId, shopId, customerIds, orderIds });
  await dropBodiesAbout(tx, { shopDomain, words: [...words, ...customerIds] });
  return members;
}
