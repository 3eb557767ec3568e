import { withTransaction } from "../db.server.ts";
import { closeDeliveries as close, postponeDeliveries } from "../models/delivery.ts";

/** About 18 hours of doubling waits. */
const ATTEMPTS_MAX = 16;

/** What became of one delivery. */
export type DeliveryVerdict =
  | { id: string; verdict: "settled" | "refused"; outcome: string }
  /** The world was in the way: it is tried again later, and counts as failed after many attempts. */
  | { id: string; verdict: "postponed"; outcome: string };

/** Records what became of deliveries, all in one transaction. What was settled meanwhile stays settled. */
export async function closeDeliveries(input: { verdicts: readonly DeliveryVerdict[]; now: Date }): Promise<void> {
  const groups = new Map<string, { verdict: DeliveryVerdict["verdict"]; outcome: string; ids: string[] }>();
  for (const { id, verdict, outcome } of input.verdicts) {
    const key = `${verdict} ${outcome}`;
    const group = groups.get(key) ?? { verdict, outcome, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  if (groups.size === 0) return;
  await withTransaction(async (tx) => {
    for (const { verdict, outcome, ids } of groups.values()) {
      if (verdict === "postponed") {
        await postponeDeliveries(tx, { ids, reason: outcome, attemptsMax: ATTEMPTS_MAX, now: input.now });
      } else {
        await close(tx, { ids, state: verdict, outcome, now: input.now });
      }
    }
  });
}
