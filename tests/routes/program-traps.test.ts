import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { programState } from "../../app/models/program.ts";
import type * as SaveDoor from "../../app/routes/app.program_.save.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let door: typeof SaveDoor;

beforeAll(async () => {
  door = await import("../../app/routes/app.program_.save.ts");
  clock.setOffset((START + 2 * DAY) * 1000 - Date.now());
});

const good = simpleProgram(100);
const [coins] = good.units;
const [voucher] = good.rewards;

/** Points that vest after 60 days and are good for 50: nobody could ever spend one. */
const lost = programSchema.parse({
  ...good,
  units: [
    { ...coins, vesting: { kind: "after", after: { days: 60 } }, expiry: { kind: "fixed", after: { days: 50 } } },
  ],
});
/** 100 points are worth 200.00 and earned with 100.00. */
const generous = programSchema.parse({ ...good, rewards: [{ ...voucher, amountMinor: 20_000 }] });

const save = (staff: Staff, program: Program) =>
  door.action(staff.ask("/app/program/save", { body: { intent: "save", name: "", baseVersion: 1, program } }));

describe("a program that is saved in the admin, from the form or as a document", () => {
  it("is refused where points always expire before they vest", async () => {
    const staff = await staffOfNewShop(database);

    expect(await save(staff, lost)).toMatchObject({ outcome: "refused" });
    expect((await programState(null, staff.shop.programId)).versions).toHaveLength(1);
  });

  it("is saved with its traps: they are told where it is looked at", async () => {
    const staff = await staffOfNewShop(database);

    expect(await save(staff, generous)).toMatchObject({ outcome: "saved", version: 2 });
  });
});
