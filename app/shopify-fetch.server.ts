import { z } from "zod";
import { environment } from "./env.server.ts";

/** Shopify's own limit for one Admin operation is below this. */
const TIMEOUT_MS = 20_000;
const SHOP_HOST = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;

/**
 * Every outgoing call of Shopify's libraries passes through here: bounded in time, and in the sandbox sent to whoever plays
 * Shopify on this machine, who learns from a header which shop was meant. Nothing else of the app differs there.
 */
export async function shopifyFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const sandbox = environment().SANDBOX_SHOPIFY_ORIGIN;
  if (!sandbox) return fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });

  const url = new URL(request.url);
  if (!SHOP_HOST.test(url.hostname)) throw new Error(`sandbox: refusing a call to ${url.host}`);
  const headers = new Headers(request.headers);
  headers.set("x-sandbox-shop", url.hostname);
  return fetch(new URL(url.pathname + url.search, sandbox), {
    method: request.method,
    headers,
    body: request.body ? await request.text() : null,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

const refusalSchema = z.object({ response: z.object({ code: z.number() }) });

/** The HTTP status of an answer that Shopify's libraries threw; null when there was no answer. */
export function refusalStatus(error: unknown): number | null {
  return refusalSchema.safeParse(error).data?.response.code ?? null;
}
