import { Session } from "@shopify/shopify-api";
import { beforeEach, describe, expect, it } from "vitest";
import { RefusedError, ThrottledError, UnauthorizedError, UnavailableError } from "../../app/shopify/admin-client.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { shopifyAtTheEdge, type EdgeAnswer, type EdgeCall } from "../support/shopify-at-the-edge.ts";

const database = freshDatabase();
testEnvironment();
const edge = shopifyAtTheEdge();

const SHOP = "a.myshopify.com";
const QUERY = `#graphql
  query Anything { shop { id } }`;
const HOUR_MS = 3_600_000;

// Loaded when the edge listens: where Shopify is, is read once.
const load = async () => ({
  ...(await import("../../app/admin.server.ts")),
  ...(await import("../../app/fresh-session.server.ts")),
  ...(await import("../../app/session-storage.server.ts")),
});

async function storeSession(change: Partial<{ expiresInMs: number; refreshExpiresInMs: number }> = {}): Promise<void> {
  const { sessionStorage } = await load();
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: "",
      isOnline: false,
      scope: "read_orders",
      accessToken: "shpat_old",
      expires: new Date(Date.now() + (change.expiresInMs ?? HOUR_MS)),
      refreshToken: "shprt_old",
      refreshTokenExpires: new Date(Date.now() + (change.refreshExpiresInMs ?? 80 * 24 * HOUR_MS)),
    }),
  );
}

const connection = async () => (await database.query("SELECT connection FROM shop"))[0]?.["connection"];
const isTokenCall = (call: EdgeCall) => call.path === "/admin/oauth/access_token";
const data: EdgeAnswer = { status: 200, body: { data: { shop: { id: "gid://shopify/Shop/1" } } } };
let issued = 0;
const newToken = (): EdgeAnswer => {
  issued += 1;
  const [access, refresh] = [`shpat_new${String(issued)}`, `shprt_new${String(issued)}`];
  const lifetimes = { expires_in: 3600, refresh_token_expires_in: 7_776_000 };
  return { status: 200, body: { access_token: access, refresh_token: refresh, scope: "read_orders", ...lifetimes } };
};
const graphqlError = (code: string, cost?: object): EdgeAnswer => ({
  status: 200,
  body: { errors: [{ message: code, extensions: { code } }], ...(cost ? { extensions: { cost } } : {}) },
});

beforeEach(async () => {
  issued = 0;
  edge.calls.length = 0;
  edge.answer = (call) => (isTokenCall(call) ? newToken() : data);
  await database.query("DELETE FROM session");
  await database.query("DELETE FROM shop");
  await database.query("INSERT INTO shop (program_id, domain, state) VALUES (1, $1, 'installed')", [SHOP]);
});

