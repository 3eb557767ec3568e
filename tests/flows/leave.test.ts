import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { goLive } from "../../app/flows/go-live.ts";
import { startLeaving } from "../../app/flows/leave/start-leaving.ts";
import { continueVoiding } from "../../app/flows/redemptions/void-redemptions.ts";
import { newestLeaveRun } from "../../app/models/leave-run.ts";
import { programState } from "../../app/models/program.ts";
import { redemptionById } from "../../app/models/redemption.ts";
import { countIssued } from "../../app/models/void-run.ts";
import { freshDatabase } from "../support/database.ts";
import { NOW } from "../support/live-shop.ts";
import { memberWith, taken } from "../support/taken.ts";
import { voucher, voucherShops } from "./redemptions/voucher-shop.ts";

const database = freshDatabase();
const { shopWith } = voucherShops(database);
/** What was issued when it began ends; what is issued in the same moment is later. */
const later = new Date(NOW.getTime() + 1000);
const card = { id: "card", kind: "gift-card", points: 50, amountMinor: 500 } as const;
const asMuch = {
  ...({ id: "as-much", kind: "slider", as: "gift-card" } as const),
  ...{ pointsMin: 100, pointsMax: 500, pointsStep: 100, minorPerStep: 100 },
};

async function shopWithTaken() {
  const shop = await shopWith({ rewards: [voucher, card, asMuch] });
  const memberId = await memberWith(shop, 1000);
  const code = await taken(shop, memberId);
  const gift = await taken(shop, memberId, "card");
  return { shop, code, gift };
}

const leave = (programId: string, what: "codes" | "everything", leaveId: string = randomUUID()) =>
  startLeaving({ programId, leaveId, what, actor: "staff:42", now: later });
const jobsOf = async (programId: string) =>
  (
    await database.query<{ key: string }>("SELECT key FROM graphile_worker.jobs WHERE key LIKE '%:' || $1 || '%'", [
      programId,
    ])
  ).map(({ key }) => key);

describe("leaving", () => {
  it("stops the program and ends the codes, and leaves gift cards with whoever has them", async () => {
    const { shop, code, gift } = await shopWithTaken();
    const { programId } = shop;
    const leaveId = randomUUID();

    expect(await leave(programId, "codes", leaveId)).toEqual({ outcome: "started" });
    await continueVoiding({ programId, runId: leaveId, now: later });

    expect((await programState(null, programId)).status).toBe("off");
    expect(await redemptionById(programId, code.id)).toMatchObject({ todo: "end" });
    expect(await redemptionById(programId, gift.id)).toMatchObject({ todo: null, state: "issued" });
    expect(await countIssued(null, programId)).toEqual({ codes: 0, giftCards: 1, other: 0 });
    expect(await newestLeaveRun(programId)).toMatchObject({ codes: 1, giftCards: 0, voidRunId: leaveId });
    expect(await jobsOf(programId)).toContain(`publish-program:${programId}`);
  });

  it("ends everything that is issued where that is wished, sliders by what they gave", async () => {
    const { shop, gift } = await shopWithTaken();
    const { programId } = shop;
    await database.query(
      `UPDATE redemption SET kind = 'slider', terms = '{"as": "gift-card"}' WHERE program_id = $1 AND id = $2`,
      [programId, gift.id],
    );
    expect(await countIssued(null, programId)).toEqual({ codes: 1, giftCards: 1, other: 0 });
    const leaveId = randomUUID();

    await leave(programId, "everything", leaveId);
    await continueVoiding({ programId, runId: leaveId, now: later });

    expect(await countIssued(null, programId)).toEqual({ codes: 0, giftCards: 0, other: 0 });
  });

  it("asked twice is one run, on record once", async () => {
    const { shop } = await shopWithTaken();
    const { programId } = shop;
    const leaveId = randomUUID();

    const answers = await Promise.all([leave(programId, "codes", leaveId), leave(programId, "codes", leaveId)]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-started", "started"]);
    const recorded = await database.query(
      "SELECT data FROM activity WHERE program_id = $1 AND action = 'leave-started'",
      [programId],
    );
    expect(recorded).toEqual([{ data: { run: leaveId, codes: 1, giftCards: 0, other: 0, discounts: 0 } }]);
  });

  it("asked again long after, when the program is live again, ends nothing", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const { programId } = shop;
    const leaveId = randomUUID();
    expect(await leave(programId, "codes", leaveId)).toEqual({ outcome: "started" });
    await goLive({ programId, actor: "staff:42", now: NOW });
    await taken(shop, await memberWith(shop, 1000));

    expect(await leave(programId, "codes", leaveId)).toEqual({ outcome: "already-started" });

    expect(await database.query("SELECT 1 FROM void_run WHERE program_id = $1", [programId])).toEqual([]);
    expect((await programState(null, programId)).status).toBe("live");
  });

  it("has nothing to do for a program that is off and of which nothing is active", async () => {
    const shop = await shopWith({ rewards: [voucher] });
    const { programId } = shop;
    expect(await leave(programId, "everything")).toEqual({ outcome: "started" });

    expect(await leave(programId, "everything")).toEqual({ outcome: "nothing-active" });
  });

  it("is of this program alone", async () => {
    const { shop } = await shopWithTaken();
    const other = await shopWithTaken();

    await leave(shop.programId, "everything");

    expect((await programState(null, other.shop.programId)).status).toBe("live");
    expect(await countIssued(null, other.shop.programId)).toEqual({ codes: 1, giftCards: 1, other: 0 });
  });

  it("lets the program go live again where it stopped, with everybody reviewed", async () => {
    const { shop } = await shopWithTaken();
    const { programId } = shop;
    const before = await programState(null, programId);
    await leave(programId, "codes");

    await goLive({ programId, actor: "staff:42", now: later });

    expect(await programState(null, programId)).toMatchObject({ status: "live", liveFrom: before.liveFrom });
    expect(await jobsOf(programId)).toContain(`review-tiers:${programId}`);
  });
});
