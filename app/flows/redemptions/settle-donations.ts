import { withTransaction } from "../../db.server.ts";
import { record } from "../../models/activity.ts";
import { settleOwed } from "../../models/donation.ts";
import { noteSteps } from "../../models/redemption-step.ts";

/**
 * Notes that the shop has paid out what it owed to a cause. Each donation is paid out once: asked twice, or twice at once, the second
 * finds nothing owed.
 *
 * @param before donations made before this moment count as paid out
 * @returns "nothing-owed" when there is nothing to mark
 */
export async function settleDonations(options: {
  programId: string;
  cause: string;
  currency: string;
  before: Date;
  actor: string;
  now: Date;
}): Promise<{ outcome: "settled"; donations: number; amountMinor: number } | { outcome: "nothing-owed" }> {
  const { programId, cause, currency, before, actor, now } = options;
  return withTransaction(async (tx) => {
    const settled = await settleOwed(tx, { programId, cause, currency, before, at: now });
    if (settled.length === 0) return { outcome: "nothing-owed" };
    const steps = settled.map(({ id }) => ({
      ...{ redemptionId: id, at: now, actor },
      ...{ state: "used" as const, cause: "paid-out" },
    }));
    await noteSteps(tx, { programId, steps });
    const amountMinor = settled.reduce((sum, donation) => sum + donation.amountMinor, 0);
    const data = { cause, currency, amountMinor, donations: settled.length, before: before.toISOString() };
    await record(tx, { programId, at: now, actor, action: "donations-settled", data });
    return { outcome: "settled", donations: settled.length, amountMinor };
  });
}
