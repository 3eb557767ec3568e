import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { programSchema } from "../../app/loyalty/program.ts";
import { stage } from "../flows/faults/stage.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf } from "../support/live-shop.ts";
import { redeeming } from "../support/redeeming.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { moves } from "./redemption-moves.ts";
import { ledgerOf, play, POINTS, type Played } from "./redemption-play.ts";
import { faultsAtRest } from "./redemption-rules.ts";

const database = freshDatabase();
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
const shopify = sandboxedShop({ now: start });
const actions = redeeming({ database, shopify, now: start });
const on = stage({ database, shopify, start });
const table = { shopify, on, actions };
const RUNS = Number(process.env.PROPERTY_RUNS ?? 50);

beforeAll(async () => {
  await on.open();
  const { programId } = shopify.shop;
  const valid = { days: 30 };
  const amount = { kind: "fixed-amount", points: 100, amountMinor: 500, valid };
  const program = programSchema.parse({
    schema: 2,
    units: [{ id: "points", name: { one: "Coin", many: "Coins" } }],
    // Orders earn nothing: every point that moves is a reward's.
    earning: [
      { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 1 } },
    ],
    rewards: [
      { id: "amount", ...amount },
      { id: "half", ...amount, lapseReturnsPercent: 50, refundReturns: "full" },
      { id: "shipping", kind: "free-shipping", points: 100, valid },
      { id: "anyone", ...amount, transferable: true },
      { id: "none", ...amount, refundReturns: "none", lapseReturnsPercent: 0 },
      { id: "card", kind: "gift-card", points: 100, amountMinor: 500, valid },
      { id: "credit", kind: "store-credit", points: 100, amountMinor: 500, valid },
      { id: "endless", kind: "store-credit", points: 100, amountMinor: 500 },
      { id: "early", kind: "early-access", points: 100, tag: "early-bird", valid },
    ],
    joining: { mode: "automatic" },
    policies: { velocity: { perMemberPerHour: 1000 } },
  });
  await saveProgram({ programId, program, actor: "test", now: start });
  await goLive({ programId, actor: "test", now: start });
});
afterEach(() => on.clear());

/** What is wrong, on either side. */
async function wrongIn(played: Played): Promise<string[]> {
  const ledger = await ledgerOf(table, database.query);
  const wrong = faultsAtRest(shopify, played);
  for (const { id, points, pointsReturned, rewardId } of played.redemptions) {
    const net = ledger.get(id) ?? 0;
    if (net !== pointsReturned - points) wrong.push(`${rewardId}: ${net} on the ledger`);
  }
  for (const [who, { customerId }] of played.members.entries()) {
    const own = played.taken.filter((one) => one.who === who).map(({ id }) => ledger.get(id) ?? 0);
    const balance = (await accountOf(database, shopify.shop, customerId))?.balance;
    const should = own.reduce((sum, net) => sum + net, POINTS);
    if (balance !== should) wrong.push(`a balance of ${String(balance)}, not ${should}`);
  }
  return wrong;
}

describe("random redemptions under random faults", () => {
  it("come to rest with points and value in step, whatever failed and whoever died", async () => {
    const counts = new Map<string, number>();
    let redemptions = 0;

    await fc.assert(
      fc.asyncProperty(moves(), async (list) => {
        await on.clear();
        const played = await play(table, list);
        const ends = played.redemptions.map(({ kind, state, cause }) => `${kind} ${state}: ${String(cause)}`);
        for (const name of [...ends, ...played.seen]) counts.set(name, (counts.get(name) ?? 0) + 1);
        redemptions += played.redemptions.length;

        expect(await wrongIn(played)).toEqual([]);
      }),
      { numRuns: RUNS, seed: Number(process.env.PROPERTY_SEED ?? 20261122), endOnFailure: false },
    );

    const lines = [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, count]) => `${name}: ${count}`);
    process.stdout.write(`redemptions under faults, ${redemptions} in ${RUNS} plays\n  ${lines.join("\n  ")}\n`);
    for (const name of ["a process died", "throttled", "ordered with a code", "refund", "cancel order"])
      expect(counts.get(name) ?? 0, name).toBeGreaterThan(0);
  }, 3_000_000);
});
