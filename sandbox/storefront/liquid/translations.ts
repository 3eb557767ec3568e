import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { isObject } from "../../json.ts";

/** The texts of one theme or extension in one language. */
export interface Translations {
  locale: string;
  /** The text of a dotted key with `{{ places }}` filled in; says so where it is missing, as Shopify does. */
  text(key: string, values: Record<string, unknown>): string;
}

/** Reads `locales/<locale>.json` of a theme or extension; where there is none, the default language. */
export function readTranslations(folder: string, locale: string): Translations {
  const locales = path.join(folder, "locales");
  const own = path.join(locales, `${locale}.json`);
  const file = existsSync(own) ? own : path.join(locales, defaultFile(locales));
  const tree: unknown = JSON.parse(readFileSync(file, "utf8"));
  return {
    locale: path.basename(file).split(".")[0] ?? locale,
    text(key, values) {
      const found = plural(lookUp(tree, key), values["count"]);
      if (typeof found !== "string") return `Translation missing: ${locale}.${key}`;
      return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_place, name: string) => asText(values[name]));
    },
  };
}

function defaultFile(locales: string): string {
  const name = readdirSync(locales).find((one) => /^[\w-]+\.default\.json$/.test(one));
  if (!name) throw new Error(`${locales} has no default language`);
  return name;
}

function lookUp(tree: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((node, part) => (isObject(node) ? node[part] : undefined), tree);
}

function plural(found: unknown, count: unknown): unknown {
  if (!isObject(found)) return found;
  return Number(count) === 1 ? found["one"] : found["other"];
}

function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
