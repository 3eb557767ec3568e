import { withTransaction } from "../db.server.ts";
import { noteReconciledTo } from "../models/shop.ts";

/** Records up to which moment (of business time) a shop's changed orders were seen. The mark never moves back. */
export async function noteReconciled(input: { programId: string; shopId: string; to: Date }): Promise<void> {
  await withTransaction((tx) => noteReconciledTo(tx, input));
}
