import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { lapsePoints } from "../../app/flows/lapse-points.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { remindExpiry } from "../../app/flows/remind-expiry.ts";
import { lapseLots } from "../../app/ledger/lapse.ts";
import { freshDatabase } from "../support/database.ts";
import { at, Desk, lasting, movementOf } from "./desk.ts";

const database = freshDatabase();

const LOT = "order:1:orders:fulfilled-1";

/** A member with 100 points that expire on day 100, of whom reminders are due 30 days before. */
async function holder(): Promise<{ desk: Desk; memberId: string; night: (day: number) => Promise<void> }> {
  const desk = await Desk.open(database);
  const memberId = await desk.member();
  await desk.fact(memberId, LOT, { to: 100, lot: lasting(100) });
  const { programId } = desk;
  const night = async (day: number) => {
    await remindExpiry({ programId, now: at(day) });
    await lapsePoints({ programId, now: at(day) });
  };
  return { desk, memberId, night };
}

async function publications(memberId: string): Promise<number> {
  const rows = await database.query("SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'memberId' = $1", [
    memberId,
  ]);
  return rows.length;
}

const forgetJobs = () => database.query("DELETE FROM graphile_worker._private_jobs");

describe("points that reach their date", () => {
  it("lapse at the next night when the reminder was in time, and are spendable until then", async () => {
    const { desk, memberId, night } = await holder();

    await night(69);
    await night(99);
    const before = await desk.lots(memberId);
    await desk.spend(memberId, 10, { day: 100 });
    await night(100);

    expect(before).toEqual({ [LOT]: [100, 0, 0] });
    expect(await desk.lots(memberId)).toEqual({ [LOT]: [0, 90, 0] });
    expect((await desk.transfers(memberId)).at(-1)).toEqual([`expiry:${LOT}:${memberId}:1`, -90]);
    expect(await proveLedger({ programId: desk.programId, now: at(100) })).toEqual([]);
  });

  it("stay for as many days after a reminder that came late", async () => {
    const { desk, memberId, night } = await holder();

    for (const day of [120, 149]) await night(day);
    const before = await desk.lots(memberId);
    await night(150);

    expect(before).toEqual({ [LOT]: [100, 0, 0] });
    expect(await desk.lots(memberId)).toEqual({ [LOT]: [0, 100, 0] });
  });

  it("stay as long as nobody was reminded", async () => {
    const { desk, memberId } = await holder();

    await lapsePoints({ programId: desk.programId, now: at(500) });

    expect(await desk.lots(memberId)).toEqual({ [LOT]: [100, 0, 0] });
  });

  it("lapse once, however many nights run at the same time", async () => {
    const { desk, memberId, night } = await holder();
    await night(69);

    await Promise.all([night(100), night(100), night(101)]);

    expect(await desk.account(memberId)).toEqual({ balance: 0, debt: 0 });
    expect(await desk.transfers(memberId)).toHaveLength(2);
  });

  it("lapse in every unit, lot by lot, in batches", async () => {
    const desk = await Desk.open(database);
    const { programId } = desk;
    const members = [await desk.member(), await desk.member()];
    for (const memberId of members) {
      await desk.credit(memberId, `${memberId}:a`, { points: 10, lot: lasting(50) });
      await desk.credit(memberId, `${memberId}:b`, { points: 20, lot: lasting(50), unit: "status" });
      await desk.credit(memberId, `${memberId}:c`, { points: 40, lot: lasting(51) });
      await desk.credit(memberId, `${memberId}:d`, { points: 80, lot: lasting(900) });
    }
    await remindExpiry({ programId, now: at(20) });
    const batch = () =>
      withTransaction((tx) => lapseLots(tx, { programId, now: at(60), remindedBy: at(30), lotsMax: 4 }));

    const batches = [await batch(), await batch(), await batch()];

    expect(batches.map(({ lots, points }) => [lots, points])).toEqual([
      [4, 60],
      [2, 80],
      [0, 0],
    ]);
    for (const memberId of members) {
      expect(await desk.account(memberId)).toEqual({ balance: 80, debt: 0 });
      expect(await desk.account(memberId, "status")).toEqual({ balance: 0, debt: 0 });
    }
    expect(await proveLedger({ programId, now: at(60) })).toEqual([]);
  });

  it("lapse again at a later night when they come back to a lot that has lapsed", async () => {
    const { desk, memberId, night } = await holder();
    const spend = await desk.spend(memberId, 60, { day: 2 });
    await night(69);
    await night(100);

    await desk.unspend(memberId, spend, 60, 101);
    const back = await desk.lots(memberId);
    await night(102);

    expect(back).toEqual({ [LOT]: [60, 40, 0] });
    expect(await desk.lots(memberId)).toEqual({ [LOT]: [0, 100, 0] });
    expect((await desk.transfers(memberId)).at(-1)).toEqual([`expiry:${LOT}:${memberId}:2`, -60]);
  });
});

