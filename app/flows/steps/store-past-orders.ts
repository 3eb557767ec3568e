import type { Tx } from "../../db.server.ts";
import { mergeReading } from "../../loyalty/merge-reading.ts";
import { LACKS_NOTHING, type OrderFacts } from "../../loyalty/order-facts.ts";
import { saveOrders } from "../../models/order.ts";
import { lockGoingLive, openOrders } from "../../models/program.ts";

/**
 * Stores orders that were placed before the program went live. What a live program must settle is not stored here, or settling would
 * take it for done; neither is what belongs to somebody who was erased.
 *
 * Safe to repeat: what is stored already, or newer, stays.
 *
 * @param past.caveat why the facts are not what the Admin API would say; then they replace nothing that came from it
 * @returns how many were new, or newer than what was stored
 */
export async function storePastOrders(
  tx: Tx,
  past: {
    programId: string;
    shopId: string;
    orders: readonly OrderFacts[];
    askedAt: Date;
    caveat?: string;
    now: Date;
  },
): Promise<number> {
  const { programId, shopId, askedAt, caveat = null, now } = past;
  if (past.orders.length === 0) return 0;
  // Who goes live waits for us, or we see that the program is live.
  await lockGoingLive(tx, { programId, mode: "shared" });
  const orderIds = past.orders.map((facts) => facts.id);
  const { program, stored, erased } = await openOrders(tx, { programId, shopId, orderIds });
  const { versions, liveFrom } = program;
  const newer = past.orders.flatMap((facts) => {
    if (erased.has(facts.id) || (liveFrom !== null && facts.placedAt >= liveFrom)) return [];
    const known = stored.get(facts.id) ?? null;
    if (known && caveat !== null && !isFromFile(known.facts)) return [];
    const reading = { facts, source: "api", lacks: LACKS_NOTHING, caveat, askedAt } as const;
    const merged = mergeReading({ stored: known, reading, versions });
    return merged.outcome === "newer" ? [{ facts: merged.facts, caveat }] : [];
  });
  await saveOrders(tx, { programId, shopId, now, orders: newer });
  return newer.length;
}

/** Lines of a file have no ids of Shopify's. */
function isFromFile({ lines }: OrderFacts): boolean {
  return lines.every(({ id }) => id.startsWith("file-"));
}
