import { beforeAll, describe, expect, it } from "vitest";
import { channelOf } from "../../app/loyalty/channel.ts";
import { freshDatabase } from "../support/database.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { asFarAsTold, bothReadings, type BothReadings } from "./reading.ts";
import { makeCode } from "./sandbox-code.ts";

/*
 * Every kind of order there is, placed and moved in the sandbox, and read twice: from its webhook body and from GraphQL. The
 * arithmetic beside each figure is done by hand.
 */

freshDatabase();
const shopify = sandboxedShop({ now: new Date(), settings: { taxRateBasisPoints: 1900, taxesIncluded: true } });

let customerId = "";
beforeAll(async () => {
  customerId = (await shopify.control("/customers", { email: "kinds@example.com", tags: ["vip", "b2c"] })).id;
  await shopify.control("/shop", { exchangeRates: { USD: "1.25", JPY: "160", KWD: "0.33" } });
});

const chairs = { title: "Chair", price: "59.90", quantity: 2 };

async function place(order: object = {}): Promise<string> {
  return (await shopify.control("/orders", { customerId, lines: [chairs], paid: true, ...order })).id;
}

/** Both readings, which must say the same as far as the body can tell, alone and on top of the other. */
async function facts(id: string): Promise<BothReadings> {
  const both = await bothReadings(shopify, id);
  expect(both.body).toEqual(asFarAsTold(both.read, both.lacks));
  expect(both.merged).toEqual(both.read);
  return both;
}

function rewardCode(code: string, amount: string): void {
  makeCode(shopify.sandbox.context, { code, amount });
}

describe("what was paid for, from both shapes", () => {
  it("an order with taxes included: net 2 × 59.90, of which 119.80 × 19/119 = 19.13 are tax", async () => {
    const { read } = await facts(await place());

    expect(read.lines[0]).toMatchObject({ netMinor: 11_980, taxOnTopMinor: 0, taxIncludedMinor: 1913 });
  });

  it("an order with taxes on top: net 119.80, and 119.80 × 0.19 = 22.76 more", async () => {
    const { read } = await facts(await place({ taxesIncluded: false }));

    expect(read.lines[0]).toMatchObject({ netMinor: 11_980, taxOnTopMinor: 2276, taxIncludedMinor: 0 });
  });

  it("shipping with its taxes: 4.90 holds 4.90 × 19/119 = 0.78, or bears 4.90 × 0.19 = 0.93", async () => {
    const included = await facts(await place({ shipping: "4.90" }));
    const onTop = await facts(await place({ shipping: "4.90", taxesIncluded: false }));

    expect(included.read.shipping).toEqual({ netMinor: 490, taxOnTopMinor: 0, taxIncludedMinor: 78 });
    expect(onTop.read.shipping).toEqual({ netMinor: 490, taxOnTopMinor: 93, taxIncludedMinor: 0 });
  });

  it("value paid with points: a code of our own took 10.00 off 119.80 + 40.20, by share 7.49 and 2.51", async () => {
    rewardCode("LAUREL-AAAA-BBBB-CCCCC", "10");
    const lines = [chairs, { title: "Cushion", price: "40.20" }];
    const { read } = await facts(await place({ lines, discountCodes: ["laurel-aaaa-bbbb-ccccc"] }));

    // 10.00 × 119.80/160.00 = 7.4875 and 10.00 × 40.20/160.00 = 2.5125: the cent left goes to the larger remainder.
    expect(read.lines.map((line) => [line.netMinor, line.discountMinor, line.rewardDiscountMinor])).toEqual([
      [11_231, 749, 749],
      [3769, 251, 251],
    ]);
    expect(read.lines.map(({ rewardCodes }) => rewardCodes)).toEqual([
      [{ code: "LAUREL-AAAA-BBBB-CCCCC", minor: 749 }],
      [{ code: "LAUREL-AAAA-BBBB-CCCCC", minor: 251 }],
    ]);
  });

  it("another code beside ours: only our share counts as paid with points", async () => {
    rewardCode("LAUREL-DDDD-EEEE-FFFFF", "10");
    rewardCode("SUMMER", "20");
    const { read } = await facts(await place({ discountCodes: ["LAUREL-DDDD-EEEE-FFFFF", "SUMMER"] }));

    expect(read.lines[0]).toMatchObject({ netMinor: 8980, discountMinor: 3000, rewardDiscountMinor: 1000 });
    expect(read.lines[0]?.rewardCodes).toEqual([{ code: "LAUREL-DDDD-EEEE-FFFFF", minor: 1000 }]);
  });

  it("a 100 % discount: nothing is due, and it is paid since it was placed", async () => {
    rewardCode("EVERYTHING", "1000");
    const { read, body } = await facts(await place({ discountCodes: ["EVERYTHING"], paid: false }));

    expect(read.lines[0]).toMatchObject({ netMinor: 0, discountMinor: 11_980, rewardDiscountMinor: 0 });
    expect(read.lines[0]).not.toHaveProperty("rewardCodes");
    expect(body.paid).toEqual({ id: "0", at: body.placedAt });
  });

  it("a line that costs nothing", async () => {
    const { read } = await facts(await place({ lines: [{ title: "Sample", price: "0" }, chairs] }));

    expect(read.lines.map(({ netMinor }) => netMinor)).toEqual([0, 11_980]);
  });

  it("the buyer's currency never counts: 119.80 EUR, whatever 149.76 USD were worth", async () => {
    const { read } = await facts(await place({ presentmentCurrency: "USD" }));

    expect(read).toMatchObject({ currency: "EUR", lines: [{ netMinor: 11_980 }] });
  });

  it("gift cards and tips that were bought are no goods", async () => {
    const lines = [chairs, { title: "Gift card", price: "25", giftCard: true }];
    const { read } = await facts(await place({ lines, tip: "3.00" }));

    expect(read.lines.map(({ kind, netMinor }) => [kind, netMinor])).toEqual([
      ["goods", 11_980],
      ["gift-card", 2500],
      ["tip", 300],
    ]);
  });

  it("gift card and store credit that paid: 20.00 and 10.00 of 119.80", async () => {
    const both = await facts(await place({ payment: { giftCard: "20", storeCredit: "10" } }));

    expect(both.read).toMatchObject({ paidByGiftCardMinor: 2000, paidByStoreCreditMinor: 1000 });
    expect(both.lacks.payments).toBe(true);
    expect((await facts(await place())).lacks.payments).toBe(false);
  });
});

