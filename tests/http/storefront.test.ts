import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { memberOfCustomer } from "../../app/models/published-member.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf } from "../support/live-shop.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";
import { CONSENT, joinedWith, storefrontOf } from "./storefront-client.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });

beforeAll(async () => {
  const { programId } = shopify.shop;
  const program = { ...simpleProgram(100), joining: { ...simpleProgram(100).joining, mode: "explicit" } } as const;
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

const ask = storefrontOf(shopify);

async function customer(): Promise<string> {
  return (await shopify.control("/customers", { email: `${randomUUID()}@example.com` })).id;
}

const memberWith = (points: number) => joinedWith(shopify, points);

/** Half a character, and the one that PostgreSQL keeps in no text. */
const UNSTORABLE = ["I agree\u0000", "I agree\ud800"].map((wording) => ({ consent: { wording } }));

const redemption = (id: string = randomUUID()) => ({ id, rewardId: "voucher" });

const takenSchema = z.object({
  id: z.string(),
  title: z.string(),
  delivery: z.string(),
  state: z.string(),
  code: z.string().nullable(),
});

/** The redemption in an answer. */
function taken(answer: Record<string, unknown>) {
  return takenSchema.safeParse(answer.redemption).data;
}

describe("a request that Shopify did not sign", () => {
  it.each<[string, (query: URLSearchParams) => void]>([
    [
      "without a signature",
      (query) => {
        query.delete("signature");
      },
    ],
    [
      "with another customer's id",
      (query) => {
        query.set("logged_in_customer_id", "1");
      },
    ],
    [
      "with a parameter more",
      (query) => {
        query.set("extra", "1");
      },
    ],
    [
      "with the shop named twice",
      (query) => {
        query.append("shop", "evil.myshopify.com");
      },
    ],
  ])("%s is refused and changes nothing", async (_what, forge) => {
    const customerId = await customer();

    const { status, answer } = await ask("/join", { customerId, body: CONSENT, forge });

    expect([status, answer.outcome]).toEqual([400, "not-signed"]);
    expect(await memberOfCustomer({ ...shopify.shop, customerId })).toBeNull();
  });

  it("just now is refused: 90 seconds are the limit", async () => {
    const customerId = await customer();

    expect((await ask("/state", { customerId, secondsAgo: 95 })).status).toBe(400);
    expect((await ask("/state", { customerId, secondsAgo: 80 })).status).toBe(200);
  });
});

describe("a request that is none of ours", () => {
  it("is answered in words that a page can show", async () => {
    const customerId = await memberWith(0);

    expect(await ask("/join", { body: CONSENT })).toMatchObject({ status: 401, answer: { outcome: "login-needed" } });
    expect(await ask("/nothing", { customerId })).toMatchObject({ status: 404 });
    expect(await ask("/join", { customerId })).toMatchObject({ status: 405, headers: { allow: "POST" } });
    expect(await ask("/state", { customerId, body: {} })).toMatchObject({ status: 405, headers: { allow: "GET" } });
    expect(await ask("/state", { customerId, shop: "other.myshopify.com" })).toMatchObject({ status: 404 });
    for (const body of ["{", "null", {}, { consent: {} }, { consent: { wording: "" } }, ...UNSTORABLE]) {
      expect(await ask("/join", { customerId, body })).toMatchObject({
        status: 400,
        answer: { outcome: "bad-request" },
      });
    }
    for (const body of [{ id: "1", rewardId: "voucher" }, { id: randomUUID() }]) {
      expect(await ask("/redeem", { customerId, body })).toMatchObject({ status: 400 });
    }
  });

  it("is never kept by anybody in between", async () => {
    const customerId = await memberWith(0);

    for (const path of ["/state", "/nothing"]) {
      expect((await ask(path, { customerId })).headers).toMatchObject({ "cache-control": "no-store, private" });
    }
  });
});

describe("joining", () => {
  it("makes the customer a member under the wording they agreed to, once", async () => {
    const customerId = await customer();

    const first = await ask("/join", { customerId, body: CONSENT });
    const second = await ask("/join", { customerId, body: { consent: { wording: "Other words" } } });

    expect(first.answer).toMatchObject({
      ok: true,
      outcome: "joined",
      state: { balance: 0, joined: true, revision: 1 },
    });
    expect(second.answer).toMatchObject({ ok: true, outcome: "already-member" });
    const [row] = await database.query("SELECT consent, joined_by FROM member WHERE id = $1", [
      await memberOfCustomer({ ...shopify.shop, customerId }),
    ]);
    expect(row).toMatchObject({ consent: CONSENT.consent, joined_by: "storefront" });
  });

  it("at two windows at once makes one member", async () => {
    const customerId = await customer();

    const answers = await Promise.all([1, 2, 3].map(() => ask("/join", { customerId, body: CONSENT })));

    expect(answers.map(({ answer }) => answer.outcome).toSorted()).toEqual([
      "already-member",
      "already-member",
      "joined",
    ]);
  });

  it("is for whom Shopify names, not for whom the body names", async () => {
    const [customerId, other] = [await customer(), await customer()];

    await ask("/join", { customerId, body: { ...CONSENT, customerId: other, logged_in_customer_id: other } });

    expect(await memberOfCustomer({ ...shopify.shop, customerId })).not.toBeNull();
    expect(await memberOfCustomer({ ...shopify.shop, customerId: other })).toBeNull();
  });
});

describe("redeeming", () => {
  it("answers with a code that Shopify knows and the balance without the points", async () => {
    const customerId = await memberWith(250);
    const body = redemption();

    const { answer } = await ask("/redeem", { customerId, body });

    expect(answer).toMatchObject({ outcome: "issued", state: { balance: 150 } });
    expect(taken(answer)).toMatchObject({ id: body.id, title: "€1.00 off", delivery: "discount", state: "issued" });
    const discounts = await shopify.control<{ codes: { code: string }[]; context: unknown }[]>("/discounts");
    const made = discounts.find(({ codes }) => codes.some(({ code }) => code === taken(answer)?.code));
    expect(made).toMatchObject({ context: { customerIds: [customerId] } });
  });

  it("is told in the shopper's language", async () => {
    const customerId = await memberWith(250);

    const { answer } = await ask("/redeem", { customerId, body: { ...redemption(), language: "de" } });
    const shown = await ask("/state", { customerId, language: "de-AT" });

    expect(taken(answer)?.title).toBe("1,00\u00a0€ Nachlass");
    expect(shown.answer).toMatchObject({ redemptions: [{ title: "1,00\u00a0€ Nachlass" }] });
  });

  it("again under the same id, or several times at once, is one redemption, and its code is there in the end", async () => {
    const customerId = await memberWith(250);
    const body = redemption();

    const answers = await Promise.all([1, 2, 3, 4].map(() => ask("/redeem", { customerId, body })));
    const later = await ask("/redeem", { customerId, body });

    const code = taken(later.answer)?.code;
    expect(code).toMatch(/^LAUREL-/);
    // Whoever came while another was making it heard that it is being made.
    for (const { answer } of answers) expect([null, code]).toContain(taken(answer)?.code);
    expect(new Set([...answers, later].map(({ answer }) => taken(answer)?.id)).size).toBe(1);
    expect((await accountOf(database, shopify.shop, customerId))?.balance).toBe(150);
  });

  it("says what is missing", async () => {
    const customerId = await memberWith(40);

    expect((await ask("/redeem", { customerId, body: redemption() })).answer).toEqual({
      outcome: "insufficient-points",
      shortBy: 60,
    });
    expect((await ask("/redeem", { customerId: await customer(), body: redemption() })).answer).toEqual({
      outcome: "unknown-member",
    });
    const other = { ...redemption(), rewardId: "another" };
    expect((await ask("/redeem", { customerId, body: other })).answer).toEqual({ outcome: "unknown-reward" });
  });

  it("is under way while Shopify does not answer, and done when asked again", async () => {
    const customerId = await memberWith(100);
    const body = redemption();
    await shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 2 });

    const first = await ask("/redeem", { customerId, body });
    const shown = await ask("/state", { customerId });
    const second = await ask("/redeem", { customerId, body });

    expect(first.answer).toMatchObject({ outcome: "reserved", state: { balance: 0 } });
    expect(taken(first.answer)?.code).toBeNull();
    expect(shown.answer).toMatchObject({ redemptions: [{ id: body.id, code: null, state: "reserved" }] });
    expect(second.answer).toMatchObject({ outcome: "issued" });
  });

  it("gives the points back at once when Shopify refuses", async () => {
    const customerId = await memberWith(100);
    await shopify.control("/faults", { operation: "discountCodeBasicCreate", when: "before", how: "userErrors" });

    const { answer } = await ask("/redeem", { customerId, body: redemption() });

    expect(answer).toMatchObject({ outcome: "cancelled", redemption: { back: 100 }, state: { balance: 100 } });
  });
});

describe("the state", () => {
  it("is the member's own, with the codes that are there", async () => {
    const customerId = await memberWith(250);
    const { answer } = await ask("/redeem", { customerId, body: redemption() });

    const shown = await ask("/state", { customerId });

    expect(shown.answer).toMatchObject({
      state: { balance: 150, joined: true },
      redemptions: [{ id: taken(answer)?.id, code: taken(answer)?.code, until: null, state: "issued" }],
    });
  });

  it("of a customer who is no member is nothing", async () => {
    expect((await ask("/state", { customerId: await customer() })).answer).toEqual({ state: null, redemptions: [] });
  });
});
