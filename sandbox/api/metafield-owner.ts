import type { SandboxContext } from "../context.ts";
import type { MetafieldOwnerType } from "../state-metafields.ts";

/** What a metafield can belong to, and the scope an app needs to write there; null needs none. */
export interface Owner {
  id: string;
  type: MetafieldOwnerType;
  writeScope: string | null;
}

/** The owner behind a global id; null when there is none of that id. */
export function ownerOf(context: SandboxContext, globalId: unknown): Owner | null {
  const match = typeof globalId === "string" ? /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(globalId) : null;
  const [, name = "", id = ""] = match ?? [];
  const { shop } = context;
  switch (name) {
    case "Customer":
      return shop.customers.has(id) ? { id, type: "CUSTOMER", writeScope: "write_customers" } : null;
    case "AppInstallation":
      return shop.installation.id === id ? { id, type: "API_APP", writeScope: null } : null;
    case "Product":
      return shop.products.has(id) ? { id, type: "PRODUCT", writeScope: "write_products" } : null;
    case "Order":
      return shop.orders.has(id) ? { id, type: "ORDER", writeScope: "write_orders" } : null;
    case "DiscountCodeNode":
    case "DiscountAutomaticNode":
      return shop.discounts.has(id) ? { id, type: "DISCOUNT", writeScope: "write_discounts" } : null;
    case "Shop":
      return shop.settings.id === id ? { id, type: "SHOP", writeScope: null } : null;
    default:
      return null;
  }
}
