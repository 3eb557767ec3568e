import { describe, expect, it } from "vitest";
import { parseOrderBody } from "../../app/shopify/order-body.ts";

const money = (amount: string, currency = "EUR") => ({ shop_money: { amount, currency_code: currency } });

function line(overrides: object = {}) {
  return {
    id: 11,
    title: "Chair",
    quantity: 2,
    current_quantity: 2,
    price: "59.90",
    price_set: money("59.90"),
    gift_card: false,
    requires_shipping: true,
    product_id: 5,
    discount_allocations: [],
    tax_lines: [],
    ...overrides,
  };
}

function body(overrides: object = {}) {
  return {
    id: 1,
    name: "#1001",
    customer: { id: 7 },
    currency: "EUR",
    created_at: "2026-10-01T12:00:05+02:00",
    processed_at: "2026-10-01T12:00:00+02:00",
    updated_at: "2026-10-01T12:00:09+02:00",
    cancelled_at: null,
    test: false,
    source_name: "web",
    taxes_included: true,
    financial_status: "paid",
    total_price: "119.80",
    total_tip_received: "0.00",
    discount_codes: [{ code: "LAUREL-1" }],
    line_items: [line()],
    fulfillments: [],
    refunds: [],
    ...overrides,
  };
}

describe("a body that no database could keep", () => {
  it.each<[string, object]>([
    ["an id beyond 64 bits", { id: "9223372036854775808" }],
    ["a customer's id beyond 64 bits", { customer: { id: "99999999999999999999" } }],
    ["a time far from any calendar", { processed_at: "+275760-09-13T00:00:00.000Z" }],
    ["a time before all shops", { processed_at: "-000001-01-01T00:00:00Z" }],
    ["a change in a year with five digits", { updated_at: "+010000-01-01T00:00:00Z" }],
  ])("is refused: %s", (_what, overrides) => {
    expect(parseOrderBody(body(overrides))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/\w+ \w+/) as string,
    });
  });
});

function facts(overrides: object = {}) {
  const parsed = parseOrderBody(body(overrides));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.facts;
}

