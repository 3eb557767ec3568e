import { randomUUID } from "node:crypto";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import { LACKS_NOTHING, type OrderFacts, type OrderReading } from "../../app/loyalty/order-facts.ts";
import { type Program, simpleProgram } from "../../app/loyalty/program.ts";
import { START } from "../loyalty/orders.ts";
import type { TestDatabase } from "./database.ts";
import { insertLiveProgram } from "./insert-program.ts";

export const NOW = new Date((START + 60 * 86_400) * 1000);

const STORE_CREDIT_SCOPES = ["read_store_credit_accounts", "write_store_credit_account_transactions"];

/** A shop with its own program, live since START, in a fresh database. */
export async function liveShop(
  database: TestDatabase,
  options: { program?: Program; currency?: string; timeZone?: string; scopes?: string[] } = {},
): Promise<ShopContext> {
  const { currency = "EUR", timeZone = "Europe/Berlin", scopes = STORE_CREDIT_SCOPES } = options;
  const start = new Date(START * 1000);
  const program = options.program ?? simpleProgram(currency === "JPY" ? 1 : 100);
  const programId = await insertLiveProgram(database, { program, liveFrom: start });
  const [shop] = await database.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, time_zone, state, installed_at, scopes)
     VALUES ($1, $2, $3, $4, 'installed', $5, $6) RETURNING id::text`,
    [programId, `${randomUUID()}.myshopify.com`, currency, timeZone, start, scopes],
  );
  return { programId, shopId: shop?.id ?? "", currency, timeZone };
}

/** A complete reading, as the Admin API gives it. */
export function reading(facts: OrderFacts): OrderReading {
  return {
    facts,
    source: "api",
    lacks: LACKS_NOTHING,
    caveat: null,
    askedAt: null,
  };
}

/** Settles order states as if each had just been read. */
export async function settle(shop: ShopContext, ...orders: OrderFacts[]) {
  return settleOrders({
    shop,
    orders: orders.map((facts) => ({ reading: reading(facts), deliveryId: null })),
    now: NOW,
  });
}

/** A customer's account as the ledger's own tables have it. */
export async function accountOf(database: TestDatabase, shop: ShopContext, customerId: string) {
  const [account] = await database.query<{
    memberId: string;
    balance: number;
    debt: number;
    tier: string | null;
    pending: number;
  }>(
    `SELECT a.member_id AS "memberId", balance::int, debt::int, m.tier_id AS tier, m.pending::int
       FROM member_identity i
       JOIN account a ON a.program_id = i.program_id AND a.member_id = i.member_id
       JOIN member m ON m.program_id = i.program_id AND m.id = i.member_id
      WHERE i.program_id = $1 AND i.shop_id = $2 AND i.customer_id = $3`,
    [shop.programId, shop.shopId, customerId],
  );
  return account;
}

/** Every transfer of a program as [key, signed points], in the order of recording. */
export async function transfersOf(database: TestDatabase, shop: ShopContext): Promise<[string, number][]> {
  const rows = await database.query<{ key: string; points: number }>(
    `SELECT key, (CASE WHEN to_account = 'member' THEN points ELSE -points END)::int AS points
       FROM transfer WHERE program_id = $1 ORDER BY id`,
    [shop.programId],
  );
  return rows.map(({ key, points }) => [key, points]);
}
