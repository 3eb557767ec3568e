import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type ProgramInput, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import type * as FactsRoute from "../../app/routes/app.members.$id_.facts.ts";
import type * as MemberRoute from "../../app/routes/app.members.$id.tsx";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let door: typeof FactsRoute;
let member: typeof MemberRoute;

beforeAll(async () => {
  door = await import("../../app/routes/app.members.$id_.facts.ts");
  member = await import("../../app/routes/app.members.$id.tsx");
});

const input: ProgramInput = {
  schema: 2,
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    {
      id: "cashback",
      kind: "cashback",
      name: { one: "Cashback", many: "Cashback" },
      vesting: { kind: "after", after: { days: 3650 } },
    },
  ],
  earning: [
    { id: "orders", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "1" } },
    { id: "back", trigger: { kind: "order" }, effect: { kind: "percentage", share: "0.1", unit: "cashback" } },
    { id: "review", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 25 } },
    { id: "gift", trigger: { kind: "tier-reached" }, effect: { kind: "reward", reward: "box" } },
  ],
  tiers: [{ id: "gold", name: "Gold", qualifications: [{ basis: "orders", threshold: 5 }] }],
  rewards: [
    { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 },
    { id: "box", kind: "reference", name: "A welcome box" },
    { id: "drink", kind: "reference", name: "A drink", points: 100 },
  ],
  joining: { mode: "automatic" },
};

const review = {
  ...{ intent: "record-event", name: "review", subject: "", amountMinor: null, quantity: 1, code: "", attributes: {} },
};

/** Staff of a shop whose program counts more than orders, and a member with one shipped order of 129.90. */
async function shopWithMember(): Promise<{ staff: Staff; id: string }> {
  const staff = await staffOfNewShop(database, { program: programSchema.parse(input) });
  await settle(staff.shop, shipped(order({ id: "97", customerId: "7" })));
  return { staff, id: (await accountOf(database, staff.shop, "7"))?.memberId ?? "" };
}

const tell = ({ staff, id }: { staff: Staff; id: string }, body: object) =>
  door.action(staff.ask(`/app/members/${id}/facts`, { params: { id }, body }));
const page = ({ staff, id }: { staff: Staff; id: string }) =>
  member.loader(staff.ask(`/app/members/${id}`, { params: { id } }));

describe("what an agent may give", () => {
  const limited = async ({ staff }: { staff: Staff }, agent: object) => {
    const roles = await import("../../app/routes/app.settings_.staff.tsx");
    const ask = (body?: object) => staff.ask("/app/settings/staff", { as: "1", ...(body ? { body } : {}) });
    await roles.loader(ask());
    const none = { pointsPerGrantMax: null, pointsPerDayMax: null };
    const policy = { defaultRole: "agent", limits: { manager: none, agent: { ...none, ...agent } } };
    await roles.action(ask({ policy, staff: [{ id: "1", name: "Kim", role: "owner" }] }));
  };

  it("counts what an event brings a member, and what a reward is worth that is booked by hand", async () => {
    const of = await shopWithMember();
    await settle(of.staff.shop, shipped(order({ id: "98", customerId: "7" })));
    await limited(of, { pointsPerDayMax: 130 });
    const event = () => tell(of, { ...review, requestId: randomUUID() });
    const book = () => tell(of, { intent: "redeem-reward", requestId: randomUUID(), rewardId: "drink" });

    expect(await book()).toMatchObject({ outcome: "done" });
    expect(await event()).toMatchObject({ outcome: "done" });
    expect(await event()).toEqual({ intent: "record-event", outcome: "refused", because: "above-day-limit" });
    expect(await book()).toMatchObject({ outcome: "refused", because: "above-day-limit" });

    const after = await page(of);
    expect(after.balance.available).toBe(2 * 129 - 100 + 25);
    expect(after.events).toHaveLength(1);
  });

  it("is kept to what the role may give at once", async () => {
    const of = await shopWithMember();
    await limited(of, { pointsPerGrantMax: 24 });

    expect(await tell(of, { ...review, requestId: randomUUID() })).toMatchObject({ because: "above-grant-limit" });
    expect((await page(of)).balance.available).toBe(129);
  });
});

