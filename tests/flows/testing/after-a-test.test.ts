import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { applyLaunch } from "../../../app/flows/apply-launch.ts";
import { countLaunch } from "../../../app/flows/count-launch.ts";
import { decideLaunch } from "../../../app/flows/decide-launch.ts";
import { enrollMember } from "../../../app/flows/enroll-member.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { reviewChange } from "../../../app/flows/review-change.ts";
import { startLaunch } from "../../../app/flows/start-launch.ts";
import { dropTester } from "../../../app/flows/testing/drop-tester.ts";
import { nameTester } from "../../../app/flows/testing/name-tester.ts";
import { hasTransfers } from "../../../app/ledger/read.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { programState } from "../../../app/models/program.ts";
import type { ShopRecord } from "../../../app/models/shop.ts";
import { isUnitHeld } from "../../../app/models/unit-held.ts";
import { freshDatabase } from "../../support/database.ts";
import { accountOf } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { secondsAfter } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";
import { importing } from "../imports/importing.ts";
import { testShops } from "./test-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 3_600_000);
const shopify = sandboxedShop({ now });
const { shopInTest, customer, tester, settle, ordered, taken, end, wiped, balances } = testShops({
  ...{ database, shopify, now },
});
const launchedAt = secondsAfter(now, 1000);

async function counted(shop: ShopRecord): Promise<string> {
  const runId = randomUUID();
  const from = secondsAfter(now, -86_400);
  const how = { source: "stored" as const, from, countsForTiers: false, countsForPoints: true, actor: "test" };
  await startLaunch({ ...shop, runId, ...how, now: launchedAt });
  while ((await countLaunch({ shop, runId, now: launchedAt })).outcome === "more");
  return runId;
}

const decide = async (shop: ShopRecord, runId: string, decision: "apply" | "count") =>
  (await decideLaunch({ programId: shop.programId, runId, decision, actor: "test", now: launchedAt })).outcome;

describe("a test that ends in the middle of everything", () => {
  it("leaves nothing: whoever was at it comes before the end, or finds it ended", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    const early = await Promise.all([tester(shop), tester(shop), tester(shop)]);
    const late = await Promise.all([customer(), customer(), customer()]);
    const at = { shop, actor: "test", now: secondsAfter(now, 700) };

    await Promise.all([
      ...late.slice(0, 2).map((customerId) => nameTester({ ...at, customerId })),
      ...early.map(({ customerId }) => settle(shop, ordered(customerId))),
      ...early.map(({ memberId }) => taken(shop, memberId).catch(() => null)),
      end(shop),
      dropTester({ ...at, customerId: early[0]?.customerId ?? "" }),
      ...late.slice(2).map((customerId) => nameTester({ ...at, customerId })),
      ...early.map(({ customerId }) => settle(shop, ordered(customerId))),
      ...early.map(({ memberId }) => taken(shop, memberId).catch(() => null)),
    ]);
    await wiped(shop);

    expect([...new Set(await balances(shop))]).toEqual([0]);
    const left = await database.query(
      `SELECT (SELECT count(*) FROM member WHERE program_id = $1 AND wiped_at IS NULL)::int AS members,
              (SELECT count(*) FROM redemption WHERE program_id = $1)::int AS redemptions,
              (SELECT count(*) FROM member_identity WHERE program_id = $1)::int AS identities,
              (SELECT count(*) FROM budget WHERE program_id = $1)::int AS budgets`,
      [programId],
    );
    expect(left).toEqual([{ members: 0, redemptions: 0, identities: 0, budgets: 0 }]);
  });
});

describe("launch day", () => {
  it("waits for the end of a test, and then counts the orders of the test too", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    await settle(shop, ordered(customerId));
    const runId = await counted(shop);
    expect(await decide(shop, runId, "apply")).toBe("in-test");
    await end(shop);
    expect(await decide(shop, runId, "apply")).toBe("in-test");
    await wiped(shop);
    await goLive({ programId: shop.programId, actor: "test", now: launchedAt });

    expect(await decide(shop, runId, "apply")).toBe("count-again");
    await decide(shop, runId, "count");
    while ((await countLaunch({ shop, runId, now: launchedAt })).outcome === "more");
    expect(await decide(shop, runId, "apply")).toBe("decided");
    while ((await applyLaunch({ shop, runId, now: launchedAt })).outcome === "more");

    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 60 });
    expect(await balances(shop)).toEqual([0, 60]);
  });
});

describe("an import", () => {
  it("waits for the end of a test, and then brings the same customer's points", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    const imports = importing({ database, shopify: { ...shopify, shop }, now });
    const runId = await imports.checked(`Shopify customer id,Points balance\n${customerId},500`);
    expect(await imports.decide(runId, "apply")).toBe("in-test");
    await end(shop);
    expect(await imports.decide(runId, "apply")).toBe("in-test");
    await wiped(shop);

    expect(await imports.decide(runId, "apply")).toBe("decided");
    await imports.apply(runId);

    expect(await accountOf(database, shop, customerId)).toMatchObject({ balance: 500 });
    expect(await balances(shop)).toEqual([0, 500]);
  });
});

describe("a change of the program", () => {
  it("that takes worth from held points needs no notice in a test, and in a live program does", async () => {
    const shop = await shopInTest();
    const { customerId } = await tester(shop);
    const newest = (await programState(null, shop.programId)).versions.at(-1);
    const program = programSchema.parse({
      ...must(newest).program,
      rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 500 }],
    });

    expect((await reviewChange({ shop, program, now: launchedAt })).notice).toBeNull();
    await end(shop);
    await wiped(shop);
    await goLive({ programId: shop.programId, actor: "test", now: launchedAt });
    await enrollMember({ shop, customerId, by: "storefront", consent: null, now: launchedAt });

    expect((await reviewChange({ shop, program, now: launchedAt })).notice).not.toBeNull();
  });

  it("finds nobody who ever had a point, once a test is over", async () => {
    const shop = await shopInTest();
    const { programId } = shop;
    await tester(shop);
    expect(await withTransaction((tx) => hasTransfers(tx, programId))).toBe(true);
    expect(await isUnitHeld({ programId, unit: "points" })).toBe(true);
    await end(shop);

    await wiped(shop);

    expect(await withTransaction((tx) => hasTransfers(tx, programId))).toBe(false);
    expect(await isUnitHeld({ programId, unit: "points" })).toBe(false);
  });
});
