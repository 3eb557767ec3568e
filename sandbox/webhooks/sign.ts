import { createHmac } from "node:crypto";
import type { Delivery } from "../state.ts";

const WEBHOOK_API_VERSION = "2026-10";

/** The signature of a body: base64 of HMAC-SHA256 over its exact bytes (Shopify: "Verify deliveries"). */
function webhookSignature(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("base64");
}

/** Every header Shopify sends with a webhook. */
export function webhookHeaders(
  delivery: Delivery,
  of: { secret: string; name: string | null },
): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-hmac-sha256": webhookSignature(delivery.body, of.secret),
    "x-shopify-shop-domain": delivery.shop,
    "x-shopify-api-version": WEBHOOK_API_VERSION,
    "x-shopify-webhook-id": delivery.id,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
    ...(of.name === null ? {} : { "x-shopify-name": of.name }),
  };
}
