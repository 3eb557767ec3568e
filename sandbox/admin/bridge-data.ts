import { readdirSync, readFileSync } from "node:fs";
import type { SandboxContext } from "../context.ts";
import { formatMinor } from "../money.ts";

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

/** What `shopify.scopes.query()` answers: what the merchant granted at the installation. */
export function scopesAnswer(context: SandboxContext): { granted: string[]; required: string[]; optional: string[] } {
  const granted = context.shop.installation.scopes;
  return { granted, required: granted, optional: [] };
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
