import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { applyLaunch } from "../../app/flows/apply-launch.ts";
import { saveProgram } from "../../app/flows/save-program.ts";
import { countLaunch } from "../../app/flows/count-launch.ts";
import { giveToLateJoiners } from "../../app/flows/give-to-late-joiners.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { linesPage } from "../../app/models/launch-line.ts";
import { newestLaunch } from "../../app/models/launch.ts";
import { DAY, order, refunded, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, NOW, settle, transfersOf } from "../support/live-shop.ts";
import { must } from "../support/must.ts";

import { launching, past, tiers } from "./launching.ts";

const database = freshDatabase();
const { shopWith, begin, decide, work, counted, applied, stateOf } = launching(database);

describe("the dry run of launch day", () => {
  it("shows everybody's points and tier, and writes nothing but that", async () => {
    const shop = await shopWith("automatic");

    const runId = await counted(shop);

    const run = must(await newestLaunch(shop.programId));
    expect(run).toMatchObject({ state: "ready", done: 0, countsForTiers: true });
    // 600 + 700 × 1.25 Silver = 1475, and 20.
    expect(run.report).toMatchObject({
      ...{ customers: 2, now: 2, excluded: 0, orders: 3, version: 1 },
      points: { now: { points: 1495 }, all: { points: 1495 } },
      costMinor: { now: 1495, all: 1495 },
      byTier: [
        { tierId: null, now: 1, all: 1 },
        { tierId: "silver", now: 0, all: 0 },
        { tierId: "gold", now: 1, all: 1 },
      ],
    });
    const lines = await linesPage({ programId: shop.programId, runId, after: "0", limitMax: 10 });
    expect(lines).toEqual([
      { customerId: "7", memberId: null, orders: 2, points: { points: 1475 }, tierId: "gold" },
      { customerId: "8", memberId: null, orders: 1, points: { points: 20 }, tierId: null },
    ]);
    expect(await transfersOf(database, shop)).toEqual([]);
    expect(await accountOf(database, shop, "7")).toBeUndefined();
  });

  it("leaves out whom the program does not let join", async () => {
    const exclude = { companies: true, customerTags: [], countries: [] };
    const shop = await shopWith("automatic", { joining: { mode: "automatic", exclude } });
    await settle(shop, { ...past("9", 50_000), isCompany: true });

    await counted(shop);

    expect(must(await newestLaunch(shop.programId)).report).toMatchObject({ customers: 2, excluded: 1 });
  });

  it("is one at a time, the same one however often it is asked for, and another once that was cancelled", async () => {
    const shop = await shopWith("automatic");
    const runId = randomUUID();

    const both = await Promise.all([begin(shop, { runId }), begin(shop, { runId })]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["started", "started"]);
    expect(await begin(shop)).toMatchObject({ outcome: "another-is-open" });
    expect(await decide(shop, runId, "cancel")).toBe("decided");

    expect(await begin(shop)).toMatchObject({ outcome: "started" });
    expect(await decide(shop, runId, "cancel")).toBe("too-late");
  });

  it("is another shop's business only", async () => {
    const shop = await shopWith("automatic");
    const other = await shopWith("automatic");
    const runId = await counted(shop);

    expect(await decide(other, runId, "apply")).toBe("unknown-run");
    await work(applyLaunch, other, runId);

    expect(await stateOf(shop, runId)).toBe("ready");
    expect(await newestLaunch(other.programId)).toBeNull();
  });
});

