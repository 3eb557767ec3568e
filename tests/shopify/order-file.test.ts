import { describe, expect, it } from "vitest";
import { readCsv } from "../../app/loyalty/csv-reader.ts";
import { ordersOfFile } from "../../app/shopify/order-file.ts";
import { must } from "../support/must.ts";

const EXPORT = `Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem requires shipping,Lineitem fulfillment status,Cancelled at,Refunded Amount,Vendor,Id,Source
#1001,Ann@Example.com,partially_refunded,2024-05-01 12:31:00 +0200,fulfilled,2024-05-03 08:00:00 +0200,EUR,89.00,4.90,14.99,93.90,SPRING,2024-05-01 12:30:45 +0200,2,Chair,45.00,true,fulfilled,,10.00,Woods,5001,web
#1001,Ann@Example.com,,,,,,,,,,,2024-05-01 12:30:45 +0200,1,"Cushion, red",10.00,true,fulfilled,,,Woods,,
#1002,bob@example.com,pending,,unfulfilled,,EUR,20.00,0.00,3.80,23.80,,2024-05-02 09:00:00 +0200,1,E-book,20.00,false,pending,2024-05-04 09:00:00 +0200,0.00,,'5002,pos
#1003,,paid,,,,EUR,5.00,0,0,5.00,,2024-05-02 09:00:00 +0200,1,Pen,5.00,true,pending,,0,,5003,pos
`;

describe("Shopify's export of orders", () => {
  const file = must(ordersOfFile(readCsv(EXPORT), { currency: "EUR" }));

  it("is read with discounts shared by price, payment, shipment and refund", () => {
    expect(must(file.orders[0])).toMatchObject({
      email: "Ann@Example.com",
      facts: {
        ...{ id: "5001", name: "#1001", customerId: null, placedAt: Date.UTC(2024, 4, 1, 10, 30, 45) / 1000 },
        updatedAt: Date.UTC(2024, 4, 3, 6) / 1000,
        // 89.00 of 100.00 were paid: 80.10 for the chairs, 8.90 for the cushion; 14.99 of taxes are contained.
        lines: [
          { id: "file-1", quantity: 2, netMinor: 8010, discountMinor: 990, taxIncludedMinor: 1349, taxOnTopMinor: 0 },
          { id: "file-2", quantity: 1, netMinor: 890, discountMinor: 110, taxIncludedMinor: 150, taxOnTopMinor: 0 },
        ],
        paid: { id: "0", at: Date.UTC(2024, 4, 1, 10, 31) / 1000 },
        needsFulfilment: true,
        fulfilments: [{ lines: [{ lineId: "file-1", quantity: 2 }, { lineId: "file-2", quantity: 1 }] }],
        refunds: [{ goodsAmountMinor: 1000, lines: [] }],
        discountCodes: ["SPRING"],
      },
    }); // prettier-ignore
  });

  it("tells taxes on top, what is not paid, needs no shipment, or was cancelled", () => {
    expect(must(file.orders[1]).facts).toMatchObject({
      ...{ id: "5002", source: "pos", paid: null, needsFulfilment: false, fulfilments: [], refunds: [] },
      cancelledAt: Date.UTC(2024, 4, 4, 7) / 1000,
      lines: [{ netMinor: 2000, taxOnTopMinor: 380, taxIncludedMinor: 0 }],
    });
  });

  it("says which orders cannot be used, and why", () => {
    expect(file.problems).toEqual([{ order: "#1003", reason: "customer" }]);
  });
});

describe("a file with our own columns", () => {
  const read = (text: string) => ordersOfFile(readCsv(text), { currency: "EUR" });

  it("needs no more than number, time, amount and customer", () => {
    const file = must(read("order_id,placed_at,amount,customer_id\n7001,2024-05-01,129.90,42\n"));

    expect(file.problems).toEqual([]);
    const at = Date.UTC(2024, 4, 1) / 1000;
    expect(must(file.orders[0])).toMatchObject({
      email: null,
      facts: {
        ...{ id: "7001", name: "7001", customerId: "42", placedAt: at, paid: { at }, fulfilments: [{ at }] },
        lines: [{ netMinor: 12_990, quantity: 1 }],
      },
    });
  });

  it("may say that an order was not paid, when it was shipped, and what went back", () => {
    const file = must(
      read(
        "order_id,placed_at,amount,email,paid_at,fulfilled_at,refunded\n7001,2024-05-01T10:00:00Z,50,a@b.example,no,2024-05-02,60\n",
      ),
    );

    expect(must(file.orders[0])).toMatchObject({
      email: "a@b.example",
      facts: { paid: null, fulfilments: [{ at: Date.UTC(2024, 4, 2) / 1000 }], refunds: [{ goodsAmountMinor: 5000 }] },
    });
  });

  it.each([
    ["order-id", "x,2024-05-01,1,42"],
    ["placed-at", "1,yesterday,1,42"],
    ["amount", "1,2024-05-01,,42"],
    ["amount", "1,2024-05-01,1.999,42"],
    ["customer", "1,2024-05-01,1,"],
  ])("names what is wrong with an order: %s", (reason, row) => {
    const file = must(read(`order_id,placed_at,amount,customer_id\n${row}\n`));

    expect(file).toMatchObject({ orders: [], problems: [{ reason }] });
  });

  it("is told from files of other kinds", () => {
    expect(read("name,value\n1,2\n")).toBeNull();
  });
});
