import type { Tx } from "../../db.server.ts";
import { StaleRead } from "../../ledger/book.ts";
import { type AccountRow, lockAccounts } from "../../ledger/read.ts";
import { membersThere } from "../../models/member.ts";

/**
 * Locks the accounts of members, in id order.
 *
 * @returns those of members who are there when the lock is had: who was erased or became part of somebody else meanwhile is left out
 */
export async function lockMembers(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<AccountRow[]> {
  const accounts = await lockAccounts(tx, options);
  const there = await membersThere(tx, options);
  return accounts.filter(({ memberId }) => there.has(memberId));
}

/**
 * Locks the accounts of members whom this transaction has found behind customers.
 *
 * @throws {StaleRead} when one of the customers became another member before the lock was had
 */
export async function lockFound(tx: Tx, options: { programId: string; memberIds: string[] }): Promise<AccountRow[]> {
  const accounts = await lockMembers(tx, options);
  if (accounts.length < options.memberIds.length) throw new StaleRead("a customer became another member");
  return accounts;
}
