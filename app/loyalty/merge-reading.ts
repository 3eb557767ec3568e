import type { EditFact, KnownOrder, OrderFacts, OrderReading } from "./order-facts.ts";
import type { Program, ProgramVersion } from "./program.ts";
import { needsOf, type ReadingNeeds } from "./reading-needs.ts";

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
  const facts = asFirstRecorded(reading.source === "api" ? reading.facts : completed(reading, stored), stored);
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
    edits: lacks.edits ? editsOf(facts, stored) : facts.edits,
    needsFulfilment: lacks.needsFulfilment ? (stored?.needsFulfilment ?? null) : facts.needsFulfilment,
    paidByGiftCardMinor: lacks.payments ? (stored?.paidByGiftCardMinor ?? 0) : facts.paidByGiftCardMinor,
    paidByStoreCreditMinor: lacks.payments ? (stored?.paidByStoreCreditMinor ?? 0) : facts.paidByStoreCreditMinor,
    disputes: stored?.disputes ?? [],
  };
}

/** What is known of edits, and units that are gone by the body and by no edit that is known: as one edit "0". */
function editsOf(facts: OrderFacts, stored: OrderFacts | null): EditFact[] {
  const known = stored?.edits ?? [];
  if (undatedEdits(facts.edits, known).length === 0) return known;
  const dated = known.filter(({ id }) => id !== "0");
  return [...dated, ...undatedEdits(facts.edits, dated)];
}

function undatedEdits(told: readonly EditFact[], known: readonly EditFact[]): EditFact[] {
  const removed = new Map<string, number>();
  for (const { lineId, quantity } of known.flatMap((edit) => edit.lines)) {
    if (quantity < 0) removed.set(lineId, (removed.get(lineId) ?? 0) + quantity);
  }
  return told.flatMap((edit) => {
    const lines = edit.lines
      .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - (removed.get(lineId) ?? 0) }))
      .filter(({ quantity }) => quantity < 0);
    return lines.length > 0 ? [{ ...edit, lines }] : [];
  });
}

/** What was recorded of products and customer at first stays, also once they are changed or deleted. */
function asFirstRecorded(facts: OrderFacts, stored: OrderFacts | null): OrderFacts {
  if (stored === null) return facts;
  const before = new Map(stored.lines.map((line) => [line.id, line]));
  return {
    ...facts,
    country: facts.country ?? stored.country,
    customerTags: knowsCustomerTags(stored, facts) ? stored.customerTags : facts.customerTags,
    lines: facts.lines.map((line) => {
      const first = before.get(line.id);
      if (!first) return line;
      return {
        ...line,
        productId: line.productId ?? first.productId,
        variantId: line.variantId ?? first.variantId,
        vendor: line.vendor ?? first.vendor,
        tags: first.tags ?? line.tags,
        collections: first.collections ?? line.collections,
      };
    }),
  };
}

/** The Admin API tells tags of products and customer together: whoever knows the ones was told the others. */
function knowsCustomerTags(stored: OrderFacts | null, facts: OrderFacts): boolean {
  return stored?.customerId === facts.customerId && stored.lines.some((line) => line.tags !== null);
}

function needsReading(options: {
  reading: OrderReading;
  facts: OrderFacts;
  stored: OrderFacts | null;
  versions: ProgramVersion[];
}): boolean {
  const { reading, facts, stored, versions } = options;
  if (reading.lacks.edits) {
    if (stored && unitsOrdered(stored) !== unitsOrdered(facts)) return true;
    if (undatedEdits(reading.facts.edits, stored?.edits ?? []).length > 0) return true;
  }
  const version = versions.findLast(({ effectiveAt }) => effectiveAt <= facts.placedAt);
  if (!version || facts.isTest) return false;
  const { program } = version;
  return isPaymentAwaited(program, { reading, facts }) || isNeedOpen(needsOf(program), { reading, facts, stored });
}

function isPaymentAwaited(program: Program, { reading, facts }: { reading: OrderReading; facts: OrderFacts }): boolean {
  const isAwaited = program.earning.some(
    ({ trigger }) => trigger.kind === "order" && (trigger.when === "paid" || facts.needsFulfilment !== true),
  );
  return isAwaited && reading.lacks.paidAt && (facts.paid === null || facts.needsFulfilment === null);
}

/** Whether the program asks for something that this reading lacks and nobody was told before. */
function isNeedOpen(
  needs: ReadingNeeds,
  { reading, facts, stored }: { reading: OrderReading; facts: OrderFacts; stored: OrderFacts | null },
): boolean {
  const { lacks } = reading;
  const hasPayments = facts.paidByGiftCardMinor + facts.paidByStoreCreditMinor > 0;
  if (needs.payments && lacks.payments && !hasPayments) return true;
  if (needs.customerTags && lacks.customerTags && facts.customerId !== null && !knowsCustomerTags(stored, facts))
    return true;
  if (!lacks.products) return false;
  return facts.lines.some(
    (line) =>
      line.productId !== null &&
      ((needs.tags && line.tags === null) || (needs.collections && line.collections === null)),
  );
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
