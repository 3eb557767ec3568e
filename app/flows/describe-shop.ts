import { type Tx, withTransaction } from "../db.server.ts";
import { hasTransfers } from "../ledger/read.ts";
import { inCurrency } from "../loyalty/program-currency.ts";
import { record } from "../models/activity.ts";
import { enqueue } from "../models/outbox.ts";
import { insertVersion, programState } from "../models/program.ts";
import { lockShop, saveShopFacts, setNotice } from "../models/shop.ts";
import type { AdminClient } from "../shopify/admin-client.ts";
import { readShopFacts, type ShopFacts } from "../shopify/shop-facts.ts";
import { noteScopes } from "./steps/note-scopes.ts";

/**
 * Reads what the first token makes readable: the shop's currency, time zone and plan, our installation's id and its scopes; then
 * has the program published.
 *
 * @returns "not-installed" when the shop removed the app meanwhile: nothing was stored
 */
export async function describeShop(options: {
  admin: AdminClient;
  programId: string;
  shopId: string;
  now: Date;
}): Promise<{ outcome: "described" | "not-installed" }> {
  const { admin, programId, shopId, now } = options;
  const facts = await readShopFacts(admin);
  return withTransaction(async (tx) => {
    const known = await lockShop(tx, admin.shopDomain);
    const isSaved = await saveShopFacts(tx, { programId, shopId, facts });
    if (!known || !isSaved) return { outcome: "not-installed" };
    await noteProblems(tx, { programId, shopId, facts, currencyBefore: known.currency, now });
    await enqueue(tx, { name: "publish-program", programId });
    return { outcome: "described" };
  });
}

async function noteProblems(
  tx: Tx,
  options: { programId: string; shopId: string; facts: ShopFacts; currencyBefore: string; now: Date },
): Promise<void> {
  const { programId, shopId, facts, currencyBefore, now } = options;
  await noteScopes(tx, { programId, shopId, scopes: facts.scopes });
  if (currencyBefore === "" || currencyBefore === facts.currency) return;
  const { versions } = await programState(tx, programId);
  const newest = versions.at(-1);
  if (!newest) return;
  if (!(await hasTransfers(tx, programId))) {
    // Nobody holds a point yet: the amounts are carried over, 1.00 EUR as 1 JPY, and nothing can be lost by it.
    const program = inCurrency(newest.program, { from: currencyBefore, to: facts.currency });
    await insertVersion(tx, { programId, program, actor: "shopify", now });
    return;
  }
  const notice = { kind: "currency-changed", from: currencyBefore, to: facts.currency } as const;
  await setNotice(tx, { programId, shopId, notice });
  await record(tx, { programId, at: now, actor: "shopify", action: "currency-changed", data: { shopId, ...notice } });
}
