import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

/** The ceiling of P3: a plain Node server that checks the HMAC, parses the body and does one durable insert. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query("CREATE TABLE IF NOT EXISTS bench_delivery (LIKE delivery INCLUDING ALL)");
const secret = process.env.SHOPIFY_API_SECRET ?? "";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const expected = createHmac("sha256", secret).update(body).digest();
    const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    JSON.parse(body.toString("utf8"));
    const header = (name: string) => request.headers[name];
    const values = [
      header("x-shopify-shop-domain"),
      header("x-shopify-topic"),
      header("x-shopify-webhook-id"),
      header("x-shopify-event-id"),
      header("x-shopify-api-version"),
      header("x-shopify-triggered-at"),
      body,
    ];
    pool
      .query({
        name: "insert",
        text: `INSERT INTO bench_delivery (shop_domain, topic, webhook_id, event_id, api_version, triggered_at, body)
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (shop_domain, webhook_id) DO NOTHING`,
        values,
      })
      .then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      );
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
