import { type Tx, withTransaction } from "../db.server.ts";
import { type AccountRow, lockAccounts, lockConcerned } from "../ledger/read.ts";
import { letsJoin } from "../loyalty/joining.ts";
import { mergeReading } from "../loyalty/merge-reading.ts";
import type { KnownOrder, OrderFacts, OrderReading } from "../loyalty/order-facts.ts";
import { closeDeliveries } from "../models/delivery.ts";
import { identitiesOf, type NewMember } from "../models/member.ts";
import { saveOrders } from "../models/order.ts";
import { lockGoingLive, openOrders, type ProgramState } from "../models/program.ts";
import { joinMembers } from "./steps/join-members.ts";
import { noteUses } from "./steps/note-uses.ts";
import { settleMembers } from "./steps/settle-members.ts";
import type { ShopContext } from "./steps/shop-context.ts";
import { settleUses } from "./steps/settle-uses.ts";
import { watchOrders } from "./steps/watch-orders.ts";

/** A reading of an order, and the delivery that brought it, if one did. */
export interface OrderDelivery {
  reading: OrderReading;
  deliveryId: string | null;
  /** Keyed hash of where it is shipped to, where the delivery tells. */
  addressHash?: string | null;
}

export interface SettledOrders {
  /** Orders of which only the Admin API, asked now, can tell what the program needs: read them and call again. */
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
    const { program, stored, erased } = await openForSettling(tx, shop, options.orders);
    // Whoever was erased does not come back with the orders they were erased with, and their points stay as they were.
    const orders = options.orders.filter(({ reading }) => !erased.has(reading.facts.id));
    const { newer, unread } = mergeReadings(orders, { stored, program, now });
    await saveOrders(tx, { programId: shop.programId, shopId: shop.shopId, now, orders: newer });
    const members = program.status === "live" ? await settleOrdersOf(tx, { shop, program, orders: newer, now }) : [];
    const done = options.orders.filter(({ reading }) => !unread.has(reading.facts.id));
    const deliveryIds = done.flatMap(({ deliveryId }) => deliveryId ?? []);
    await closeDeliveries(tx, { ids: deliveryIds, state: "settled", outcome: "settled", now });
    return { unread: [...unread], members };
  });
}

async function openForSettling(tx: Tx, shop: ShopContext, orders: OrderDelivery[]) {
  const { programId, shopId } = shop;
  const orderIds = [...new Set(orders.map(({ reading }) => reading.facts.id))];
  const opened = await openOrders(tx, { programId, shopId, orderIds });
  if (opened.program.mode === "live") return opened;
  // A program that is about to go live waits for us, or we for it: no order falls between "stored" and "settled". So does the end of a test.
  await lockGoingLive(tx, { programId, mode: "shared" });
  return openOrders(tx, { programId, shopId, orderIds });
}

interface NewerOrder {
  facts: OrderFacts;
  caveat: string | null;
  addressHash: string | null;
}

interface Merged {
  newer: NewerOrder[];
  unread: Set<string>;
}

function mergeReadings(
  orders: OrderDelivery[],
  options: { stored: Map<string, KnownOrder>; program: ProgramState; now: Date },
): Merged {
  const { stored, program, now } = options;
  const known = new Map(stored);
  const newer = new Map<string, NewerOrder>();
  const unread = new Set<string>();
  for (const { reading, addressHash = null } of orders) {
    const { id } = reading.facts;
    const merged = mergeReading({ stored: known.get(id) ?? null, reading, versions: program.versions });
    if (merged.outcome === "unread") unread.add(id);
    if (merged.outcome !== "newer") continue;
    known.set(id, { facts: merged.facts, recordedAt: now });
    newer.set(id, {
      facts: merged.facts,
      caveat: reading.caveat,
      addressHash: addressHash ?? newer.get(id)?.addressHash ?? null,
    });
  }
  return { newer: [...newer.values()], unread };
}

async function settleOrdersOf(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; orders: NewerOrder[]; now: Date },
): Promise<string[]> {
  const { shop, program, orders, now } = options;
  if (orders.length === 0) return [];
  const facts = orders.map((order) => order.facts);
  const { shopId } = shop;
  const orderIds = facts.map((order) => order.id);
  const { accounts, customerIds } = await lockMembersOf(tx, { shop, program, facts, now });
  // Before anything is settled: a friend whom a code has brought is one from this order on.
  const uses = await noteUses(tx, { shop, facts, accounts, now });
  const changed = await settleMembers(tx, {
    shop,
    program,
    accounts,
    claimed: facts.filter((order) => customerIds.has(order.customerId ?? "")).map((order) => order.id),
    orders: orderIds.map((orderId) => ({ shopId, orderId })),
    now,
  });
  await settleUses(tx, { shop, program, facts, uses, now });
  await watchOrders(tx, { shop, orders, accounts, now });
  return changed;
}

/**
 * Locks everybody whom the orders concern; where joining is automatic, a customer's first order makes a member.
 *
 * @returns the accounts, and those customers of the orders who are members
 */
async function lockMembersOf(
  tx: Tx,
  options: { shop: ShopContext; program: ProgramState; facts: OrderFacts[]; now: Date },
): Promise<{ accounts: AccountRow[]; customerIds: Set<string> }> {
  const { shop, program, facts, now } = options;
  const { programId, shopId } = shop;
  const orderIds = facts.map((order) => order.id);
  const customerIds = [...new Set(facts.flatMap((order) => order.customerId ?? []))];
  const accounts = await lockConcerned(tx, { programId, shopId, customerIds, orderIds });
  const isKnown = new Set(accounts.flatMap((account) => account.customerIds));
  const strangers = customerIds.filter((customerId) => !isKnown.has(customerId));
  if (strangers.length === 0) return { accounts, customerIds: isKnown };

  const members = firstOrders(strangers, facts, program);
  await joinMembers(tx, { shop, program, customerIds: strangers, members, now });
  const joined = await identitiesOf(tx, { programId, shopId, customerIds: strangers });
  const isLocked = new Set(accounts.map(({ memberId }) => memberId));
  const memberIds = [...new Set(joined.map(({ memberId }) => memberId))].filter((memberId) => !isLocked.has(memberId));
  return {
    accounts: [...accounts, ...(await lockAccounts(tx, { programId, memberIds }))],
    customerIds: new Set([...isKnown, ...joined.map(({ customerId }) => customerId)]),
  };
}

function firstOrders(customerIds: string[], facts: OrderFacts[], program: ProgramState): NewMember[] {
  return customerIds.flatMap((customerId) => {
    const placed = facts
      .filter((order) => order.customerId === customerId && letsJoin(order, program))
      .map((order) => order.placedAt);
    if (placed.length === 0) return [];
    return [{ customerId, joinedAt: new Date(Math.min(...placed) * 1000), joinedBy: "order", consent: null }];
  });
}
