import { describe, expect, it } from "vitest";
import { type Program, programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle, transfersOf } from "../support/live-shop.ts";
import { shopWithClient } from "./api-client.ts";

const database = freshDatabase();

const program: Program = programSchema.parse({
  ...simpleProgram(100),
  earning: [
    ...simpleProgram(100).earning,
    { id: "reviews", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 50 } },
    { id: "trade-in", trigger: { kind: "event", name: "trade-in" }, effect: { kind: "points-per-unit", rate: "2" } },
    { id: "friends", trigger: { kind: "referral", side: "referrer", after: "joined" }, effect: { kind: "fixed-points", points: 500 } },
    { id: "birthday", trigger: { kind: "birthday" }, effect: { kind: "fixed-points", points: 20 } },
  ],
  tiers: [{ id: "gold", name: "Gold", qualifications: [] }],
}); // prettier-ignore

/** 1 May 2026, 10:00 in Berlin is after NOW; this is before it. */
const AT = new Date((START + 10 * 86_400) * 1000).toISOString();

/** A live shop in which customer 1 is a member, since an order of 129.90 was shipped. */
async function shopWithMember(options: { currency?: string } = {}) {
  const client = await shopWithClient(database, { program, ...options });
  const currency = options.currency ?? "EUR";
  await settle(client.shop, shipped(order({ currency })));
  return { ...client, balance: async () => (await accountOf(database, client.shop, "1"))?.balance };
}

