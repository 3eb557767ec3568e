import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type * as MemberRoute from "../../app/routes/app.members.$id.tsx";
import type * as StaffRoute from "../../app/routes/app.settings_.staff.tsx";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let member: typeof MemberRoute;
let roles: typeof StaffRoute;
let shop: Staff;

beforeAll(async () => {
  member = await import("../../app/routes/app.members.$id.tsx");
  roles = await import("../../app/routes/app.settings_.staff.tsx");
});

beforeEach(async () => {
  shop = await staffOfNewShop(database);
});

const NONE = { pointsPerGrantMax: null, pointsPerDayMax: null };
const look = (as: string) => roles.loader(shop.ask("/app/settings/staff", { as }));
const save = (
  as: string,
  wish: { defaultRole?: string; agent?: object; staff?: { id: string; name: string; role: string | null }[] },
) => {
  const { defaultRole = "owner", agent = NONE, staff = [] } = wish;
  const body = { policy: { defaultRole, limits: { manager: NONE, agent } }, staff };
  return roles.action(shop.ask("/app/settings/staff", { as, body }));
};
const owner = (id: string) => ({ id, name: "Kim", role: "owner" });

async function giveAs(as: string, points: number) {
  await settle(shop.shop, shipped(order({ customerId: "7" })));
  const id = must(await accountOf(database, shop.shop, "7")).memberId;
  const body = { requestId: randomUUID(), points, reason: "goodwill", note: "" };
  return member.action(shop.ask(`/app/members/${id}`, { as, params: { id }, body }));
}

describe("the staff of a shop", () => {
  it("may do everything until the merchant restricts somebody, and is listed as it comes", async () => {
    await look("1");
    expect((await look("2")).staff.map(({ id, role }) => [id, role])).toEqual([
      ["1", null],
      ["2", null],
    ]);

    expect((await giveAs("2", 5)).outcome).toBe("granted");
  });

  it("is refused in words what its role does not allow, and may still look", async () => {
    await look("1");
    await look("2");
    expect((await save("1", { staff: [owner("1"), { id: "2", name: "Robin", role: "viewer" }] })).outcome).toBe(
      "changed",
    );

    expect(await statusOf(giveAs("2", 5))).toBe(403);
    expect(await statusOf(save("2", {}))).toBe(403);
    expect((await look("2")).staff).toHaveLength(2);
  });

  it("gives no more than the limits of its role", async () => {
    await look("1");
    const agent = { pointsPerGrantMax: 50, pointsPerDayMax: 80 };
    await save("1", { defaultRole: "agent", agent, staff: [owner("1")] });

    expect(await giveAs("3", 51)).toMatchObject({ outcome: "above-grant-limit", max: 50 });
    expect((await giveAs("3", 50)).outcome).toBe("granted");
    expect(await giveAs("3", 50)).toMatchObject({ outcome: "above-day-limit", left: 30 });
    expect((await giveAs("1", 5000)).outcome).toBe("granted");
  });

  it("keeps an owner, also when two take the role from each other at the same time", async () => {
    await look("1");
    await look("2");
    expect((await save("1", { defaultRole: "viewer" })).outcome).toBe("no-owner-left");
    await save("1", { defaultRole: "viewer", staff: [owner("1"), owner("2")] });

    const demote = (as: string, id: string) =>
      save(as, { defaultRole: "viewer", staff: [{ id, name: "", role: "agent" }] });
    const answers = await Promise.allSettled([demote("1", "2"), demote("2", "1")]);

    const changed = answers.filter((answer) => answer.status === "fulfilled" && answer.value.outcome === "changed");
    expect(changed).toHaveLength(1);
    expect((await look("1")).staff.filter(({ role }) => role === "owner")).toHaveLength(1);
  });

  it("knows nobody of another shop", async () => {
    const other = await staffOfNewShop(database);
    await roles.loader(other.ask("/app/settings/staff", { as: "9" }));

    expect((await look("1")).staff.map(({ id }) => id)).toEqual(["1"]);
    expect((await save("1", { staff: [owner("9")] })).outcome).toBe("unknown-staff");
  });
});
