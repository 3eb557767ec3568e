import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type * as ActionsRoute from "../../app/routes/app.members.$id_.actions.ts";
import type * as MemberRoute from "../../app/routes/app.members.$id.tsx";
import type * as FactsRoute from "../../app/routes/app.members.$id_.facts.ts";
import type * as MergeRoute from "../../app/routes/app.members.$id_.merge.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let door: typeof ActionsRoute;
let facts: typeof FactsRoute;
let member: typeof MemberRoute;
let merge: typeof MergeRoute;
let staff: Staff;
let id: string;

const program = documentWith({
  units: [
    {
      id: "points",
      name: { one: "Coin", many: "Coins" },
      expiry: { kind: "fixed", after: { days: 365 } },
    },
  ],
  tiers: [{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 10_000 }] }],
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 30 } },
  ],
});

beforeAll(async () => {
  door = await import("../../app/routes/app.members.$id_.actions.ts");
  facts = await import("../../app/routes/app.members.$id_.facts.ts");
  member = await import("../../app/routes/app.members.$id.tsx");
  merge = await import("../../app/routes/app.members.$id_.merge.ts");
});

beforeEach(async () => {
  staff = await staffOfNewShop(database, { program });
  id = await memberOf(staff, "7");
});

async function memberOf(someone: Staff, customerId: string): Promise<string> {
  await settle(someone.shop, shipped(order({ id: `9${customerId}`, customerId })));
  return must(await accountOf(database, someone.shop, customerId)).memberId;
}

const WHY = { reason: "goodwill", note: "late parcel" };
const act = (body: object, someone = staff, memberId = id) =>
  door.action(someone.ask(`/app/members/${memberId}/actions`, { params: { id: memberId }, body }));
const give = (points: number) => {
  const requestId = randomUUID();
  const body = { requestId, points, reason: "goodwill", note: "" };
  return member.action(staff.ask(`/app/members/${id}`, { params: { id }, body }));
};
const page = (query = "", memberId = id, someone = staff) =>
  member.loader(someone.ask(`/app/members/${memberId}${query}`, { params: { id: memberId } }));
const kinds = async (query = "") => (await page(query)).timeline.entries.map(({ kind }) => kind);
const extend = async () => {
  const [lot] = (await page()).lots;
  const { key: lotKey, unitId: unit } = must(lot);
  return act({ intent: "extend", requestId: randomUUID(), unit, lotKey, until: "2031-05-31", ...WHY });
};

