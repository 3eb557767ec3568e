import { beforeAll, describe, expect, it } from "vitest";
import { workShop } from "../../app/flows/redemptions/work-shop.ts";
import { sweepRedemptions } from "../../app/flows/redemptions/sweep-redemptions.ts";
import { drawCodes } from "../../app/reward-codes.server.ts";
import { ThrottledError } from "../../app/shopify/admin-client.ts";
import { freshDatabase } from "../support/database.ts";
import { redeeming, secondsAfter } from "../support/redeeming.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const { offer, memberWith, reserved } = redeeming({ database, shopify, now });

beforeAll(() => offer({ id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 100 }));

const LATER = secondsAfter(now, 2);
const turn = (at = LATER, admin = shopify.admin) => workShop({ admin, shop: shopify.shop, drawCodes, clock: () => at });

const states = async () =>
  (
    await database.query<{ state: string; count: number }>(
      "SELECT state, count(*)::int AS count FROM redemption GROUP BY state ORDER BY state",
    )
  ).map(({ state, count }) => `${state} ${String(count)}`);

async function many(count: number): Promise<void> {
  const { memberId } = await memberWith(count * 100);
  for (let index = 0; index < count; index += 1) await reserved(memberId);
}

const waitingJobs = () =>
  database.query<{ key: string }>(
    "SELECT key FROM graphile_worker._private_jobs WHERE key LIKE 'work-redemptions:%' AND locked_at IS NULL",
  );

describe("one turn of a shop", () => {
  it("works off everything that is due, and wants no other", async () => {
    await many(20);

    expect(await turn()).toEqual({ inMs: null });

    expect(await states()).toEqual(["issued 20"]);
  });

  it("two at once of the same shop make each code once", async () => {
    await database.query("DELETE FROM redemption");
    const before = shopify.sandbox.context.shop.discounts.size;
    await many(20);

    await Promise.all([turn(), turn()]);
    await turn();

    expect(await states()).toEqual(["issued 20"]);
    expect(shopify.sandbox.context.shop.discounts.size - before).toBe(20);
  });

  it("ends when the shop is throttled, with nothing claimed, and asks for the next when the limit allows it", async () => {
    await database.query("DELETE FROM redemption");
    await many(3);
    const throttled = {
      shopDomain: shopify.shop.domain,
      query: () => Promise.reject(new ThrottledError("throttled", 4000)),
    };

    expect(await turn(LATER, throttled)).toEqual({ inMs: 4000 });

    expect(await database.query("SELECT 1 FROM redemption WHERE claimed_until IS NOT NULL")).toEqual([]);
    expect(await turn()).toEqual({ inMs: null });
    expect(await states()).toEqual(["issued 3"]);
  });

  it("ends after a while though more is due: other shops have their turn", async () => {
    await database.query("DELETE FROM redemption");
    await many(20);
    let at = LATER;
    const clock = () => {
      at = secondsAfter(at, 8);
      return at;
    };

    const { admin, shop } = shopify;
    expect(await workShop({ admin, shop, drawCodes, clock })).toEqual({ inMs: 0 });

    expect(await states()).toEqual(["issued 8", "reserved 12"].toSorted());
  });
});

describe("the sweep", () => {
  it("has a shop worked on whose job was lost, and none that is not connected", async () => {
    const lose = "DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'work-redemptions:%'";
    await database.query(lose);
    await sweepRedemptions({ now: secondsAfter(now, 60) });
    expect(await waitingJobs()).toHaveLength(1);

    await database.query(lose);
    await database.query("UPDATE shop SET connection = 'reconnect'");
    await sweepRedemptions({ now: secondsAfter(now, 60) });
    expect(await waitingJobs()).toEqual([]);
    await database.query("UPDATE shop SET connection = 'ok'");
  });

  it("has what a worker claimed and left worked on once the lease is over", async () => {
    await database.query("UPDATE redemption SET claimed_until = $1 WHERE state = 'reserved'", [secondsAfter(now, 120)]);

    await turn(secondsAfter(now, 60));
    expect(await states()).toContain("reserved 12");
    await turn(secondsAfter(now, 121));

    expect(await states()).toEqual(["issued 20"]);
  });
});
