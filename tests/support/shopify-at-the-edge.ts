import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";

/** One call that reached Shopify. */
export interface EdgeCall {
  shop: string;
  path: string;
  token: string;
  body: Record<string, unknown>;
}

export interface EdgeAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/**
 * The least of a Shopify for tests of the way to it: answers whatever `answer` says, and writes down what it was asked. What
 * the app does with Shopify's data is tested against the sandbox.
 */
export function shopifyAtTheEdge(): {
  calls: EdgeCall[];
  answer: (call: EdgeCall) => EdgeAnswer | Promise<EdgeAnswer>;
} {
  const edge: ReturnType<typeof shopifyAtTheEdge> = {
    calls: [],
    answer: () => ({ status: 500, body: {} }),
  };
  const server = createServer((request, response) => void serve(request, response));
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
    const call: EdgeCall = {
      shop: String(request.headers["x-sandbox-shop"]),
      path: request.url ?? "",
      token: String(request.headers["x-shopify-access-token"]),
      body: z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}")),
    };
    edge.calls.push(call);
    const { status, body, headers } = await edge.answer(call);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    process.env.SANDBOX_SHOPIFY_ORIGIN = `http://127.0.0.1:${String(port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return edge;
}
