import type { Program } from "../program.ts";
import { deliveryOf } from "./price.ts";

/** Access that a merchant grants only where a reward needs it. */
export type OptionalScope = "write_gift_cards" | "write_store_credit_account_transactions";

/**
 * What the merchant must grant besides what every shop grants, so that every reward of the program can be given: gift cards, and store
 * credit, which cashback is paid out as. In the order of their names.
 */
export function scopesNeeded(program: Pick<Program, "rewards" | "units">): OptionalScope[] {
  const deliveries = new Set(program.rewards.map(deliveryOf));
  const paysOut = program.units.some(({ payout }) => payout !== undefined);
  const needed: OptionalScope[] = [];
  if (deliveries.has("gift-card")) needed.push("write_gift_cards");
  if (deliveries.has("store-credit") || paysOut) needed.push("write_store_credit_account_transactions");
  return needed;
}
