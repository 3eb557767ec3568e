import type { Tx } from "../../db.server.ts";
import { lockAccounts } from "../../ledger/read.ts";
import type { ProgramState } from "../../models/program.ts";
import { settleMembers } from "./settle-members.ts";
import type { ShopContext } from "./shop-context.ts";

/** Settles members to whose accounts this transaction has posted already: balances are read again, for they are others by now. */
export async function settleAnew(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; memberIds: string[]; now: Date },
): Promise<void> {
  const { shop, program, memberIds, now } = options;
  const accounts = await lockAccounts(tx, { programId: program.programId, memberIds });
  await settleMembers(tx, { shop, program, accounts, now });
}
