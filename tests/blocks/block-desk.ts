import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import { line, order, shipped, silverAndGold } from "../loyalty/orders.ts";
import type { TestDatabase } from "../support/database.ts";
import { domainOf } from "../support/deliveries.ts";
import { documentWith } from "../support/facts.ts";
import { liveShop } from "../support/live-shop.ts";
import { askBlocks, idToken } from "./blocks-client.ts";

/** A live shop with the tiers Silver and Gold, and the token of somebody of its staff. */
export interface Desk {
  shop: ShopContext;
  domain: string;
  token: string;
}

/** Opens a new shop's desk. */
export async function openDesk(database: TestDatabase): Promise<Desk> {
  const shop = await liveShop(database, { program: documentWith({ tiers: silverAndGold }) });
  const domain = await domainOf(database, shop);
  return { shop, domain, token: idToken(domain) };
}

/** An order of 129.00 in two lines, the first of 60.00. */
export function twoLines(): OrderFacts {
  const id = String(Math.floor(Math.random() * 1e9));
  const lines = [line({ id: `${id}1`, netMinor: 6_000 }), line({ id: `${id}2`, netMinor: 6_900 })];
  return shipped(order({ id, lines }));
}

/** What the block on the order shows. */
export function askForOrder(facts: OrderFacts, { token }: Desk, query: [string, string][] = []) {
  return askBlocks("/order", { token, query: [["order", facts.id], ...query] });
}
