import { type Tx, withTransaction } from "../db.server.ts";
import { mergeReading } from "../loyalty/merge-reading.ts";
import type { OrderFacts, OrderReading } from "../loyalty/order-facts.ts";
import { closeDeliveries } from "../models/delivery.ts";
import { createMembers, creditedMembers, identitiesOf, lockJoining, type NewMember } from "../models/member.ts";
import { lockOrders, saveOrders } from "../models/order.ts";
import { lockGoingLive, programState, type ProgramState } from "../models/program.ts";
import { markUsed } from "../models/redemption.ts";
import { settleMembers, type ShopContext } from "./steps/settle-members.ts";

/** A reading of an order, and the delivery that brought it, if one did. */
export interface OrderDelivery {
  reading: OrderReading;
  deliveryId: string | null;
}

export interface SettledOrders {
  /** Orders of which only the Admin API can tell what the program needs: read them and call again. */
  unread: string[];
  /** Members whose points, tier or pending points changed. */
  members: string[];
}

/**
 * Settles orders: stores their newest state, lets customers join where the program says so, and brings every member
 * concerned to what the fold over their orders says. Deliveries that are done with are marked in the same transaction.
 *
 * Any reading may come twice, late, or out of order: what stands afterwards depends on what happened, not on when it was heard.
 * Hundreds of readings of one shop cost the same handful of statements as one.
 */
export async function settleOrders(options: {
  shop: ShopContext;
  orders: OrderDelivery[];
  now: Date;
}): Promise<SettledOrders> {
  const { shop, now } = options;
  return withTransaction(async (tx) => {
    const program = await programForSettling(tx, shop.programId);
    const { newer, unread } = await mergeReadings(tx, { shop, program, orders: options.orders });
    await saveOrders(tx, { programId: shop.programId, shopId: shop.shopId, now, orders: newer });
    const facts = newer.map((order) => order.facts);
    const members = program.status === "live" ? await settleOrdersOf(tx, { shop, program, facts, now }) : [];
    const done = options.orders.filter(({ reading }) => !unread.has(reading.facts.id));
    const deliveryIds = done.flatMap(({ deliveryId }) => deliveryId ?? []);
    await closeDeliveries(tx, { ids: deliveryIds, state: "settled", outcome: "settled", now });
    return { unread: [...unread], members };
  });
}

/** A program that is about to go live waits for us, or we for it: no order falls between "stored" and "settled". */
async function programForSettling(tx: Tx, programId: string): Promise<ProgramState> {
  const program = await programState(tx, programId);
  if (program.status === "live") return program;
  await lockGoingLive(tx, { programId, mode: "shared" });
  return programState(tx, programId);
}

interface Merged {
  newer: { facts: OrderFacts; caveat: string | null }[];
  unread: Set<string>;
}

async function mergeReadings(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; orders: OrderDelivery[] },
): Promise<Merged> {
  const { shop, program, orders } = options;
  const orderIds = [...new Set(orders.map(({ reading }) => reading.facts.id))];
  const known = await lockOrders(tx, { programId: shop.programId, shopId: shop.shopId, orderIds });
  const newer = new Map<string, { facts: OrderFacts; caveat: string | null }>();
  const unread = new Set<string>();
  for (const { reading } of orders) {
    const { id } = reading.facts;
    const merged = mergeReading({ stored: known.get(id) ?? null, reading, versions: program.versions });
    if (merged.outcome === "unread") unread.add(id);
    if (merged.outcome !== "newer") continue;
    known.set(id, merged.facts);
    newer.set(id, { facts: merged.facts, caveat: reading.caveat });
  }
  return { newer: [...newer.values()], unread };
}

async function settleOrdersOf(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; facts: OrderFacts[]; now: Date },
): Promise<string[]> {
  const { shop, program, facts, now } = options;
  if (facts.length === 0) return [];
  const { programId, shopId } = shop;
  const orderIds = facts.map((order) => order.id);
  const current = await joinWithFirstOrder(tx, options);
  const former = await creditedMembers(tx, { programId, shopId, orderIds });
  const changed = await settleMembers(tx, {
    shop,
    program,
    memberIds: [...new Set([...current, ...former])],
    orders: orderIds.map((orderId) => ({ shopId, orderId })),
    now,
  });
  for (const order of facts) {
    if (order.discountCodes.length === 0) continue;
    const at = new Date(order.placedAt * 1000);
    await markUsed(tx, { programId, shopId, orderId: order.id, codes: order.discountCodes, at });
  }
  return changed;
}

/** The members behind the orders' customers; where joining is automatic, a customer's first order makes one. */
async function joinWithFirstOrder(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; facts: OrderFacts[] },
): Promise<string[]> {
  const { shop, program, facts } = options;
  const { programId, shopId } = shop;
  const customerIds = [...new Set(facts.flatMap((order) => order.customerId ?? []))];
  const known = await identitiesOf(tx, { programId, shopId, customerIds });
  const isKnown = new Set(known.map(({ customerId }) => customerId));
  const strangers = customerIds.filter((customerId) => !isKnown.has(customerId));
  if (strangers.length === 0) return known.map(({ memberId }) => memberId);

  // A stranger who joins in this very moment either sees our orders, or we see them.
  await lockJoining(tx, { programId, shopId, customerIds: strangers, mode: "shared" });
  if (program.versions.at(-1)?.program.joining.mode === "automatic") {
    await createMembers(tx, { programId, shopId, members: firstOrders(strangers, facts, program.liveFrom) });
  }
  const joined = await identitiesOf(tx, { programId, shopId, customerIds: strangers });
  return [...known, ...joined].map(({ memberId }) => memberId);
}

function firstOrders(customerIds: string[], facts: OrderFacts[], liveFrom: number | null): NewMember[] {
  return customerIds.flatMap((customerId) => {
    const placed = facts
      .filter((order) => order.customerId === customerId && !order.isTest && order.placedAt >= (liveFrom ?? Infinity))
      .map((order) => order.placedAt);
    if (placed.length === 0) return [];
    return [{ customerId, joinedAt: new Date(Math.min(...placed) * 1000), joinedBy: "order", consent: null }];
  });
}