describe("a member's timeline", () => {
  it("tells of orders, points, tiers, events and of what staff did, newest first, all or one kind at a time", async () => {
    await give(5);
    await extend();
    const told = { intent: "record-event", requestId: randomUUID(), name: "review", subject: "", amountMinor: null };
    const event = { ...told, quantity: 1, code: "", attributes: {} };
    await facts.action(staff.ask(`/app/members/${id}/facts`, { params: { id }, body: event }));

    const shown = (await page()).timeline.entries;

    expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(["movement", "order", "tier", "event", "staff"]));
    expect(shown.map(({ at }) => at)).toEqual(shown.map(({ at }) => at).sort((a, b) => (a < b ? 1 : -1)));
    for (const kind of ["movement", "order", "tier", "event", "staff"]) {
      expect(new Set(await kinds(`?show=${kind}`))).toEqual(new Set([kind]));
    }
    expect(await kinds("?show=redemption")).toEqual([]);
    expect(shown.find(({ kind }) => kind === "tier")).toMatchObject({ tier: "Silver", before: null });
    expect(shown.find(({ kind }) => kind === "order")).toMatchObject({
      name: "#97",
      points: 129,
      nothingBecause: null,
    });
    expect(shown.find(({ kind }) => kind === "staff")).toMatchObject({
      act: "points-extended",
      amount: { points: 129 },
      ...WHY,
    });
  });

  it("turns its pages across all kinds without losing or repeating anything", async () => {
    for (let points = 1; points <= 28; points += 1) await give(points);
    await extend();

    const seen: string[] = [];
    for (let url: string | null = ""; url !== null;) {
      const { timeline }: Awaited<ReturnType<typeof page>> = await page(url);
      seen.push(...timeline.entries.map(({ kind, key }) => `${kind} ${key}`));
      url = timeline.olderUrl === null ? null : new URL(timeline.olderUrl, "https://x.example").search;
    }

    // 28 grants, the order with its points, the tier, the extension.
    expect(seen).toHaveLength(28 + 2 + 1 + 1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("is somebody else's page to another shop", async () => {
    const other = await staffOfNewShop(database);

    expect(await statusOf(page("", id, other))).toBe(404);
  });
});

describe("what staff does to a member", () => {
  it("undoes a grant from its line, once", async () => {
    await give(50);
    const [line] = (await page("?show=movement")).timeline.entries;
    const key = line?.kind === "movement" ? line.grantKey : null;

    expect(await act({ intent: "undo-grant", key })).toEqual({ intent: "undo-grant", outcome: "done" });

    const shown = await page("?show=movement");
    expect(shown.balance.available).toBe(129);
    expect(shown.timeline.entries.map((entry) => "grantKey" in entry && entry.grantKey)).toEqual([null, null, null]);
  });

  it("extends points until the end of a day, and undoes that", async () => {
    expect((await extend()).outcome).toBe("done");
    expect((await page()).lots[0]?.expiresAt).toBe("2031-05-31T21:59:59.999Z");
    const [line] = (await page("?show=staff")).timeline.entries;
    const extension = line?.kind === "staff" ? line.extensionId : null;

    expect((await act({ intent: "undo-extension", id: extension })).outcome).toBe("done");

    expect((await page()).lots[0]?.expiresAt).not.toBe("2031-05-31T21:59:59.999Z");
  });

  it("refuses a day that is past, and what it does not know", async () => {
    const [lot] = (await page()).lots;
    const wish = { intent: "extend", requestId: randomUUID(), unit: "points", lotKey: lot?.key, ...WHY };

    expect(await act({ ...wish, until: "2020-01-01" })).toMatchObject({ outcome: "problem", problem: "not-later" });
    expect(await act({ ...wish, lotKey: "nothing", until: "2031-01-01" })).toMatchObject({ problem: "refused" });
    expect(await statusOf(act({ ...wish, until: "soon" }))).toBe(404);
  });

  it("blocks, unblocks and exports", async () => {
    await act({ intent: "block", requestId: randomUUID(), reason: "abuse", note: "" });
    expect((await page()).member.blockedAt).not.toBeNull();
    await act({ intent: "unblock" });
    expect((await page()).member.blockedAt).toBeNull();

    const answer = await act({ intent: "export" });

    expect(answer).toMatchObject({ outcome: "file" });
    expect("json" in answer ? JSON.parse(answer.json) : null).toMatchObject({ member: { balance: 129 } });
    expect(await kinds("?show=staff")).toEqual(["staff", "staff", "staff"]);
  });

  it("finds the other member by customer number, and merges", async () => {
    const other = await memberOf(staff, "8");
    customers.names = new Map([["8", "Emil Brandt"]]);
    const find = (q: string) => merge.loader(staff.ask(`/app/members/${id}/merge?q=${q}`, { params: { id } }));

    expect(await find("8")).toEqual({ outcome: "found", id: other, name: "Emil Brandt", customerId: "8", points: 129 });
    expect(await find("7")).toEqual({ outcome: "same" });
    expect(await find("404")).toEqual({ outcome: "not-found" });
    expect((await act({ intent: "merge", otherId: other, reason: "duplicate", note: "" })).outcome).toBe("done");

    expect((await page()).balance.available).toBe(258);
  });

  it("erases for good", async () => {
    expect((await act({ intent: "erase" })).outcome).toBe("done");

    expect((await page()).member.erasedAt).not.toBeNull();
    expect((await act({ intent: "export" })).outcome).toBe("problem");
  });

  it("does nothing to somebody of another shop", async () => {
    const other = await staffOfNewShop(database, { program });
    const mine = await memberOf(other, "7");
    await give(50);
    const [line] = (await page("?show=movement")).timeline.entries;
    const key = line?.kind === "movement" ? line.grantKey : null;

    for (const body of [
      { intent: "undo-grant", key },
      { intent: "block", requestId: randomUUID(), reason: "abuse", note: "" },
      { intent: "merge", otherId: mine, reason: "duplicate", note: "" },
      { intent: "export" },
      { intent: "erase" },
    ]) {
      expect((await act(body, other)).outcome).toBe("problem");
    }

    expect((await page()).balance.available).toBe(179);
  });

  it("is refused to whoever may only look, and what cannot be undone to support agents", async () => {
    const roles = await import("../../app/routes/app.settings_.staff.tsx");
    const none = { pointsPerGrantMax: null, pointsPerDayMax: null };
    const restrict = (defaultRole: string) => {
      const policy = { defaultRole, limits: { manager: none, agent: none } };
      const body = { policy, staff: [{ id: "42", name: "", role: "owner" }] };
      return roles.action(staff.ask("/app/settings/staff", { body }));
    };
    const actAs = (as: string, body: object) =>
      door.action(staff.ask(`/app/members/${id}/actions`, { as, params: { id }, body }));

    await restrict("viewer");
    expect(await statusOf(actAs("5", { intent: "export" }))).toBe(403);
    await restrict("agent");
    expect((await actAs("5", { intent: "export" })).outcome).toBe("file");
    expect(await statusOf(actAs("5", { intent: "erase" }))).toBe(403);
    expect(await statusOf(actAs("5", { intent: "merge", otherId: id, ...WHY }))).toBe(403);
  });
});
