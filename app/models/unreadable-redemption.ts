import type { Tx } from "../db.server.ts";
import { redemptionOf, type RedemptionRecord, type RedemptionRow } from "./redemption.ts";

/** A redemption of which something that is stored makes no sense: it must keep no other from its turn. */
export interface Unreadable {
  programId: string;
  id: string;
  memberId: string;
  rewardId: string;
  todo: "issue" | "end" | null;
}

/** A row, and whose it is. */
export type RowOfProgram = RedemptionRow & { programId: string };

/** Reads row by row, and tells which cannot be read. */
export function readEach(rows: readonly RowOfProgram[]) {
  const redemptions: (RedemptionRecord & { programId: string })[] = [];
  const unreadable: Unreadable[] = [];
  for (const row of rows) {
    const { programId, ...rest } = row;
    try {
      redemptions.push({ ...redemptionOf(rest), programId });
    } catch {
      const { id, memberId, rewardId, todo } = row;
      unreadable.push({ programId, id, memberId, rewardId, todo });
    }
  }
  return { redemptions, unreadable };
}

const MARK_UNREADABLE = `
UPDATE redemption SET todo = coalesce(todo, 'end'), next_at = coalesce(next_at, $3), trouble = 'our-error', stuck_at = $3, claimed_until = NULL
 WHERE program_id = $1 AND id = ANY($2::uuid[])`;

/** Puts them aside: a person is asked, and no worker looks at them until then. */
export async function markUnreadable(
  tx: Tx,
  of: { programId: string; ids: readonly string[]; at: Date },
): Promise<void> {
  if (of.ids.length > 0) await tx.rows("redemption-mark-unreadable", MARK_UNREADABLE, [of.programId, of.ids, of.at]);
}
