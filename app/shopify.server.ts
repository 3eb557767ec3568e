import { LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { clock } from "./clock.server.ts";
import { environment } from "./env.server.ts";
import { installShop } from "./flows/install-shop.ts";
import { log } from "./log.server.ts";
import { sessionStorage } from "./session-storage.server.ts";
import { shopifyFetch } from "./shopify-fetch.server.ts";
import { REQUIRED_SCOPES } from "./shopify/app-config.ts";

// The adapter reads where App Bridge comes from when it is loaded, and sets a fetch of its own: both before ours.
const sandbox = process.env.SANDBOX_SHOPIFY_ORIGIN;
if (sandbox) process.env.APP_BRIDGE_URL = `${sandbox}/app-bridge.js`;
await import("@shopify/shopify-app-remix/adapters/node");
setAbstractFetchFunc(shopifyFetch);

let made: { app: ReturnType<typeof makeApp>; api: ReturnType<typeof makeApi> } | null = null;

/** Shopify's libraries, set up on first use: `app` for embedded requests, `api` for calls without one. */
export function shopify(): NonNullable<typeof made> {
  made ??= { app: makeApp(), api: makeApi() };
  return made;
}

type AdminContext = Awaited<ReturnType<ReturnType<typeof makeApp>["authenticate"]["admin"]>>;

export const authenticate = {
  /**
   * Tells which shop's admin a request comes from, exchanging the ID token for an access token where there is none.
   *
   * Remix runs a page's loaders at once; those of one shop take turns, so that a first visit exchanges one token.
   *
   * @throws Response when the request must be answered otherwise (bounce page, retry, redirect)
   */
  admin: (request: Request): Promise<AdminContext> =>
    inTurn(claimedShop(request), () => shopify().app.authenticate.admin(request)),
};

/** Sets the headers that let Shopify's admin frame a document. */
export function addDocumentResponseHeaders(request: Request, headers: Headers): void {
  shopify().app.addDocumentResponseHeaders(request, headers);
}

function makeApp() {
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecretKey, SHOPIFY_APP_URL: appUrl } = environment();
  return shopifyApp({
    apiKey,
    apiSecretKey,
    appUrl,
    apiVersion: ApiVersion.October26,
    scopes: [...REQUIRED_SCOPES],
    authPathPrefix: "/auth",
    sessionStorage,
    distribution: AppDistribution.AppStore,
    logger: libraryLogger,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: {
      // Runs after every token exchange: at the first visit, after a reinstall, and when a token lapsed meanwhile.
      afterAuth: async ({ session }) => {
        const scopes = (session.scope ?? "").split(",").filter(Boolean);
        await installShop({ shopDomain: session.shop, scopes, now: clock.now() });
      },
    },
  });
}

function makeApi() {
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecretKey, SHOPIFY_APP_URL: appUrl } = environment();
  const url = new URL(appUrl);
  return shopifyApi({
    apiKey,
    apiSecretKey,
    apiVersion: ApiVersion.October26,
    scopes: [...REQUIRED_SCOPES],
    hostName: url.host,
    hostScheme: url.protocol === "http:" ? "http" : "https",
    isEmbeddedApp: true,
    logger: libraryLogger,
  });
}

const libraryLogger = {
  level: LogSeverity.Warning,
  httpRequests: false,
  timestamps: false,
  log: (severity: LogSeverity, message: string) => {
    if (severity === LogSeverity.Error) log.error({ from: "shopify" }, message);
    else log.warn({ from: "shopify" }, message);
  },
};

const turns = new Map<string, Promise<unknown>>();

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}

/** The shop that a request says it is about. Only good for taking turns: nothing is verified here. */
function claimedShop(request: Request): string {
  const url = new URL(request.url);
  const token = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? url.searchParams.get("id_token") ?? "";
  const claims = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return /"dest":"([^"]{1,300})"/.exec(claims)?.[1] ?? url.searchParams.get("shop") ?? "";
}
