import { mergeReading } from "../../app/loyalty/merge-reading.ts";
import type { Lacks, OrderFacts } from "../../app/loyalty/order-facts.ts";
import { EVERYTHING } from "../../app/loyalty/reading-needs.ts";
import { parseLossless } from "../../app/shopify/lossless-json.ts";
import { parseOrderBody } from "../../app/shopify/order-body.ts";
import { readOrders } from "../../app/shopify/read-orders.ts";
import type { SandboxedShop } from "../support/sandboxed-shop.ts";

export interface BothReadings {
  /** From the webhook body, and what it lacks. */
  body: OrderFacts;
  lacks: Lacks;
  /** From GraphQL, complete. */
  read: OrderFacts;
  /** GraphQL's facts with the body's on top, as they are stored in the end. */
  merged: OrderFacts;
}

/** The same order from its webhook body and from GraphQL. */
export async function bothReadings(shopify: SandboxedShop, id: string): Promise<BothReadings> {
  const response = await fetch(`${shopify.sandbox.home}/control/orders/${id}`);
  const body = parseOrderBody(parseLossless(await response.text()));
  const read = (await readOrders(shopify.admin, { ids: [id], asked: EVERYTHING })).get(id);
  if (!body.ok || !read) throw new Error("the order was not read");
  const merged = mergeReading({
    stored: { facts: read, recordedAt: new Date() },
    reading: { facts: body.facts, source: "body", lacks: body.lacks, caveat: null, askedAt: null },
    versions: [],
  });
  return {
    body: body.facts,
    lacks: body.lacks,
    read,
    merged: merged.outcome === "newer" ? merged.facts : read,
  };
}

/** What a body can tell of the facts that GraphQL has. */
export function asFarAsTold(read: OrderFacts, lacks: Lacks): OrderFacts {
  return {
    ...read,
    paid: lacks.paidAt ? null : read.paid,
    edits: lacks.edits ? undated(read) : read.edits,
    needsFulfilment: lacks.needsFulfilment ? null : read.needsFulfilment,
    customerTags: lacks.customerTags ? [] : read.customerTags,
    paidByGiftCardMinor: lacks.payments ? 0 : read.paidByGiftCardMinor,
    paidByStoreCreditMinor: lacks.payments ? 0 : read.paidByStoreCreditMinor,
    disputes: [],
    lines: read.lines.map((line) => (lacks.products ? { ...line, tags: null, collections: null } : line)),
  };
}

/** Removed units as a body has them: gone, without a date. */
function undated({ edits, updatedAt, cancelledAt }: OrderFacts): OrderFacts["edits"] {
  const lines = edits.flatMap((edit) => edit.lines).filter(({ quantity }) => quantity < 0);
  return lines.length === 0 || cancelledAt !== null ? [] : [{ id: "0", at: updatedAt, lines }];
}
