import { createHmac } from "node:crypto";
import type { Visit } from "./visit.ts";

/** Without a configuration: `{store}/apps/rewards/*` is answered by `{app}/storefront/*`. */
const DEFAULT_PROXY = { prefix: "apps", subpath: "rewards", url: "/storefront" };

/** What the sandbox lets through; above all no cookie, in either direction. */
const REQUEST_HEADERS = ["accept", "accept-language", "content-type", "user-agent"];
const RESPONSE_HEADERS = ["content-type", "cache-control", "content-language", "retry-after", "x-robots-tag"];
const TIMEOUT_MS = 20_000;

/** Whether a path of the store belongs to the app, as `[app_proxy]` in shopify.app.toml says. */
export function isProxied(visit: Visit): boolean {
  const prefix = pathPrefix(visit);
  return visit.path === prefix || visit.path.startsWith(`${prefix}/`);
}

/**
 * Forwards a request to the app as Shopify's app proxy does: method and body unchanged, cookies stripped both ways, and a signed
 * query that says which shop and which logged-in customer it comes from
 * (https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies).
 *
 * @param nowMs real time, which the signature carries
 * @returns the app's answer; 502 where it does not answer
 */
export async function forwardToApp(visit: Visit, nowMs: number): Promise<Response> {
  const { request, context, path } = visit;
  const query = new URLSearchParams(visit.url.search);
  for (const [name, value] of Object.entries(ownParameters(visit, nowMs))) query.set(name, value);
  query.set("signature", proxySignature(query, context.world.apiSecret));

  const rest = path.slice(pathPrefix(visit).length);
  const target = `${context.world.origins.app}${targetPath(visit)}${rest}?${query.toString()}`;
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: picked(request.headers, REQUEST_HEADERS),
      body: hasBody ? await request.arrayBuffer() : null,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: picked(answer.headers, RESPONSE_HEADERS),
    });
  } catch {
    return new Response("There was an error in the third-party application.", { status: 502 });
  }
}

/**
 * The signature of a proxied query: hex HMAC-SHA256 over the decoded parameters but `signature`, sorted by name, repeated ones
 * joined with a comma, nothing between them.
 */
export function proxySignature(query: URLSearchParams, secret: string): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature").sort();
  const message = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

function ownParameters(visit: Visit, nowMs: number): Record<string, string> {
  return {
    shop: visit.context.shop.settings.domain,
    logged_in_customer_id: visit.customer?.id ?? "",
    path_prefix: pathPrefix(visit),
    timestamp: String(Math.floor(nowMs / 1000)),
  };
}

function pathPrefix(visit: Visit): string {
  const { prefix, subpath } = visit.context.world.config()?.proxy ?? DEFAULT_PROXY;
  return `/${prefix}/${subpath}`;
}

/** Only the path of the configured address counts: in the sandbox the app is wherever it was started. */
function targetPath(visit: Visit): string {
  const { url } = visit.context.world.config()?.proxy ?? DEFAULT_PROXY;
  return new URL(url, visit.context.world.origins.app).pathname.replace(/\/$/, "");
}

function picked(headers: Headers, names: string[]): Headers {
  const kept = new Headers();
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
