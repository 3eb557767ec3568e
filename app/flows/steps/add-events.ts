import type { Tx } from "../../db.server.ts";
import { insertEvents, type NewEvent, sameEvents } from "../../models/member-event.ts";

export type AddedEvent = "recorded" | "duplicate" | "conflict";

/**
 * Stores events of members, each id once.
 *
 * @returns for each event, in their order, whether it is new, was told before, or its id is that of another event
 */
export async function addEvents(
  tx: Tx,
  options: { shop: { programId: string; shopId: string }; events: NewEvent[]; source: string; now: Date },
): Promise<AddedEvent[]> {
  const { shop, events, source, now } = options;
  const first = [...new Map(events.toReversed().map((event) => [event.id, event])).values()];
  const inserted = await insertEvents(tx, { ...shop, source, events: first, now });
  const others = events.filter((event) => !(inserted.has(event.id) && first.includes(event)));
  // Told twice in one call: the second is compared with the first, which is stored by now.
  const isSame = new Set<NewEvent>();
  for (const round of rounds(others)) {
    const same = await sameEvents(tx, { programId: shop.programId, events: round });
    for (const event of round) if (same.has(event.id)) isSame.add(event);
  }
  return events.map((event) => {
    if (inserted.has(event.id) && first.includes(event)) return "recorded";
    return isSame.has(event) ? "duplicate" : "conflict";
  });
}

/** Events in groups without a repeated id; nearly always one. */
function rounds(events: readonly NewEvent[]): NewEvent[][] {
  const groups: NewEvent[][] = [];
  for (const event of events) {
    const group = groups.find((candidate) => candidate.every(({ id }) => id !== event.id));
    if (group) group.push(event);
    else groups.push([event]);
  }
  return groups;
}
