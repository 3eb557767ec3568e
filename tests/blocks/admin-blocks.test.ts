import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { changeStaff } from "../../app/flows/staff/change-staff.ts";
import { noteStaff } from "../../app/flows/staff/note-staff.ts";
import { blockCalls } from "../../app/http/admin-blocks.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { StaffPolicy } from "../../app/loyalty/staff.ts";
import { line, order, refunded, shipped, silverAndGold } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../support/live-shop.ts";
import { askBlocks, idToken } from "./blocks-client.ts";

const database = freshDatabase();

beforeAll(() => {
  testEnvironment({ SHOPIFY_API_SECRET_PREVIOUS: "secret-before" });
  clock.setOffset(NOW.getTime() - Date.now());
});

interface Desk {
  shop: ShopContext;
  domain: string;
  token: string;
}

async function desk(program = documentWith({ tiers: silverAndGold })): Promise<Desk> {
  const shop = await liveShop(database, { program });
  const [row] = await database.query<{ domain: string }>(`SELECT domain FROM shop WHERE program_id = $1`, [
    shop.programId,
  ]);
  const domain = row?.domain ?? "";
  return { shop, domain, token: idToken(domain) };
}

function twoLines(): OrderFacts {
  const id = String(Math.floor(Math.random() * 1e9));
  const lines = [line({ id: `${id}1`, netMinor: 6_000 }), line({ id: `${id}2`, netMinor: 6_900 })];
  return shipped(order({ id, lines }));
}

const ask = (facts: OrderFacts, { token }: Desk, query: [string, string][] = []) =>
  askBlocks("/order", { token, query: [["order", facts.id], ...query] });

