import { readFile } from "node:fs/promises";
import { browserBundle } from "./browser-bundle.ts";

/** Answers a script of the sandbox's own pages, with everything that it imports. */
export async function script(entry: URL): Promise<Response> {
  return asset(await browserBundle(entry), "text/javascript; charset=utf-8");
}

/** Answers a module with what it exports, and everything that it imports. */
export async function moduleScript(entry: URL): Promise<Response> {
  return asset(await browserBundle(entry, "es"), "text/javascript; charset=utf-8");
}

/** Answers a stylesheet of the sandbox's own pages, as it is on disk. */
export async function stylesheet(file: URL): Promise<Response> {
  return asset(await readFile(file, "utf8"), "text/css; charset=utf-8");
}

function asset(text: string, type: string): Response {
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-cache" } });
}