describe("the reminder", () => {
  it("publishes whom it concerns once, at the last night that lies days enough before the date", async () => {
    const { memberId, night } = await holder();
    await forgetJobs();

    await night(68);
    const tooEarly = await publications(memberId);
    await night(69);
    const due = await publications(memberId);
    await forgetJobs();
    await night(70);

    expect([tooEarly, due, await publications(memberId)]).toEqual([0, 1, 0]);
  });

  it("comes again when the date has moved, and the points stay until then", async () => {
    const { desk, memberId, night } = await holder();
    await night(69);
    await desk.write(memberId, (book) => book().redate(LOT, lasting(200), at(90)), at(90));

    await night(100);
    await forgetJobs();
    await night(169);
    const reminded = await publications(memberId);
    await night(200);

    expect(reminded).toBe(1);
    expect(await desk.lots(memberId)).toEqual({ [LOT]: [0, 100, 0] });
  });

  it("does not come for points of a member who was erased, and they stay", async () => {
    const { desk, memberId, night } = await holder();
    await database.query("UPDATE member SET erased_at = now() WHERE id = $1", [memberId]);

    for (const day of [69, 100, 200]) await night(day);

    expect(await desk.account(memberId)).toEqual({ balance: 100, debt: 0 });
  });

  it("publishes the members whose points lapsed", async () => {
    const { memberId, night } = await holder();
    await night(69);
    await forgetJobs();

    await night(100);

    expect(await publications(memberId)).toBe(1);
  });
});

describe("late activity", () => {
  it("brings lapsed points back under a key of their own, and they can lapse anew", async () => {
    const { desk, memberId, night } = await holder();
    await night(69);
    await night(100);
    const redate = () => desk.write(memberId, (book) => book().redate(LOT, lasting(140), at(105)), at(105));

    await redate();
    await redate();
    const back = await desk.account(memberId);
    for (const day of [109, 140]) await night(day);

    expect(back).toEqual({ balance: 100, debt: 0 });
    expect((await desk.transfers(memberId)).map(([key]) => key)).toEqual([
      LOT,
      `expiry:${LOT}:${memberId}:1`,
      `expiry:${LOT}:${memberId}:1:undone`,
      `expiry:${LOT}:${memberId}:2`,
    ]);
    expect(await desk.account(memberId)).toEqual({ balance: 0, debt: 0 });
    expect(await proveLedger({ programId: desk.programId, now: at(200) })).toEqual([]);
  });

  it("lets a lot that somebody else changed meanwhile be read anew", async () => {
    const { desk, memberId, night } = await holder();
    await night(69);

    await Promise.all([
      night(100),
      ...[1, 2, 3].map((n) =>
        desk.write(memberId, (book) => book().credit(movementOf(`gift:${memberId}:${String(n)}`), 5, null)),
      ),
    ]);

    expect(await desk.account(memberId)).toEqual({ balance: 15, debt: 0 });
    expect(await proveLedger({ programId: desk.programId, now: at(100) })).toEqual([]);
  });
});
