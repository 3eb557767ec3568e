import { log } from "../log.server.ts";
import { storeDelivery, type NewDelivery } from "../models/delivery.ts";
import { headerOf, type DoorReply, type DoorRequest } from "./door.ts";
import { signalDrain } from "./drain-signal.ts";
import { problemReply } from "./problem.ts";
import { isShopDomain, isWebhookSigned, type SigningSecrets } from "./signature.ts";
import { orderInBody } from "../shopify/order-in-body.ts";

const HEADER_CHARACTERS_MAX = 255;

/**
 * Takes every webhook: verifies the signature on the raw bytes, stores the delivery durably, answers 200. Nothing is read
 * from the body here, so a body that is not what its topic promises is kept and answered all the same.
 *
 * Answers 401 to a wrong signature; 400 without a signature, without a delivery id, or with headers that Shopify would not
 * send. A delivery that is already stored is answered 200 and changes nothing.
 */
export async function handleWebhook(request: DoorRequest, secrets: SigningSecrets): Promise<DoorReply> {
  if (request.method !== "POST") {
    return problemReply({ status: 405, type: "method", title: "Webhooks are posted" }, { allow: "POST" });
  }
  const hmac = headerOf(request, "x-shopify-hmac-sha256");
  if (!hmac) return badRequest("X-Shopify-Hmac-Sha256 must be sent once");
  if (!isWebhookSigned(request.body, hmac, secrets)) {
    return problemReply({ status: 401, type: "signature", title: "The signature does not match the body" });
  }

  const delivery = deliveryFrom(request);
  if (typeof delivery === "string") return badRequest(delivery);

  const stored = await storeDelivery(delivery);
  if (stored === "stored") signalDrain(delivery.shopDomain);
  log.debug({ shop: delivery.shopDomain, topic: delivery.topic, webhookId: delivery.webhookId, stored }, "webhook");
  return { status: 200 };
}

/** The delivery, or in words why there is none. */
function deliveryFrom(request: DoorRequest): NewDelivery | string {
  const webhookId = headerOf(request, "x-shopify-webhook-id");
  if (!webhookId || !isPlain(webhookId)) return "X-Shopify-Webhook-Id must be sent once";
  const topic = headerOf(request, "x-shopify-topic");
  if (!topic || !/^[\w./-]{1,100}$/.test(topic)) return "X-Shopify-Topic must name one topic";
  const shopDomain = headerOf(request, "x-shopify-shop-domain");
  if (!shopDomain || !isShopDomain(shopDomain)) return "X-Shopify-Shop-Domain must name one shop";

  const triggeredAt = Date.parse(headerOf(request, "x-shopify-triggered-at") ?? "");
  return {
    shopDomain: shopDomain.toLowerCase(),
    topic: topic.toLowerCase(),
    webhookId,
    eventId: plainOrEmpty(headerOf(request, "x-shopify-event-id")),
    apiVersion: plainOrEmpty(headerOf(request, "x-shopify-api-version")),
    triggeredAt: isStorable(triggeredAt) ? new Date(triggeredAt) : null,
    orderId: orderInBody(topic.toLowerCase(), request.body),
    body: request.body,
  };
}

function isPlain(value: string): boolean {
  return value.length <= HEADER_CHARACTERS_MAX && /^[\x20-\x7e]+$/.test(value);
}

function plainOrEmpty(value: string | null): string {
  return value && isPlain(value) ? value : "";
}

/** Between the years 1970 and 9999: outside, a date's text is one that PostgreSQL reads otherwise. */
function isStorable(milliseconds: number): boolean {
  return milliseconds >= 0 && milliseconds < 253_402_300_800_000;
}

function badRequest(detail: string): DoorReply {
  return problemReply({ status: 400, type: "not-a-webhook", title: "This is not a webhook of Shopify", detail });
}
