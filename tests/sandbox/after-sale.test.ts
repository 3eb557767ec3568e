import { describe, expect, it } from "vitest";
import { dig, digList } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

async function place(order: object = {}): Promise<string> {
  const lines = [{ title: "Chair", price: "60", quantity: 2 }];
  const { body } = await play.control<{ id: string }>("POST", "/orders", { lines, paid: true, ...order });
  return body.id;
}

function last(topic: string): Record<string, unknown> | undefined {
  return play.received.filter((one) => one.topic === topic).at(-1)?.body;
}

describe("what happens after a sale", () => {
  it("a chargeback is opened and won, and the app is told both times", async () => {
    const id = await place();
    await play.control("POST", `/orders/${id}/dispute`, { amount: "20.00" });
    await play.control("POST", `/orders/${id}/dispute/close`, { outcome: "won" });
    await play.atRest();

    const told = { order_id: Number(id), amount: "20.00", currency: "EUR" };
    expect(last("disputes/create")).toMatchObject({ ...told, status: "needs_response", finalized_on: null });
    expect(last("disputes/update")).toMatchObject({ ...told, status: "won" });
    const again = await play.control("POST", `/orders/${id}/dispute/close`, { outcome: "lost" });
    expect(again.status).toBe(422);
  });

  it("an exchange brings a line, and takes one by a refund without money", async () => {
    const id = await place({ fulfilled: true });
    const add = [{ title: "Lamp", price: "60" }];
    await play.control("POST", `/orders/${id}/exchange`, { returned: [{ index: 0, quantity: 1 }], add });
    const { body } = await play.control("GET", `/orders/${id}`);

    expect(digList(body, "line_items").map((line) => dig(line, "current_quantity"))).toEqual([1, 1]);
    expect(dig(body, "refunds.0.transactions")).toEqual([]);
    expect(dig(body, "total_outstanding")).toBe("0.00");
    expect(digList(body, "returns")).toHaveLength(1);
  });

  it("a deleted order is gone; the app learns its id", async () => {
    const id = await place();
    await play.control("POST", `/orders/${id}/delete`, {});
    await play.atRest();

    expect(last("orders/delete")).toEqual({ id: Number(id) });
    expect((await play.control("GET", `/orders/${id}`)).status).toBe(404);
  });

  it("gift card and store credit pay their part, and never more than there is", async () => {
    const id = await place({ payment: { giftCard: "20", storeCredit: "10" }, tip: "5" });
    const { body } = await play.control("GET", `/orders/${id}`);
    const tooMuch = await play.control("POST", "/orders", {
      lines: [{ title: "Chair", price: "60" }],
      paid: true,
      payment: { giftCard: "61" },
    });

    expect(dig(body, "payment_gateway_names")).toEqual(["gift_card", "shopify_store_credit", "bogus"]);
    expect([dig(body, "total_price"), dig(body, "total_outstanding")]).toEqual(["125.00", "0.00"]);
    expect(tooMuch.status).toBe(422);
  });

  it("consent is told by topics of their own", async () => {
    const { body } = await play.control<{ id: string }>("POST", "/customers", { email: "consent@example.com" });
    await play.control("POST", `/customers/${body.id}`, { emailConsent: "subscribed", smsConsent: "unsubscribed" });
    await play.atRest();

    expect(last("customers_email_marketing_consent/update")).toMatchObject({
      customer_id: Number(body.id),
      email_marketing_consent: { state: "subscribed" },
    });
    expect(last("customers_marketing_consent/update")).toMatchObject({
      id: Number(body.id),
      sms_marketing_consent: { state: "unsubscribed" },
    });
  });
});
