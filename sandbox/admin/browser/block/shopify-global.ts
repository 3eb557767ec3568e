import { idToken } from "./app-fetch.ts";

/** What the page that holds the block says of it. */
export interface BlockData {
  target: string;
  /** The global id of the order or customer that the page shows. */
  resource: string;
  locale: string;
  words: unknown;
  appOrigin: string;
  extension: string;
}

/** Reads what the block's page says of it. */
export function blockData(): BlockData {
  const data: unknown = JSON.parse(document.querySelector("#block-data")?.textContent ?? "{}");
  const text = (name: string): string => {
    const value: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  const words: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "words") : {};
  return {
    ...{ target: text("target"), resource: text("resource"), locale: text("locale") },
    ...{ appOrigin: text("appOrigin"), extension: text("extension"), words },
  };
}

/**
 * The `shopify` that an admin block finds: what it is about, its words, Shopify's Admin API, and an ID token. What else Shopify has
 * there is not played; asking for it fails.
 */
export function shopifyGlobal(data: BlockData): object {
  const given = fetch.bind(globalThis);
  return {
    extension: { target: data.target },
    data: { selected: [{ id: data.resource }] },
    auth: { idToken: () => idToken(given) },
    i18n: {
      translate: (key: string, values: Record<string, unknown> = {}) => translated(data.words, key, values),
      formatNumber: (number: number | bigint, options?: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(data.locale, options).format(number),
      formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(data.locale, options).format(date),
    },
    query: async (query: string, options: { variables?: object } = {}) => {
      const body = JSON.stringify({ query, variables: options.variables ?? {} });
      const headers = { "content-type": "application/json" };
      const answer: unknown = await (await given("/admin/bridge/graphql", { method: "POST", headers, body })).json();
      return answer;
    },
  };
}

/** The words at a place, with values in the places that the words have for them: "{{left}} left". */
function translated(words: unknown, key: string, values: Readonly<Record<string, unknown>>): string {
  let found: unknown = words;
  for (const part of key.split(".")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found !== "string") throw new Error(`The block has no words for “${key}”`);
  return found.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (place, name: string) =>
    name in values ? String(values[name]) : place,
  );
}
