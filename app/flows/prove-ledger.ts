import { withTransaction } from "../db.server.ts";
import { findDisagreements, type Disagreement } from "../ledger/prove.ts";
import { saveProof } from "../models/program.ts";

/**
 * Recomputes every balance of a program from its transfers and lots, and stores what it found for the merchant to see.
 *
 * @returns the accounts on which transfers, lots and balance disagree; none, unless something outside of Laurel wrote
 */
export async function proveLedger(options: { programId: string; now: Date }): Promise<Disagreement[]> {
  const { programId, now } = options;
  return withTransaction(async (tx) => {
    const disagreements = await findDisagreements(tx, programId);
    await saveProof(tx, { programId, proof: { at: now.toISOString(), disagreements: disagreements.length } });
    return disagreements;
  });
}
