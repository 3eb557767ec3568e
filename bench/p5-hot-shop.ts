import pg from "pg";
import { closeDatabase } from "../app/db.server.ts";
import { drainDeliveries } from "../app/jobs/drain-deliveries.ts";
import { forgetPrograms } from "../app/models/program.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { CUSTOMER_BASE, ORDER_BASE, prepareShop } from "./p1-shop.ts";
import { assertSettled, DOMAIN, storeDeliveries } from "./p2-deliveries.ts";

const DELIVERIES = 4000;
const SHOPS = 200;
/** As many as a worker of its own usual settings works on at once. */
const LANES = 4;
const ROUNDS_OF_MEMBERS = 12;

/** P5: as many deliveries of one shop as of 200 shops together, drained by as many lanes. */
export async function benchHotShop(databaseUrl: string): Promise<Figure[]> {
  process.env.DATABASE_URL = databaseUrl;
  forgetPrograms();
  const { programId, shopId } = await prepareShop(databaseUrl, DELIVERIES * ROUNDS_OF_MEMBERS);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const domains = await spread(client, { programId, shopId });
  let next = 0;
  const round = async (shops: readonly string[]): Promise<number> => {
    const indexes = Array.from({ length: DELIVERIES }, (_, index) => next + index);
    next += DELIVERIES;
    const orderIds = indexes.map((index) => ORDER_BASE + index);
    await storeDeliveries(client, {
      domains: shops,
      orderIds,
      customerIds: indexes.map((index) => CUSTOMER_BASE + (index % DELIVERIES)),
    });
    const waiting = [...shops];
    const startedAt = performance.now();
    const lane = async () => {
      for (let domain = waiting.pop(); domain !== undefined; domain = waiting.pop()) await drainDeliveries(domain);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const rate = DELIVERIES / ((performance.now() - startedAt) / 1000);
    await assertSettled(client, { orderIds });
    return rate;
  };
  const rates = await interleaved({
    "one shop": () => round([DOMAIN]),
    "200 shops": () => round(domains),
  });
  await client.end();
  await closeDatabase();
  return [
    compared(rates, {
      name: "P5",
      what: "deliveries of one hot shop drained",
      ours: "one shop",
      ceiling: "200 shops",
      ceilingIs: "the same number spread over 200 shops",
      atLeast: 0.8,
    }),
  ];
}

/** Further shops, each a program of its own, whose members are those of the first by the same customer numbers. */
async function spread(client: pg.Client, of: { programId: string; shopId: string }): Promise<string[]> {
  const domains = Array.from({ length: SHOPS }, (_, index) => `bench-${String(index)}.myshopify.com`);
  for (const [index, domain] of domains.entries()) {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO program (status, live_from) SELECT status, live_from FROM program WHERE id = $1 RETURNING id::text`,
      [of.programId],
    );
    const programId = rows[0]?.id ?? "";
    await client.query(
      `INSERT INTO program_version (program_id, version, document, effective_at, saved_at, saved_by)
       SELECT $1, version, document, effective_at, saved_at, saved_by FROM program_version WHERE program_id = $2`,
      [programId, of.programId],
    );
    const shop = await client.query<{ id: string }>(
      `INSERT INTO shop (program_id, domain, currency, time_zone, state) VALUES ($1, $2, 'EUR', 'Europe/Berlin', 'installed') RETURNING id::text`,
      [programId, domain],
    );
    await client.query(
      `WITH new AS (
         SELECT gen_random_uuid() AS id, c FROM generate_series($3::bigint, $4::bigint, $5) AS c
       ), members AS (
         INSERT INTO member (program_id, id, joined_at, joined_by) SELECT $1, id, to_timestamp(1750000000), 'storefront' FROM new
       ), accounts AS (
         INSERT INTO account (program_id, member_id, unit) SELECT $1, id, 'points' FROM new
       )
       INSERT INTO member_identity (program_id, shop_id, customer_id, member_id) SELECT $1, $2, c, id FROM new`,
      [programId, shop.rows[0]?.id, CUSTOMER_BASE + index, CUSTOMER_BASE + DELIVERIES - 1, SHOPS],
    );
  }
  await client.query("VACUUM ANALYZE");
  return domains;
}
