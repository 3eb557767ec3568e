import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { extendPoints } from "../../../app/flows/extend-points.ts";
import { grantPoints } from "../../../app/flows/grant-points.ts";
import { lapsePoints } from "../../../app/flows/lapse-points.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { remindExpiry } from "../../../app/flows/remind-expiry.ts";
import { settleMember } from "../../../app/flows/settle-member.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { undoExtension } from "../../../app/flows/undo-extension.ts";
import { undoGrant } from "../../../app/flows/undo-grant.ts";
import { type GrantLimits, UNLIMITED } from "../../../app/loyalty/staff.ts";
import { DAY, order, shipped, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";

const database = freshDatabase();
const LOT = "order:97:orders:fulfilled-971";
const day = (number: number) => new Date((START + number * DAY) * 1000);

let shop: ShopContext;
let memberId: string;

/** A member with 129 points of one order, which expire 90 days after it. */
beforeEach(async () => {
  const units = [
    {
      id: "points",
      name: { one: "Coin", many: "Coins" },
      expiry: { kind: "fixed" as const, after: { days: 90 } },
    },
  ];
  shop = await liveShop(database, { program: documentWith({ units }) });
  memberId = await join("7");
});

async function join(customerId: string): Promise<string> {
  await settle(shop, shipped(order({ id: `9${customerId}`, customerId })));
  return must(await accountOf(database, shop, customerId)).memberId;
}

const lotKey = async () => must((await lots())[0]).key;
const lots = () =>
  database.query<{ key: string; remaining: number; expired: number; expiresAt: Date }>(
    `SELECT key, remaining::int, expired::int, expires_at AS "expiresAt" FROM lot WHERE program_id = $1 AND remaining + expired > 0
      ORDER BY earned_at, key`,
    [shop.programId],
  );
const lastDay = async () => (must((await lots())[0]).expiresAt.getTime() / 1000 - START) / DAY;
const prove = () => proveLedger({ programId: shop.programId, now: NOW });
const settleAt = (now: Date) => settleMember({ shop, memberId, now });

async function extend(changes: { until?: Date; now?: Date; requestId?: string; limits?: GrantLimits } = {}) {
  const wish = { reason: "goodwill", note: "", actor: "staff:1", limits: UNLIMITED, requestId: randomUUID() };
  const until = day(200);
  return extendPoints({ shop, memberId, unit: "points", lotKey: await lotKey(), until, now: NOW, ...wish, ...changes });
}

async function lapse(): Promise<void> {
  await remindExpiry({ programId: shop.programId, now: day(65) });
  await lapsePoints({ programId: shop.programId, now: day(120) });
}

function grant(points: number, changes: { requestId?: string; limits?: GrantLimits; now?: Date; actor?: string } = {}) {
  const { programId } = shop;
  const wish = { reason: "goodwill", note: "", actor: "staff:1", requestId: randomUUID(), now: NOW };
  return grantPoints({ programId, memberId, points, limits: UNLIMITED, ...wish, ...changes });
}

const undo = (key: string, limits: GrantLimits = UNLIMITED) =>
  undoGrant({ shop, memberId, key: `grant:${key}`, actor: "staff:2", limits, now: NOW });

describe("points that an agent keeps for longer", () => {
  it("have the new date also after everything about the member was counted again", async () => {
    const before = await lastDay();

    expect((await extend()).outcome).toBe("extended");
    await settleAt(NOW);
    await settle(shop, shipped(order({ id: "98", customerId: "7" })));

    expect(before).toBeLessThan(93);
    expect(await lastDay()).toBe(200);
    expect(await prove()).toEqual([]);
  });

  it("are extended once, however often the form is sent, also at the same time", async () => {
    const requestId = randomUUID();

    const answers = await Promise.all([extend({ requestId }), extend({ requestId }), extend({ requestId })]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-extended", "already-extended", "extended"]);
  });

  it("are never made to expire earlier", async () => {
    expect((await extend({ until: day(80) })).outcome).toBe("not-later");
    expect((await extend({ until: day(91) })).outcome).toBe("not-later");
  });

  it("expire when they would have once the extension is undone", async () => {
    const before = await lastDay();
    const requestId = randomUUID();
    await extend({ requestId });

    const undone = { shop, memberId, id: `agent:${requestId}`, actor: "staff:2", now: NOW };
    expect((await undoExtension(undone)).outcome).toBe("undone");
    expect((await undoExtension(undone)).outcome).toBe("unknown-extension");

    expect(await lastDay()).toBe(before);
  });

  it("keep the promise when the member becomes somebody else", async () => {
    const requestId = randomUUID();
    const { programId } = shop;
    await grantPoints({ programId, memberId, points: 5, reason: "event", note: "", actor: "a", requestId, now: NOW });
    const unit = "points";
    const wish = { shop, memberId, unit, lotKey: `grant:${requestId}`, until: day(300), reason: "goodwill", note: "" };
    await extendPoints({ ...wish, actor: "a", limits: UNLIMITED, requestId, now: NOW });
    await extend();

    await join("8");
    await mergeMembers({ shop, keptCustomerId: "8", deletedCustomerId: "7", now: NOW });
    await settleMember({ shop, memberId: must(await accountOf(database, shop, "8")).memberId, now: NOW });

    const dates = (await lots()).map(({ expiresAt }) => (expiresAt.getTime() / 1000 - START) / DAY);
    expect(dates.filter((date) => date === 200 || date === 300)).toEqual([200, 300]);
    expect(await prove()).toEqual([]);
  });
});

describe("points that had lapsed", () => {
  it("come back until the day that the agent says, and lapse at that day", async () => {
    await lapse();
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 0 });

    expect((await extend({ now: day(130) })).outcome).toBe("extended");
    await settleAt(day(131));

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 129 });
    expect((await transfersOf(database, shop)).map(([, points]) => points)).toEqual([129, -129, 129]);
    expect(await prove()).toEqual([]);
    await remindExpiry({ programId: shop.programId, now: day(180) });
    await lapsePoints({ programId: shop.programId, now: day(240) });
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 0 });
    expect(await prove()).toEqual([]);
  });

  it("come back within the limit of whoever brings them back", async () => {
    await lapse();

    const limits = { pointsPerGrantMax: 100, pointsPerDayMax: null };
    expect(await extend({ now: day(130), limits })).toMatchObject({ outcome: "above-grant-limit", max: 100 });

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 0 });
  });
});

