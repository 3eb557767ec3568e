import { describe, expect, it } from "vitest";
import { orderInBody } from "../../app/shopify/order-in-body.ts";

const read = (topic: string, body: unknown) => orderInBody(topic, Buffer.from(JSON.stringify(body)));

describe("the order that a message is about", () => {
  it.each<[string, unknown, string | null]>([
    ["orders/paid", { id: 7, line_items: [{ id: 1 }] }, "7"],
    ["orders/paid", { admin_graphql_api_id: "gid://shopify/Order/8", customer: { id: 3 } }, "8"],
    ["orders/edited", { order_edit: { id: 1, order_id: 9 } }, "9"],
    ["refunds/create", { id: 1, order_id: 10, refund_line_items: [] }, "10"],
    ["fulfillments/create", { id: 1, order_id: 11 }, "11"],
    ["fulfillments/create", { id: 1 }, null],
    ["customers/redact", { customer: { id: 1 }, orders_to_redact: [12] }, null],
    ["shop/update", { id: 1 }, null],
    ["orders/paid", { id: "x" }, null],
  ])("%s %j", (topic, body, id) => {
    expect(read(topic, body)).toBe(id);
  });

  it("is nothing where the body is no JSON at all", () => {
    expect(orderInBody("orders/paid", Buffer.from([0xff, 0xfe, 0x00]))).toBeNull();
  });
});
