import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";
import { CLASSES } from "./classes.ts";
import { CUSTOMERS, isJoiningByOrder, life, type Life } from "./lives.ts";
import { naiveMember } from "./naive/fold.ts";
import { END, merged, play } from "./play.ts";
import { whatStands, type WhatStands } from "./what-stands.ts";

const database = freshDatabase();
const RUNS = Number(process.env.PROPERTY_RUNS ?? 120);

describe("what stands in the end", () => {
  it("is the fold from scratch, whatever the order, repetition or loss of what is heard", async () => {
    const counts = new Map<string, number>();
    let runs = 0;

    await fc.assert(
      fc.asyncProperty(life(), async (one) => {
        runs += 1;
        for (const [name, holds] of CLASSES) if (holds(one)) counts.set(name, (counts.get(name) ?? 0) + 1);

        const shop = await play(database, one);

        const seen = await whatStands(database, shop);
        for (const customerId of customersOf(one)) {
          const member = must(seen.members.get(customerId));
          expect(member).toEqual({ memberId: member.memberId, ...naive(one, customerId, seen) });
        }
        expect(await proveLedger({ programId: shop.programId, now: END })).toEqual([]);
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261121), endOnFailure: false },
    );

    const table = [...CLASSES.keys()].map((name) => `${name}: ${counts.get(name) ?? 0} of ${runs}`);
    process.stdout.write(`convergence, ${runs} lives\n  ${table.join("\n  ")}\n`);
    for (const name of CLASSES.keys()) expect((counts.get(name) ?? 0) / runs, name).toBeGreaterThanOrEqual(0.02);
  }, 30_000_000);
});

/** Whom the life makes a member for certain: with automatic joining those who have an order in the end. */
function customersOf(one: Life): string[] {
  const all = one.isMerged ? ["1"] : CUSTOMERS;
  if (!isJoiningByOrder(one)) return all;
  return all.filter((id) => one.orders.some(({ customerId, placedAt }) => customerId === id && placedAt >= START));
}

function naive(one: Life, customerId: string, seen: WhatStands) {
  const orders = merged(one, one.orders).filter((order) => order.customerId === customerId);
  const placed = orders.map(({ placedAt }) => placedAt).filter((at) => at >= START);
  return naiveMember({
    memberId: must(seen.members.get(customerId)).memberId,
    joinedAt: isJoiningByOrder(one) ? Math.min(...placed) : START,
    orders,
    mergedFrom: seen.mergedFrom,
    events: one.events.filter((told) => one.isMerged || told.customerId === customerId).map(({ event }) => event),
    versions: one.versions,
    liveFrom: START,
    now: END.getTime() / 1000,
    timeZone: "Europe/Berlin",
    minorPerUnit: 100,
  });
}
