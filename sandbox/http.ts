import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** Thrown to end a connection without an answer. */
export class ConnectionCut extends Error {
  override readonly name = "ConnectionCut";
}

export interface Listener {
  server: Server;
  port: number;
  stop: () => Promise<void>;
}

/** Serves a handler of web requests on this machine only; port 0 takes a free one. */
export async function listen(port: number, handle: (request: Request) => Promise<Response>): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, handle);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    server,
    port: typeof address === "object" && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    const response = await handle(toRequest(incoming, await bodyOf(incoming)));
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers) {
      if (name !== "set-cookie") outgoing.setHeader(name, value);
    }
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof ConnectionCut)) {
      console.error("The sandbox failed to answer", incoming.method, incoming.url?.split("?")[0], error);
    }
    if (error instanceof ConnectionCut || outgoing.headersSent) incoming.socket.destroy();
    else
      outgoing
        .writeHead(500, { "content-type": "application/json" })
        .end('{"error":"The sandbox failed; see its output"}');
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toRequest(incoming: IncomingMessage, body: Buffer): Request {
  const url = `http://${incoming.headers.host ?? "127.0.0.1"}${incoming.url ?? "/"}`;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, one);
  }
  const method = incoming.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: new Uint8Array(body) });
}