describe("what an agent gave", () => {
  it("is undone once, also at the same time, and settling afterwards changes nothing", async () => {
    const requestId = randomUUID();
    await grant(50, { requestId });

    const answers = await Promise.all([undo(requestId), undo(requestId)]);
    await settleAt(NOW);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-undone", "undone"]);
    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 129 });
    expect(await prove()).toEqual([]);
  });

  it("is owed when it was spent meanwhile", async () => {
    const requestId = randomUUID();
    await grant(50, { requestId });
    await grant(-170);

    await undo(requestId);

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: -41, debt: 41 });
    expect(await prove()).toEqual([]);
  });

  it("comes back when it was taken", async () => {
    const requestId = randomUUID();
    await grant(-100, { requestId });

    await undo(requestId);

    expect(await accountOf(database, shop, "7")).toMatchObject({ balance: 129, debt: 0 });
    expect((await lots()).map(({ key, remaining }) => [key, remaining])).toEqual([[await lotKey(), 129]]);
    expect(await prove()).toEqual([]);
  });

  it("is nobody else's to undo, and nothing but a grant is", async () => {
    const requestId = randomUUID();
    await grant(50, { requestId });
    const other = await join("8");

    expect((await undoGrant({ ...wishOf(other), key: `grant:${requestId}` })).outcome).toBe("unknown-grant");
    expect((await undoGrant({ ...wishOf(memberId), key: LOT })).outcome).toBe("unknown-grant");
    expect((await undoGrant({ ...wishOf(memberId), key: `grant:${requestId}:c1` })).outcome).toBe("unknown-grant");
  });

  const wishOf = (id: string) => ({ shop, memberId: id, actor: "staff:2", limits: UNLIMITED, now: NOW });
});

describe("the limits of a role", () => {
  const limits = { pointsPerGrantMax: 60, pointsPerDayMax: 100 };

  it("hold for one grant, given or taken", async () => {
    expect(await grant(61, { limits })).toMatchObject({ outcome: "above-grant-limit", max: 60 });
    expect(await grant(-61, { limits })).toMatchObject({ outcome: "above-grant-limit", max: 60 });
    expect((await grant(60, { limits })).outcome).toBe("granted");
  });

  it("hold for a day, also for grants at the same time, and start anew with the next day of the shop", async () => {
    const answers = await Promise.all([grant(50, { limits }), grant(50, { limits }), grant(50, { limits })]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["above-day-limit", "granted", "granted"]);
    expect((await grant(1, { limits, actor: "staff:3" })).outcome).toBe("granted");
    expect((await grant(50, { limits, now: new Date(NOW.getTime() + DAY * 1000) })).outcome).toBe("granted");
  });

  it("are not used up by what is sent twice or was undone", async () => {
    const requestId = randomUUID();
    await grant(60, { limits, requestId });
    await grant(60, { limits, requestId });

    await undo(requestId, limits);

    expect((await grant(60, { limits })).outcome).toBe("granted");
    expect(await grant(60, { limits })).toMatchObject({ outcome: "above-day-limit", left: 40 });
  });

  it.each(["negative", "next-credit", "forgiven"] as const)(
    "are used up by what was spent before it was undone, where the program makes it %s",
    async (shortfall) => {
      shop = await liveShop(database, { program: documentWith({ policies: { shortfall } }) });
      memberId = await join("7");
      const requestId = randomUUID();
      await grant(60, { limits, requestId });
      await grant(-179);

      expect((await undo(requestId, limits)).outcome).toBe("undone");

      expect(await grant(60, { limits })).toMatchObject({ outcome: "above-day-limit", left: 50 });
      expect(await prove()).toEqual([]);
    },
  );
});
