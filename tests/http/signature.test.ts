import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkProxySignature, isWebhookSigned, proxySignature } from "../../app/http/signature.ts";

const SECRETS = { current: "hush", previous: null };
const NOW = new Date("2026-11-21T10:00:00Z");
const timestamp = String(NOW.getTime() / 1000);

const signed = (parameters: [string, string][], secret = "hush") => {
  const query = new URLSearchParams(parameters);
  query.append("signature", proxySignature(query, secret));
  return query;
};
const usual = (): [string, string][] => [
  ["shop", "shop-name.myshopify.com"],
  ["path_prefix", "/apps/rewards"],
  ["timestamp", timestamp],
  ["logged_in_customer_id", "1"],
];
const check = (query: URLSearchParams, secrets: Parameters<typeof checkProxySignature>[1] = SECRETS) =>
  checkProxySignature(query, secrets, NOW);

describe("the app proxy's signature", () => {
  it.each([
    ["1", "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb"],
    ["", "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb"],
  ])("is the one that Shopify documents, for customer %j", (customer, expected) => {
    const query = new URLSearchParams([
      ["extra", "1"],
      ["extra", "2"],
      ["shop", "shop-name.myshopify.com"],
      ["logged_in_customer_id", customer],
      ["path_prefix", "/apps/awesome_reviews"],
      ["timestamp", "1317327555"],
    ]);

    expect(proxySignature(query, "hush")).toBe(expected);
    query.append("signature", expected);
    expect(checkProxySignature(query, SECRETS, new Date(1_317_327_555_000))).toEqual({
      outcome: "signed",
      shopDomain: "shop-name.myshopify.com",
      customerId: customer || null,
      pathPrefix: "/apps/awesome_reviews",
    });
  });

  it("is good with the secret before the last rotation", () => {
    const query = signed(usual(), "old");

    expect(check(query, { current: "hush", previous: "old" }).outcome).toBe("signed");
    expect(check(query)).toEqual({ outcome: "refused", reason: "wrong-signature" });
  });

  it.each([
    [90, "signed"],
    [-90, "signed"],
    [91, "refused"],
    [-91, "refused"],
  ])("made %d seconds away is %s", (seconds, outcome) => {
    const query = signed([
      ...usual().filter(([name]) => name !== "timestamp"),
      ["timestamp", String(Number(timestamp) - seconds)],
    ]);

    expect(check(query).outcome).toBe(outcome);
  });

  it.each(["shop", "timestamp", "logged_in_customer_id", "path_prefix"])(
    "refuses a second %s, signed or not",
    (name) => {
      expect(check(signed([...usual(), [name, "other"]]))).toEqual({
        outcome: "refused",
        reason: "repeated-parameter",
      });
      const appended = signed(usual());
      appended.append(name, "other");
      expect(check(appended)).toEqual({ outcome: "refused", reason: "repeated-parameter" });
    },
  );

  it("refuses a second signature", () => {
    const query = signed(usual());
    query.append("signature", "0");

    expect(check(query)).toEqual({ outcome: "refused", reason: "repeated-parameter" });
  });

  it("refuses a request without a signature", () => {
    expect(check(new URLSearchParams(usual()))).toEqual({ outcome: "refused", reason: "unsigned" });
  });

  it.each([
    ["shop", "evil.example.com"],
    ["shop", ""],
    ["logged_in_customer_id", "1 OR 1=1"],
    ["logged_in_customer_id", "gid://shopify/Customer/1"],
    ["logged_in_customer_id", "9223372036854775808"],
    ["path_prefix", "//evil.example.com"],
    ["path_prefix", "javascript:alert(1)"],
  ])("refuses what Shopify would never sign: %s = %j", (name, value) => {
    const query = signed(usual().map(([key, usualValue]) => [key, key === name ? value : usualValue]));

    expect(check(query)).toEqual({ outcome: "refused", reason: "malformed" });
  });

  it.each(["", "1e9", "0x10", "NaN", "12345678901234567890"])("refuses the timestamp %j", (value) => {
    const query = signed(usual().map(([key, usualValue]) => [key, key === "timestamp" ? value : usualValue]));

    expect(check(query)).toEqual({ outcome: "refused", reason: "stale" });
  });

  it("changes with any parameter", () => {
    const query = signed(usual());
    query.set("logged_in_customer_id", "2");

    expect(check(query)).toEqual({ outcome: "refused", reason: "wrong-signature" });
  });
});

describe("a webhook's signature", () => {
  const body = Buffer.from('{"title":"Lamp é"}');
  const hmac = (secret: string) => createHmac("sha256", secret).update(body).digest("base64");

  it("is good with the current and the previous secret, and no other", () => {
    const secrets = { current: "new", previous: "old" };

    expect(isWebhookSigned(body, hmac("new"), secrets)).toBe(true);
    expect(isWebhookSigned(body, hmac("old"), secrets)).toBe(true);
    expect(isWebhookSigned(body, hmac("older"), secrets)).toBe(false);
  });

  it("is of the bytes, not of the text", () => {
    const latin = Buffer.from('{"title":"Lamp é"}', "latin1");

    expect(isWebhookSigned(latin, hmac("new"), { current: "new", previous: null })).toBe(false);
  });

  it.each(["", "AAAA", "é".repeat(22), `${hmac("new")}=`, hmac("new").replaceAll("=", "")])("is not %j", (value) => {
    expect(isWebhookSigned(body, value, { current: "new", previous: null })).toBe(false);
  });
});
