import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "smol-toml";
import { z } from "zod";

const EXTENSIONS = fileURLToPath(new URL("../../../extensions", import.meta.url));

const fileSchema = z.object({
  extensions: z
    .array(
      z.object({
        handle: z.string(),
        type: z.string(),
        targeting: z.array(z.object({ module: z.string(), target: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** A block that the app adds to a page of Shopify's admin. */
export interface AdminBlock {
  handle: string;
  target: string;
  module: URL;
  folder: string;
}

/** The app's admin blocks, as their `shopify.extension.toml` tells Shopify. */
export function adminBlocks(): AdminBlock[] {
  const folders = readdirSync(EXTENSIONS).map((name) => path.join(EXTENSIONS, name));
  return folders.flatMap((folder) => {
    const file = path.join(folder, "shopify.extension.toml");
    if (!existsSync(file)) return [];
    const { extensions } = fileSchema.parse(parse(readFileSync(file, "utf8")));
    return extensions.flatMap(({ handle, targeting }) =>
      targeting.map(({ module, target }) => ({
        ...{ handle, target, folder },
        module: pathToFileURL(path.join(folder, module)),
      })),
    );
  });
}

/** What a block is called. */
export function nameOf(block: AdminBlock, locale: string): string {
  return z.object({ name: z.string() }).parse(wordsOf(block, locale)).name;
}

/** A block's words in a language of the admin; English where it has none. */
export function wordsOf({ folder }: AdminBlock, locale: string): unknown {
  const own = path.join(folder, "locales", `${locale}.json`);
  return JSON.parse(readFileSync(existsSync(own) ? own : path.join(folder, "locales", "en.default.json"), "utf8"));
}
