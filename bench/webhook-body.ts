/** An order of three lines with the fields that make up the size of a real body, about 9 KB. */
export function webhookBody(): Buffer {
  const lines = [1, 2, 3].map(line);
  const address = {
    first_name: "A",
    last_name: "B",
    address1: "Street 1",
    city: "Berlin",
    zip: "10115",
    country_code: "DE",
  };
  const sets = [
    "subtotal_price_set",
    "total_price_set",
    "current_subtotal_price_set",
    "current_total_price_set",
    "total_tax_set",
    "total_discounts_set",
    "total_shipping_price_set",
    "current_total_tax_set",
    "current_total_discounts_set",
  ];
  const body = {
    id: 5_000_000_000_001,
    admin_graphql_api_id: "gid://shopify/Order/5000000000001",
    name: "#1001",
    created_at: "2026-11-01T10:00:00+01:00",
    processed_at: "2026-11-01T10:00:00+01:00",
    updated_at: "2026-11-01T11:00:00+01:00",
    currency: "EUR",
    taxes_included: true,
    total_price: "129.90",
    total_tip_received: "0.00",
    source_name: "web",
    cancelled_at: null,
    company: null,
    financial_status: "paid",
    fulfillment_status: "fulfilled",
    customer: { id: 7_000_000_000_001, email: "a@example.com", default_address: address },
    billing_address: address,
    shipping_address: address,
    ...Object.fromEntries(sets.map((name) => [name, money("129.90")])),
    line_items: lines,
    fulfillments: [
      { id: 4_000_000_001, status: "success", created_at: "2026-11-01T11:00:00+01:00", line_items: lines },
    ],
    refunds: [],
    shipping_lines: [],
    discount_codes: [],
    note_attributes: [],
    tags: "",
    test: false,
  };
  return Buffer.from(JSON.stringify(body));
}

function money(amount: string) {
  return {
    shop_money: { amount, currency_code: "EUR" },
    presentment_money: { amount, currency_code: "EUR" },
  };
}

function line(serial: number) {
  return {
    id: 14_000_000_000 + serial,
    admin_graphql_api_id: `gid://shopify/LineItem/${String(14_000_000_000 + serial)}`,
    current_quantity: 1,
    fulfillable_quantity: 0,
    gift_card: false,
    name: `Wall paint ${String(serial)}`,
    price: "43.30",
    price_set: money("43.30"),
    product_id: 9_000_000 + serial,
    quantity: 1,
    requires_shipping: true,
    taxable: true,
    title: `Wall paint ${String(serial)}`,
    total_discount: "0.00",
    total_discount_set: money("0.00"),
    tax_lines: [{ price: "6.91", rate: 0.19, title: "VAT", price_set: money("6.91") }],
    discount_allocations: [],
    properties: [],
  };
}
