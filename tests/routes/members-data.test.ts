import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { DAY, order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { listedProgram, haveOrdered } from "./listed-members.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();

async function routes() {
  return {
    list: await import("../../app/routes/app.members._index.tsx"),
    views: await import("../../app/routes/app.members_.views.ts"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;
let staff: Staff;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database, { program: listedProgram });
});

const list = (query = "", someone = staff) => on.list.loader(someone.ask(`/app/members${query}`));
async function shown(query: string): Promise<(string | null)[]> {
  return (await list(query)).members.map(({ customerId }) => customerId);
}

const members = (count: number, someone = staff) => haveOrdered(someone, count);
const idOf = async (customerId: string, someone = staff) =>
  must(await accountOf(database, someone.shop, customerId)).memberId;

describe("the order of the list", () => {
  it.each([
    ["newest", ["4", "3", "2", "1"]],
    ["oldest", ["1", "2", "3", "4"]],
    ["most-points", ["4", "3", "2", "1"]],
    ["fewest-points", ["1", "2", "3", "4"]],
  ])("%s is that of the whole program", async (sort, expected) => {
    await members(4);

    expect(await shown(`?sort=${sort}`)).toEqual(expected);
  });

  it.each(["newest", "oldest", "most-points", "fewest-points"])(
    "%s turns its pages both ways without losing or repeating anybody",
    async (sort) => {
      const same = Array.from({ length: 110 }, (_, index) => {
        const id = String(index + 1);
        return shipped(order({ id, customerId: id, netMinor: 1000 * (1 + (index % 3)) }));
      });
      await settle(staff.shop, ...same);
      const follow = (url: string | null) => list(new URL(must(url), "https://x.example").search);

      const first = await list(`?sort=${sort}`);
      const second = await follow(first.nextUrl);
      const third = await follow(second.nextUrl);
      const back = await follow(third.previousUrl);

      const ids = [first, second, third].flatMap((page) => page.members.map(({ id }) => id));
      expect(new Set(ids).size).toBe(110);
      expect(ids).toHaveLength(110);
      expect([first.previousUrl, third.nextUrl]).toEqual([null, null]);
      expect(back.members.map(({ id }) => id)).toEqual(second.members.map(({ id }) => id));
      expect((await follow(back.previousUrl)).members.map(({ id }) => id)).toEqual(first.members.map(({ id }) => id));
    },
  );
});

describe("filters of the list", () => {
  const day = (days: number) => new Date((START + days * DAY) * 1000).toISOString().slice(0, 10);

  it.each([
    ["tier=vip", ["4", "3"]],
    ["tier=", ["2", "1"]],
    ["tier=vip&tier=", ["4", "3", "2", "1"]],
    ["balance-from=200", ["4", "3", "2"]],
    ["balance-from=200&balance-to=300", ["3", "2"]],
    [`joined-from=${day(2)}&joined-to=${day(3)}`, ["3", "2"]],
    ["expires-in=33", ["2", "1"]],
    ["no-order-for=57", ["2", "1"]],
    ["birthday=7", ["2"]],
    ["owes=yes", ["1"]],
    ["blocked=yes", ["3"]],
    ["blocked=no", ["4", "2", "1"]],
    ["tier=vip&balance-to=350", ["3"]],
    ["birthday=13&balance-from=many&sort=upwards", ["4", "3", "2", "1"]],
  ])("%s shows who matches", async (query, expected) => {
    await members(4);
    const { programId } = staff.shop;
    await database.query("UPDATE member SET birthday_month = 7, birthday_day = 1 WHERE id = $1", [await idOf("2")]);
    await database.query("UPDATE account SET debt = 5 WHERE member_id = $1", [await idOf("1")]);
    await database.query(
      "INSERT INTO member_block (program_id, id, member_id, from_at, actor) VALUES ($1, 'b', $2, $3, 'staff:1')",
      [programId, await idOf("3"), NOW],
    );

    expect(await shown(`?${query}`)).toEqual(expected);
  });
});

describe("an order that was looked for", () => {
  it("is named where nobody takes part who placed it", async () => {
    await settle(staff.shop, order({ id: "501", customerId: null }));

    expect(await list("?q=%23501")).toMatchObject({ members: [], order: { id: "501", name: "#501" } });
    expect((await list("?q=%23501", await staffOfNewShop(database))).order).toBeNull();
  });
});

describe("lists with a name", () => {
  const change = (body: object, someone = staff) => on.views.action(someone.ask("/app/members/views", { body }));
  const views = async (someone = staff) => (await list("", someone)).views;

  it("are kept once, renamed, changed, deleted and brought back", async () => {
    const id = randomUUID();
    const create = { kind: "create", id, name: " Friends ", query: "balance-from=200&nonsense=1&sort=oldest" };

    await Promise.all([change(create), change(create)]);
    expect(await views()).toEqual([{ id, name: "Friends", query: "balance-from=200&sort=oldest" }]);

    await change({ kind: "rename", id, name: "Good friends" });
    await change({ kind: "replace", id, query: "tier=vip" });
    expect(await views()).toEqual([{ id, name: "Good friends", query: "tier=vip" }]);

    await change({ kind: "delete", id });
    expect(await views()).toEqual([]);
    expect(await change({ kind: "rename", id, name: "x" })).toEqual({ outcome: "unknown-view" });

    expect(await change({ kind: "restore", id })).toEqual({ outcome: "changed" });
    expect(await views()).toEqual([{ id, name: "Good friends", query: "tier=vip" }]);
  });

  it("are twenty at most, and those of the own program only", async () => {
    const [first, ...more] = Array.from({ length: 20 }, () => randomUUID());
    for (const id of [first, ...more])
      await change({ kind: "create", id, name: `list of ${String(id).slice(0, 8)}`, query: "" });
    const other = await staffOfNewShop(database);

    expect(await change({ kind: "create", id: randomUUID(), name: "one more", query: "" })).toEqual({
      outcome: "too-many",
    });
    expect(await views(other)).toEqual([]);
    expect(await change({ kind: "delete", id: first }, other)).toEqual({ outcome: "unknown-view" });
    expect(await views()).toHaveLength(20);
  });

  it.each([{ kind: "create", id: "1", name: "x", query: "" }, { kind: "steal" }, { kind: "rename", id: randomUUID() }])(
    "refuse what is none: %o",
    async (body) => {
      expect(await statusOf(change(body))).toBe(400);
    },
  );
});