describe("an event by REST", () => {
  it("earns by its rule, once, however often it is told", async () => {
    const { ask, balance } = await shopWithMember();
    const event = { id: "review-1", customerId: "1", name: "review", at: AT };

    const first = await ask("POST /api/v1/events", event);
    const second = await ask("POST /api/v1/events", event);

    expect([first.status, first.json]).toEqual([200, { events: [{ id: "review-1", outcome: "recorded" }] }]);
    expect(second.json).toEqual({ events: [{ id: "review-1", outcome: "duplicate" }] });
    expect(await balance()).toBe(129 + 50);
  });

  it("without an id is told once by its Idempotency-Key, even without a moment of its own", async () => {
    const { ask, balance } = await shopWithMember();
    const events = { events: [1, 2].map(() => ({ customerId: 1, name: "review" })) };

    const answers = [
      await ask("POST /api/v1/events", events, { "idempotency-key": "import-7" }),
      await ask("POST /api/v1/events", events, { "idempotency-key": "import-7" }),
    ];

    expect(answers.map(({ json }) => json)).toEqual(
      ["recorded", "duplicate"].map((outcome) => ({
        events: [
          { id: "import-7:0", outcome },
          { id: "import-7:1", outcome },
        ],
      })),
    );
    expect(await balance()).toBe(129 + 2 * 50);
  });

  it("told again with the clock moved on is the same event", async () => {
    const { ask } = await shopWithMember();
    await ask("POST /api/v1/events", { id: "a", customerId: "1", name: "review", at: AT });

    const undated = await ask("POST /api/v1/events", { id: "a", customerId: "1", name: "review" });
    const other = await ask("POST /api/v1/events", { id: "a", customerId: "1", name: "trade-in" });

    expect(undated.json).toEqual({ events: [{ id: "a", outcome: "duplicate" }] });
    expect(other.json).toEqual({ events: [{ id: "a", outcome: "conflict" }] });
  });

  it("carries an amount in the shop's currency, read digit by digit", async () => {
    const { ask, balance } = await shopWithMember();

    await ask("POST /api/v1/events", { id: "t", customerId: "1", name: "trade-in", at: AT, amount: "12.99" });

    // 12.99 × 2 = 25.98 → 25
    expect(await balance()).toBe(129 + 25);
  });

  it("is told of many at once, each with its own outcome", async () => {
    const { ask } = await shopWithMember();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

    const { json } = await ask("POST /api/v1/events", {
      events: [
        { id: "1", customerId: "1", name: "review", at: AT },
        { id: "1", customerId: "1", name: "review", at: AT },
        { id: "2", customerId: "1", name: "review", at: tomorrow },
      ],
    });

    expect(json).toEqual({
      events: [
        { id: "1", outcome: "recorded" },
        { id: "1", outcome: "duplicate" },
        { id: "2", outcome: "in-future" },
      ],
    });
  });

  it("is taken back, once", async () => {
    const { ask, balance } = await shopWithMember();
    await ask("POST /api/v1/events", { id: "shop/9:review", customerId: "1", name: "review", at: AT });
    await ask("POST /api/v1/events", { id: "review-9", customerId: "1", name: "review", at: AT });

    const answers = [
      await ask("POST /api/v1/events/review-9/withdraw"),
      await ask("POST /api/v1/events/review-9/withdraw", { at: AT }),
      await ask("POST /api/v1/events/review-8/withdraw"),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
    expect(answers[0]?.json).toEqual({ id: "review-9", outcome: "withdrawn" });
    expect(answers[1]?.json).toEqual({ id: "review-9", outcome: "already-withdrawn" });
    expect(await balance()).toBe(129);
  });

  const good = { id: "a", customerId: "1", name: "review" };
  it.each<[string, unknown, number, string]>([
    ["nothing to tell it by", { customerId: "1", name: "review" }, 422, "#/id"],
    ["no customer", { id: "a", name: "review" }, 422, "#/customerId"],
    ["a customer that is none", { ...good, customerId: "gid://shopify/Customer/1" }, 422, "#/customerId"],
    ["a name in capitals", { ...good, name: "Review" }, 422, "#/name"],
    ["an amount with a comma", { ...good, amount: "12,90" }, 422, "#/amount"],
    ["an amount of three decimals", { ...good, amount: "12.905" }, 422, "#/amount"],
    ["an amount below nothing", { ...good, amount: "-1" }, 422, "#/amount"],
    ["a moment without an offset", { ...good, at: "2026-05-01T10:00:00" }, 422, "#/at"],
    ["a field that is not known", { ...good, colour: "red" }, 422, "#/colour"],
    ["a subject that no database can store", { ...good, subject: "a\0" }, 422, "#/subject"],
    ["an attribute with half a character", { ...good, attributes: { note: "\ud83d" } }, 422, "#/attributes/note"],
    ["one of several", { events: [good, { ...good, quantity: 0 }] }, 422, "#/events/1/quantity"],
    ["none", { events: [] }, 422, "#/events"],
    ["too many", { events: Array.from({ length: 501 }, () => good) }, 422, "#/events"],
    ["no JSON", "hello", 400, ""],
  ])("with %s is refused, and nothing is recorded", async (_what, body, status, pointer) => {
    const { ask, balance } = await shopWithMember();

    const reply = await ask("POST /api/v1/events", body);

    expect(reply.status).toBe(status);
    if (pointer !== "") expect(reply.json).toMatchObject({ errors: [{ pointer }] });
    expect(await balance()).toBe(129);
  });

  it("of another program's member is nobody's", async () => {
    const { ask } = await shopWithMember();
    const other = await shopWithClient(database, {
      program: { ...program, joining: { ...program.joining, mode: "explicit" } },
    });
    await ask("POST /api/v1/events", { id: "a", customerId: "1", name: "review", at: AT });

    const { json } = await other.ask("POST /api/v1/events", { id: "b", customerId: "1", name: "review", at: AT });

    expect(json).toEqual({ events: [{ id: "b", outcome: "unknown-member" }] });
    expect(await other.ask("POST /api/v1/events/a/withdraw")).toMatchObject({ status: 404 });
    expect(await transfersOf(database, other.shop)).toEqual([]);
  });
});

describe("a member by REST", () => {
  it("is granted a tier, once, and it is taken back", async () => {
    const { ask, shop } = await shopWithMember();
    const grant = { id: "card-1", tier: "gold", from: AT, until: null };
    const tier = async () => (await accountOf(database, shop, "1"))?.tier;

    const answers = [
      await ask("POST /api/v1/members/1/tier-grants", grant),
      await ask("POST /api/v1/members/1/tier-grants", grant),
      await ask("POST /api/v1/members/1/tier-grants", { ...grant, from: undefined }),
      await ask("POST /api/v1/members/1/tier-grants", { ...grant, until: new Date().toISOString() }),
    ];
    const held = await tier();
    const revoked = await ask("DELETE /api/v1/members/1/tier-grants/card-1");

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 409]);
    expect(held).toBe("gold");
    expect([revoked.status, revoked.json]).toEqual([200, { id: "card-1", outcome: "revoked" }]);
    expect(await tier()).toBe(null);
  });

  it.each<[string, object, number]>([
    ["a tier that is none", { id: "x", tier: "platinum" }, 422],
    ["an end before its beginning", { id: "x", tier: "gold", from: AT, until: "2020-01-01T00:00:00Z" }, 422],
    ["no id", { tier: "gold" }, 422],
  ])("is not granted %s", async (_what, grant, status) => {
    const { ask } = await shopWithMember();

    expect((await ask("POST /api/v1/members/1/tier-grants", grant)).status).toBe(status);
  });

  it("keeps a grant that another member's address names", async () => {
    const { ask, shop } = await shopWithMember();
    await settle(shop, shipped(order({ customerId: "2" })));
    await ask("POST /api/v1/members/1/tier-grants", { id: "card-1", tier: "gold", from: AT });

    expect((await ask("DELETE /api/v1/members/2/tier-grants/card-1")).status).toBe(404);
    expect((await accountOf(database, shop, "1"))?.tier).toBe("gold");
  });

  it("has a birthday, a day of every year", async () => {
    const { ask } = await shopWithMember();

    const answers = [
      await ask("PUT /api/v1/members/1/birthday", { month: 2, day: 29 }),
      await ask("PUT /api/v1/members/1/birthday", { month: 2, day: 29 }),
      await ask("PUT /api/v1/members/1/birthday", { month: 2, day: 30 }),
      await ask("DELETE /api/v1/members/1/birthday"),
      await ask("PUT /api/v1/members/9/birthday", { month: 2, day: 1 }),
    ];

    expect(answers.map(({ status, json }) => [status, (json as { outcome?: string }).outcome])).toEqual([
      [200, "noted"],
      [200, "unchanged"],
      [422, undefined],
      [200, "noted"],
      [404, undefined],
    ]);
  });

  it("is brought by another, once, and never by itself", async () => {
    const { ask, balance } = await shopWithMember();
    const referral = { referrer: "1", friend: "2", at: AT };

    const answers = [
      await ask("POST /api/v1/referrals", referral),
      await ask("POST /api/v1/referrals", referral),
      await ask("POST /api/v1/referrals", { referrer: "1", friend: "1" }),
      await ask("POST /api/v1/referrals", { referrer: "99", friend: "3" }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 409, 404]);
    expect(await balance()).toBe(129 + 500);
  });

  it("shows its lots with their dates, its units and what is due", async () => {
    const { ask } = await shopWithMember();
    await ask("POST /api/v1/events", { id: "a", customerId: "1", name: "review", at: AT });

    const { json } = await ask("GET /api/v1/members/1");

    expect(json).toMatchObject({
      balance: { available: 179, pending: 0 },
      lots: [
        {
          key: expect.stringMatching(/^order:/) as string,
          unit: "points",
          points: 129,
          remaining: 129,
          expiresAt: null,
        },
        { key: expect.stringMatching(/^event:a/) as string, points: 50, earnedAt: AT, vestsAt: AT },
      ],
      units: [],
      awards: [],
      vesting: [],
      projection: [],
      tierUntil: null,
    });
  });
});

it("every address that takes a body refuses what is none, and changes nothing", async () => {
  const { ask, shop } = await shopWithMember();
  const before = await transfersOf(database, shop);

  for (const call of [
    "PUT /api/v1/members/1/birthday",
    "POST /api/v1/members/1/tier-grants",
    "POST /api/v1/referrals",
  ]) {
    for (const body of ["", "{", "null", "[]", '"text"', "{}", '{"__proto__":1}']) {
      expect([400, 422]).toContain((await ask(call, body)).status);
    }
  }

  expect(await transfersOf(database, shop)).toEqual(before);
});