describe("the Admin client", () => {
  it("asks Shopify in the pinned version, with the shop's token", async () => {
    await storeSession();
    const { adminFor } = await load();

    expect(await adminFor(SHOP).query(QUERY, {})).toEqual({ shop: { id: "gid://shopify/Shop/1" } });

    expect(edge.calls).toMatchObject([{ shop: SHOP, path: "/admin/api/2026-10/graphql.json", token: "shpat_old" }]);
  });

  it("refreshes a token before it lapses, and keeps the new pair", async () => {
    await storeSession({ expiresInMs: 60_000 });
    const { adminFor, sessionStorage } = await load();

    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls.map(({ token }) => token)).toEqual(["undefined", "shpat_new1"]);
    expect(edge.calls[0]?.body).toMatchObject({ grant_type: "refresh_token", refresh_token: "shprt_old" });
    expect(await sessionStorage.loadSession(`offline_${SHOP}`)).toMatchObject({
      accessToken: "shpat_new1",
      refreshToken: "shprt_new1",
    });
  });

  it("refreshes once, however many ask at the same moment", async () => {
    await storeSession({ expiresInMs: -1000 });
    const { adminFor } = await load();
    edge.answer = async (call) => {
      if (!isTokenCall(call)) return data;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return newToken();
    };

    await Promise.all(Array.from({ length: 8 }, () => adminFor(SHOP).query(QUERY, {})));

    expect(edge.calls.filter(isTokenCall)).toHaveLength(1);
    expect(edge.calls.filter((call) => call.token === "shpat_new1")).toHaveLength(8);
  });

  it("goes on with the old token while another process refreshes it", async () => {
    await storeSession({ expiresInMs: 60_000 });
    await database.query("UPDATE session SET leased_until = now() + interval '10 seconds'");
    const { adminFor } = await load();

    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls).toMatchObject([{ token: "shpat_old" }]);
  });

  it("takes over the lease of a process that died", async () => {
    await storeSession({ expiresInMs: -1000 });
    await database.query("UPDATE session SET leased_until = now() - interval '1 second'");
    const { adminFor } = await load();

    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls.filter(isTokenCall)).toHaveLength(1);
  });

  it("keeps what a token exchange stored during its refresh", async () => {
    await storeSession({ expiresInMs: -1000 });
    const { adminFor, sessionStorage } = await load();
    edge.answer = async (call) => {
      if (!isTokenCall(call)) return data;
      const exchanged = {
        id: `offline_${SHOP}`,
        shop: SHOP,
        state: "",
        isOnline: false,
        accessToken: "shpat_exchanged",
      };
      await sessionStorage.storeSession(new Session({ ...exchanged, expires: new Date(Date.now() + HOUR_MS) }));
      return newToken();
    };

    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls.at(-1)?.token).toBe("shpat_exchanged");
  });

  it("stores no token for a shop that was uninstalled during the refresh", async () => {
    await storeSession({ expiresInMs: -1000 });
    const { adminFor } = await load();
    edge.answer = async () => {
      await database.query("DELETE FROM session");
      return newToken();
    };

    await expect(adminFor(SHOP).query(QUERY, {})).rejects.toThrow(UnauthorizedError);
    expect(await database.query("SELECT * FROM session")).toEqual([]);
  });

  it.each([400, 401])(
    "shows the merchant to reconnect when Shopify refuses the refresh token with %d",
    async (status) => {
      await storeSession({ expiresInMs: -1000 });
      const { adminFor } = await load();
      const error = { error: "invalid_request", error_description: "This request requires an active refresh_token" };
      edge.answer = () => ({ status, body: error });

      await expect(adminFor(SHOP).query(QUERY, {})).rejects.toThrow(UnauthorizedError);

      expect(await connection()).toBe("reconnect");
    },
  );

  it("does not give up a refresh token because Shopify is down", async () => {
    await storeSession({ expiresInMs: -1000 });
    const { adminFor } = await load();
    edge.answer = () => ({ status: 503, body: {} });

    await expect(adminFor(SHOP).query(QUERY, {})).rejects.toThrow(UnavailableError);
    expect(await connection()).toBe("ok");

    edge.answer = (call) => (isTokenCall(call) ? newToken() : data);
    await adminFor(SHOP).query(QUERY, {});
    expect(edge.calls.at(-2)?.body).toMatchObject({ refresh_token: "shprt_old" });
  });

  it("does not ask with a refresh token that has lapsed", async () => {
    await storeSession({ expiresInMs: -1000, refreshExpiresInMs: -1000 });
    const { adminFor } = await load();

    await expect(adminFor(SHOP).query(QUERY, {})).rejects.toThrow(UnauthorizedError);

    expect(edge.calls).toEqual([]);
    expect(await connection()).toBe("reconnect");
  });

  it("refreshes a token that was revoked before its time", async () => {
    await storeSession();
    const { adminFor } = await load();
    edge.answer = (call) => {
      if (isTokenCall(call)) return newToken();
      return call.token === "shpat_old"
        ? { status: 401, body: { errors: "[API] Invalid API key or access token" } }
        : data;
    };

    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls.map(({ token }) => token)).toEqual(["shpat_old", "undefined", "shpat_new1"]);
  });

  it("waits as long as the rate limit asks for, then goes on", async () => {
    await storeSession();
    const { adminFor } = await load();
    let refusals = 2;
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
    edge.answer = () => (refusals-- > 0 ? graphqlError("THROTTLED", { requestedQueryCost: 30, throttleStatus }) : data);

    const startedAt = performance.now();
    await adminFor(SHOP).query(QUERY, {});

    expect(edge.calls).toHaveLength(3);
    expect(performance.now() - startedAt).toBeGreaterThan(550);
  });

  it("does not keep a shopper waiting for the rate limit", async () => {
    await storeSession();
    const { adminFor } = await load();
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 1 };
    edge.answer = () => graphqlError("THROTTLED", { requestedQueryCost: 900, throttleStatus });

    await expect(adminFor(SHOP, "hurried").query(QUERY, {})).rejects.toThrow(ThrottledError);
    expect(edge.calls).toHaveLength(1);
  });

  it.each<[string, EdgeAnswer, new (...args: never[]) => Error]>([
    ["a missing scope", graphqlError("ACCESS_DENIED"), RefusedError],
    ["an unknown field", graphqlError("undefinedField"), RefusedError],
    ["an error of Shopify's in a 200", graphqlError("INTERNAL_SERVER_ERROR"), UnavailableError],
    [
      "an error in the middle of it that says nothing else",
      { status: 200, body: { errors: [{ message: "Something went wrong", path: ["storeCreditAccountCredit"] }] } },
      UnavailableError,
    ],
    ["a 500", { status: 500, body: {} }, UnavailableError],
    [
      "a 502 that is a page",
      { status: 502, body: "<html>", headers: { "content-type": "text/html" } },
      UnavailableError,
    ],
    ["a 200 that is no JSON", { status: 200, body: "{" }, UnavailableError],
    ["a frozen shop", { status: 402, body: {} }, UnavailableError],
    ["a 403", { status: 403, body: {} }, RefusedError],
  ])("tells apart %s", async (_what, answer, kind) => {
    await storeSession();
    const { adminFor } = await load();
    edge.answer = () => answer;

    await expect(adminFor(SHOP).query(QUERY, {})).rejects.toThrow(kind);
    expect(await connection()).toBe("ok");
  });

  it("knows no shop without a session", async () => {
    const { adminFor } = await load();

    await expect(adminFor("other.myshopify.com").query(QUERY, {})).rejects.toThrow(UnauthorizedError);
  });
});

describe("keeping tokens alive", () => {
  it("renews a refresh token that would lapse, and marks the shop connected", async () => {
    await storeSession({ refreshExpiresInMs: 10 * 24 * HOUR_MS });
    await database.query("UPDATE shop SET connection = 'reconnect'");
    const { freshSession, shopsToKeepAlive } = await load();
    const lapsing = { after: new Date(), before: new Date(Date.now() + 30 * 24 * HOUR_MS) };

    expect(await shopsToKeepAlive(lapsing, 10)).toEqual([SHOP]);
    await freshSession(SHOP, { kind: "keep-alive" });

    expect(await shopsToKeepAlive(lapsing, 10)).toEqual([]);
    expect(await connection()).toBe("ok");
  });
});
