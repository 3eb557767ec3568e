import { randomUUID } from "node:crypto";
import { rateOf, serve, signBody } from "./http.ts";
import { compared, type Figure, interleaved } from "./measure.ts";
import { webhookBody } from "./webhook-body.ts";

/** P3: a delivery acknowledged (signature verified, stored durably), against a plain server that does only that. */
export async function benchAcknowledge(databaseUrl: string): Promise<Figure[]> {
  const environment = { DATABASE_URL: databaseUrl };
  const app = await serve("app", environment);
  const plain = await serve("ack-server", environment);
  const body = webhookBody();
  const hmac = signBody(body);
  const delivery = () => ({
    method: "POST" as const,
    path: "/webhooks",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-hmac-sha256": hmac,
      "x-shopify-topic": "orders/fulfilled",
      "x-shopify-shop-domain": "bench.myshopify.com",
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-event-id": "bench",
      "x-shopify-triggered-at": "2026-11-01T10:00:00Z",
    },
  });
  try {
    const rates = await interleaved({
      Laurel: () => rateOf(app, delivery),
      "plain server": () => rateOf(plain, delivery),
    });
    return [
      compared(rates, {
        name: "P3",
        what: "delivery acknowledged",
        ours: "Laurel",
        ceiling: "plain server",
        ceilingIs: "plain Node server: HMAC, parse, one insert of the same row",
        atLeast: 0.8,
      }),
    ];
  } finally {
    app.stop();
    plain.stop();
  }
}
