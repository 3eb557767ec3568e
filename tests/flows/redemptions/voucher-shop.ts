import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import type { RedemptionRecord } from "../../../app/models/redemption.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { type AdminClient, UnavailableError } from "../../../app/shopify/admin-client.ts";
import { DAY, line, order, START } from "../../loyalty/orders.ts";
import type { TestDatabase } from "../../support/database.ts";
import { documentWith } from "../../support/facts.ts";
import { accountOf, liveShop, NOW } from "../../support/live-shop.ts";

/** 10.00 off for 100 points. */
export const voucher = { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1000 } as const;

/** Shopify, which does not answer. */
export const silent: AdminClient = {
  shopDomain: "nobody.myshopify.com",
  query: () => Promise.reject(new UnavailableError("no answer")),
};

/** An order from which the redemption's code took 10.00. */
export function placedWith(redemption: RedemptionRecord, part: Partial<OrderFacts> = {}): OrderFacts {
  const code = redemption.code ?? "";
  const goods = { quantity: 1, netMinor: 9000, discountMinor: 1000, rewardDiscountMinor: 1000 };
  const lines = [line({ id: `${part.id ?? "7"}1`, ...goods, rewardCodes: [{ code, minor: 1000 }] })];
  return order({ placedAt: START + 10 * DAY, discountCodes: [code], lines, ...part });
}

/** The order, cancelled the day after it was placed. */
export function cancelled(facts: OrderFacts): OrderFacts {
  return { ...facts, cancelledAt: facts.placedAt + DAY, updatedAt: facts.updatedAt + 60 };
}

/** Shopify, by whose count the code was used, in these orders. */
export function usedIn(orders: readonly OrderFacts[]): AdminClient {
  const nodes = orders.map(({ id, discountCodes, placedAt, customerId }) => ({
    ...{ id: `gid://shopify/Order/${id}`, discountCodes, processedAt: new Date(placedAt * 1000).toISOString() },
    customer: customerId === null ? null : { id: `gid://shopify/Customer/${customerId}` },
  }));
  const codeDiscountNode = { codeDiscount: { asyncUsageCount: orders.length } };
  const answer = { discountCodeDeactivate: { codeDiscountNode, userErrors: [] }, orders: { nodes } };
  return { ...silent, query: () => Promise.resolve(answer as never) };
}

/** Does what the redemption waits for. */
export function work(shop: ShopContext, redemption: { id: string }, how: { admin: AdminClient; now?: Date }) {
  const asked = { programId: shop.programId, redemptionId: redemption.id, drawCodes, now: how.now ?? NOW };
  return workRedemption({ admin: how.admin, ...asked });
}

/** The member takes the reward "tour". */
export async function reserved(shop: ShopContext, memberId: string): Promise<RedemptionRecord> {
  const asked = { wish: { rewardId: "tour" }, redemptionId: randomUUID(), codes: drawCodes() };
  const reservation = await reserveRedemption({ shop, memberId, ...asked, now: NOW });
  if (reservation.outcome !== "reserved") throw new Error(reservation.outcome);
  return reservation.redemption;
}

/** What tests of vouchers do in shops of one database. */
export function voucherShops(database: TestDatabase) {
  return {
    shopWith: (changes: Partial<ProgramInput>) => liveShop(database, { program: documentWith(changes) }),
    /** The first customer's points, with the ledger proved. */
    balanceOf: async (shop: ShopContext): Promise<number | undefined> => {
      expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
      return (await accountOf(database, shop, "1"))?.balance;
    },
    redemptionIdsOf: async (shop: ShopContext): Promise<string[]> => {
      const rows = await database.query<{ id: string }>(`SELECT id FROM redemption WHERE program_id = $1`, [
        shop.programId,
      ]);
      return rows.map(({ id }) => id);
    },
    /** What was taken is to end now, in this way. */
    toEnd: (redemption: { id: string }, ending: object) =>
      database.query(`UPDATE redemption SET todo = 'end', next_at = $2, ending = $3 WHERE id = $1`, [
        redemption.id,
        NOW,
        JSON.stringify({ actor: "system", returns: 0, ...ending }),
      ]),
  };
}
