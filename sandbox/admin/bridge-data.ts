import { readdirSync, readFileSync } from "node:fs";
import { SandboxRefusal, type SandboxContext } from "../context.ts";
import { changeScopes } from "../installation.ts";
import { formatMinor } from "../money.ts";
import type { Scopes } from "./bridge/protocol.ts";

const themeExtensionFolder = new URL("../../extensions/loyalty-theme/", import.meta.url);
const themeId = "gid://shopify/OnlineStoreTheme/1";

/** What `shopify.app.extensions()` answers: the theme extension's blocks and embeds, all of them placed in the sandbox's theme. */
export function extensionsAnswer(): object[] {
  const activations = liquidFiles().map((file) => {
    const liquid = readFileSync(new URL(`blocks/${file}`, themeExtensionFolder), "utf8");
    const schema: unknown = JSON.parse(
      /{%-?\s*schema\s*-?%}([\s\S]*?){%-?\s*endschema\s*-?%}/.exec(liquid)?.[1] ?? "{}",
    );
    const target = textOf(schema, "target");
    return {
      target,
      handle: file.replace(/\.liquid$/, ""),
      name: textOf(schema, "name"),
      status: "active",
      activations: [{ target: target === "section" ? "template--index" : target, themeId }],
    };
  });
  return [{ handle: "loyalty-theme", type: "theme_app_extension", activations }];
}

/** The shop's products as `shopify.resourcePicker` answers them. */
export function productsAnswer(context: SandboxContext): object[] {
  const { currency } = context.shop.settings;
  return [...context.shop.products.values()].map((product) => ({
    id: `gid://shopify/Product/${product.id}`,
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: "ACTIVE",
    images: [],
    totalVariants: 1,
    hasOnlyDefaultVariant: true,
    variants: [
      {
        id: `gid://shopify/ProductVariant/${product.variantId}`,
        title: "Default Title",
        displayName: product.title,
        sku: product.sku,
        price: formatMinor(product.priceMinor, currency),
      },
    ],
  }));
}

/** What `shopify.scopes.query()` answers: what the merchant granted, and what the app's configuration requires and may ask for. */
export function scopesAnswer(context: SandboxContext): Scopes {
  const granted = context.shop.installation.scopes;
  const config = context.world.config();
  return { granted, required: config?.scopes ?? granted, optional: config?.optionalScopes ?? [] };
}

/**
 * Grants optional scopes after the merchant said yes, and tells the app.
 *
 * @throws SandboxRefusal for scopes that the app's configuration does not name
 */
export function grantScopes(context: SandboxContext, wanted: unknown): Scopes {
  const scopes = Array.isArray(wanted) ? wanted.map(String) : [];
  const { granted, optional } = scopesAnswer(context);
  const unknown = scopes.filter((scope) => !optional.includes(scope));
  if (unknown.length > 0) throw new SandboxRefusal(`The app's configuration does not name ${unknown.join(", ")}`);
  changeScopes(context, [...new Set([...granted, ...scopes])].sort());
  return scopesAnswer(context);
}

function liquidFiles(): string[] {
  try {
    return readdirSync(new URL("blocks/", themeExtensionFolder)).filter((file) => file.endsWith(".liquid"));
  } catch {
    return []; // A checkout without the extension has no blocks to place.
  }
}

function textOf(holder: unknown, key: string): string {
  if (typeof holder !== "object" || holder === null) return "";
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" ? value : "";
}
