import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { changeStaff } from "../../app/flows/staff/change-staff.ts";
import { noteStaff } from "../../app/flows/staff/note-staff.ts";
import { blockCalls } from "../../app/http/admin-blocks.ts";
import type { StaffPolicy } from "../../app/loyalty/staff.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { askForOrder, type Desk, openDesk, twoLines } from "./block-desk.ts";
import { askBlocks, idToken } from "./blocks-client.ts";

const database = freshDatabase();

beforeAll(() => {
  testEnvironment({ SHOPIFY_API_SECRET_PREVIOUS: "secret-before" });
  clock.setOffset(NOW.getTime() - Date.now());
});

describe("who may ask", () => {
  it("is whom Shopify vouches for, with this secret or the one before", async () => {
    const { shop, domain } = await openDesk(database);
    const facts = twoLines();
    await settle(shop, facts);

    for (const secret of ["test-secret", "secret-before"]) {
      const token = idToken(domain, { secret });
      expect(await askBlocks("/order", { token, query: { order: facts.id } })).toMatchObject({
        status: 200,
        answer: { outcome: "order" },
      });
    }
  });

  it("is nobody with a token that is forged, expired, early, for another app, not of Shopify's or garbage", async () => {
    const { domain } = await openDesk(database);
    const now = Math.floor(Date.now() / 1000);
    const good = idToken(domain);
    const tokens = [
      idToken(domain, { secret: "guessed" }),
      idToken(domain, { head: { alg: "none" } }),
      idToken(domain, { claims: { exp: now - 11 } }),
      idToken(domain, { claims: { nbf: now + 60 } }),
      idToken(domain, { claims: { aud: "another-app" } }),
      idToken("example.com"),
      idToken(domain, { claims: { dest: "garbage" } }),
      idToken(domain, { claims: { sub: undefined } }),
      ...[`${good}.`, good.slice(0, -1), good.split(".").slice(0, 2).join("."), "..", "x", "e30.e30.e30"],
      null,
    ];

    for (const token of tokens) {
      for (const call of [...blockCalls(), "GET /blocks/nothing"]) {
        const [method = "", path = ""] = call.split(" ");
        expect(await askBlocks(path.replace("/blocks", ""), { method, token, query: { order: "1" } })).toMatchObject({
          status: 401,
          answer: { outcome: "not-authenticated" },
        });
      }
    }
  });

  it("reads the answer in Shopify's extensions only", async () => {
    const { token } = await openDesk(database);
    const asked = { token, query: { customer: "1" } };

    const ours = await askBlocks("/customer", asked);
    const foreign = await askBlocks("/customer", { ...asked, origin: "https://evil.example.com" });
    const sandbox = await askBlocks("/customer", { ...asked, origin: "http://127.0.0.1:4300" });
    const preflight = await askBlocks("/forgive", { method: "OPTIONS" });
    const refused = await askBlocks("/forgive", { method: "OPTIONS", origin: "https://evil.example.com" });

    expect(ours.headers["access-control-allow-origin"]).toBe("https://extensions.shopifycdn.com");
    for (const { headers } of [foreign, sandbox, refused])
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(preflight).toMatchObject({
      status: 204,
      headers: { "access-control-allow-headers": "authorization, content-type", vary: "origin" },
    });
    expect(refused.status).toBe(403);
  });

  it("finds nothing where the app is not installed, at no address, and with another method", async () => {
    const { shop, token } = await openDesk(database);

    expect((await askBlocks("/nothing", { token })).status).toBe(404);
    expect((await askBlocks("/order", { token, body: {} })).status).toBe(405);
    await database.query(`UPDATE shop SET state = 'uninstalled' WHERE program_id = $1`, [shop.programId]);
    expect(await askBlocks("/customer", { token, query: { customer: "1" } })).toMatchObject({
      status: 404,
      answer: { outcome: "not-installed" },
    });
    expect((await askBlocks("/customer", { token: idToken("unknown.myshopify.com") })).status).toBe(404);
  });
});

describe("what staff may do", () => {
  async function restrict({ shop }: Desk, policy: StaffPolicy): Promise<void> {
    const { programId } = shop;
    await noteStaff({ programId, id: "1", now: NOW });
    const owner = { id: "1", name: "Owner", role: "owner" as const };
    await changeStaff({ programId, policy, staff: [owner], actor: "test", now: NOW });
  }

  it("is looking only, for viewers", async () => {
    const at = await openDesk(database);
    const facts = twoLines();
    await settle(at.shop, facts);
    await restrict(at, { defaultRole: "viewer", limits: {} });

    const body = { order: facts.id, wish: randomUUID(), refund: null };
    const bodies: [string, object][] = [["/forgive", body], ["/withdraw", body], ["/grant", {}]]; // prettier-ignore
    for (const [path, sent] of bodies) {
      expect(await askBlocks(path, { token: at.token, body: sent })).toMatchObject({
        status: 403,
        answer: { outcome: "not-allowed" },
      });
    }
    expect((await askForOrder(facts, at)).answer).toMatchObject({ outcome: "order", mayAct: false });
  });

  it("is giving no more than the merchant lets them, in words", async () => {
    const at = await openDesk(database);
    await settle(at.shop, shipped(order()));
    const limits = { agent: { pointsPerGrantMax: 15, pointsPerDayMax: null } };
    await restrict(at, { defaultRole: "agent", limits });
    const member = (await accountOf(database, at.shop, "1"))?.memberId ?? "";

    const body = { member, points: 20, reason: "goodwill", note: "", request: randomUUID() };
    const { answer } = await askBlocks("/grant", { token: at.token, body });

    expect(answer).toMatchObject({ outcome: "above-grant-limit", left: { points: 15, text: "15 Coins" } });
    expect(await accountOf(database, at.shop, "1")).toMatchObject({ balance: 129 });
  });
});
