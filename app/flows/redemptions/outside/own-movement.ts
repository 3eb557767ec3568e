import { withTransaction } from "../../../db.server.ts";
import { lockAccounts } from "../../../ledger/read.ts";
import { claimMovement, movementsOfOthers } from "../../../models/credit-movement.ts";
import { noteTried } from "../../../models/redemption-work.ts";
import type { CreditMovement } from "../../../shopify/rewards/store-credit.ts";
import type { Attempt, Unfinished } from "./attempt.ts";

/** Those movements of store credit that belong to no other redemption. */
export async function unclaimed(attempt: Attempt, movements: readonly CreditMovement[]): Promise<CreditMovement[]> {
  if (movements.length === 0) return [];
  const { shop, redemption } = attempt;
  const movementIds = movements.map(({ id }) => id);
  const others = await movementsOfOthers({ programId: shop.programId, redemptionId: redemption.id, movementIds });
  return movements.filter(({ id }) => !others.has(id));
}

/**
 * Makes a movement of store credit this redemption's own.
 *
 * @param of.from "answer": Shopify has said that it is this one's. Where another one took it for what itself had asked for, what
 *   this one asked for is still to be done. "look": it was found
 * @returns null once it is this one's
 */
export async function own(
  { shop, claim, redemption }: Attempt,
  of: { kind: "credit" | "debit"; movementId: string; from: "answer" | "look" },
): Promise<Unfinished | null> {
  const { programId } = shop;
  const { kind, movementId } = of;
  return withTransaction(async (tx) => {
    // Two of one member take turns.
    await lockAccounts(tx, { programId, memberIds: [redemption.memberId] });
    const claimed = await claimMovement(tx, { programId, claim, kind, movementId });
    if (claimed === "claimed") return null;
    if (claimed === "lost") return { outcome: "lost" };
    if (of.from === "answer") await noteTried(tx, { programId, claim, tried: null });
    return { outcome: "later", trouble: "unknown-outcome" };
  });
}
