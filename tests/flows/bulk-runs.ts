import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { continueBulk } from "../../app/flows/bulk/continue-bulk.ts";
import { startBulk } from "../../app/flows/bulk/start-bulk.ts";
import { undoBulk } from "../../app/flows/bulk/undo-bulk.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { BulkWish } from "../../app/loyalty/bulk-wish.ts";
import { NO_FILTER } from "../../app/loyalty/member-filter.ts";
import { UNLIMITED } from "../../app/loyalty/staff.ts";
import { bulkRunById, failedLines } from "../../app/models/bulk-run.ts";
import type { BulkSelection } from "../../app/models/bulk-selection.ts";
import { order, shipped } from "../loyalty/orders.ts";
import type { TestDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

/** Who begins runs. */
export const actor = "staff:42";
export const program = documentWith({ tiers: [{ id: "vip", name: "VIP", qualifications: [] }] });
export const EVERYBODY: BulkSelection = { kind: "list", filter: NO_FILTER };
export const GIFT: Extract<BulkWish, { kind: "grant" }> = {
  kind: "grant",
  unit: "points",
  points: 50,
  reason: "goodwill",
  note: "sorry",
};

/** A shop whose customers 1 to `count` are members with 129 points each. */
export async function shopWith(database: TestDatabase, count: number): Promise<ShopContext> {
  const shop = await liveShop(database, { program });
  const customers = Array.from({ length: count }, (_, index) => String(index + 1));
  await settle(shop, ...customers.map((customerId) => shipped(order({ id: `90${customerId}`, customerId }))));
  return shop;
}

/** A run for everybody that has begun; `members` are as many as there are. */
export async function started(shop: ShopContext, wish: BulkWish, members: number): Promise<string> {
  const runId = randomUUID();
  const start = { shop, runId, wish, selection: EVERYBODY, expected: members, limits: UNLIMITED, actor, now: NOW };
  expect(await startBulk(start)).toEqual({ outcome: "started" });
  return runId;
}

/** Works until there is nothing more to do, two members at a time. */
export async function work(shop: ShopContext, runId: string): Promise<void> {
  while ((await continueBulk({ shop, runId, limitMax: 2, now: NOW })).outcome === "more");
}

/** Undoes a run to its end. */
export async function undone(shop: ShopContext, runId: string): Promise<string> {
  const undoId = randomUUID();
  const undo = { programId: shop.programId, runId, undoId, actor, now: NOW };
  expect(await undoBulk(undo)).toEqual({ outcome: "started" });
  await work(shop, undoId);
  return undoId;
}

export const stateOf = (shop: ShopContext, runId: string) => bulkRunById(shop.programId, runId);

/** Why it was not done for some. */
export async function failuresOf(shop: ShopContext, runId: string) {
  const lines = await failedLines({ programId: shop.programId, runId, after: null, limit: 10 });
  return lines.map(({ problem }) => problem);
}

/** Where the ledger disagrees with itself. */
export const proof = (shop: ShopContext) => proveLedger({ programId: shop.programId, now: NOW });

/** What these customers have. */
export async function balances(database: TestDatabase, shop: ShopContext, ...customers: string[]) {
  return Promise.all(customers.map(async (one) => (await accountOf(database, shop, one))?.balance));
}
