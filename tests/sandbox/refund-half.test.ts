import { expect, test } from "vitest";
import { halfOf } from "../../sandbox/admin/order-actions.ts";

const line = (quantity: number) => ({ title: "Lamp", price: "10.00", quantity, current_quantity: quantity });
const order = (quantities: number[], goods: string, currency = "EUR") => ({
  line_items: quantities.map(line),
  current_subtotal_price: goods,
  currency,
});

test("half of an order with an even number of everything is half the units of each line", () => {
  expect(halfOf(order([2, 0, 4], "60.00"))).toEqual({
    lines: [
      { index: 0, quantity: 1 },
      { index: 2, quantity: 2 },
    ],
  });
});

test.each([
  ["EUR", "129.90", "64.95"],
  ["EUR", "129.91", "64.95"],
  ["JPY", "1299", "649"],
  ["KWD", "10.001", "5.000"],
])("half of an odd number of units is half the goods' value in %s, never more", (currency, goods, half) => {
  expect(halfOf(order([1, 2], goods, currency))).toEqual({ amount: half });
});