describe("who may ask", () => {
  it("is whom Shopify vouches for, with this secret or the one before", async () => {
    const { shop, domain } = await desk();
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
    const { domain } = await desk();
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
    const { token } = await desk();
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
    const { shop, token } = await desk();

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

describe("the block on an order", () => {
  it("previews a refund of items in words: takes back 60 of 129, in English and German", async () => {
    const at = await desk();
    const facts = twoLines();
    await settle(at.shop, facts);
    const items: [string, string][] = [["refund", "items"], ["item", `${facts.lines[0]?.id ?? ""}:1`]]; // prettier-ignore

    const english = await ask(facts, at, items);
    const german = await ask(facts, at, [...items, ["language", "de"]]);

    expect(english.answer).toMatchObject({
      outcome: "order",
      isPossible: true,
      mayAct: true,
      order: { name: facts.name, lines: [{ left: 1 }, { left: 1 }] },
      units: [
        {
          earned: { text: "129 Coins" },
          takenBack: { points: 60, text: "60 Coins" },
          balanceAfter: { points: 69, text: "69 Coins" },
        },
      ],
      tier: null,
      wish: null,
      last: null,
    });
    expect(german.answer).toMatchObject({ units: [{ takenBack: { text: "60 Coins" } }] });
  });

  it("previews an amount, and says how the tier ends", async () => {
    const at = await desk();
    const facts = shipped(order({ netMinor: 60_000 }));
    await settle(at.shop, facts);

    const { answer } = await ask(facts, at, [["refund", "amount"], ["amount", "300.00"]]); // prettier-ignore

    expect(answer).toMatchObject({ units: [{ takenBack: { points: 300 } }], tier: { before: "Silver", after: null } });
  });

  it("forgives the next refund, takes that back, and forgives one that was made", async () => {
    const at = await desk();
    const facts = shipped(order({ quantity: 2 }));
    await settle(at.shop, facts);
    const [wish, later] = [randomUUID(), randomUUID()];
    const post = (path: string, body: object) =>
      askBlocks(path, { token: at.token, body: { order: facts.id, ...body } });

    const forgiven = await post("/forgive", { wish, refund: null });
    const shown = await ask(facts, at);
    const withdrawn = await post("/withdraw", { wish });
    const half = refunded(facts, 1);
    await settle(at.shop, half);
    const refund = half.refunds[0]?.id ?? "";
    const taken = await ask(half, at);
    const afterwards = await post("/forgive", { wish: later, refund });

    expect(forgiven.answer).toEqual({ outcome: "forgiven" });
    expect(shown.answer).toMatchObject({ wish, units: [{ takenBack: { points: 129 }, forgiven: { points: 129 } }] });
    expect(withdrawn.answer).toEqual({ outcome: "withdrawn" });
    expect(taken.answer).toMatchObject({ wish: null, last: { refundId: refund, taken: [{ points: 65 }], wish: null } });
    expect(afterwards.answer).toEqual({ outcome: "forgiven" });
    expect((await ask(half, at)).answer).toMatchObject({ last: { wish: later } });
    expect(await accountOf(database, at.shop, "1")).toMatchObject({ balance: 129 });
    const log = await database.query<{ action: string; actor: string }>(
      `SELECT action, actor FROM activity WHERE program_id = $1 ORDER BY id`,
      [at.shop.programId],
    );
    expect(log.map(({ action, actor }) => [action, actor])).toEqual([
      ["refund-forgiven", "staff:42"],
      ["refund-forgiveness-withdrawn", "staff:42"],
      ["refund-forgiven", "staff:42"],
    ]);
  });

  it("says so where nobody is a member, and where the order is not known", async () => {
    const at = await desk();
    const guest = shipped(order({ customerId: null }));
    await settle(at.shop, guest);

    expect((await ask(guest, at)).answer).toEqual({ outcome: "no-member" });
    expect((await ask(order(), at)).answer).toEqual({ outcome: "unknown-order" });
  });

  it("is nothing to another shop: nothing is seen, nothing changes", async () => {
    const [at, other] = [await desk(), await desk()];
    const facts = twoLines();
    await settle(at.shop, facts);

    const seen = await ask(facts, other);
    const body = { order: facts.id, wish: randomUUID(), refund: null };
    const forgiven = await askBlocks("/forgive", { token: other.token, body });
    const member = (await accountOf(database, at.shop, "1"))?.memberId ?? "";
    const grant = { member, points: 20, reason: "goodwill", note: "", request: randomUUID() };
    const granted = await askBlocks("/grant", { token: other.token, body: grant });

    expect(seen.answer).toEqual({ outcome: "unknown-order" });
    expect(forgiven.answer).toEqual({ outcome: "unknown-order" });
    expect(granted.answer).toEqual({ outcome: "unknown-member" });
    expect(await accountOf(database, at.shop, "1")).toMatchObject({ balance: 129 });
    expect(await database.query(`SELECT 1 FROM refund_wish WHERE program_id = $1`, [at.shop.programId])).toEqual([]);
  });

  it.each([
    ["no order", { order: "x" }],
    ["an amount that is none", { refund: "amount", amount: "-5" }],
    ["an unknown kind", { refund: "some" }],
    ["an item that is none", { refund: "items", item: "1:2:3" }],
  ])("refuses %s", async (_, query) => {
    const { token } = await desk();

    expect((await askBlocks("/order", { token, query: { order: "1", ...query } })).status).toBe(400);
  });
});

describe("the block on a customer", () => {
  it("shows balance, tier and the last movements, and gives points once", async () => {
    const at = await desk();
    const facts = shipped(order({ netMinor: 60_000 }));
    await settle(at.shop, facts);
    const member = (await accountOf(database, at.shop, "1"))?.memberId ?? "";
    const grant = { member, points: 20, reason: "goodwill", note: facts.name, request: randomUUID() };
    const give = () => askBlocks("/grant", { token: at.token, body: grant });

    const outcomes = [(await give()).answer, (await give()).answer];
    const { answer } = await askBlocks("/customer", { token: at.token, query: { customer: "1" } });

    expect(outcomes).toEqual([{ outcome: "granted" }, { outcome: "already-granted" }]);
    expect(answer).toMatchObject({
      outcome: "member",
      memberId: member,
      balances: [{ points: 620, text: "620 Coins" }],
      tier: { name: "Silver" },
      movements: [
        { points: { points: 20 }, sentence: `20 Coins given by the shop: ${facts.name}` },
        { points: { points: 600 } },
      ],
    });
  });

  it("says so where the customer is no member of this shop's program", async () => {
    const [at, other] = [await desk(), await desk()];
    await settle(at.shop, shipped(order()));

    const { answer } = await askBlocks("/customer", { token: other.token, query: { customer: "1" } });

    expect(answer).toEqual({ outcome: "no-member" });
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
    const at = await desk();
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
    expect((await ask(facts, at)).answer).toMatchObject({ outcome: "order", mayAct: false });
  });

  it("is giving no more than the merchant lets them, in words", async () => {
    const at = await desk();
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