describe("what an agent tells of a member", () => {
  it("is an event once, however often it is sent, until it is taken back", async () => {
    const of = await shopWithMember();
    const event = { ...review, requestId: randomUUID(), subject: "77" };

    expect(await tell(of, event)).toEqual({ intent: "record-event", outcome: "done" });
    expect(await tell(of, event)).toMatchObject({ outcome: "done" });

    const told = await page(of);
    expect(told.balance.available).toBe(129 + 25);
    expect(told.events).toMatchObject([{ name: "review", subject: "77", withdrawnAt: null }]);
    const [line] = told.events;
    expect(await tell(of, { intent: "withdraw-event", id: line?.id })).toMatchObject({ outcome: "done" });
    expect((await page(of)).balance.available).toBe(129);
  });

  it("is a tier until a day or for life, with what entering it gives, until it is taken back", async () => {
    const of = await shopWithMember();

    await tell(of, { intent: "grant-tier", requestId: randomUUID(), tierId: "gold", until: "2099-12-31" });

    const told = await page(of);
    expect(told.tier).toMatchObject({
      name: "Gold",
      counts: [{ basis: "orders", value: 1 }],
      grants: [{ tier: "Gold", until: "2099-12-31T22:59:59.000Z" }],
    });
    expect(told.awards).toMatchObject([{ name: "A welcome box", state: "due", until: null }]);
    await tell(of, { intent: "revoke-tier", id: told.tier?.grants[0]?.id });
    expect((await page(of)).tier).toMatchObject({
      name: null,
      grants: [],
      next: { missing: [{ basis: "orders", value: 4 }] },
    });
  });

  it("is a reward that is booked for points, once, and delivered or taken back, once", async () => {
    const of = await shopWithMember();
    const book = { intent: "redeem-reward", requestId: randomUUID(), rewardId: "drink" };
    const key = `redemption:${book.requestId}`;

    expect(await Promise.all([tell(of, book), tell(of, book)])).toMatchObject([
      { outcome: "done" },
      { outcome: "done" },
    ]);
    expect(await page(of)).toMatchObject({
      balance: { available: 29 },
      offered: [{ id: "voucher" }, { id: "drink", title: { en: "A drink", de: "A drink" }, points: 100 }],
      awards: [{ key, name: "A drink", state: "due", isRedeemed: true, deliveredAt: null }],
    });
    await tell(of, { intent: "take-back-reward", key });
    expect(await tell(of, { intent: "take-back-reward", key })).toMatchObject({ outcome: "done" });
    expect(await page(of)).toMatchObject({ balance: { available: 129 }, awards: [] });

    const again = { ...book, requestId: randomUUID() };
    await tell(of, again);
    const delivered = { intent: "deliver-reward", key: `redemption:${again.requestId}` };
    expect(await tell(of, delivered)).toMatchObject({ outcome: "done" });
    expect(await tell(of, { ...delivered, intent: "take-back-reward" })).toMatchObject({ outcome: "refused" });
    const shown = await page(of);
    expect(shown.awards.map(({ state, deliveredAt }) => [state, deliveredAt === null])).toEqual([["delivered", false]]);
    expect(shown.balance.available).toBe(29);
  });

  it("is goodwill in any unit that can be spent, once", async () => {
    const of = await shopWithMember();
    const grant = { requestId: randomUUID(), unit: "cashback", points: 250, reason: "goodwill", note: "" };
    const give = () => member.action(of.staff.ask(`/app/members/${of.id}`, { params: { id: of.id }, body: grant }));

    await give();
    await give();

    const shown = await page(of);
    expect(shown.units.map(({ id, available }) => [id, available])).toEqual([["points", 129], ["cashback", 250]]); // prettier-ignore
  });

  it("is the day and month of the birthday, and none that does not exist", async () => {
    const of = await shopWithMember();

    expect(await tell(of, { intent: "note-birthday", month: 2, day: 29 })).toMatchObject({ outcome: "done" });
    expect(await tell(of, { intent: "note-birthday", month: 2, day: 30 })).toMatchObject({ outcome: "refused" });

    expect((await page(of)).birthday).toEqual({ month: 2, day: 29 });
  });

  it("changes nothing of a member of another shop", async () => {
    const of = await shopWithMember();
    const other = await staffOfNewShop(database, { program: simpleProgram(100) });
    const stranger = { staff: other, id: of.id };

    for (const fact of [
      { ...review, requestId: randomUUID() },
      { intent: "grant-tier", requestId: randomUUID(), tierId: "gold", until: "" },
      { intent: "note-birthday", month: 1, day: 1 },
      { intent: "redeem-reward", requestId: randomUUID(), rewardId: "drink" },
      { intent: "deliver-reward", key: "x" },
      { intent: "take-back-reward", key: "redemption:x" },
    ]) {
      expect(await tell(stranger, fact)).toMatchObject({ outcome: "refused" });
    }

    expect(await page(of)).toMatchObject({ events: [], birthday: null, tier: { grants: [] } });
  });

  it.each([{ intent: "nonsense" }, { intent: "grant-tier", requestId: "1", tierId: "gold", until: "soon" }])(
    "is not found where it is %o",
    async (fact) => {
      expect(await statusOf(tell(await shopWithMember(), fact))).toBe(404);
    },
  );
});

describe("an order without points", () => {
  it("tells why by the member's whole history", async () => {
    const once = {
      id: "orders",
      trigger: { kind: "order" as const },
      effect: { kind: "fixed-points" as const, points: 9 },
    };
    const program = programSchema.parse({ ...input, earning: [{ ...once, limits: [{ per: "lifetime", times: 1 }] }] });
    const staff = await staffOfNewShop(database, { program: { ...program, tiers: [], rewards: [] } });
    for (const id of ["97", "98"]) await settle(staff.shop, shipped(order({ id, customerId: "7" })));
    const id = (await accountOf(database, staff.shop, "7"))?.memberId ?? "";

    const { orders } = await page({ staff, id });

    expect(orders.map(({ points, nothingBecause }) => [points, nothingBecause]).toSorted()).toEqual([
      [0, "capped"],
      [9, null],
    ]);
  });
});

describe("the page of a member with several units", () => {
  it("has each unit's balance, lots and movements", async () => {
    const shown = await page(await shopWithMember());

    expect(shown.balance).toMatchObject({
      available: 129,
      others: [{ unit: { many: "Cashback", decimals: 2 }, available: 0, vesting: 1299 }],
    });
    expect(shown.lots.map(({ unit, remaining, vestsAt }) => [unit.many, remaining, vestsAt !== null])).toEqual(
      expect.arrayContaining([
        ["Coins", 129, false],
        ["Cashback", 1299, true],
      ]),
    );
    const movements = shown.timeline.entries.filter((entry) => entry.kind === "movement");
    expect(movements.map(({ unit, points }) => [unit.many, points])).toEqual(
      expect.arrayContaining([
        ["Coins", 129],
        ["Cashback", 1299],
      ]),
    );
    expect(shown.orders).toMatchObject([{ points: 129 }]);
  });
});
