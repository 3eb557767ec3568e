import pg from "pg";
import type { ShopContext } from "../app/flows/steps/shop-context.ts";
import type { OrderFacts } from "../app/loyalty/order-facts.ts";
import { insertLiveProgram } from "./live-program.ts";

export type BenchShop = ShopContext;

/** Members that are there before the clock starts; each is used once. */
export const MEMBERS = 700_000;
export const CUSTOMER_BASE = 100_000_000_000;
export const ORDER_BASE = 900_000_000_000;

const LIVE_FROM = 1_750_000_000;

/** A member's id carries its customer's, so that a script can name one from the other. */
export function memberIdOf(index: number): string {
  return `00000000-0000-4000-8000-${String(CUSTOMER_BASE + index)}`;
}

/** A shipped order of one line over 129.90, by the member of that index. */
export function benchOrder(index: number): OrderFacts {
  const id = String(ORDER_BASE + index);
  const placedAt = LIVE_FROM + 1000;
  return {
    id,
    name: `#${id}`,
    customerId: String(CUSTOMER_BASE + index),
    currency: "EUR",
    placedAt,
    updatedAt: placedAt + 60,
    isTest: false,
    isCompany: false,
    source: "web",
    country: "DE",
    customerTags: [],
    shipping: { netMinor: 490, taxOnTopMinor: 0, taxIncludedMinor: 78 },
    paidByGiftCardMinor: 0,
    paidByStoreCreditMinor: 0,
    lines: [
      {
        id: "1",
        quantity: 1,
        netMinor: 12_990,
        taxOnTopMinor: 0,
        taxIncludedMinor: 2_074,
        discountMinor: 0,
        rewardDiscountMinor: 0,
        kind: "goods",
        productId: "1",
        variantId: "2",
        vendor: "Hearth & Leaf",
        tags: [],
        collections: null,
        needsShipping: true,
      },
    ],
    paid: { id: "2", at: placedAt },
    needsFulfilment: true,
    fulfilments: [{ id: "3", at: placedAt + 60, lines: [{ lineId: "1", quantity: 1 }] }],
    refunds: [],
    edits: [],
    disputes: [],
    cancelledAt: null,
    discountCodes: [],
  };
}

/** A live shop with its members. */
export async function prepareShop(databaseUrl: string, membersMax = MEMBERS): Promise<BenchShop> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const programId = await insertLiveProgram(client, new Date(LIVE_FROM * 1000));
  const shop = await client.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, time_zone, state) VALUES ($1, 'bench.myshopify.com', 'EUR', 'Europe/Berlin', 'installed')
     RETURNING id::text`,
    [programId],
  );
  const shopId = shop.rows[0]?.id ?? "";
  const members = `generate_series(0, ${String(membersMax + 10)}) AS i, LATERAL (SELECT ('00000000-0000-4000-8000-' || (${String(CUSTOMER_BASE)} + i))::uuid AS id) AS m`;
  await client.query(
    `INSERT INTO member (program_id, id, joined_at, joined_by) SELECT $1, m.id, to_timestamp(${String(LIVE_FROM)}), 'storefront' FROM ${members}`,
    [programId],
  );
  await client.query(
    `INSERT INTO member_identity (program_id, shop_id, customer_id, member_id) SELECT $1, $2, ${String(CUSTOMER_BASE)} + i, m.id FROM ${members}`,
    [programId, shopId],
  );
  await client.query(`INSERT INTO account (program_id, member_id, unit) SELECT $1, m.id, 'points' FROM ${members}`, [
    programId,
  ]);
  await client.query("VACUUM ANALYZE");
  await client.end();
  return { programId, shopId, currency: "EUR", timeZone: "Europe/Berlin" };
}
