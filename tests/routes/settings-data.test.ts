import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { forgetReports } from "../../app/flows/forget-reports.ts";
import { purgeDeliveries } from "../../app/flows/purge-deliveries.ts";
import { findApiKey } from "../../app/models/api-key.ts";
import { freshDatabase } from "../support/database.ts";
import { deliver } from "../support/deliveries.ts";
import { NOW } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop } from "./staff.ts";

const database = freshDatabase();
shopifyWithCustomers();
let staff: Staff;

async function routes() {
  return {
    connection: await import("../../app/routes/app.settings.tsx"),
    keys: await import("../../app/routes/app.settings_.keys.tsx"),
    requests: await import("../../app/routes/app.settings_.requests.tsx"),
    terms: await import("../../app/routes/app.settings_.terms.tsx"),
    retention: await import("../../app/routes/app.settings_.retention.tsx"),
    shop: await import("../../app/routes/app.settings_.shop.tsx"),
  };
}
let on: Awaited<ReturnType<typeof routes>>;

beforeAll(async () => {
  on = await routes();
  clock.setOffset(NOW.getTime() - Date.now());
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

describe("the connection to Shopify", () => {
  it("is made anew by forgetting the tokens, so that the next visit brings new ones", async () => {
    await on.connection.action(staff.ask("/app/settings", { body: {} }));

    expect(await database.query("SELECT id FROM session WHERE shop = $1", [staff.domain])).toEqual([]);
  });
});

describe("API keys", () => {
  const post = (body: object, someone = staff) => on.keys.action(someone.ask("/app/settings/keys", { body }));
  const load = (someone = staff) => on.keys.loader(someone.ask("/app/settings/keys"));
  const keyOf = (made: object) => ("key" in made && typeof made.key === "string" ? made.key : "");

  it("work once they are made, are shown once, and are revoked", async () => {
    const made = await post({ intent: "create-key", name: " Our app " });
    const key = keyOf(made);
    expect(await findApiKey(key)).toMatchObject({ programId: staff.shop.programId });

    const { apiKeys } = await load();
    expect(apiKeys).toMatchObject([{ name: "Our app", revokedAt: null }]);
    expect(JSON.stringify(apiKeys)).not.toContain(key);

    expect(await post({ intent: "revoke-key", id: must(apiKeys[0]).id })).toMatchObject({ outcome: "revoked" });
    expect(await findApiKey(key)).toBeNull();
  });

  it("without a name are refused, at its field", async () => {
    expect(await post({ intent: "create-key", name: " " })).toMatchObject({ outcome: "name-required" });
    expect(await post({ intent: "create-key", name: "x".repeat(61) })).toMatchObject({ outcome: "name-too-long" });
    expect((await load()).apiKeys).toEqual([]);
  });

  it("of another shop are not revoked", async () => {
    const other = await staffOfNewShop(database);
    const made = await post({ intent: "create-key", name: "theirs" }, other);
    const { id } = must((await load(other)).apiKeys[0]);

    expect(await post({ intent: "revoke-key", id })).toMatchObject({ outcome: "unknown-key" });
    expect(await findApiKey(keyOf(made))).not.toBeNull();
  });
});

describe("data requests", () => {
  const load = (someone = staff) => on.requests.loader(someone.ask("/app/settings/requests"));
  const take = (id: string, someone = staff) =>
    on.requests.action(someone.ask("/app/settings/requests", { body: { id } }));

  it("hand out the report a customer asked for, and note that it was taken", async () => {
    const id = await dataRequest(staff);

    expect(await take(id)).toMatchObject({ outcome: "report", json: '{"orders": []}' });
    const { dataRequests } = await load();
    expect(dataRequests).toMatchObject([{ id, customerId: "7", dueAt: "2026-12-01T00:00:00.000Z" }]);
    expect(dataRequests[0]?.fetchedAt).not.toBeNull();
  });

  it("hand out no other shop's report", async () => {
    const id = await dataRequest(await staffOfNewShop(database));

    expect(await take(id)).toMatchObject({ outcome: "unknown-request" });
  });

  it("are forgotten so long after they were taken as the shop keeps them, and not before they were taken", async () => {
    const other = await staffOfNewShop(database);
    const [taken, waiting, theirs] = [
      await dataRequest(staff),
      await dataRequest(staff, "2"),
      await dataRequest(other),
    ];
    await database.query("UPDATE data_request SET fetched_at = $1 WHERE id <> $2", [daysAgo(10), waiting]);
    await on.retention.action(staff.ask("/app/settings/retention", { body: { deliveryDays: 30, reportDays: 7 } }));

    await forgetReports({ now: NOW });

    expect(await take(taken)).toMatchObject({ outcome: "unknown-request" });
    expect((await load()).dataRequests).toMatchObject([{ isForgotten: false }, { id: taken, isForgotten: true }]);
    expect(await take(waiting)).toMatchObject({ outcome: "report" });
    expect(await take(theirs, other)).toMatchObject({ outcome: "report" });
  });
});

describe("details for the terms", () => {
  const details = {
    company: "Hearth Ltd",
    contact: "help@hearth.example",
    privacyUrl: "https://hearth.example/privacy",
  };
  const save = (body: object, someone = staff) => on.terms.action(someone.ask("/app/settings/terms", { body }));
  const load = (someone = staff) => on.terms.loader(someone.ask("/app/settings/terms"));

  it("are saved for this shop alone, on record with what they were before", async () => {
    const other = await staffOfNewShop(database);

    expect(await save({ ...details, company: " Hearth Ltd " })).toEqual({ outcome: "changed" });
    expect(await save(details)).toEqual({ outcome: "unchanged" });

    expect((await load()).settings).toEqual(details);
    expect((await load(other)).settings).toEqual({ company: "", contact: "", privacyUrl: "" });
    const [entry, ...more] = await activityOf(staff);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actor: "staff:42", action: "settings-changed" });
    expect(entry?.data["changes"]).toContainEqual({ field: "company", from: "", to: "Hearth Ltd" });
  });

  it.each(["javascript:alert(1)", "http://hearth.example", "https://user:secret@hearth.example", "hearth.example"])(
    "refuse %s as a link",
    async (privacyUrl) => {
      expect(await save({ ...details, privacyUrl })).toEqual({
        outcome: "invalid",
        problems: { privacyUrl: "not-a-link" },
      });
      expect((await load()).settings.privacyUrl).toBe("");
    },
  );
});

