import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../../app/db.server.ts";
import { continueVoiding, startVoiding } from "../../../app/flows/redemptions/void-redemptions.ts";
import { installShop } from "../../../app/flows/install-shop.ts";
import { enqueueNow } from "../../../app/models/outbox.ts";
import { dropJobs, shopById } from "../../../app/models/shop.ts";
import { DAY } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { NOW } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";
import { memberWith, taken } from "../../support/taken.ts";
import { voucher, voucherShops } from "./voucher-shop.ts";

const database = freshDatabase();
const { shopWith } = voucherShops(database);

const daysLater = (days: number) => new Date(NOW.getTime() + days * DAY * 1000);

const jobsOf = async () =>
  (await database.query<{ key: string }>(`SELECT key FROM graphile_worker.jobs WHERE key IS NOT NULL`)).map(
    ({ key }) => key,
  );

describe("a run of bulk voiding", () => {
  const filter = { rewardId: null, issuedAfter: null, issuedBefore: null };

  async function running() {
    const shop = await shopWith({ rewards: [voucher] });
    const redemption = await taken(shop, await memberWith(shop, 100));
    const runId = randomUUID();
    const { programId } = shop;
    await startVoiding({ programId, runId, filter, points: "return", actor: "test", now: daysLater(1) });
    return { shop, redemption, runId, goOn: () => continueVoiding({ programId, runId, now: daysLater(1) }) };
  }

  it("leaves what somebody works on to them until they are done", async () => {
    const { redemption, goOn } = await running();
    const until = daysLater(2);
    await database.query(`UPDATE redemption SET claimed_until = $2 WHERE id = $1`, [redemption.id, until]);

    expect(await goOn()).toEqual({ outcome: "marked" });

    const rows = await database.query(`SELECT todo, claimed_until AS until FROM redemption WHERE id = $1`, [
      redemption.id,
    ]);
    expect(rows).toEqual([{ todo: "end", until }]);
  });

  it("is held up while its shop cannot be reached, and goes on when the shop is back", async () => {
    const { shop, runId, goOn } = await running();
    await goOn();
    await database.query(`UPDATE shop SET connection = 'reconnect' WHERE program_id = $1`, [shop.programId]);

    expect(await goOn()).toEqual({ outcome: "held-up" });

    const { domain: shopDomain, scopes } = must(await shopById(shop));
    await installShop({ shopDomain, scopes, now: daysLater(2) });
    expect(await goOn()).toEqual({ outcome: "waiting" });
    expect(await jobsOf()).toContain(`void-redemptions:${shop.programId}:${runId}`);
  });

  it("leaves no job behind when the app is removed", async () => {
    const { shop, runId } = await running();
    const { programId, shopId } = shop;
    await enqueueNow([{ name: "void-redemptions", programId, runId }], { seconds: 600, label: ":look" });
    await enqueueNow([{ name: "work-redemptions", programId, shopId }], { seconds: 60, label: ":turn" });
    await enqueueNow([{ name: "sync-perks", programId, shopId }]);

    await withTransaction((tx) => dropJobs(tx, { programId, shopId }));

    const left = (await jobsOf()).filter((key) => key.includes(`:${programId}:`));
    expect(left.filter((key) => /^(void-redemptions|work-redemptions|sync-perks):/.test(key))).toEqual([]);
  });
});
