import type { Tx } from "../../db.server.ts";
import { bulkExtensionId, type BulkProblem } from "../../loyalty/bulk-wish.ts";
import { insertExtensions, lotsExpiringBefore } from "../../models/lot-extension.ts";

/**
 * Keeps the open points of many members from expiring before a moment, as one batch of a run. Settling must follow.
 *
 * @returns who has no points that would expire before
 */
export async function extendMany(
  tx: Tx,
  options: { programId: string; runId: string; memberIds: string[]; until: Date; actor: string; now: Date },
): Promise<Map<string, BulkProblem>> {
  const { runId, memberIds } = options;
  const lots = await lotsExpiringBefore(tx, { ...options, unit: null });
  await insertExtensions(tx, { ...options, id: bulkExtensionId(runId), lots });
  const extended = new Set(lots.map(({ memberId }) => memberId));
  return new Map(memberIds.flatMap((memberId) => (extended.has(memberId) ? [] : [[memberId, "nothing-to-extend"]])));
}
