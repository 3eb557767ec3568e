import { describe, expect, it } from "vitest";
import { dismissAlert, reopenAlert } from "../../../app/flows/alerts/dismiss-alert.ts";
import { withTransaction } from "../../../app/db.server.ts";
import { alertsOf, closeAlert, type NewAlert, openAlertCounts, raiseAlerts } from "../../../app/models/alert.ts";
import { freshDatabase } from "../../support/database.ts";
import { liveShop, NOW } from "../../support/live-shop.ts";

const database = freshDatabase();

async function raised(...alerts: Partial<NewAlert>[]) {
  const shop = await liveShop(database);
  const { programId } = shop;
  await raise(programId, ...alerts);
  return programId;
}

async function raise(programId: string, ...alerts: Partial<NewAlert>[]): Promise<void> {
  const plain: NewAlert = {
    ...{ kind: "low-stock", subject: "spa", memberId: null, redemptionId: null, data: { left: 3 }, at: NOW },
  };
  const all = alerts.map((alert) => ({ ...plain, ...alert }));
  await withTransaction((tx) => raiseAlerts(tx, { programId, alerts: all }));
}

async function listed(programId: string, which: "open" | "dismissed" = "open") {
  return alertsOf({ programId, which, limit: 10, offset: 0 });
}

describe("what the merchant should look at", () => {
  it("is told once of the same kind about the same, newest first", async () => {
    const programId = await raised({}, { subject: "gym", at: new Date(NOW.getTime() + 1000) });

    await raise(programId, { data: { left: 2 } }, { kind: "discount-limit" });

    expect((await listed(programId)).map(({ kind, subject, data }) => ({ kind, subject, data }))).toEqual([
      { kind: "low-stock", subject: "gym", data: { left: 3 } },
      { kind: "discount-limit", subject: "spa", data: { left: 3 } },
      { kind: "low-stock", subject: "spa", data: { left: 3 } },
    ]);
    expect((await openAlertCounts(programId)).sort((a, b) => a.count - b.count)).toEqual([
      { kind: "discount-limit", count: 1 },
      { kind: "low-stock", count: 2 },
    ]);
  });

  it("is dismissed for good, and comes back if somebody says so", async () => {
    const programId = await raised({});
    const [alert] = await listed(programId);
    const one = { programId, alertId: alert?.id ?? "", actor: "Ada", now: NOW };

    const outcomes = [await dismissAlert(one), await dismissAlert(one)];
    await raise(programId, {});

    expect(outcomes).toEqual([{ outcome: "dismissed" }, { outcome: "not-open" }]);
    expect(await listed(programId)).toEqual([]);
    expect(await listed(programId, "dismissed")).toMatchObject([{ subject: "spa", dismissedBy: "Ada" }]);
    expect(await reopenAlert(one)).toEqual({ outcome: "reopened" });
    expect(await reopenAlert(one)).toEqual({ outcome: "not-dismissed" });
    expect(await listed(programId)).toMatchObject([{ subject: "spa", dismissedAt: null, dismissedBy: null }]);
  });

  it("goes by itself once it is settled, and is told again when it comes again", async () => {
    const programId = await raised({});

    await withTransaction((tx) => closeAlert(tx, { programId, kind: "low-stock", subject: "spa", at: NOW }));

    expect(await listed(programId)).toEqual([]);
    await raise(programId, { data: { left: 1 } });
    expect(await listed(programId)).toMatchObject([{ subject: "spa", data: { left: 1 } }]);
  });
});
