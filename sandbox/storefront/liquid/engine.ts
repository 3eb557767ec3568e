import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Liquid, type Template } from "liquidjs";
import { isObject } from "../../json.ts";
import { registerFilters } from "./filters.ts";
import { registerTags } from "./tags.ts";
import { readTranslations } from "./translations.ts";

/** The Liquid of one folder, a theme or a theme app extension: its own snippets, texts and assets, invisible to the other's. */
export interface LiquidEngine {
  /** Renders a file of the folder ("blocks/loyalty.liquid"). */
  render(file: string, scope: Record<string, unknown>): Promise<string>;
  /** Renders Liquid that stands in no file: what an app answers. */
  renderText(source: string): Promise<string>;
  /** What the file's `{% schema %}` says; empty where it has none. */
  schema(file: string): Record<string, unknown>;
  has(file: string): boolean;
}

/**
 * A small Shopify Liquid on liquidjs: what our theme and our extension need, with Shopify's semantics where liquidjs differs
 * (whole-number division, `escape_once`, what is falsy), and an error for filters it does not know.
 */
export function createEngine(of: {
  folder: string;
  locale: string;
  currency: string;
  assetsUrl: string;
  /** Objects that snippets see too: `customer`, `shop`, `app`, … */
  globals: Record<string, unknown>;
}): LiquidEngine {
  const liquid = new Liquid({
    root: [path.join(of.folder, "snippets")],
    extname: ".liquid",
    relativeReference: false,
    strictFilters: true,
    lenientIf: true,
    globals: of.globals,
  });
  registerTags(liquid);
  registerFilters(liquid, {
    translations: readTranslations(of.folder, of.locale),
    currency: of.currency,
    assetsUrl: of.assetsUrl,
  });

  const parsed = new Map<string, Template[]>();
  return {
    async render(file, scope) {
      const full = path.join(of.folder, file);
      const templates = parsed.get(full) ?? liquid.parse(readFileSync(full, "utf8"), full);
      parsed.set(full, templates);
      return String(await liquid.render(templates, scope));
    },
    renderText: async (source) => String(await liquid.render(liquid.parse(source), {})),
    schema: (file) => readSchema(path.join(of.folder, file)),
    has: (file) => existsSync(path.join(of.folder, file)),
  };
}

/** The JSON within `{% schema %}` of a Liquid file; an empty object where there is none. */
function readSchema(file: string): Record<string, unknown> {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(readFileSync(file, "utf8"));
  const schema: unknown = match?.[1] ? JSON.parse(match[1]) : {};
  return isObject(schema) ? schema : {};
}
