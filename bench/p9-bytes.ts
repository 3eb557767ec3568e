import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Figure } from "./measure.ts";

/** P9: what the storefront's shoppers load, in bytes after gzip. No ceiling but a limit: 5 KB of JavaScript and 3 KB of CSS. */
export function benchBytes(): Promise<Figure[]> {
  const assets = fileURLToPath(new URL("../extensions/loyalty-theme/assets", import.meta.url));
  const sizeOf = (extension: string) =>
    readdirSync(assets)
      .filter((name) => name.endsWith(extension))
      .reduce((sum, name) => sum + gzipSync(readFileSync(path.join(assets, name))).length, 0);
  const figure = (what: string, bytes: number, limit: number): Figure => ({
    name: "P9",
    what,
    ours: bytes,
    ceiling: limit,
    ceilingIs: `at most ${String(limit)} bytes`,
    ratio: bytes / limit,
    goal: "≤ 1",
    met: bytes <= limit,
  });
  return Promise.resolve([
    figure("storefront JavaScript, gzip", sizeOf(".js"), 5 * 1024),
    figure("storefront CSS, gzip", sizeOf(".css"), 3 * 1024),
  ]);
}
