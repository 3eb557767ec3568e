import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { shopifyAtTheEdge } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
const { SHOPIFY_API_SECRET: secret = "", SHOPIFY_API_KEY: key = "" } = testEnvironment();
const edge = shopifyAtTheEdge();
const SHOP = "a-shop.myshopify.com";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

function idToken(change: Record<string, unknown> = {}, signedWith = secret): string {
  const now = Math.floor(Date.now() / 1000);
  const times = { exp: now + 60, nbf: now - 1, iat: now };
  const claims = {
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    aud: key,
    sub: "42",
    ...times,
    jti: "1",
    sid: "1",
    ...change,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", signedWith).update(text).digest("base64url")}`;
}

// Loaded when the edge listens: where Shopify is, is read once.
async function visit(token: string, userAgent = BROWSER) {
  const { authenticate } = await import("../../app/shopify.server.ts");
  const headers = { authorization: `Bearer ${token}`, "user-agent": userAgent };
  return authenticate.admin(new Request("https://laurel.example.com/app", { headers }));
}

const refused = async (visiting: Promise<unknown>): Promise<number> => {
  const answer = await visiting.catch((error: unknown) => error);
  return answer instanceof Response ? answer.status : 0;
};

beforeEach(async () => {
  edge.calls.length = 0;
  edge.answer = () => ({
    status: 200,
    body: {
      access_token: "shpat_1",
      scope: "read_orders,write_discounts",
      expires_in: 3600,
      refresh_token: "shprt_1",
      refresh_token_expires_in: 7_776_000,
    },
  });
  await database.query("DELETE FROM session");
});

describe("the first visit to a shop's admin", () => {
  it("exchanges one expiring token, however many loaders of the page run at once, and installs the shop", async () => {
    const token = idToken();

    const visits = await Promise.all([visit(token), visit(token), visit(idToken({ jti: "2" }))]);

    expect(visits.map(({ session }) => session.shop)).toEqual([SHOP, SHOP, SHOP]);
    expect(edge.calls).toHaveLength(1);
    expect(edge.calls[0]?.body).toMatchObject({ expiring: "1", subject_token: token, client_id: key });
    expect(await database.query("SELECT domain, state, scopes FROM shop")).toEqual([
      { domain: SHOP, state: "installing", scopes: ["read_orders", "write_discounts"] },
    ]);
  });

  it("is repeated without another exchange", async () => {
    await visit(idToken());
    await visit(idToken());

    expect(edge.calls).toHaveLength(1);
  });

  it("that fails holds up no later one", async () => {
    edge.answer = () => ({ status: 500, body: {} });
    expect(await refused(visit(idToken()))).toBe(500);

    edge.answer = () => ({ status: 200, body: { access_token: "shpat_2", scope: "", expires_in: 3600 } });
    expect((await visit(idToken())).session.accessToken).toBe("shpat_2");
  });
});

describe("a visit", () => {
  const now = () => Math.floor(Date.now() / 1000);
  it.each([
    ["signed by somebody else", () => idToken({}, "other")],
    ["that has lapsed", () => idToken({ exp: now() - 60 })],
    ["that is for another app", () => idToken({ aud: "other" })],
    ["that is no token", () => "nonsense"],
  ])("with an ID token %s is refused", async (_what, token) => {
    expect(await refused(visit(token()))).toBe(401);
    expect(edge.calls).toEqual([]);
  });

  it("of a robot is refused", async () => {
    expect(await refused(visit(idToken(), "curl/8.0"))).toBe(410);
  });
});
