import path from "node:path";
import { bulkResult } from "./api/bulk/bulk-operations.ts";
import { handleAdminApi } from "./api/handle-admin-api.ts";
import { contextOf, SandboxRefusal, type SandboxContext, type SandboxWorld } from "./context.ts";
import { handleControl } from "./control/handle-control.ts";
import { listen } from "./http.ts";
import { handleToken } from "./oauth/handle-token.ts";
import { dropSnapshot, readSnapshot } from "./persist.ts";
import { createShop } from "./shops.ts";
import type { SandboxState } from "./state.ts";
import { createWorld, emptyState } from "./world.ts";

export interface SandboxRequest {
  /** Home, admin, control and Admin API; 0 takes a free port. */
  port: number;
  /** The storefront; 0 takes a free port. */
  storePort: number;
  /** Where the app answers. */
  appUrl: string;
  /** A file for the snapshot, true for the project's own, false for none. */
  persist: boolean | string;
  /** Forgets the snapshot. */
  fresh?: boolean;
  /** What a new shop starts with: the shop of the tour, or nothing. */
  sample?: "tour" | "empty";
  shop?: string;
  apiKey?: string;
  apiSecret?: string;
  appConfigFile?: string;
  retryCompression?: number;
}

export interface Sandbox {
  home: string;
  store: string;
  shop: string;
  apiKey: string;
  apiSecret: string;
  state: SandboxState;
  world: SandboxWorld;
  /** The first shop: what the home page, the admin and the store show. */
  context: SandboxContext;
  setAppUrl: (url: string) => void;
  stop: () => Promise<void>;
}

const PROJECT = path.join(import.meta.dirname, "..");

/** Starts a small Shopify on this machine; see docs/sandbox.md. */
export async function startSandbox(request: SandboxRequest): Promise<Sandbox> {
  const file = request.persist === true ? path.join(PROJECT, ".laurel", "sandbox.json") : request.persist || null;
  if (file !== null && request.fresh) dropSnapshot(file);
  const state = (file === null ? null : readSnapshot(file)) ?? emptyState();
  const shop = request.shop ?? state.shops.keys().next().value ?? "laurel-sandbox.myshopify.com";
  const origins = { home: "", store: "", app: withoutSlash(request.appUrl) };
  const { world, snapshot } = createWorld({
    state,
    origins,
    snapshotFile: file,
    apiKey: request.apiKey ?? "laurel-sandbox-key",
    apiSecret: request.apiSecret ?? "laurel-sandbox-secret",
    appConfigFile: request.appConfigFile,
    retryCompression: request.retryCompression,
  });
  if (!state.shops.has(shop)) {
    createShop(world, { domain: shop }, request.sample === "empty" ? "empty" : "with-samples");
  }

  const home = await listen(request.port, (one) => answerHome(world, { request: one, shop }));
  const store = await listen(request.storePort, (one) => answerStore(world, { request: one, shop }));
  origins.home = `http://127.0.0.1:${home.port}`;
  origins.store = `http://127.0.0.1:${store.port}`;
  return {
    home: origins.home,
    store: origins.store,
    shop,
    apiKey: world.apiKey,
    apiSecret: world.apiSecret,
    state,
    world,
    context: contextOf(world, shop),
    setAppUrl: (url) => {
      origins.app = withoutSlash(url);
    },
    stop: async () => {
      await world.webhooks.stop();
      await Promise.all([home.stop(), store.stop()]);
      snapshot.flush();
    },
  };
}

async function answerHome(world: SandboxWorld, of: { request: Request; shop: string }): Promise<Response> {
  const { request } = of;
  const url = new URL(request.url);
  try {
    const context = contextOf(world, chosenShop(request) ?? of.shop);
    if (url.pathname.startsWith("/admin/api/")) return await handleAdminApi(request, context);
    if (url.pathname.startsWith("/bulk-results/")) return bulkFile(world, url.pathname);
    if (url.pathname === "/admin/oauth/access_token") return await handleToken(request, context);
    if (url.pathname.startsWith("/control/")) return await handleControl(request, context);
    // The pages come with templates, styles and bundles that a test of the API never needs.
    if (url.pathname.startsWith("/admin") || url.pathname === "/app-bridge.js") {
      const { handleAdmin } = await import("./admin/handle-admin.ts");
      return await handleAdmin(request, context);
    }
    const { handleHome } = await import("./home/handle-home.ts");
    return (await handleHome(request, context)) ?? new Response("Not found", { status: 404 });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** What Shopify keeps in its storage: whoever has the address may read it. */
function bulkFile(world: SandboxWorld, path: string): Response {
  const [, , domain = "", id = "", file = ""] = path.split("/");
  const jsonl = bulkResult({ context: contextOf(world, domain) }, { id, token: file.replace(/\.jsonl$/, "") });
  if (jsonl === null) return new Response("No such object", { status: 404 });
  return new Response(jsonl, { headers: { "content-type": "application/jsonl" } });
}

async function answerStore(world: SandboxWorld, of: { request: Request; shop: string }): Promise<Response> {
  try {
    const { handleStore } = await import("./storefront/handle-store.ts");
    return await handleStore(of.request, contextOf(world, of.shop));
  } catch (error) {
    return refusalResponse(error);
  }
}

function chosenShop(request: Request): string | null {
  return request.headers.get("x-sandbox-shop") ?? new URL(request.url).searchParams.get("shop");
}

function refusalResponse(error: unknown): Response {
  if (error instanceof SandboxRefusal) return Response.json({ error: error.message }, { status: error.status });
  throw error;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
