import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { drainDeliveries } from "../app/jobs/drain-deliveries.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { type BenchShop, CUSTOMER_BASE, memberIdOf, ORDER_BASE, prepareShop } from "./p1-shop.ts";
import { assertSettled, DOMAIN, storeDeliveries } from "./p2-deliveries.ts";

const DELIVERIES = 5000;
const ROUNDS_OF_MEMBERS = 12;

/**
 * P2: stored deliveries drained by the application (parsed, settled, posted), against a plain script that reads and parses the
 * same bodies and posts awards computed beforehand, 500 a statement.
 */
export async function benchDrain(databaseUrl: string): Promise<Figure[]> {
  process.env.DATABASE_URL = databaseUrl;
  forgetPrograms();
  const shop = await prepareShop(databaseUrl, DELIVERIES * ROUNDS_OF_MEMBERS);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let next = 0;
  const round = async (drain: () => Promise<void>): Promise<number> => {
    const indexes = Array.from({ length: DELIVERIES }, (_, index) => next + index);
    next += DELIVERIES;
    const orderIds = indexes.map((index) => ORDER_BASE + index);
    await storeDeliveries(client, {
      domains: [DOMAIN],
      orderIds,
      customerIds: indexes.map((index) => CUSTOMER_BASE + index),
    });
    await client.query("CHECKPOINT");
    const startedAt = performance.now();
    await drain();
    const rate = DELIVERIES / ((performance.now() - startedAt) / 1000);
    await assertSettled(client, { orderIds });
    return rate;
  };
  // Plans that were made while tables were empty are those of no shop: as autovacuum does within minutes, the tables are analyzed.
  await round(() => drainDeliveries(DOMAIN));
  await client.query("VACUUM ANALYZE");
  const rates = await interleaved({
    "Laurel drains": () => round(() => drainDeliveries(DOMAIN)),
    "plain script": () => round(() => drainPlainly(client, shop)),
  });
  await client.end();
  await closeDatabase();
  return [
    compared(rates, {
      name: "P2",
      what: "stored deliveries drained",
      ours: "Laurel drains",
      ceiling: "plain script",
      ceilingIs: "read, parsed, posted by unnest, 500 a statement",
      atLeast: 0.5,
    }),
  ];
}

const POST = `
WITH n AS (
  SELECT * FROM unnest($3::bigint[], $4::uuid[]) AS n(order_id, member_id)
), t AS (
  INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, shop_id, order_id, explanation, occurred_at, recorded_at)
  SELECT $1, 'order:' || order_id, member_id, 'points', 'issued', 'member', 129, 'order', $2, order_id, '{}', now(), now() FROM n
), l AS (
  INSERT INTO lot (program_id, key, member_id, unit, original, remaining, earned_at, vests_at, shop_id, order_id)
  SELECT $1, 'order:' || order_id, member_id, 'points', 129, 129, now(), now(), $2, order_id FROM n
), a AS (
  UPDATE account SET balance = balance + 129 FROM n WHERE account.program_id = $1 AND account.member_id = n.member_id AND unit = 'points'
)
UPDATE delivery SET state = 'settled', settled_at = now() WHERE id = ANY($5::bigint[])`;

interface OrderBody {
  id: number;
  customer: { id: number };
}

async function drainPlainly(client: pg.Client, { programId, shopId }: BenchShop): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string; body: Buffer }>(
      `SELECT id, body FROM delivery WHERE shop_domain = $1 AND state = 'waiting' ORDER BY id LIMIT 500`,
      [DOMAIN],
    );
    if (rows.length === 0) return;
    const orders = rows.map(({ body }) => JSON.parse(body.toString("utf8")) as OrderBody);
    await client.query({
      name: "plain-post",
      text: POST,
      values: [
        programId,
        shopId,
        orders.map((order) => order.id),
        orders.map((order) => memberIdOf(order.customer.id - CUSTOMER_BASE)),
        rows.map((row) => row.id),
      ],
    });
  }
}
