import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { log } from "../log.server.ts";
import type { Door, DoorReply, DoorRequest } from "./door.ts";
import { problemReply } from "./problem.ts";

/** A plain door with the paths it answers, in front of everything else. */
export interface DoorEntry {
  /** The path itself, or everything below it when it ends in `/`. */
  path: string;
  bodyBytesMax: number;
  door: Door;
}

export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Answers requests: a plain door where one is mounted, everything else by `otherwise`.
 *
 * A door that throws is answered 500 without a word about why; the log has it. Neither it nor anything else logs a URL's query.
 */
export function createListener(entries: readonly DoorEntry[], otherwise: NodeListener): NodeListener {
  return (incoming, outgoing) => {
    outgoing.setHeader("x-content-type-options", "nosniff");
    const { path, query } = splitUrl(incoming.url ?? "/");
    const entry = entries.find((candidate) => answers(candidate, path));
    if (!entry) {
      otherwise(incoming, outgoing);
      return;
    }
    const startedAt = performance.now();
    serve(entry, { incoming, path, query })
      .catch((error: unknown) => {
        log.error({ error, method: incoming.method, path }, "a door failed");
        return problemReply({ status: 500, type: "internal", title: "Something went wrong on our side" });
      })
      .then((reply) => {
        send(reply, incoming, outgoing);
        const ms = Math.round(performance.now() - startedAt);
        log.debug({ method: incoming.method, path, status: reply?.status, ms }, "answered");
      })
      .catch((error: unknown) => {
        log.error({ error, path }, "an answer could not be sent");
        outgoing.destroy();
      });
  };
}

function answers(entry: DoorEntry, path: string): boolean {
  return entry.path.endsWith("/") ? path.startsWith(entry.path) || `${path}/` === entry.path : path === entry.path;
}

/** @returns null when nobody waits for the answer any more */
async function serve(
  entry: DoorEntry,
  request: { incoming: IncomingMessage; path: string; query: string },
): Promise<DoorReply | null> {
  const { incoming, path } = request;
  const body = await readBody(incoming, entry.bodyBytesMax);
  if (body === "gone") return null;
  if (body === "too-large") {
    const title = `At most ${String(entry.bodyBytesMax)} bytes are read here`;
    return problemReply({ status: 413, type: "too-large", title }, { connection: "close" });
  }
  const doorRequest: DoorRequest = {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(request.query),
    headers: incoming.headersDistinct,
    body,
  };
  return entry.door(doorRequest);
}

function readBody(incoming: IncomingMessage, bytesMax: number): Promise<Buffer | "too-large" | "gone"> {
  if (Number(incoming.headers["content-length"] ?? 0) > bytesMax) return Promise.resolve("too-large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) resolve("too-large");
      else chunks.push(chunk);
    });
    incoming.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    incoming.on("error", () => {
      resolve("gone");
    });
    incoming.on("close", () => {
      resolve("gone");
    });
  });
}

function send(reply: DoorReply | null, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (reply === null) {
    outgoing.destroy();
    return;
  }
  if (reply.stream) {
    outgoing.writeHead(reply.status, reply.headers);
    // Whoever waits is told by a broken connection that the rest is missing; whoever has gone stops the reading.
    pipeline(Readable.from(reply.stream), outgoing).catch((error: unknown) => {
      log.warn({ error }, "a download broke off");
    });
    return;
  }
  const body = reply.body ?? "";
  outgoing.writeHead(reply.status, { "content-length": Buffer.byteLength(body), ...reply.headers });
  outgoing.end(incoming.method === "HEAD" ? undefined : body, () => {
    // What is left of a body that nobody reads must not keep the connection.
    if (!incoming.complete) incoming.destroy();
  });
}

/** By hand: a URL parser would take `//host/path` for an address of another host. */
function splitUrl(url: string): { path: string; query: string } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at + 1) };
}
