import { existsSync, readFileSync, statSync } from "node:fs";
import { parse } from "smol-toml";
import { isObject } from "./json.ts";
import type { MetafieldOwnerType } from "./state-metafields.ts";

/** What Shopify takes from an app's `shopify.app.toml`. */
export interface AppConfig {
  scopes: string[];
  optionalScopes: string[];
  subscriptions: Subscription[];
  metafields: DeclaredMetafield[];
  proxy: { prefix: string; subpath: string; url: string } | null;
}

export interface Subscription {
  topic: string;
  /** A path below the app's address, or a whole address. */
  uri: string;
  includeFields: string[] | null;
  filter: string | null;
  name: string | null;
}

export interface DeclaredMetafield {
  ownerType: MetafieldOwnerType;
  key: string;
  name: string;
  description: string | null;
  type: string;
  access: { admin: string | null; storefront: string; customerAccount: string };
}

/** Without a configuration every topic goes to this path. */
const DEFAULT_URI = "/webhooks";

/** Reads `shopify.app.toml` afresh whenever the file changes; null while there is none. */
export function appConfigReader(file: string): () => AppConfig | null {
  let known: { mtimeMs: number; config: AppConfig } | null = null;
  return () => {
    if (!existsSync(file)) return null;
    const { mtimeMs } = statSync(file);
    if (known?.mtimeMs !== mtimeMs) known = { mtimeMs, config: parseAppConfig(readFileSync(file, "utf8")) };
    return known.config;
  };
}

/** The subscriptions of a topic: none when the app does not ask for it. */
export function subscriptionsOf(config: AppConfig | null, topic: string): Subscription[] {
  if (!config) return [{ topic, uri: DEFAULT_URI, includeFields: null, filter: null, name: null }];
  return config.subscriptions.filter((one) => one.topic === topic);
}

/** Parses the text of a `shopify.app.toml`. */
function parseAppConfig(text: string): AppConfig {
  const toml: unknown = parse(text);
  const access = table(toml, "access_scopes");
  const proxy = table(toml, "app_proxy");
  return {
    scopes: commaList(access["scopes"]),
    optionalScopes: strings(access["optional_scopes"]),
    subscriptions: subscriptions(toml),
    metafields: declaredMetafields(toml),
    proxy:
      typeof proxy["url"] === "string"
        ? { prefix: String(proxy["prefix"]), subpath: String(proxy["subpath"]), url: proxy["url"] }
        : null,
  };
}

function subscriptions(toml: unknown): Subscription[] {
  const entries = table(toml, "webhooks")["subscriptions"];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isObject).flatMap((entry) => {
    const topics = [...strings(entry["topics"]), ...strings(entry["compliance_topics"])];
    const uri = typeof entry["uri"] === "string" ? entry["uri"] : DEFAULT_URI;
    const includeFields = Array.isArray(entry["include_fields"]) ? strings(entry["include_fields"]) : null;
    const filter = typeof entry["filter"] === "string" ? entry["filter"] : null;
    const name = typeof entry["name"] === "string" ? entry["name"] : null;
    return topics.map((topic) => ({ topic, uri, includeFields, filter, name }));
  });
}

const OWNER_TYPES: Readonly<Record<string, MetafieldOwnerType>> = {
  customer: "CUSTOMER",
  product: "PRODUCT",
  order: "ORDER",
  shop: "SHOP",
};

function declaredMetafields(toml: unknown): DeclaredMetafield[] {
  return Object.entries(OWNER_TYPES).flatMap(([owner, ownerType]) => {
    const declared = table(table(table(toml, owner), "metafields"), "app");
    return Object.entries(declared).flatMap(([key, entry]) => {
      if (!isObject(entry)) return [];
      const access = table(entry, "access");
      return [
        {
          ownerType,
          key,
          name: typeof entry["name"] === "string" ? entry["name"] : key,
          description: typeof entry["description"] === "string" ? entry["description"] : null,
          type: String(entry["type"]),
          access: {
            admin: upper(access["admin"]),
            storefront: upper(access["storefront"]) ?? "NONE",
            customerAccount: upper(access["customer_account"]) ?? "NONE",
          },
        },
      ];
    });
  });
}

function table(value: unknown, key: string): Record<string, unknown> {
  const member = isObject(value) ? value[key] : undefined;
  return isObject(member) ? member : {};
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function commaList(value: unknown): string[] {
  if (typeof value !== "string") return [];
  return value.split(",").map((one) => one.trim()).filter((one) => one !== ""); // prettier-ignore
}

function upper(value: unknown): string | null {
  return typeof value === "string" ? value.toUpperCase() : null;
}
