import { readFile } from "node:fs/promises";
import path from "node:path";
import { findProduct } from "../commerce/find.ts";
import type { SandboxContext } from "../context.ts";
import { productPicture } from "./product-picture.ts";
import { EXTENSION_FOLDER, THEME_FOLDER } from "./theme.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Answers `/cdn/…`: assets of the theme and of the extension, and the products' pictures; null for anything else. */
export async function answerAsset(context: SandboxContext, pathname: string): Promise<Response | null> {
  const [, from, name] = /^\/cdn\/(theme|extensions\/laurel|products)\/([\w.-]+)$/.exec(pathname) ?? [];
  if (!from || !name) return null;
  if (from === "products") {
    const product = findProduct(context, { handle: name.replace(/\.svg$/, "") });
    return product ? answer(productPicture(product), ".svg") : null;
  }
  const folder = path.join(from === "theme" ? THEME_FOLDER : EXTENSION_FOLDER, "assets");
  const text = await readFile(path.join(folder, name), "utf8").catch(() => null);
  return text === null ? null : answer(text, path.extname(name));
}

function answer(text: string, extension: string): Response {
  const type = TYPES[extension] ?? "application/octet-stream";
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-cache" } });
}
