import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { describeShop } from "../../app/flows/describe-shop.ts";
import { fetchOrders } from "../../app/flows/fetch-orders.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { installShop } from "../../app/flows/install-shop.ts";
import { publishProgram } from "../../app/flows/publish-program.ts";
import { uninstallShop } from "../../app/flows/uninstall-shop.ts";
import { updateShopFacts } from "../../app/flows/update-shop-facts.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { shopByDomain } from "../../app/models/shop.ts";
import { REQUIRED_SCOPES } from "../../app/shopify/app-config.ts";
import { uninstallApp } from "../../sandbox/installation.ts";
import { freshDatabase } from "../support/database.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now, settings: { name: "Chairs", timeZone: "Europe/Berlin" } });
const DAY_MS = 24 * 60 * 60 * 1000;

/** Job names that wait for this shop or its program. */
async function waitingJobs(programId = shopify.shop.programId): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT task_identifier AS name FROM graphile_worker.jobs WHERE key ~ $1 ORDER BY 1`,
    [`:${programId}(:|$)`],
  );
  return rows.map(({ name }) => name);
}

const forgetJobs = () => database.query("DELETE FROM graphile_worker._private_jobs");

async function notice(): Promise<unknown> {
  const [row] = await database.query<{ notice: unknown }>("SELECT notice FROM shop WHERE domain = $1", [
    shopify.sandbox.shop,
  ]);
  return row?.notice;
}

describe("the first visit", () => {
  it("makes the shop and its program, reads the shop's facts, and asks for its past orders", async () => {
    expect(shopify.shop).toMatchObject({
      state: "installed",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      connection: "ok",
      scopes: [...REQUIRED_SCOPES],
    });
    expect(shopify.shop.appInstallationId).toMatch(/^gid:\/\/shopify\/AppInstallation\/\d+$/);
    expect(await waitingJobs()).toEqual(["describe-shop", "fetch-orders", "publish-program"]);
    expect(await notice()).toBeNull();
  });

  it("at two windows at once makes one shop", async () => {
    const shopDomain = "two-windows.myshopify.com";

    const visits = await Promise.all(
      Array.from({ length: 5 }, () => installShop({ shopDomain, scopes: [...REQUIRED_SCOPES], now })),
    );

    expect(visits.filter(({ outcome }) => outcome === "installed")).toHaveLength(1);
    expect(new Set(visits.map(({ programId }) => programId)).size).toBe(1);
  });

  it("without all scopes shows which are missing, until they are granted", async () => {
    const shopDomain = "few-scopes.myshopify.com";
    const noticeOf = async () =>
      (await database.query<{ notice: unknown }>("SELECT notice FROM shop WHERE domain = $1", [shopDomain]))[0]?.notice;

    await installShop({ shopDomain, scopes: ["read_orders"], now });
    const before = await noticeOf();
    await installShop({ shopDomain, scopes: [...REQUIRED_SCOPES], now });

    expect(before).toEqual({
      kind: "missing-scopes",
      scopes: REQUIRED_SCOPES.filter((scope) => scope !== "read_orders"),
    });
    expect(await noticeOf()).toBeNull();
  });
});

describe("the past orders", () => {
  it("of 60 days are stored for the preview, however often they are fetched", async () => {
    const { admin, shop, control } = shopify;
    const lines = [{ title: "Chair", price: "59.90", quantity: 1 }];
    for (let count = 0; count < 7; count += 1) await control("/orders", { lines, paid: true, fulfilled: true });

    const first = await fetchOrders({ admin, ...shop, now });
    await fetchOrders({ admin, ...shop, now });

    expect(first).toEqual({ outcome: "fetched", orders: 7 });
    const [row] = await database.query("SELECT count(*)::int FROM shop_order WHERE shop_id = $1", [shop.shopId]);
    expect(row).toEqual({ count: 7 });
    expect(await shopByDomain(shop.domain)).toMatchObject({ historyFetchedAt: now, reconciledTo: now });
    expect((await database.query("SELECT 1 FROM transfer")).length).toBe(0);
  });

  it("are tried again when Shopify fails on the way", async () => {
    const { admin, shop, control } = shopify;
    await control("/faults", { operation: "OrdersPage", when: "before", how: "http500" });

    await expect(fetchOrders({ admin, ...shop, now })).rejects.toThrow();
    expect(await fetchOrders({ admin, ...shop, now })).toMatchObject({ outcome: "fetched" });
  });
});

describe("the published program", () => {
  it("is nothing before the first version, and the newest version afterwards", async () => {
    const { admin, shop, sandbox } = shopify;
    const before = await publishProgram({ admin, ...shop });
    await saveProgram({ programId: shop.programId, program: simpleProgram(100), actor: "test", now });
    await goLive({ programId: shop.programId, actor: "test", now });
    const after = await publishProgram({ admin, ...shop });

    expect(before).toEqual({ outcome: "nothing-to-publish" });
    expect(after).toEqual({ outcome: "published" });
    const field = [...sandbox.context.shop.metafields.values()].find(({ ownerType }) => ownerType === "API_APP");
    expect(field).toMatchObject({ namespace: "laurel", key: "program", type: "json" });
    expect(JSON.parse(field?.value ?? "{}")).toMatchObject({
      v: 1,
      live: true,
      pointsName: { one: "Coin", many: "Coins" },
      currency: "EUR",
      decimals: 2,
      rate: { numerator: 1, denominator: 1 },
      when: "fulfilled",
      joiningGift: 0,
      joining: "automatic",
      tiers: [],
      rewards: [{ id: "voucher", points: 100, amount: "1.00" }],
    });
  });

  it("names the namespace in which Shopify keeps the members' metafield, and defines that where it is missing", async () => {
    const { admin, shop, sandbox } = shopify;
    sandbox.context.shop.metafieldDefinitions.clear();

    await Promise.all([publishProgram({ admin, ...shop }), publishProgram({ admin, ...shop })]);

    const definitions = [...sandbox.context.shop.metafieldDefinitions.values()];
    expect(definitions).toHaveLength(1);
    expect(definitions[0]).toMatchObject({ ownerType: "CUSTOMER", key: "loyalty", type: "json" });
    expect(definitions[0]?.access.storefront).toBe("PUBLIC_READ");
    const field = [...sandbox.context.shop.metafields.values()].find(({ ownerType }) => ownerType === "API_APP");
    expect(JSON.parse(field?.value ?? "{}")).toMatchObject({ namespace: definitions[0]?.namespace });
  });
});

describe("a shop that changes", () => {
  beforeEach(forgetJobs);

  it("is read anew, and a new currency is shown to the merchant", async () => {
    const { admin, shop, control } = shopify;
    await control("/shop", { name: "Tables", timeZone: "Europe/Vienna" });
    shopify.sandbox.context.shop.settings.currency = "CHF";

    expect(await updateShopFacts({ shopDomain: shop.domain })).toEqual({ outcome: "reading" });
    expect(await waitingJobs()).toEqual(["describe-shop"]);
    await describeShop({ admin, ...shop, now });

    expect(await shopByDomain(shop.domain)).toMatchObject({ currency: "CHF", timeZone: "Europe/Vienna" });
    expect(await notice()).toBeNull();
    shopify.sandbox.context.shop.settings.currency = "EUR";
    await describeShop({ admin, ...shop, now });
  });

  it("that we do not know is nothing to us", async () => {
    expect(await updateShopFacts({ shopDomain: "nobody.myshopify.com" })).toEqual({ outcome: "not-installed" });
  });
});

describe("a shop that removes the app", () => {
  beforeEach(forgetJobs);

  it("is left alone while its token still works: the message was late", async () => {
    await updateShopFacts({ shopDomain: shopify.shop.domain });

    expect(await uninstallShop({ admin: shopify.admin, now })).toEqual({ outcome: "installed-again" });
    expect(await shopByDomain(shopify.shop.domain)).toMatchObject({ state: "installed" });
    expect(await waitingJobs()).toEqual(["describe-shop"]);
  });

  it("loses its tokens and jobs, keeps everything else, and says so once", async () => {
    const { admin, shop, sandbox } = shopify;
    await updateShopFacts({ shopDomain: shop.domain });
    uninstallApp(sandbox.context);

    expect(await uninstallShop({ admin, now })).toEqual({ outcome: "uninstalled" });
    expect(await uninstallShop({ admin, now })).toEqual({ outcome: "already-uninstalled" });

    expect(await shopByDomain(shop.domain)).toMatchObject({ state: "uninstalled", currency: "EUR" });
    expect(await database.query("SELECT id FROM session WHERE shop = $1", [shop.domain])).toEqual([]);
    expect(await waitingJobs()).toEqual([]);
    const [orders] = await database.query("SELECT count(*)::int FROM shop_order WHERE shop_id = $1", [shop.shopId]);
    expect(orders).toEqual({ count: 7 });
  });

  it("finds its program again when it comes back, and what happened meanwhile is reconciled", async () => {
    const back = new Date(now.getTime() + 3 * DAY_MS);

    const shop = await shopify.install(back);

    expect(shop).toMatchObject({ programId: shopify.shop.programId, state: "installed", reconciledTo: now });
    expect(await waitingJobs()).toEqual([
      "describe-shop",
      "publish-program",
      "reconcile-shop",
      "review-tiers",
      "sync-perks",
      "work-redemptions",
    ]);
  });

  it("that we do not know is nothing to us", async () => {
    const { adminFor } = await import("../../app/admin.server.ts");
    const admin = adminFor(`${randomUUID()}.myshopify.com`);

    expect(await uninstallShop({ admin, now })).toEqual({ outcome: "unknown-shop" });
  });
});

describe("a shop whose access had lapsed", () => {
  it("is reconciled once it is connected again", async () => {
    await forgetJobs();
    const { shop } = shopify;
    await database.query("UPDATE shop SET connection = 'reconnect' WHERE domain = $1", [shop.domain]);

    const answer = await installShop({ shopDomain: shop.domain, scopes: [...REQUIRED_SCOPES], now });

    expect(answer.outcome).toBe("reconnected");
    expect(await waitingJobs()).toEqual([
      "describe-shop",
      "reconcile-shop",
      "review-tiers",
      "sync-perks",
      "work-redemptions",
    ]);
    expect(await shopByDomain(shop.domain)).toMatchObject({ connection: "ok" });
  });

  it("is not read again by every further token", async () => {
    await forgetJobs();

    await installShop({ shopDomain: shopify.shop.domain, scopes: [...REQUIRED_SCOPES], now });

    expect(await waitingJobs()).toEqual([]);
  });
});