describe("an order's body", () => {
  it("is placed when it was processed, or created where it does not say", () => {
    expect(facts().placedAt).toBe(Date.parse("2026-10-01T10:00:00Z") / 1000);
    expect(facts({ processed_at: null }).placedAt).toBe(Date.parse("2026-10-01T10:00:05Z") / 1000);
  });

  it("counts in the shop's money, whatever the buyer paid in", () => {
    const presentment = { presentment_money: { amount: "70.00", currency_code: "USD" } };
    const lines = [
      line({
        price: "70.00",
        price_set: { ...money("59.90"), ...presentment },
        discount_allocations: [{ amount: "11.70", amount_set: { ...money("10.01"), ...presentment } }],
      }),
    ];

    expect(facts({ line_items: lines, presentment_currency: "USD" }).lines[0]).toMatchObject({ netMinor: 10_979 });
  });

  it("adds taxes only where the prices do not include them", () => {
    const lines = [line({ tax_lines: [{ price: "9.56", price_set: money("9.56") }, { price: "0.01" }] })];

    expect(facts({ line_items: lines }).lines[0]?.taxOnTopMinor).toBe(0);
    expect(facts({ line_items: lines, taxes_included: false }).lines[0]?.taxOnTopMinor).toBe(957);
  });

  it.each([
    ["JPY", "1299", "1299.0", 2598],
    ["KWD", "1.234", "1.234", 2468],
  ])("of a shop in %s keeps that currency's decimals", (currency, price, inSet, netMinor) => {
    const lines = [line({ price, price_set: money(inSet, currency) })];
    const order = { currency, line_items: lines, total_price: price };

    expect(facts(order).lines[0]).toMatchObject({ netMinor });
  });

  it("knows of a free order that it is paid since it was placed, and of no other since when", () => {
    const free = parseOrderBody(body({ total_price: "0.00" }));
    const paid = parseOrderBody(body());
    const open = parseOrderBody(body({ financial_status: "pending" }));

    expect(free).toMatchObject({ facts: { paid: { id: "0", at: facts().placedAt } }, lacks: { paidAt: false } });
    expect(paid).toMatchObject({ facts: { paid: null }, lacks: { paidAt: true } });
    expect(open).toMatchObject({ facts: { paid: null }, lacks: { paidAt: false } });
  });

  it("counts a shipment once it succeeded: pending, cancelled and failed ones are none", () => {
    const shipment = (id: number, status: string | null) => ({
      id,
      status,
      created_at: `2026-10-02T12:00:0${id}Z`,
      line_items: [{ id: 11, quantity: 1 }],
    });
    const fulfillments = ["success", "pending", "open", "cancelled", "error", "failure", null].map((status, index) =>
      shipment(index + 1, status),
    );

    expect(facts({ fulfillments }).fulfilments.map(({ id }) => id)).toEqual(["1"]);
  });

  it("takes returned units for shipped ones, and every other refund for units that never were", () => {
    const refund_line_items = ["return", "cancel", "no_restock", "legacy_restock"].map((restock_type, index) => ({
      line_item_id: 11 + index,
      quantity: 1,
      restock_type,
      subtotal: 59.9,
    }));
    const refunds = [{ id: 3, created_at: "2026-10-05T08:00:00Z", processed_at: null, refund_line_items }];

    expect(facts({ refunds }).refunds[0]?.lines.map(({ returned }) => returned)).toEqual([true, false, false, false]);
  });

  it("counts money refunded beyond the named lines, and neither shipping nor money kept back", () => {
    const order_adjustments = [
      { kind: "refund_discrepancy", reason: "Refund discrepancy", amount: "-5.00", amount_set: money("-5.00") },
      { kind: "shipping_refund", reason: "Shipping refund", amount: "-4.90" },
      { kind: "refund_discrepancy", reason: "Refund discrepancy", amount: "3.00" },
      { kind: "refund_discrepancy", reason: "Pending refund discrepancy", amount: "-7.00" },
    ];
    const refunds = [{ id: 3, created_at: "2026-10-05T08:00:00Z", order_adjustments }];

    expect(facts({ refunds }).refunds).toEqual([
      { id: "3", at: Date.parse("2026-10-05T08:00:00Z") / 1000, lines: [], goodsAmountMinor: 500, shippingMinor: 490 },
    ]);
  });

  it("tells gift cards and tips from goods", () => {
    const lines = [
      line(),
      line({ id: 12, gift_card: true, requires_shipping: false }),
      line({
        id: 13,
        quantity: 1,
        title: "Trinkgeld",
        price: "3.00",
        price_set: money("3.00"),
        product_id: null,
        requires_shipping: false,
      }),
      line({
        id: 14,
        quantity: 1,
        title: "Engraving",
        price: "9.00",
        price_set: money("9.00"),
        product_id: null,
        requires_shipping: false,
      }),
    ];

    expect(facts({ line_items: lines, total_tip_received: "3.00" }).lines.map(({ kind }) => kind)).toEqual([
      "goods",
      "gift-card",
      "tip",
      "goods",
    ]);
  });

  it("may have no customer, or a company's", () => {
    expect(facts({ customer: null }).customerId).toBeNull();
    expect(facts({ customer: undefined }).customerId).toBeNull();
    expect(facts({ company: { id: 1, location_id: 2 } }).isCompany).toBe(true);
  });

  it("prefers the exact id, and refuses one that was rounded", () => {
    const exact = { id: 820982911946154500, admin_graphql_api_id: "gid://shopify/Order/820982911946154508" };

    expect(facts(exact).id).toBe("820982911946154508");
    expect(facts({ id: "820982911946154508" }).id).toBe("820982911946154508");
    expect(parseOrderBody(body({ id: 2 ** 53 }))).toEqual({
      ok: false,
      reason: "id: is no id, or one that was read inexactly",
    });
  });
});

describe("a body that is not what its topic promises", () => {
  it.each<[string, unknown, string]>([
    ["nothing", null, "the body"],
    ["a text", "order", "the body"],
    ["a list", [], "the body"],
    ["an order without lines", body({ line_items: undefined }), "line_items: "],
    ["a time that is none", body({ updated_at: "yesterday" }), '"yesterday" is no time'],
    ["an amount that is none", body({ total_price: "free", financial_status: "paid" }), '"free" is no amount in EUR'],
    [
      "a fraction of a cent",
      body({ line_items: [line({ price_set: money("0.001") })] }),
      '"0.001" is no amount in EUR',
    ],
    ["a quantity below nothing", body({ line_items: [line({ quantity: -1 })] }), "line_items.0.quantity: "],
  ])("%s is refused with the reason", (_what, json, reason) => {
    const parsed = parseOrderBody(json);

    expect(parsed.ok ? "accepted" : parsed.reason).toContain(reason);
  });

  it("is never taken for an order by an unexpected field", () => {
    expect(parseOrderBody(body({ something_new: { deep: [1] } }))).toMatchObject({ ok: true });
  });
});