describe("launch day, applied", () => {
  it("makes members of past customers, with tier and points as shown, and without a gift for joining", async () => {
    const gift = {
      id: "hello",
      trigger: { kind: "joined" as const },
      effect: { kind: "fixed-points" as const, points: 9 },
    };
    const shop = await shopWith("automatic", {
      earning: [gift, { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } }],
    });

    const runId = await applied(shop);

    expect(await stateOf(shop, runId)).toBe("applied");
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 1475, tier: "gold" });
    expect(await accountOf(database, shop, "8")).toMatchObject({ balance: 20, tier: null });
    const now = shipped(order({ customerId: "7", netMinor: 10_000, id: "4711" }));
    await settle(shop, now);
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 1625 });
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("for tiers only gives no points, for points only no tier", async () => {
    const [one, other] = [await shopWith("automatic"), await shopWith("automatic")];

    await applied(one, { countsForPoints: false });
    await applied(other, { countsForTiers: false });

    expect(await accountOf(database, one, "7")).toMatchObject({ balance: 0, tier: "gold" });
    expect(await accountOf(database, other, "7")).toMatchObject({ balance: 1475, tier: null });
  });

  it("gives nothing twice, however often and by however many it is worked on", async () => {
    const shop = await shopWith("automatic");
    const runId = await counted(shop);
    await Promise.all([decide(shop, runId, "apply"), decide(shop, runId, "apply")]);

    await Promise.all([work(applyLaunch, shop, runId), work(applyLaunch, shop, runId)]);
    // As after a crash that lost the note of what was done.
    await database.query(`UPDATE launch_run SET state = 'applying', cursor = 0 WHERE id = $1`, [runId]);
    await work(applyLaunch, shop, runId);

    expect((await transfersOf(database, shop)).map(([, points]) => points).sort()).toEqual([1475, 20]);
  });

  it("gives members theirs now and others theirs when they join, where joining is explicit", async () => {
    const shop = await shopWith("explicit");
    await enrollMember({ shop, customerId: "7", by: "storefront", consent: null, now: NOW });

    await applied(shop);
    expect(must(await newestLaunch(shop.programId)).report).toMatchObject({ customers: 2, now: 1 });
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 1475, tier: "gold" });
    expect(await accountOf(database, shop, "8")).toBeUndefined();

    const joining = () => enrollMember({ shop, customerId: "8", by: "storefront", consent: null, now: NOW });
    await Promise.all([joining(), joining()]);

    expect(await accountOf(database, shop, "8")).toMatchObject({ balance: 20 });
  });

  it("gives those who join by ordering theirs too, once", async () => {
    const shop = await shopWith("explicit");
    const runId = await applied(shop);
    const automatic = documentWith({ tiers, joining: { mode: "automatic" } });
    await saveProgram({ programId: shop.programId, program: automatic, baseVersion: 1, actor: "staff:1", now: NOW });
    await settle(shop, shipped(order({ customerId: "8", netMinor: 1_000 })));
    expect(await accountOf(database, shop, "8")).toMatchObject({ balance: 10 });

    await Promise.all([work(giveToLateJoiners, shop, runId), work(giveToLateJoiners, shop, runId)]);

    expect(await accountOf(database, shop, "8")).toMatchObject({ balance: 30 });
  });

  it("wants to be counted again when the program has changed since", async () => {
    const shop = await shopWith("automatic");
    const runId = await counted(shop);
    await database.query(
      `INSERT INTO program_version SELECT program_id, 2, document, $2, $2, 'test' FROM program_version WHERE program_id = $1`,
      [shop.programId, NOW],
    );

    expect(await decide(shop, runId, "apply")).toBe("count-again");
    expect(await decide(shop, runId, "count")).toBe("decided");
    await work(countLaunch, shop, runId);
    expect(await decide(shop, runId, "apply")).toBe("decided");
  });

  it("waits for the program to be live", async () => {
    const shop = await shopWith("automatic");
    await database.query(`UPDATE program SET status = 'off', live_from = NULL WHERE id = $1`, [shop.programId]);
    const runId = await counted(shop);

    expect(must(await newestLaunch(shop.programId)).report).toMatchObject({ customers: 2, orders: 3 });
    expect(await decide(shop, runId, "apply")).toBe("not-live");
  });

  it("a later refund of a past order lowers the tier and leaves the points", async () => {
    const shop = await shopWith("automatic");
    const big = past("9", 60_000);
    await settle(shop, big);
    await applied(shop);

    await settle(shop, { ...refunded(big, 1, START + 5 * DAY), updatedAt: START + 5 * DAY });

    expect(await accountOf(database, shop, "9")).toMatchObject({ balance: 600, tier: null });
  });

  it("forgets its lines about somebody who is erased", async () => {
    const shop = await shopWith("automatic");
    const runId = await applied(shop);

    await redactCustomer({
      shopDomain: await domainOf(database, shop),
      body: { customer: { id: 7 }, orders_to_redact: [] },
      now: NOW,
    });

    const lines = await linesPage({ programId: shop.programId, runId, after: "0", limitMax: 10 });
    expect(lines.map(({ customerId }) => customerId)).toEqual(["8"]);
  });
});
