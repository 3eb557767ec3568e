import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { NodeListener } from "./listener.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = /^(text|application\/json|image\/svg)/;

const compress = promisify(gzip);

interface StaticFile {
  content: Buffer;
  type: string;
  cacheControl: string;
  compressed: Promise<Buffer> | null;
}

/**
 * Serves the files that were in `folder` when the process started, and hands everything else to `otherwise`.
 *
 * What the build named after its content (`/assets/`) may be kept for ever; other files for an hour. A request can only name a
 * file of that list, so no path leads out of the folder.
 */
export function serveStatic(folder: string, otherwise: NodeListener): NodeListener {
  const files = readFiles(folder);
  return (incoming, outgoing) => {
    const url = incoming.url ?? "";
    const file = files.get(url.split("?", 1)[0] ?? "");
    const isRead = incoming.method === "GET" || incoming.method === "HEAD";
    if (!file || !isRead) {
      otherwise(incoming, outgoing);
      return;
    }
    void sendFile(file, incoming, outgoing);
  };
}

async function sendFile(file: StaticFile, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const mayCompress = /\bgzip\b/.test(incoming.headers["accept-encoding"] ?? "") && COMPRESSIBLE.test(file.type);
  let content = file.content;
  if (mayCompress) {
    file.compressed ??= compress(file.content);
    content = await file.compressed;
  }
  outgoing.writeHead(200, {
    "content-type": file.type,
    "content-length": content.length,
    "cache-control": file.cacheControl,
    vary: "accept-encoding",
    ...(mayCompress ? { "content-encoding": "gzip" } : {}),
  });
  outgoing.end(incoming.method === "HEAD" ? undefined : content);
}

function readFiles(folder: string): Map<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const url = `/${path.relative(folder, file).split(path.sep).join("/")}`;
        const cacheControl = url.startsWith("/assets/")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600";
        const type = TYPES[path.extname(entry.name)] ?? "application/octet-stream";
        return [url, { content: readFileSync(file), type, cacheControl, compressed: null }];
      }),
  );
}
