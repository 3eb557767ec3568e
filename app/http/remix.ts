import { getRequestListener } from "@hono/node-server";
import { environment } from "../env.server.ts";
import { log } from "../log.server.ts";
import type { NodeListener } from "./listener.ts";
import { storableRequest } from "./storable-request.ts";

/** Forms of the admin are small. */
const BODY_BYTES_MAX = 1_000_000;
/** A list of a partner's codes comes whole: all of it is stored, or nothing. */
const CODES_BYTES_MAX = 12_000_000;
const CODES_PATH = /^\/app\/rewards\/[^/]+\/codes$/;
const COMPRESSIBLE = /^text\/(html|x-script)\b/;

/** Answers with Remix whatever no plain door takes. */
export function remixListener(handle: (request: Request) => Promise<Response>): NodeListener {
  const listen = getRequestListener(
    async (request) => {
      const refusal = refuseBody(request);
      return refusal ?? compressed(request, framedBySandbox(await handle(await storableRequest(request))));
    },
    {
      errorHandler: (error) => {
        log.error({ error }, "the admin failed");
        return new Response("Something went wrong on our side.", { status: 500 });
      },
    },
  );
  return (incoming, outgoing) => void listen(incoming, outgoing);
}

/** Pages and the data of pages: a list of members is a tenth of its size. */
function compressed(request: Request, response: Response): Response {
  const accepts = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  if (!accepts || response.body === null || !COMPRESSIBLE.test(response.headers.get("content-type") ?? ""))
    return response;
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.append("vary", "accept-encoding");
  headers.delete("content-length");
  return new Response(response.body.pipeThrough(new CompressionStream("gzip")), { status, statusText, headers });
}

/** A browser names the length of every form it posts; what does not, or is too long, is read by nobody. */
function refuseBody(request: Request): Response | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  const length = request.headers.get("content-length");
  if (length === null) return request.headers.has("transfer-encoding") ? new Response(null, { status: 411 }) : null;
  const bytesMax = CODES_PATH.test(new URL(request.url).pathname) ? CODES_BYTES_MAX : BODY_BYTES_MAX;
  return Number(length) > bytesMax ? new Response(null, { status: 413 }) : null;
}

/**
 * In the sandbox only: lets its admin frame every document, Shopify's own bounce page included, and drops the hint to load App
 * Bridge from Shopify, which no sandbox reaches.
 */
function framedBySandbox(response: Response): Response {
  const origin = environment().SANDBOX_SHOPIFY_ORIGIN;
  if (!origin) return response;
  const headers = new Headers(response.headers);
  const policy = headers.get("content-security-policy");
  if (policy?.includes("frame-ancestors")) {
    headers.set("content-security-policy", policy.replace("frame-ancestors", `frame-ancestors ${origin}`));
  }
  headers.delete("link");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
