import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiKey } from "../../app/flows/create-api-key.ts";
import { revokeApiKey } from "../../app/flows/revoke-api-key.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { apiCalls, handleApi } from "../../app/http/api.ts";
import { keyFrom, listApiKeys } from "../../app/models/api-key.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { give } from "../support/give.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";

const database = freshDatabase();

/** A live shop with a key of its program. */
async function shopWithKey() {
  const shop = await liveShop(database);
  const { programId } = shop;
  const [key, id] = [keyFrom(randomBytes(32)), randomUUID()];
  await createApiKey({ programId, id, name: "Warehouse", key, actor: "test", now: NOW });
  return { shop, key, id };
}

async function get(path: string, key?: string, headers: Record<string, string[]> = {}) {
  const [pathname = "", query = ""] = path.split("?");
  const reply = await handleApi({
    method: "GET",
    path: pathname,
    query: new URLSearchParams(query),
    headers: { ...(key ? { authorization: [`Bearer ${key}`] } : {}), ...headers },
    body: Buffer.alloc(0),
  });
  return { status: reply.status, headers: reply.headers ?? {}, json: JSON.parse(String(reply.body)) as unknown };
}

async function grant(shop: ShopContext, customerId: string, points: number): Promise<void> {
  const memberId = (await accountOf(database, shop, customerId))?.memberId ?? "";
  await give({ programId: shop.programId, memberId, points, now: NOW });
}

describe("a member", () => {
  it("is found by the Shopify customer id, with balance and pending points", async () => {
    const { shop, key } = await shopWithKey();
    await settle(shop, shipped(order()), order({ id: "2", netMinor: 4_000 }));

    const { status, json } = await get("/api/v1/members/1", key);

    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: "1",
      balance: { available: 129, pending: 40 },
      pending: [{ points: 40, when: "fulfilled" }],
      tier: null,
    });
  });

  it("has the balance of any past moment, as known today", async () => {
    const { shop, key } = await shopWithKey();
    const facts = shipped(order());
    await settle(shop, facts);
    const shippedAt = (facts.fulfilments[0]?.at ?? 0) * 1000;
    const at = async (moment: number) => {
      const asOf = new Date(moment).toISOString();
      return (await get(`/api/v1/members/1?asOf=${asOf}`, key)).json;
    };

    expect(await at(shippedAt - 1000)).toMatchObject({ asOf: { balance: 0 }, balance: { available: 129 } });
    expect(await at(shippedAt)).toMatchObject({ asOf: { balance: 129 } });
    expect(await get("/api/v1/members/1?asOf=yesterday", key)).toMatchObject({ status: 400 });
  });

  it("has every transfer with its key and explanation, the last recorded first", async () => {
    const { shop, key } = await shopWithKey();
    await settle(shop, shipped(order()));
    await grant(shop, "1", -9);

    const { json } = await get("/api/v1/members/1/transfers", key);

    expect(json).toMatchObject({
      transfers: [
        { points: 9, from: "member", to: "issued", reason: "agent-goodwill", explanation: { kind: "agent" } },
        {
          points: 129,
          from: "issued",
          to: "member",
          reason: "order-fulfilled",
          key: expect.stringMatching(/^order:\d+:orders:fulfilled-\d+$/) as string,
          explanation: { kind: "order", basisMinor: 12_990, after: 129 },
          occurredAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
          recordedAt: NOW.toISOString(),
        },
      ],
      next: null,
    });
  });

  it("has pages that fit together, even when transfers are added meanwhile", async () => {
    const { shop, key } = await shopWithKey();
    await settle(shop, shipped(order()));
    for (let points = 1; points <= 5; points += 1) await grant(shop, "1", points);

    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json } = await get(`/api/v1/members/1/transfers?limit=2${cursor ? `&cursor=${cursor}` : ""}`, key);
      const page = json as { transfers: { points: number }[]; next: string | null };
      expect(page.transfers.length).toBeLessThanOrEqual(2);
      seen.push(...page.transfers.map(({ points }) => points));
      if (cursor === "") await grant(shop, "1", 1000);
      cursor = page.next;
    }

    expect(seen).toEqual([5, 4, 3, 2, 1, 129]);
  });
});

describe("a request that cannot be answered", () => {
  it.each([
    ["an unknown member", "/api/v1/members/999", 404],
    ["an id that is none", "/api/v1/members/abc", 404],
    ["another spelling of an id", "/api/v1/members/01", 404],
    ["an id larger than any", "/api/v1/members/9999999999999999999", 404],
    ["another address", "/api/v1/orders", 404],
    ["a page of nothing", "/api/v1/members/1/transfers?limit=0", 400],
    ["a page too large", "/api/v1/members/1/transfers?limit=251", 400],
    ["a cursor that is none of ours", "/api/v1/members/1/transfers?cursor=zzz", 400],
  ])("for %s is a problem document", async (_what, path, status) => {
    const { shop, key } = await shopWithKey();
    await settle(shop, shipped(order()));

    const reply = await get(path, key);

    expect(reply.status).toBe(status);
    expect(reply.headers["content-type"]).toBe("application/problem+json");
    expect(reply.json).toMatchObject({
      status,
      title: expect.any(String) as string,
      type: expect.any(String) as string,
    });
  });

  it("without a good key is refused, whatever it asks for", async () => {
    const { key, id, shop } = await shopWithKey();
    await revokeApiKey({ programId: shop.programId, id, actor: "test", now: NOW });

    for (const bad of [undefined, key, keyFrom(randomBytes(32)), "laurel_", "x".repeat(50), `${key}'--`]) {
      const reply = await get("/api/v1/members/1", bad);
      expect([reply.status, reply.headers["www-authenticate"]]).toEqual([401, 'Bearer realm="Laurel"']);
    }
    expect((await get("/api/v1/members/1", undefined, { authorization: [`Bearer ${key}`, "Bearer x"] })).status).toBe(
      401,
    );
  });

  it("with the key of another program finds none of this one's members", async () => {
    const one = await shopWithKey();
    const other = await shopWithKey();
    await settle(one.shop, shipped(order()));

    expect((await get("/api/v1/members/1", one.key)).status).toBe(200);
    expect((await get("/api/v1/members/1", other.key)).status).toBe(404);
  });
});

describe("a key", () => {
  it("is stored as a hash only, and its use is noted", async () => {
    const { shop, key } = await shopWithKey();

    await get("/api/v1/members/1", key);

    const [stored] = await database.query<{ row: string }>(
      "SELECT k::text AS row FROM api_key k WHERE program_id = $1",
      [shop.programId],
    );
    expect(stored?.row).not.toContain(key.slice(20));
    const [listed] = await listApiKeys(shop.programId);
    expect(listed).toMatchObject({ name: "Warehouse", prefix: key.slice(0, 13), lastUsedAt: expect.any(Date) as Date });
  });

  it("made twice under one id is one key", async () => {
    const { shop, key, id } = await shopWithKey();
    await createApiKey({ programId: shop.programId, id, name: "Again", key, actor: "test", now: NOW });

    expect(await listApiKeys(shop.programId)).toHaveLength(1);
  });
});

describe("the interface's description", () => {
  it("is there without a key and names every address", async () => {
    const { status, json } = await get("/api/v1/openapi.json");

    expect(status).toBe(200);
    const { paths } = json as { paths: Record<string, object> };
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(calls.sort()).toEqual(apiCalls().sort());
  });
});
