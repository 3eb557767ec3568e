import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type * as MemberRoute from "../../app/routes/app.members.$id.tsx";
import type * as MembersRoute from "../../app/routes/app.members._index.tsx";
import type * as RedemptionRoute from "../../app/routes/app.redemptions.$id.tsx";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle, transfersOf } from "../support/live-shop.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let member: typeof MemberRoute;
let members: typeof MembersRoute;
let redemption: typeof RedemptionRoute;
let staff: Staff;

beforeAll(async () => {
  member = await import("../../app/routes/app.members.$id.tsx");
  members = await import("../../app/routes/app.members._index.tsx");
  redemption = await import("../../app/routes/app.redemptions.$id.tsx");
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

/** A member with one shipped order of 129.90. */
async function memberOf(someone: Staff, customerId = "7"): Promise<string> {
  await settle(someone.shop, shippedOrder(customerId));
  const account = await accountOf(database, someone.shop, customerId);
  return account?.memberId ?? "";
}

function shippedOrder(customerId: string, id = `9${customerId}`) {
  return shipped(order({ id, customerId }));
}

const grant = (someone: Staff, id: string, body: object) =>
  member.action(someone.ask(`/app/members/${id}`, { params: { id }, body }));
const page = (someone: Staff, id: string, query = "") =>
  member.loader(someone.ask(`/app/members/${id}${query}`, { params: { id } }));
const movementsOf = ({ timeline }: Awaited<ReturnType<typeof page>>) =>
  timeline.entries.filter((entry) => entry.kind === "movement");
const list = (query = "") => members.loader(staff.ask(`/app/members${query}`));

describe("a member's page", () => {
  it("has the balance, every movement with its explanation, and what each order brought", async () => {
    customers.names = new Map([["7", "Nora Winter"]]);
    const id = await memberOf(staff);

    const shown = await page(staff, id);

    expect(shown.member).toMatchObject({ name: "Nora Winter", customerId: "7", joinedBy: "order" });
    expect(shown.balance).toEqual({ available: 129, pending: 0, debt: 0, vesting: 0, others: [] });
    expect(movementsOf(shown)).toMatchObject([{ points: 129, explanation: { kind: "order", fact: "fulfilled" } }]);
    expect(shown.orders).toMatchObject([{ name: "#97", points: 129, nothingBecause: null }]);
  });

  it("shows the customer's number where Shopify does not answer", async () => {
    const id = await memberOf(staff);
    customers.names = null;

    expect((await page(staff, id)).member).toMatchObject({ name: null, customerId: "7" });
  });

  it("turns its pages without losing or repeating a movement", async () => {
    const id = await memberOf(staff);
    for (let points = 1; points <= 60; points += 1) {
      await grant(staff, id, { requestId: randomUUID(), points, reason: "goodwill", note: "" });
    }

    const seen: number[] = [];
    let url: string | null = "";
    while (url !== null) {
      const shown: Awaited<ReturnType<typeof page>> = await page(staff, id, url);
      seen.push(...movementsOf(shown).map((movement) => movement.points));
      const { olderUrl } = shown.timeline;
      url = olderUrl === null ? null : new URL(olderUrl, "https://x.example").search;
    }

    expect(seen).toHaveLength(61);
    expect(new Set(seen)).toEqual(new Set([129, ...Array.from({ length: 60 }, (_, index) => index + 1)]));
  });

  it.each(["nobody", randomUUID(), "1 OR 1=1"])("of %s is not found", async (id) => {
    expect(await statusOf(page(staff, id))).toBe(404);
  });

  it("has redemptions that nobody of another shop can take back", async () => {
    const id = await memberOf(staff);
    const redemptionId = randomUUID();
    await database.query(
      `INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, points, amount_minor, code, state, reserved_at)
       VALUES ($1, $2, $3, $4, 'voucher', 100, 100, 'LAUREL-X', 'issued', now())`,
      [staff.shop.programId, redemptionId, id, staff.shop.shopId],
    );
    const stranger = await staffOfNewShop(database);

    const answer = await redemption.action(
      stranger.ask(`/app/redemptions/${redemptionId}`, { params: { id: redemptionId }, body: { intent: "cancel" } }),
    );

    expect(answer).toEqual({ outcome: "problem", action: "cancel", problem: "gone" });
    expect(await database.query("SELECT state FROM redemption WHERE id = $1", [redemptionId])).toEqual([
      { state: "issued" },
    ]);
  });

  it("of another shop is not found, and gets nothing", async () => {
    const other = await staffOfNewShop(database);
    const theirs = await memberOf(other);

    expect(await statusOf(page(staff, theirs))).toBe(404);
    expect(
      await grant(staff, theirs, { requestId: randomUUID(), points: 50, reason: "goodwill", note: "" }),
    ).toMatchObject({
      outcome: "unknown-member",
    });
    expect(await accountOf(database, other.shop, "7")).toMatchObject({ balance: 129 });
  });
});

describe("an agent", () => {
  it("gives points once, however often the form is sent, also at the same time", async () => {
    const id = await memberOf(staff);
    const body = { requestId: randomUUID(), points: 50, reason: "goodwill", note: "late parcel" };

    const answers = await Promise.all([grant(staff, id, body), grant(staff, id, body), grant(staff, id, body)]);
    const again = await grant(staff, id, body);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-granted", "already-granted", "granted"]);
    expect(again.outcome).toBe("already-granted");
    expect(await accountOf(database, staff.shop, "7")).toMatchObject({ balance: 179 });
  });

  it("takes points, but not more than there are", async () => {
    const id = await memberOf(staff);
    const take = (points: number) =>
      grant(staff, id, { requestId: randomUUID(), points, reason: "correction", note: "" });

    expect(await take(-130)).toMatchObject({ outcome: "insufficient-points", shortBy: 1 });
    expect(await take(-129)).toMatchObject({ outcome: "granted", balance: 0 });
  });

  it("is on record with the reason and Shopify's number of the member of staff", async () => {
    const id = await memberOf(staff);
    await grant(staff, id, { requestId: randomUUID(), points: 5, reason: "event", note: "birthday party" });

    const [newest] = movementsOf(await page(staff, id));

    expect(newest?.explanation).toEqual({ kind: "agent", reason: "event", note: "birthday party", actor: "staff:42" });
  });

  it.each([
    ["no points", { points: 0 }],
    ["half a point", { points: 0.5 }],
    ["more than a slip of the finger should cost", { points: 1_000_001 }],
    ["an unknown reason", { reason: "because" }],
    ["a note without end", { note: "x".repeat(201) }],
    ["no request id", { requestId: "1" }],
  ])("changes nothing with %s", async (_what, part) => {
    const id = await memberOf(staff);

    const body = { requestId: randomUUID(), points: 5, reason: "event", note: "", ...part };
    expect(await grant(staff, id, body)).toEqual({ outcome: "refused" });

    expect(await transfersOf(database, staff.shop)).toHaveLength(1);
  });
});

describe("the list of members", () => {
  it("turns its pages both ways without losing or repeating anybody", async () => {
    await settle(staff.shop, ...Array.from({ length: 120 }, (_, index) => shippedOrder(String(index + 1))));

    const first = await list();
    const second = await list(new URL(first.nextUrl ?? "", "https://x.example").search);
    const third = await list(new URL(second.nextUrl ?? "", "https://x.example").search);
    const back = await list(new URL(third.previousUrl ?? "", "https://x.example").search);

    const ids = [first, second, third].flatMap((shown) => shown.members.map((one) => one.id));
    expect([first, second, third].map((shown) => shown.members.length)).toEqual([50, 50, 20]);
    expect(new Set(ids).size).toBe(120);
    expect(first.previousUrl).toBeNull();
    expect(third.nextUrl).toBeNull();
    expect(back.members.map((one) => one.id)).toEqual(second.members.map((one) => one.id));
  });

  it("finds by order name, customer number, e-mail address and name", async () => {
    customers.names = new Map([
      ["7", "Nora Winter"],
      ["8", "Emil Brandt"],
    ]);
    const nora = await memberOf(staff);
    await memberOf(staff, "8");

    for (const search of ["#97", "97", "7", "nora@example.com", "Nora"]) {
      const shown = await list(`?q=${encodeURIComponent(search)}`);
      expect({ search, found: shown.members.map((one) => one.id) }).toEqual({ search, found: [nora] });
    }
    expect((await list("?q=%23404")).members).toEqual([]);
    expect((await list(`?q=${"9".repeat(19)}`)).members).toEqual([]);
  });

  it("says that Shopify cannot be asked, and finds what it can by itself", async () => {
    const nora = await memberOf(staff);
    customers.names = null;

    expect(await list("?q=nora@example.com")).toMatchObject({ names: "unavailable", members: [] });
    expect(await list("?q=%2397")).toMatchObject({
      names: "unavailable",
      members: [{ id: nora, name: null, customerId: "7" }],
    });
  });

  it("has two customers who became one once, by the name that Shopify still knows", async () => {
    const { mergeMembers } = await import("../../app/flows/merge-members.ts");
    const { NOW } = await import("../support/live-shop.ts");
    const kept = await memberOf(staff, "7");
    await memberOf(staff, "8");
    await mergeMembers({ shop: staff.shop, keptCustomerId: "7", deletedCustomerId: "8", now: NOW });
    customers.names = new Map([["7", "Nora Winter"]]);

    expect((await list()).members).toMatchObject([{ id: kept, customerId: "7", name: "Nora Winter", balance: 258 }]);
    expect((await page(staff, kept)).member).toMatchObject({ customerId: "7", name: "Nora Winter" });
  });

  it("has nobody of another shop", async () => {
    await memberOf(await staffOfNewShop(database));

    expect((await list()).members).toEqual([]);
    expect((await list("?q=7")).members).toEqual([]);
    expect((await list("?q=%2397")).members).toEqual([]);
  });
});