describe("where it came from and what is in it", () => {
  it.each([
    ["web", "online"],
    ["pos", "pos"],
    ["shopify_draft_order", "draft"],
    ["subscription_contract", "subscription"],
    ["subscription_contract_checkout_one", "subscription"],
    ["iphone", "app"],
    ["1234567", "other"],
  ])("source %s is the channel %s", async (sourceName, channel) => {
    const { body, read } = await facts(await place({ sourceName }));

    expect([channelOf(body), channelOf(read)]).toEqual([channel, channel]);
  });

  it("a company's order, its country, its customer's tags", async () => {
    const { body, read } = await facts(await place({ company: true, countryCode: "AT" }));

    expect(body).toMatchObject({ isCompany: true, country: "AT" });
    expect(read).toMatchObject({ isCompany: true, country: "AT", customerTags: ["b2c", "vip"] });
  });

  it("product, variant, vendor, tags and collections of a line", async () => {
    const { id: collection } = await shopify.control("/collections", { title: "Tables" });
    const product = await shopify.control<{ id: string; variantId: string }>("/products", {
      ...{ title: "Table", price: "129.90", vendor: "Oak & Co", tags: ["wood"], collections: [collection] },
    });
    const { read } = await facts(await place({ lines: [{ productId: product.id }] }));

    expect(read.lines[0]).toMatchObject({
      ...{ productId: product.id, variantId: product.variantId, vendor: "Oak & Co" },
      ...{ tags: ["wood"], collections: [collection] },
    });
  });

  it("an order of digital goods needs no fulfilment, one with anything to ship does", async () => {
    const digital = await facts(await place({ lines: [{ title: "E-book", price: "9.90", requiresShipping: false }] }));

    expect(digital.lacks.needsFulfilment).toBe(true);
    expect(digital.read).toMatchObject({ needsFulfilment: false, country: null });
    expect((await facts(await place())).body.needsFulfilment).toBe(true);
  });

  it("a test order, and one without a customer", async () => {
    expect((await facts(await place({ test: true }))).body.isTest).toBe(true);
    expect((await facts(await place({ customerId: null }))).body.customerId).toBeNull();
  });
});

