import type { Tx } from "../db.server.ts";
import type { EventFact } from "../loyalty/history.ts";

/** An event that a member's account shall count. */
export type NewEvent = Omit<EventFact, "withdrawnAt"> & { memberId: string };

const INSERT = `
INSERT INTO member_event (program_id, shop_id, source, recorded_at, id, member_id, name, at, amount_minor, quantity, subject, code,
                          attributes)
SELECT $1, $2, $3, $4, n.id, n.member_id, n.name, n.at, n.amount_minor, n.quantity, n.subject, n.code, n.attributes::jsonb
  FROM unnest($5::text[], $6::uuid[], $7::text[], $8::timestamptz[], $9::bigint[], $10::bigint[], $11::text[], $12::text[],
              $13::text[]) AS n(id, member_id, name, at, amount_minor, quantity, subject, code, attributes)
 ORDER BY n.id
ON CONFLICT (program_id, id) DO NOTHING
RETURNING id`;

/** @returns the ids of those that are new: an id that is taken stays what it was */
export async function insertEvents(
  tx: Tx,
  options: { programId: string; shopId: string; source: string; events: NewEvent[]; now: Date },
): Promise<Set<string>> {
  const { programId, shopId, source, events, now } = options;
  if (events.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>("event-insert", INSERT, [
    programId,
    shopId,
    source,
    now,
    ...columnsOf(events),
  ]);
  return new Set(rows.map(({ id }) => id));
}

const SAME = `
SELECT e.id FROM member_event e
  JOIN unnest($2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::text[])
    AS n(id, member_id, name, at, amount_minor, quantity, subject, code, attributes) ON n.id = e.id
 WHERE e.program_id = $1
   AND (e.member_id, e.name, e.quantity, e.attributes) = (n.member_id, n.name, n.quantity, n.attributes::jsonb)
   -- What staff tell is dated when it arrives: the same form sent again arrives later.
   AND (e.at = n.at OR e.source = 'agent')
   AND (e.amount_minor, e.subject, e.code) IS NOT DISTINCT FROM (n.amount_minor, n.subject, n.code)`;

/** Which of the events are stored with this very content. */
export async function sameEvents(tx: Tx, options: { programId: string; events: NewEvent[] }): Promise<Set<string>> {
  const { programId, events } = options;
  if (events.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>("event-same", SAME, [programId, ...columnsOf(events)]);
  return new Set(rows.map(({ id }) => id));
}

/** The events as arrays, one for each of: id, member_id, name, at, amount_minor, quantity, subject, code, attributes. */
function columnsOf(events: readonly NewEvent[]): unknown[][] {
  return [
    events.map(({ id }) => id),
    events.map(({ memberId }) => memberId),
    events.map(({ name }) => name),
    events.map(({ at }) => new Date(at * 1000)),
    events.map(({ amountMinor }) => amountMinor),
    events.map(({ quantity }) => quantity),
    events.map(({ subject }) => subject),
    events.map(({ code }) => code),
    events.map(({ attributes }) => JSON.stringify(attributes)),
  ];
}

const OWNERS = `
SELECT id, member_id AS "memberId" FROM member_event WHERE program_id = $1 AND id = ANY($2::text[])`;

/** Whose the events are; those that nobody told are left out. */
export async function ownersOfEvents(
  tx: Tx,
  options: { programId: string; ids: string[] },
): Promise<Map<string, string>> {
  const values = [options.programId, options.ids];
  const rows = await tx.rows<{ id: string; memberId: string }>("event-owners", OWNERS, values);
  return new Map(rows.map(({ id, memberId }) => [id, memberId]));
}

const WITHDRAW = `
UPDATE member_event SET withdrawn_at = greatest($3::timestamptz, at)
 WHERE program_id = $1 AND id = ANY($2::text[]) AND withdrawn_at IS NULL
RETURNING id`;

/** @returns those that stood until now */
export async function markWithdrawn(
  tx: Tx,
  options: { programId: string; ids: string[]; at: Date },
): Promise<Set<string>> {
  const values = [options.programId, options.ids, options.at];
  const rows = await tx.rows<{ id: string }>("event-withdraw", WITHDRAW, values);
  return new Set(rows.map(({ id }) => id));
}

const END = `
UPDATE member_event AS begun SET withdrawn_at = ended.at
  FROM (SELECT b.id, min(e.at) AS at
          FROM member_event b
          LEFT JOIN member_event e ON e.program_id = b.program_id AND e.member_id = b.member_id AND e.name = $4 AND e.at >= b.at
         WHERE b.program_id = $1 AND b.member_id = $2 AND b.name = $3
         GROUP BY b.id) AS ended
 WHERE begun.program_id = $1 AND begun.id = ended.id AND begun.withdrawn_at IS DISTINCT FROM ended.at`;

/**
 * Withdraws a member's events of one name from the moment of the first later event of another name on: whichever of them was heard
 * of first.
 */
export async function endEventsBy(
  tx: Tx,
  options: { programId: string; memberId: string; begins: string; ends: string },
): Promise<void> {
  const { programId, memberId, begins, ends } = options;
  await tx.rows("event-end-by", END, [programId, memberId, begins, ends]);
}

const MOVE = `UPDATE member_event SET member_id = $3 WHERE program_id = $1 AND member_id = $2`;

/** Gives a member's events to another: two customers became one. */
export async function moveEvents(tx: Tx, options: { programId: string; from: string; to: string }): Promise<void> {
  await tx.rows("event-move", MOVE, [options.programId, options.from, options.to]);
}
