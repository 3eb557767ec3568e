import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { continueVoiding } from "../../app/flows/redemptions/void-redemptions.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { ended, memberWith, taken } from "../support/taken.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;
let route: typeof import("../../app/routes/app.leave.tsx");

beforeAll(async () => {
  route = await import("../../app/routes/app.leave.tsx");
  clock.setOffset(NOW.getTime() + 60_000 - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

const load = (someone = staff) => route.loader(someone.ask("/app/leave"));
const leave = (body: object, someone = staff) => route.action(someone.ask("/app/leave", { body }));

describe("leaving", () => {
  it("counts what is active of this shop, shows progress, and is done when all has ended", async () => {
    const other = await staffOfNewShop(database);
    const redemption = await taken(staff.shop, await memberWith(staff.shop, 100));
    await taken(other.shop, await memberWith(other.shop, 100));
    expect(await load()).toMatchObject({ active: { codes: 1, discounts: 0 }, mode: "live", progress: null });
    const leaveId = randomUUID();
    const { programId } = staff.shop;

    await leave({ leaveId, what: "codes" });
    expect(await load()).toMatchObject({ mode: "off", progress: { issued: 1, ended: 0, isDone: false } });
    await continueVoiding({ programId, runId: leaveId, now: clock.now() });
    await ended(staff.shop, redemption, { state: "cancelled", returns: 100 });
    await database.query("UPDATE redemption SET todo = NULL WHERE program_id = $1", [programId]);
    await continueVoiding({ programId, runId: leaveId, now: clock.now() });

    expect(await load()).toMatchObject({ active: { codes: 0 }, progress: { issued: 1, ended: 1, isDone: true } });
    expect(await load(other)).toMatchObject({ active: { codes: 1 }, mode: "live", progress: null });
  });

  it("waits for automatic discounts, and forgets the run once the program is live again", async () => {
    const { programId, shopId } = staff.shop;
    await database.query(
      "INSERT INTO shop_perk (program_id, shop_id, key, discount_id, state) VALUES ($1, $2, 'discount:five', 'gid://1', 'active')",
      [programId, shopId],
    );

    await leave({ leaveId: randomUUID(), what: "codes" });
    expect((await load()).progress).toMatchObject({ discounts: 1, discountsLeft: 1, isDone: false });
    await database.query("UPDATE shop_perk SET state = 'off' WHERE program_id = $1", [programId]);
    expect((await load()).progress).toMatchObject({ discountsLeft: 0, isDone: true });
    await database.query("UPDATE program SET status = 'live' WHERE id = $1", [programId]);

    expect((await load()).progress).toBeNull();
  });

  it.each([{}, { leaveId: "x", what: "codes" }, { leaveId: randomUUID(), what: "all" }])("refuses %j", async (body) => {
    expect(await statusOf(leave(body))).toBe(400);
  });
});
