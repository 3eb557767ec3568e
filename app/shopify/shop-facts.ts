import type { AdminClient } from "./admin-client.ts";
import { idOf } from "./ids.ts";

const SHOP_FACTS = `#graphql
  query ShopFacts {
    shop {
      id
      name
      email
      currencyCode
      ianaTimezone
      plan {
        publicDisplayName
      }
    }
    currentAppInstallation {
      id
      accessScopes {
        handle
      }
    }
  }`;

/** What the program needs to know of a shop. */
export interface ShopFacts {
  /** Shopify's id of the shop, as a decimal string. */
  shopifyId: string;
  name: string;
  email: string;
  currency: string;
  /** IANA name, such as "Europe/Berlin". */
  timeZone: string;
  plan: string;
  /** GraphQL id of our installation: the owner of app-data metafields. */
  appInstallationId: string;
  /** Granted access scopes, sorted. */
  scopes: string[];
}

/** Reads the shop's facts and what it granted us; needs no scope. */
export async function readShopFacts(admin: AdminClient): Promise<ShopFacts> {
  const { shop, currentAppInstallation } = await admin.query(SHOP_FACTS, {});
  return {
    shopifyId: idOf(shop.id),
    name: shop.name,
    email: shop.email,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    plan: shop.plan.publicDisplayName,
    appInstallationId: currentAppInstallation.id,
    scopes: currentAppInstallation.accessScopes.map((scope) => scope.handle).sort(),
  };
}
