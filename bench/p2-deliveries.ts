import type pg from "pg";
import { webhookBody } from "./webhook-body.ts";

export const DOMAIN = "bench.myshopify.com";

/** The bodies of shipped orders that differ in the order's and the customer's number only, as a shop of that domain sends them. */
export async function storeDeliveries(
  client: pg.Client,
  options: { domains: readonly string[]; orderIds: readonly number[]; customerIds: readonly number[] },
): Promise<void> {
  const template = webhookBody().toString("utf8");
  const bodies = options.orderIds.map((orderId, index) =>
    Buffer.from(
      template
        .replaceAll("5000000000001", String(orderId))
        .replaceAll("7000000000001", String(options.customerIds[index])),
    ),
  );
  const domains = options.orderIds.map((_, index) => options.domains[index % options.domains.length]);
  await client.query(
    `INSERT INTO delivery (shop_domain, topic, webhook_id, body)
     SELECT d, 'orders/fulfilled', 'bench-' || o, b FROM unnest($1::text[], $2::bigint[], $3::bytea[]) AS n(d, o, b)`,
    [domains, options.orderIds, bodies],
  );
}

/** Throws unless everything that was stored has been settled and has earned: a bench of nothing says nothing. */
export async function assertSettled(client: pg.Client, options: { orderIds: readonly number[] }): Promise<void> {
  const { rows } = await client.query<{ waiting: string; earned: string }>(
    `SELECT (SELECT count(*) FROM delivery WHERE state <> 'settled') AS waiting,
            (SELECT count(*) FROM transfer WHERE order_id = ANY($1::bigint[])) AS earned`,
    [options.orderIds],
  );
  const [row] = rows;
  if (row?.waiting !== "0" || Number(row.earned) !== options.orderIds.length)
    throw new Error(
      `${row?.waiting ?? "?"} deliveries wait, ${row?.earned ?? "?"} orders of ${String(options.orderIds.length)} earned`,
    );
  await client.query("TRUNCATE delivery");
}
