import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { answerDataRequest } from "../../app/flows/answer-data-request.ts";
import { saveProgram } from "../../app/flows/save-program.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { installShop } from "../../app/flows/install-shop.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { publishMember } from "../../app/flows/publish-member.ts";
import { recordEvents } from "../../app/flows/record-events.ts";
import { redactCustomer } from "../../app/flows/redact-customer.ts";
import { redactShop } from "../../app/flows/redact-shop.ts";
import { settleOrders } from "../../app/flows/settle-orders.ts";
import { uninstallShop } from "../../app/flows/uninstall-shop.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { REQUIRED_SCOPES } from "../../app/shopify/app-config.ts";
import { readOrders } from "../../app/shopify/read-orders.ts";
import { uninstallApp } from "../../sandbox/installation.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, reading } from "../support/live-shop.ts";
import { NOTHING_MORE, sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });

beforeAll(async () => {
  const { programId } = shopify.shop;
  await saveProgram({ programId, program: simpleProgram(100), actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

/** A member with an order and its points, and a stored webhook body that names them. */
async function memberWithOrder() {
  const { shop, control, admin } = shopify;
  const email = `${randomUUID()}@example.com`;
  const { id: customerId } = await control("/customers", { email, firstName: "Ada" });
  const consent = { wording: "I agree", at: now.toISOString() };
  await enrollMember({ shop, customerId, by: "storefront", consent, now });
  const lines = [{ title: "Chair", price: "129.90", quantity: 1 }];
  const { id: orderId } = await control("/orders", { customerId, lines, paid: true, fulfilled: true });
  const facts = (await readOrders(admin, { ids: [orderId], asked: NOTHING_MORE })).get(orderId);
  if (!facts) throw new Error("the order was not read");
  await settleOrders({ shop, orders: [{ reading: reading(facts), deliveryId: null }], now: new Date() });
  const event = { id: randomUUID(), customerId, name: "survey", at: Math.floor(now.getTime() / 1000) };
  await database.query(
    `UPDATE member SET birthdays_past = '[1000086400]' FROM member_identity i
      WHERE i.member_id = member.id AND i.customer_id = $1`,
    [customerId],
  );
  const words = { amountMinor: null, quantity: 1, subject: null, code: null, attributes: { answer: email } };
  await recordEvents({ shop, events: [{ ...event, ...words }], source: "api", now: new Date() });
  await database.query(
    `INSERT INTO delivery (shop_domain, topic, webhook_id, body, state) VALUES ($1, 'orders/create', $2, $3, 'settled')`,
    [shop.domain, randomUUID(), Buffer.from(JSON.stringify({ customer: { email } }))],
  );
  return { customerId, orderId, email };
}

/** Sums of the ledger by account: what accounting rests on. */
async function sums(): Promise<unknown> {
  expect(await proveLedger({ programId: shopify.shop.programId, now })).toEqual([]);
  return database.query(
    "SELECT from_account, to_account, count(*)::int, sum(points)::int FROM transfer GROUP BY 1, 2 ORDER BY 1, 2",
  );
}

/** Whether any table still holds a text. */
async function isStored(text: string): Promise<boolean> {
  const tables = [
    ...["member", "member_identity", "shop_order", "data_request", "transfer", "activity", "redemption"],
    ...["member_event", "tier_grant", "referral", "reward_award", "lot", "budget_use"],
  ];
  for (const table of tables) {
    if ((await database.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1`, [`%${text}%`])).length > 0) return true;
  }
  const bodies = "SELECT 1 FROM delivery WHERE position(convert_to($1, 'UTF8') IN body) > 0";
  return (await database.query(bodies, [text])).length > 0;
}

const customerBody = (of: { customerId: string; email: string; orderId: string }, more: object = {}) => ({
  shop_id: 1,
  shop_domain: shopify.shop.domain,
  customer: { id: of.customerId, email: of.email, phone: null },
  orders_to_redact: [of.orderId],
  ...more,
});

describe("a customer who asks for their data", () => {
  it("is answered with everything that is stored, once per request", async () => {
    const of = await memberWithOrder();
    const body = customerBody(of, { orders_requested: [of.orderId], data_request: { id: 9999 } });
    const shopDomain = shopify.shop.domain;

    expect(await answerDataRequest({ shopDomain, body, now })).toEqual({ outcome: "answered" });
    expect(await answerDataRequest({ shopDomain, body, now })).toEqual({ outcome: "already-answered" });

    const rows = await database.query("SELECT request_id, customer_id::text, report FROM data_request");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      request_id: "9999",
      customer_id: of.customerId,
      report: {
        customerId: of.customerId,
        member: {
          ...{ balance: 129, balances: { points: 129 }, consent: { wording: "I agree" }, tierGrants: [], rewards: [] },
          pastBirthdays: [expect.stringContaining("2001-09-10T")],
          events: [{ name: "survey", attributes: { answer: of.email } }],
          movements: [{ points: 129, to: "member" }],
        },
        orders: [{ id: of.orderId }],
      },
    });
  });

  it("of whom nothing is stored gets an empty report, and a body that is none is refused", async () => {
    const shopDomain = shopify.shop.domain;
    const body = { customer: { email: "nobody@example.com" }, data_request: { id: "10" } };

    expect(await answerDataRequest({ shopDomain, body, now })).toEqual({ outcome: "answered" });
    expect(await answerDataRequest({ shopDomain, body: { customer: {} }, now })).toMatchObject({ outcome: "refused" });
    expect(await answerDataRequest({ shopDomain: "nobody.myshopify.com", body, now })).toEqual({
      outcome: "unknown-shop",
    });
    const [row] = await database.query("SELECT report FROM data_request WHERE request_id = '10'");
    expect(row).toEqual({ report: { customerId: null, member: null, orders: [], pastOrders: [] } });
  });
});

describe("a customer who is erased", () => {
  it.each([{}, { customer: {} }, { customer: { id: "99999999999999999999" } }, { orders_to_redact: [] }, []])(
    "must be named: %j is refused",
    async (body) => {
      const shopDomain = shopify.shop.domain;

      expect(await redactCustomer({ shopDomain, body, now })).toMatchObject({ outcome: "refused" });
    },
  );

  it("is found nowhere afterwards, and the ledger's sums are what they were", async () => {
    const of = await memberWithOrder();
    const other = await memberWithOrder();
    const before = await sums();

    const body = customerBody(of);
    expect(await redactCustomer({ shopDomain: shopify.shop.domain, body, now })).toEqual({ outcome: "erased" });
    expect(await redactCustomer({ shopDomain: shopify.shop.domain, body, now })).toEqual({ outcome: "erased" });

    expect(await isStored(of.customerId)).toBe(false);
    expect(await isStored(of.email)).toBe(false);
    expect(await sums()).toEqual(before);
    expect(await isStored(other.customerId)).toBe(true);
    expect(await isStored(other.email)).toBe(true);
    const [erased] = await database.query(
      "SELECT count(*)::int FROM member WHERE erased_at IS NOT NULL AND consent IS NULL AND birthdays_past = '[]'",
    );
    expect(erased).toEqual({ count: 1 });
  });

  it("is forgotten together with whoever was merged into them", async () => {
    const [deleted, kept] = [await memberWithOrder(), await memberWithOrder()];
    const { shop } = shopify;
    await mergeMembers({ shop, keptCustomerId: kept.customerId, deletedCustomerId: deleted.customerId, now });
    const request = customerBody(kept, { orders_requested: [], data_request: { id: 7777 } });
    await answerDataRequest({ shopDomain: shop.domain, body: request, now });
    const [asked] = await database.query<{ ids: string }>(
      "SELECT string_agg(o->>'id', ' ') AS ids FROM data_request, jsonb_array_elements(report->'orders') o WHERE request_id = '7777'",
    );
    expect(asked?.ids.split(" ").sort()).toEqual([deleted.orderId, kept.orderId].sort());

    await redactCustomer({ shopDomain: shop.domain, body: customerBody(kept), now });

    for (const text of [kept.customerId, deleted.customerId, kept.email]) expect(await isStored(text)).toBe(false);
    const events = "SELECT 1 FROM member_event WHERE attributes->>'answer' = $1";
    expect(await database.query(events, [deleted.email])).toEqual([]);
    const told = "SELECT 1 FROM member WHERE consent IS NOT NULL AND merged_into IS NOT NULL";
    expect(await database.query(told)).toEqual([]);
  });

  it("keeps the ledger as it is when one of their orders is refunded later", async () => {
    const of = await memberWithOrder();
    await redactCustomer({ shopDomain: shopify.shop.domain, body: customerBody(of), now });
    const before = await sums();
    const { control, shop, admin } = shopify;
    await control(`/orders/${of.orderId}/customer`, { customerId: null });
    await control(`/orders/${of.orderId}/refund`, { lines: [{ index: 0, quantity: 1 }] });

    const facts = (await readOrders(admin, { ids: [of.orderId], asked: NOTHING_MORE })).get(of.orderId);
    if (!facts) throw new Error("the order was not read");
    await settleOrders({ shop, orders: [{ reading: reading(facts), deliveryId: null }], now: new Date() });

    expect(await sums()).toEqual(before);
  });

  it("does not come back with their old orders: only an order placed later makes a new member", async () => {
    const of = await memberWithOrder();
    await redactCustomer({ shopDomain: shopify.shop.domain, body: customerBody(of), now });
    const before = await sums();
    const { control, shop, admin } = shopify;
    await control(`/orders/${of.orderId}/refund`, { lines: [{ index: 0, quantity: 1 }] });

    const settle = async (orderId: string) => {
      const facts = (await readOrders(admin, { ids: [orderId], asked: NOTHING_MORE })).get(orderId);
      if (!facts) throw new Error("the order was not read");
      await settleOrders({ shop, orders: [{ reading: reading(facts), deliveryId: null }], now: new Date() });
    };
    await settle(of.orderId);

    expect(await sums()).toEqual(before);
    expect(await isStored(of.customerId)).toBe(false);

    const lines = [{ title: "Lamp", price: "30.00", quantity: 1 }];
    await settle((await control("/orders", { customerId: of.customerId, lines, paid: true, fulfilled: true })).id);
    expect(await accountOf(database, shop, of.customerId)).toMatchObject({ balance: 30 });
  });

  it("is published no more, and may be unknown to us", async () => {
    const of = await memberWithOrder();
    const [row] = await database.query<{ id: string }>(
      "SELECT member_id AS id FROM member_identity WHERE customer_id = $1",
      [of.customerId],
    );
    await redactCustomer({ shopDomain: shopify.shop.domain, body: customerBody(of), now });

    const { admin, shop } = shopify;
    expect(await publishMember({ admin, ...shop, memberId: row?.id ?? "", now })).toEqual({ outcome: "nobody-there" });
    const body = { customer: { email: "nobody@example.com" }, orders_to_redact: [] };
    expect(await redactCustomer({ shopDomain: shop.domain, body, now })).toEqual({ outcome: "erased" });
    expect(await redactCustomer({ shopDomain: shop.domain, body: "?", now })).toMatchObject({ outcome: "refused" });
  });
});

describe("a shop that is erased", () => {
  it("is not while it is installed again, and the merchant is told", async () => {
    const of = await memberWithOrder();

    const answer = await redactShop({ shopDomain: shopify.shop.domain, now });

    expect(answer).toEqual({ outcome: "installed-again" });
    expect(await isStored(of.customerId)).toBe(true);
    const [row] = await database.query("SELECT notice FROM shop WHERE domain = $1", [shopify.shop.domain]);
    expect(row).toEqual({ notice: { kind: "erasure-skipped", at: now.toISOString() } });
  });

  it("leaves nothing but the ledger's sums, and begins anew should it come back", async () => {
    const { admin, shop, sandbox } = shopify;
    const of = await memberWithOrder();
    const before = await sums();
    uninstallApp(sandbox.context);
    await uninstallShop({ admin, now });

    expect(await redactShop({ shopDomain: shop.domain, now })).toEqual({ outcome: "erased" });
    expect(await redactShop({ shopDomain: shop.domain, now })).toEqual({ outcome: "unknown-shop" });

    expect(await isStored(of.customerId)).toBe(false);
    expect(await isStored(of.email)).toBe(false);
    expect(await isStored(shop.domain)).toBe(false);
    expect(await sums()).toEqual(before);
    const back = await installShop({ shopDomain: shop.domain, scopes: [...REQUIRED_SCOPES], now });
    expect(back.outcome).toBe("installed");
    expect(back.programId).not.toBe(shop.programId);
  });
});
