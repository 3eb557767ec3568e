import type { Tx } from "../../db.server.ts";
import { bulkTierId } from "../../loyalty/bulk-wish.ts";
import { insertTierGrants, markAllRevoked } from "../../models/tier-grants.ts";

/** Grants many members a tier, as one batch of a run; whoever was granted it before is granted nothing again. Settling must follow. */
export async function grantTierToMany(
  tx: Tx,
  options: {
    programId: string;
    runId: string;
    memberIds: string[];
    tierId: string;
    from: Date;
    until: Date | null;
    actor: string;
    now: Date;
  },
): Promise<void> {
  const { runId, memberIds } = options;
  await insertTierGrants(tx, { ...options, ids: memberIds.map((memberId) => bulkTierId({ runId, memberId })) });
}

/** Takes back the tier that a run granted members, whoever holds it now. Settling must follow. */
export async function revokeTierOfMany(
  tx: Tx,
  options: { programId: string; runId: string; memberIds: string[]; now: Date },
): Promise<void> {
  const { programId, runId, memberIds, now } = options;
  await markAllRevoked(tx, { programId, ids: memberIds.map((memberId) => bulkTierId({ runId, memberId })), at: now });
}
