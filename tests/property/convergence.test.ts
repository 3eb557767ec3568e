import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { type Life, life } from "./lives.ts";
import { naiveMember } from "./naive-fold.ts";
import { must } from "../support/must.ts";

const database = freshDatabase();
const RUNS = Number(process.env.PROPERTY_RUNS ?? 120);

/** What the generator makes; each class must occur in at least 2 % of the runs, or the property says too little. */
const CLASSES: Record<string, (life: Life) => boolean> = {
  "refund first": (one) => one.deliveries.some((facts, index) => isFirst(one, index) && facts.refunds.length > 0),
  "earlier-placed order later": (one) => {
    const firsts = one.deliveries.filter((_, index) => isFirst(one, index));
    return firsts.some((facts, index) => firsts.slice(0, index).some((earlier) => earlier.placedAt > facts.placedAt));
  },
  "order n-1 cancelled": (one) => one.orders.slice(0, -1).some((facts) => facts.cancelledAt !== null),
  "customer attached": (one) =>
    one.deliveries.some((facts) => facts.customerId === null) && one.orders.some((o) => o.customerId !== null),
  "customer changed": (one) =>
    one.deliveries.some((facts) => facts.customerId !== null && facts.customerId !== final(one, facts.id).customerId),
  "tier crossed": (one) => customersOf(one).some((customerId) => naive(one, customerId).tier !== null),
  duplicate: (one) => new Set(one.deliveries).size < one.deliveries.length,
  "lost, reconciled later": (one) => one.lost > 0,
  edited: (one) => one.orders.some((facts) => facts.edits.length > 0),
  "refund by amount": (one) => one.orders.some((facts) => facts.refunds.some((refund) => refund.goodsAmountMinor > 0)),
};

describe("what stands in the end", () => {
  it("is the fold from scratch, whatever the order, repetition or loss of deliveries", async () => {
    const counts = new Map<string, number>();
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(life(), async (one) => {
        runs += 1;
        for (const [name, holds] of Object.entries(CLASSES))
          if (holds(one)) counts.set(name, (counts.get(name) ?? 0) + 1);
        const shop = await liveShop(database, { program: one.program });

        for (const batch of one.batches) await settle(shop, ...batch.map((index) => must(one.deliveries[index])));
        // Reconciliation reads every order once more, as it stands.
        await settle(shop, ...one.orders);

        for (const customerId of customersOf(one)) {
          const expected = naive(one, customerId);
          const account = await accountOf(database, shop, customerId);
          const sums = await sumsByFact(shop.programId, account?.memberId ?? "");
          expect({ facts: sums, balance: account?.balance ?? 0, tier: account?.tier ?? null }).toEqual(expected);
          expect(await lotsOf(shop.programId, account?.memberId ?? "")).toEqual(positive(expected.facts));
        }
        expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261121), endOnFailure: false },
    );

    const table = Object.keys(CLASSES).map((name) => `${name}: ${counts.get(name) ?? 0} of ${runs}`);
    process.stdout.write(`convergence, ${runs} lives\n  ${table.join("\n  ")}\n`);
    for (const name of Object.keys(CLASSES)) expect((counts.get(name) ?? 0) / runs, name).toBeGreaterThanOrEqual(0.02);
  }, 300_000);
});

function isFirst(one: Life, index: number): boolean {
  return !one.deliveries.slice(0, index).some((facts) => facts.id === one.deliveries[index]?.id);
}

function final(one: Life, id: string): OrderFacts {
  return must(one.orders.find((facts) => facts.id === id));
}

function customersOf(one: Life): string[] {
  return [...new Set(one.orders.flatMap((facts) => facts.customerId ?? []))];
}

function naive(one: Life, customerId: string) {
  const orders = one.orders.filter((facts) => facts.customerId === customerId);
  return naiveMember({ orders, program: one.program, liveFrom: START, now: NOW.getTime() / 1000 });
}

async function sumsByFact(programId: string, memberId: string): Promise<Record<string, number>> {
  const rows = await database.query<{ fact: string; points: number }>(
    `SELECT regexp_replace(key, ':c[0-9]+$', '') AS fact, sum(CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS points
       FROM transfer WHERE program_id = $1 AND member_id::text = $2 GROUP BY 1 HAVING sum(CASE WHEN to_account = 'member' THEN points ELSE -points END) <> 0`,
    [programId, memberId],
  );
  return Object.fromEntries(rows.map(({ fact, points }) => [fact, points]));
}

async function lotsOf(programId: string, memberId: string): Promise<Record<string, number>> {
  const rows = await database.query<{ key: string; original: number }>(
    `SELECT key, original::int FROM lot WHERE program_id = $1 AND member_id::text = $2 AND original > 0`,
    [programId, memberId],
  );
  return Object.fromEntries(rows.map(({ key, original }) => [key, original]));
}

function positive(facts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(facts).filter(([, points]) => points > 0));
}