describe("what happened to it since", () => {
  it("two partial refunds by line, one returned and one never shipped", async () => {
    const id = await place();
    await shopify.control(`/orders/${id}/fulfill`, { lines: [{ index: 0, quantity: 1 }] });
    const one = { lines: [{ index: 0, quantity: 1, restockType: "return" }] };
    await shopify.control(`/orders/${id}/refund`, one);
    await shopify.control(`/orders/${id}/refund`, { lines: [{ index: 0, quantity: 1, restockType: "cancel" }] });
    const { read } = await facts(id);

    expect(read.refunds.map(({ lines }) => lines.map(({ quantity, returned }) => [quantity, returned]))).toEqual([
      [[1, true]],
      [[1, false]],
    ]);
  });

  it("a refund by amount, and one of shipping, count apart", async () => {
    const id = await place({ shipping: "4.90" });
    await shopify.control(`/orders/${id}/refund`, { amount: "5.00" });
    await shopify.control(`/orders/${id}/refund`, { shipping: true });
    const { read } = await facts(id);

    expect(read.refunds.map((refund) => [refund.goodsAmountMinor, refund.shippingMinor])).toEqual([
      [500, 0],
      [0, 490],
    ]);
  });

  it("a refund to store credit takes back goods like every refund, and pays nothing", async () => {
    const id = await place();
    await shopify.control(`/orders/${id}/refund`, { lines: [{ index: 0, quantity: 1 }], to: "store-credit" });
    const { read } = await facts(id);

    expect(read.refunds[0]).toMatchObject({ lines: [{ quantity: 1 }], goodsAmountMinor: 0 });
    expect(read.paidByStoreCreditMinor).toBe(0);
  });

  it("a refund that only restocks moves units, and no money", async () => {
    const id = await place({ paid: false });
    await shopify.control(`/orders/${id}/refund`, { lines: [{ index: 0, quantity: 1 }] });
    const { read } = await facts(id);

    expect(read.refunds[0]).toMatchObject({ lines: [{ quantity: 1, returned: false }], goodsAmountMinor: 0 });
    expect(read.paid).toBeNull();
  });

  it("an exchange: the chair comes back, the lamp is added when it happened", async () => {
    const id = await place({ fulfilled: true });
    const add = [{ title: "Lamp", price: "59.90" }];
    await shopify.control(`/orders/${id}/exchange`, { returned: [{ index: 0, quantity: 1 }], add });
    const { read, body } = await facts(id);

    const lamp = read.lines[1];
    expect(read.refunds[0]).toMatchObject({ lines: [{ quantity: 1, returned: true }], goodsAmountMinor: 0 });
    expect(read.edits.map(({ lines }) => lines)).toEqual([[{ lineId: lamp?.id, quantity: 1 }]]);
    expect(body.lines).toHaveLength(2);
  });

  it("a cancelled order, and one that ships in parts", async () => {
    const cancelled = await place();
    await shopify.control(`/orders/${cancelled}/cancel`, { refund: true });
    const inParts = await place();
    await shopify.control(`/orders/${inParts}/fulfill`, { lines: [{ index: 0, quantity: 1 }] });
    await shopify.control(`/orders/${inParts}/fulfill`, {});

    expect((await facts(cancelled)).read.cancelledAt).not.toBeNull();
    expect((await facts(inParts)).read.fulfilments.map(({ lines }) => lines[0]?.quantity)).toEqual([1, 1]);
  });

  it("a chargeback of 149.76 USD is the order's 119.80 EUR; a won one counts again, an inquiry never counts", async () => {
    const lost = await place({ presentmentCurrency: "USD" });
    await shopify.control(`/orders/${lost}/dispute`, {});
    const won = await place();
    await shopify.control(`/orders/${won}/dispute`, { amount: "20.00" });
    await shopify.control(`/orders/${won}/dispute/close`, { outcome: "won" });
    const inquiry = await place();
    await shopify.control(`/orders/${inquiry}/dispute`, { type: "inquiry" });

    expect((await facts(lost)).read.disputes).toMatchObject([{ amountMinor: 11_980, wonAt: null }]);
    expect((await facts(won)).read.disputes).toMatchObject([
      { amountMinor: 2000, wonAt: expect.any(Number) as number },
    ]);
    expect((await facts(inquiry)).read.disputes).toEqual([]);
  });

  it("disputes are unknown to an app that may not see them, and the order is read all the same", async () => {
    const id = await place();
    await shopify.control(`/orders/${id}/dispute`, {});
    const { scopes } = (await shopify.control<{ installation: { scopes: string[] } }>("/shop")).installation;
    await shopify.control("/scopes", { granted: scopes.filter((scope) => scope !== "read_shopify_payments_disputes") });
    const { read } = await bothReadings(shopify, id);
    await shopify.control("/scopes", { granted: scopes });

    expect(read).toMatchObject({ id, disputes: [] });
  });

  it("a body of an edited order says which units are gone, so that they earn nothing before the order is read", async () => {
    const id = await place({ paid: false });
    await shopify.control(`/orders/${id}/edit`, { lines: [{ index: 0, quantity: 1 }] });
    const { body, read } = await facts(id);

    const lineId = read.lines[0]?.id;
    expect(body.edits).toEqual([{ id: "0", at: body.updatedAt, lines: [{ lineId, quantity: -1 }] }]);
    expect(read.edits).toMatchObject([{ lines: [{ lineId, quantity: -1 }] }]);
  });

  it("a customer attached or changed later is the order's customer", async () => {
    const id = await place({ customerId: null });
    await shopify.control(`/orders/${id}/customer`, { customerId });

    expect((await facts(id)).read).toMatchObject({ customerId, customerTags: ["b2c", "vip"] });
  });
});
