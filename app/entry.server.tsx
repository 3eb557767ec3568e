import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { speakEveryLanguage } from "./i18n/every-language.ts";
import { log } from "./log.server.ts";
import { addDocumentResponseHeaders } from "./shopify.server.ts";

export const streamTimeout = 5000;

speakEveryLanguage();

/** What a loader or action threw that was no answer. The query of the URL stays out: it holds the ID token. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  const { pathname: path } = new URL(request.url);
  if (isRouteErrorResponse(error)) log.info({ status: error.status, method: request.method, path }, "no such page");
  else log.error({ error, method: request.method, path }, "the admin failed");
}

export default function handleRequest(
  request: Request,
  responseStatus: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  if (!headers.has("Content-Security-Policy")) {
    // Shopify's library names the shop it knows of; a document without one may still only stand in an admin.
    headers.set("Content-Security-Policy", "frame-ancestors https://admin.shopify.com https://*.myshopify.com;");
  }
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");

  // A crawler gets the whole page, a browser the shell at once.
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let status = responseStatus;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error: unknown) => {
        status = 500;
        log.error({ error }, "rendering failed");
      },
    });
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}
