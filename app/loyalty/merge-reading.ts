import { orderRules } from "./earning.ts";
import { versionInForce } from "./fold.ts";
import type { KnownOrder, OrderFacts, OrderReading } from "./order-facts.ts";
import type { ProgramVersion } from "./program.ts";

/**
 * newer: `facts` is what is known of the order now. older: the reading adds nothing. unread: only the Admin API, asked now, can
 * tell what the program needs, or which of two different states of one second is the newer.
 */
export type MergedReading = { outcome: "newer"; facts: OrderFacts } | { outcome: "older" } | { outcome: "unread" };

/**
 * Puts a reading on top of what is stored. Bodies may be stale, repeated, and silent about times; the Admin API is not.
 *
 * @param stored null when the order was never seen
 * @param versions the program's versions, oldest first: they decide what must be known
 */
export function mergeReading(options: {
  stored: KnownOrder | null;
  reading: OrderReading;
  versions: ProgramVersion[];
}): MergedReading {
  const { reading, versions } = options;
  const stored = options.stored?.facts ?? null;
  if (stored && reading.facts.updatedAt < stored.updatedAt) return { outcome: "older" };
  const facts = reading.source === "api" ? reading.facts : completed(reading, stored);
  if (stored && sameFacts(facts, stored)) return { outcome: "older" };
  if (options.stored && isUndecided(options.stored, reading)) return { outcome: "unread" };
  if (reading.source === "api" || reading.caveat !== null) return { outcome: "newer", facts };
  if (stored && facts.updatedAt === stored.updatedAt) return { outcome: "unread" };
  if (needsReading({ reading, facts, stored, versions })) return { outcome: "unread" };
  return { outcome: "newer", facts };
}

/**
 * Shopify's times are whole seconds, so two states of one second look equally new. A reading that was asked for before the other
 * state was stored may be the older one: it must not bring back what has passed since.
 */
function isUndecided(stored: KnownOrder, { facts, askedAt }: OrderReading): boolean {
  return facts.updatedAt === stored.facts.updatedAt && askedAt !== null && askedAt <= stored.recordedAt;
}

/** What a body cannot tell stays as it was read before; where nothing better can be had, the body's own time stands in. */
function completed({ facts, lacks, caveat }: OrderReading, stored: OrderFacts | null): OrderFacts {
  const unknownPayment = caveat === null ? null : { id: "0", at: facts.updatedAt };
  return {
    ...facts,
    // An order that was paid counts as partly paid once an edit adds goods: its payment stands until the Admin API says otherwise.
    paid: facts.paid ?? stored?.paid ?? (lacks.paidAt ? unknownPayment : null),
    edits: lacks.edits ? (stored?.edits ?? []) : facts.edits,
    needsFulfilment: lacks.needsFulfilment ? (stored?.needsFulfilment ?? null) : facts.needsFulfilment,
  };
}

function needsReading(options: {
  reading: OrderReading;
  facts: OrderFacts;
  stored: OrderFacts | null;
  versions: ProgramVersion[];
}): boolean {
  const { reading, facts, stored, versions } = options;
  if (reading.lacks.edits && stored && unitsOrdered(stored) !== unitsOrdered(facts)) return true;
  const version = versionInForce(versions, facts.placedAt);
  if (!version || facts.isTest) return false;
  const awaitsPayment = orderRules(version.program).some(
    (rule) => rule.trigger.when === "paid" || facts.needsFulfilment !== true,
  );
  if (!awaitsPayment || !reading.lacks.paidAt) return false;
  return facts.paid === null || facts.needsFulfilment === null;
}

/** Lines and the units ever ordered of each: a difference between two bodies is an edit. */
function unitsOrdered(facts: OrderFacts): string {
  return facts.lines
    .map((line) => `${line.id}:${line.quantity}`)
    .sort()
    .join(" ");
}

function sameFacts(a: OrderFacts, b: OrderFacts): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
