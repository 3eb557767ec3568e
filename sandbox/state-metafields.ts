/* What apps keep beside what Shopify knows. */

export type MetafieldOwnerType = "CUSTOMER" | "API_APP" | "PRODUCT" | "ORDER" | "SHOP" | "DISCOUNT";

export interface Metafield {
  id: string;
  ownerType: MetafieldOwnerType;
  ownerId: string;
  /** Resolved: `$app` is stored as `app--<app id>`. */
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface MetafieldDefinition {
  id: string;
  ownerType: MetafieldOwnerType;
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  access: { admin: string | null; storefront: string; customerAccount: string };
  /** Kept and shown; values are not held against them. */
  validations: { name: string; value: string | null }[];
  createdAt: string;
}
