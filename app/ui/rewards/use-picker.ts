import { useAppBridge } from "@shopify/app-bridge-react";
import { createContext, useContext, useState } from "react";

export type PickedType = "product" | "variant" | "collection";

const GID: Record<PickedType, string> = { product: "Product", variant: "ProductVariant", collection: "Collection" };

/** A product with one of its variants. */
export interface PickedProduct {
  productId: string;
  variantId: string;
  title: string;
}

export interface Picker {
  /** Opens Shopify's own dialog; null when the merchant closed it without choosing. */
  pick: (type: PickedType, chosen: readonly string[]) => Promise<string[] | null>;
  pickProduct: () => Promise<PickedProduct | null>;
  titleOf: (type: PickedType, id: string) => string;
}

const PickerContext = createContext<Picker | null>(null);
export const PickerProvider = PickerContext.Provider;

/** Shopify's dialog for choosing products, from wherever in the form. */
export function usePicker(): Picker {
  const picker = useContext(PickerContext);
  if (picker === null) throw new Error("usePicker outside of a PickerProvider");
  return picker;
}

/**
 * Shopify's dialog, with the titles of what was chosen in it.
 *
 * @param titles what is known of the saved reward's, by global id
 */
export function usePickerOf(titles: Readonly<Record<string, string>>): Picker {
  const shopify = useAppBridge();
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const remember = (things: readonly { id: string; title: string }[]) =>
    setFound((known) => ({ ...known, ...Object.fromEntries(things.map(({ id, title }) => [id, title])) }));
  return {
    titleOf: (type, id) => {
      const global = `gid://shopify/${GID[type]}/${id}`;
      return found[global] ?? titles[global] ?? id;
    },
    pick: async (type, chosen) => {
      const selectionIds = chosen.map((id) => ({ id: `gid://shopify/${GID[type]}/${id}` }));
      const picked = await shopify.resourcePicker({ type, multiple: true, action: "select", selectionIds });
      if (!picked) return null;
      const things = picked.flatMap((one) => thingOf(one, type));
      remember(things);
      return things.map(({ id }) => numberOf(id));
    },
    pickProduct: async () => {
      const picked = await shopify.resourcePicker({ type: "product", multiple: false, action: "select" });
      const [product] = picked ?? [];
      const [variant] = product?.variants ?? [];
      if (!product || variant?.id === undefined) return null;
      const title = "displayName" in variant && typeof variant.displayName === "string" ? variant.displayName : "";
      remember([{ id: variant.id, title: title || product.title }]);
      return { productId: numberOf(product.id), variantId: numberOf(variant.id), title: title || product.title };
    },
  };
}

/** What was picked, if it is of the type that was asked for. */
function thingOf(picked: object, type: PickedType): { id: string; title: string }[] {
  if (!("id" in picked) || typeof picked.id !== "string" || !picked.id.includes(`/${GID[type]}/`)) return [];
  const title: unknown = Reflect.get(picked, type === "variant" ? "displayName" : "title");
  return [{ id: picked.id, title: typeof title === "string" ? title : numberOf(picked.id) }];
}

function numberOf(global: string): string {
  return /(\d+)$/.exec(global)?.[1] ?? "";
}
