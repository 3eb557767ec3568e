import { Session } from "@shopify/shopify-api";
import { beforeEach, describe, expect, it } from "vitest";
import { decrypt, encrypt, sessionStorage } from "../../app/session-storage.server.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";

const database = freshDatabase();
testEnvironment();

const keys = [
  { id: "k2", key: Buffer.alloc(32, 2) },
  { id: "k1", key: Buffer.alloc(32, 1) },
];

const session = (id = "offline_a.myshopify.com") =>
  new Session({
    id,
    shop: "a.myshopify.com",
    state: "",
    isOnline: false,
    scope: "read_orders,write_discounts",
    expires: new Date("2026-11-21T11:00:00Z"),
    accessToken: "shpat_access",
    refreshToken: "shprt_refresh",
    refreshTokenExpires: new Date("2027-02-19T10:00:00Z"),
  });

beforeEach(async () => {
  await database.query("DELETE FROM session");
});

describe("encryption", () => {
  it("gives back what it was given, and never the same text twice", () => {
    const [one, other] = [encrypt("tökën", "context", keys), encrypt("tökën", "context", keys)];

    expect(one).not.toBe(other);
    expect(one).toMatch(/^v1\.k2\./);
    expect(decrypt(one, "context", keys)).toBe("tökën");
    expect(decrypt(other, "context", keys)).toBe("tökën");
  });

  it("still reads what an older key wrote", () => {
    expect(decrypt(encrypt("token", "context", keys.slice(1)), "context", keys)).toBe("token");
  });

  it("gives nothing for another context, another key, or a changed text", () => {
    const value = encrypt("token", "context", keys);

    expect(decrypt(value, "elsewhere", keys)).toBeNull();
    expect(decrypt(value, "context", [{ id: "k2", key: Buffer.alloc(32, 9) }])).toBeNull();
    expect(decrypt(value, "context", keys.slice(1))).toBeNull();
    expect(decrypt(value.slice(0, -2), "context", keys)).toBeNull();
    for (const text of ["", "v1", "v1.k2.", "v2.k2.AAAA", "token"]) expect(decrypt(text, "context", keys)).toBeNull();
  });
});

describe("the session storage", () => {
  it("gives back the session it was given", async () => {
    await sessionStorage.storeSession(session());

    expect(await sessionStorage.loadSession(session().id)).toEqual(session());
    expect(await sessionStorage.findSessionsByShop("a.myshopify.com")).toEqual([session()]);
  });

  it("stores no token in the clear", async () => {
    await sessionStorage.storeSession(session());

    const [row] = await database.query("SELECT to_jsonb(session)::text AS text FROM session");
    expect(row?.["text"]).not.toMatch(/shpat_|shprt_/);
  });

  it("replaces a session of the same id", async () => {
    await sessionStorage.storeSession(session());
    const { accessToken: _token, ...withoutToken } = session().toObject();
    await sessionStorage.storeSession(new Session({ ...withoutToken }));

    const loaded = await sessionStorage.loadSession(session().id);
    expect(loaded?.accessToken).toBeUndefined();
    expect(loaded?.refreshToken).toBe("shprt_refresh");
  });

  it("knows no session whose tokens somebody moved or changed", async () => {
    await sessionStorage.storeSession(session());
    await sessionStorage.storeSession(session("offline_b.myshopify.com"));

    await database.query(
      `UPDATE session SET access_token = (SELECT access_token FROM session WHERE id = $1) WHERE id = $2`,
      ["offline_a.myshopify.com", "offline_b.myshopify.com"],
    );

    expect(await sessionStorage.loadSession("offline_b.myshopify.com")).toBeUndefined();
    expect(await sessionStorage.loadSession("offline_a.myshopify.com")).toBeDefined();
  });

  it("forgets sessions", async () => {
    await sessionStorage.storeSession(session());
    await sessionStorage.deleteSessions([session().id, "unknown"]);

    expect(await sessionStorage.loadSession(session().id)).toBeUndefined();
  });
});
