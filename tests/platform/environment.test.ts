import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../app/env.server.ts";

const complete = {
  DATABASE_URL: "postgresql://laurel@localhost/laurel",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://laurel.example.com/",
  TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};
const mandatory = Object.keys(complete);

describe("the environment", () => {
  it.each(mandatory)("without %s stops the start, by name", (name) => {
    for (const value of [undefined, ""]) {
      const parse = () => parseEnvironment({ ...complete, [name]: value });

      expect(parse).toThrow(new RegExp(`${name}: is missing or empty`));
    }
  });

  it("names everything that is wrong at once, and no value", () => {
    const parse = () =>
      parseEnvironment({
        ...complete,
        SHOPIFY_API_SECRET: "",
        TOKEN_ENCRYPTION_KEY: "c2hvcnQ=",
        DATABASE_URL: "mysql://root:pw@db",
      });

    expect(parse).toThrow(/DATABASE_URL[^]*SHOPIFY_API_SECRET[^]*TOKEN_ENCRYPTION_KEY/);
    expect(parse).not.toThrow(/c2hvcnQ|root:pw/);
  });

  it("has defaults for everything else", () => {
    expect(parseEnvironment(complete)).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      LOG_LEVEL: "info",
      PROCESS: "all",
      SHOPIFY_APP_URL: "https://laurel.example.com",
      SHOPIFY_API_SECRET_PREVIOUS: null,
      SANDBOX_SHOPIFY_ORIGIN: null,
    });
  });

  it("takes several encryption keys, the newest first", () => {
    const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const value = `k2:${b.toString("base64")},k1:${a.toString("base64")}`;

    expect(parseEnvironment({ ...complete, TOKEN_ENCRYPTION_KEY: value }).TOKEN_ENCRYPTION_KEY).toEqual([
      { id: "k2", key: b },
      { id: "k1", key: a },
    ]);
  });

  it.each(["https://shopify.example.com", "http://192.168.0.1:4300", "nonsense"])(
    "refuses to send Shopify's calls to %s",
    (origin) => {
      expect(() => parseEnvironment({ ...complete, SANDBOX_SHOPIFY_ORIGIN: origin })).toThrow(/SANDBOX_SHOPIFY_ORIGIN/);
    },
  );

  it("is what .env.example says", () => {
    const example = readFileSync(".env.example", "utf8");
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

    expect(named.sort()).toEqual(
      [...mandatory, "SHOPIFY_API_SECRET_PREVIOUS", "HOST", "PORT", "LOG_LEVEL", "PROCESS", "DATABASE_POOL_MAX"].sort(),
    );
  });
});