describe("retention", () => {
  const save = (body: object) => on.retention.action(staff.ask("/app/settings/retention", { body }));

  it("decides when this shop's messages are deleted, and no other's", async () => {
    const other = await staffOfNewShop(database);
    const old = await delivered(staff, 10);
    const young = await delivered(staff, 3);
    const theirs = await delivered(other, 10);
    const theirOld = await delivered(other, 31);
    await save({ deliveryDays: 7, reportDays: 30 });

    await purgeDeliveries({ now: NOW });

    expect(await kept()).toEqual([young, theirs].sort());
    expect(await kept()).not.toContain(old);
    expect(await kept()).not.toContain(theirOld);
  });

  it("stays within its bounds", async () => {
    const problems = { deliveryDays: "not-a-day-count", reportDays: "not-a-day-count" };

    expect(await save({ deliveryDays: 0, reportDays: 366 })).toEqual({ outcome: "invalid", problems });
  });

  async function delivered(someone: Staff, days: number): Promise<string> {
    const id = await deliver(database, { shopDomain: someone.domain, body: {} });
    await database.query("UPDATE delivery SET state = 'settled', settled_at = $2 WHERE id = $1", [id, daysAgo(days)]);
    return id;
  }

  async function kept(): Promise<string[]> {
    const rows = await database.query<{ id: string }>("SELECT id::text FROM delivery WHERE body IS NOT NULL");
    return rows.map(({ id }) => id).sort();
  }
});

it("the shop's page shows this shop", async () => {
  expect((await on.shop.loader(staff.ask("/app/settings/shop"))).shop.domain).toBe(staff.domain);
});

async function activityOf({ shop }: Staff) {
  return database.query<{ actor: string; action: string; data: Record<string, unknown> }>(
    "SELECT actor, action, data FROM activity WHERE program_id = $1 ORDER BY id",
    [shop.programId],
  );
}

async function dataRequest({ shop }: Staff, requestId = "1"): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO data_request (program_id, shop_id, customer_id, request_id, asked_at, report)
     VALUES ($1, $2, 7, $3, '2026-11-01T00:00:00Z', '{"orders": []}') RETURNING id::text`,
    [shop.programId, shop.shopId, requestId],
  );
  return must(row).id;
}
