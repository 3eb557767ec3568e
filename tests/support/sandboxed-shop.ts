import { afterAll, afterEach, beforeAll } from "vitest";
import type { ShopRecord } from "../../app/models/shop.ts";
import type { AdminClient } from "../../app/shopify/admin-client.ts";
import { installApp } from "../../sandbox/installation.ts";
import { issueToken } from "../../sandbox/oauth/tokens.ts";
import { type Sandbox, startSandbox } from "../../sandbox/server.ts";
import { testEnvironment } from "./environment.ts";

/** What reading an order is asked for besides what every program needs. */
export const NOTHING_MORE = { collections: false, country: false };

export interface SandboxedShop {
  sandbox: Sandbox;
  /** The real client, on its real way: token from the session storage, library, errors translated. */
  admin: AdminClient;
  shop: ShopRecord;
  /** Posts to the sandbox's control API (reads, without a body) and returns its answer. */
  control: <Answer = { id: string }>(path: string, body?: object) => Promise<Answer>;
  /** Installs the app in the sandbox and here, as the first visit does, and reads the shop's facts. */
  install: (now: Date) => Promise<ShopRecord>;
}

/**
 * A sandbox Shopify for the tests of one file, with an empty shop in which the app is installed. Needs `freshDatabase`. Call once,
 * at the top; the result is filled in from the first `beforeAll` on.
 */
export function sandboxedShop(options: { now: Date; settings?: object }): SandboxedShop {
  const self = {} as SandboxedShop; // filled in below

  beforeAll(async () => {
    const sandbox = await startSandbox({
      port: 0,
      storePort: 0,
      // Nobody answers there: what webhooks say is handed over by the tests themselves.
      appUrl: "http://127.0.0.1:9",
      persist: false,
      sample: "empty",
    });
    const { apiKey, apiSecret, home } = sandbox;
    testEnvironment({ SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret, SANDBOX_SHOPIFY_ORIGIN: home });
    // Loaded after the environment is set: it is read once.
    const { adminFor } = await import("../../app/admin.server.ts");
    Object.assign(self, { sandbox, admin: adminFor(sandbox.shop), control: controlOf(sandbox) });
    self.install = (now) => install(self, now);
    if (options.settings) await self.control("/shop", options.settings);
    await self.install(options.now);
  });
  // A failure that a test asked for and did not meet is not the next test's.
  afterEach(() => {
    self.sandbox.world.faults.clear();
  });
  afterAll(async () => {
    await self.sandbox.stop();
  });
  return self;
}

function controlOf(sandbox: Sandbox): SandboxedShop["control"] {
  return async <Answer>(path: string, body?: object) => {
    const response = await fetch(`${sandbox.home}/control${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
    const { parseLossless } = await import("../../app/shopify/lossless-json.ts");
    return parseLossless(text) as Answer;
  };
}

async function install(self: SandboxedShop, now: Date): Promise<ShopRecord> {
  const { sandbox, admin } = self;
  installApp(sandbox.context);
  const token = issueToken(sandbox.context, { expiring: "no", replaces: null });
  const { sessionStorage } = await import("../../app/session-storage.server.ts");
  const { Session } = await import("@shopify/shopify-api");
  const { installShop } = await import("../../app/flows/install-shop.ts");
  const { describeShop } = await import("../../app/flows/describe-shop.ts");
  const { shopByDomain } = await import("../../app/models/shop.ts");
  const session = { id: `offline_${sandbox.shop}`, shop: sandbox.shop, state: "", isOnline: false };
  const scope = token.scopes.join(",");
  await sessionStorage.storeSession(new Session({ ...session, scope, accessToken: token.token }));
  const { programId, shopId } = await installShop({ shopDomain: sandbox.shop, scopes: token.scopes, now });
  await describeShop({ admin, programId, shopId, now });
  const shop = await shopByDomain(sandbox.shop);
  if (!shop) throw new Error("the shop was not installed");
  self.shop = shop;
  return shop;
}
