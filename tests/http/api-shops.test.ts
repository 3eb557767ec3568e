import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { shopWithClient } from "./api-client.ts";

const database = freshDatabase();

const program = programSchema.parse({
  ...simpleProgram(100),
  earning: [
    ...simpleProgram(100).earning,
    { id: "visits", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 50 } },
  ],
});

/** A program with two shops, in each of which there is a customer 1: with 129 points in one, with 40 in the other. */
async function twoShops() {
  const { shop: tea, ask } = await shopWithClient(database, { program });
  const domains = [randomUUID(), randomUUID()].map((name) => `${name}.myshopify.com`);
  await database.query("UPDATE shop SET domain = $2 WHERE id = $1", [tea.shopId, domains[0]]);
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO shop (program_id, domain, currency, time_zone, state, installed_at)
     VALUES ($1, $2, 'EUR', 'Europe/Berlin', 'installed', now()) RETURNING id::text`,
    [tea.programId, domains[1]],
  );
  const coffee = { ...tea, shopId: row?.id ?? "" };
  await settle(tea, shipped(order()));
  await settle(coffee, shipped(order({ netMinor: 4_000 })));
  return { tea, coffee, ask, domains };
}

const visit = { id: "visit-1", customerId: "1", name: "visit" };

describe("a program with several shops", () => {
  it("answers about the shop that the call names", async () => {
    const { tea, coffee, ask, domains } = await twoShops();

    const recorded = await ask(`POST /api/v1/events?shop=${domains[1]?.toUpperCase() ?? ""}`, visit);
    const members = await Promise.all(domains.map((domain) => ask(`GET /api/v1/members/1?shop=${domain}`)));

    expect(recorded.json).toEqual({ events: [{ id: "visit-1", outcome: "recorded" }] });
    expect([(await accountOf(database, tea, "1"))?.balance, (await accountOf(database, coffee, "1"))?.balance]).toEqual(
      [129, 90],
    );
    expect(members.map(({ json }) => json)).toMatchObject([
      { balance: { available: 129 } },
      { balance: { available: 90 } },
    ]);
  });

  it.each<[string, string, unknown]>([
    ["an event", "POST /api/v1/events", visit],
    ["a withdrawal", "POST /api/v1/events/visit-1/withdraw", undefined],
    ["a referral", "POST /api/v1/referrals", { referrer: "1", friend: "2" }],
    ["a member", "GET /api/v1/members/1", undefined],
    ["a birthday", "PUT /api/v1/members/1/birthday", { month: 1, day: 1 }],
    ["a tier", "POST /api/v1/members/1/tier-grants", { id: "a", tier: "gold" }],
  ])("says which there are where a call about %s names none, and that there is no other", async (_what, call, body) => {
    const { ask, domains } = await twoShops();

    const unsaid = await ask(call, body);
    const unknown = await ask(`${call}?shop=other.myshopify.com`, body);

    expect([unsaid.status, unsaid.json]).toMatchObject([400, { type: "urn:laurel:problem:which-shop" }]);
    expect(unsaid.json).toHaveProperty("detail", expect.stringContaining(domains.join(", ")));
    expect(unknown.status).toBe(404);
  });

  it("has its document judged in the money of each", async () => {
    const { ask, coffee } = await twoShops();
    await database.query("UPDATE shop SET currency = 'JPY' WHERE id = $1", [coffee.shopId]);

    // 100 points are worth 1.00 EUR or 100 JPY; they are earned with 100.00 EUR or 100 JPY.
    const { json } = await ask("PUT /api/v1/program", program);

    expect(json).toMatchObject({ warnings: [{ code: "reward-arbitrage", pointer: "#/rewards/0/points" }] });
  });
});

describe("an Idempotency-Key", () => {
  it.each([
    ["with a space", "import 7"],
    ["that is empty", ""],
    ["that is too long", "x".repeat(111)],
  ])("%s is refused, and what is wrong with it is said", async (_what, key) => {
    const { ask } = await shopWithClient(database, { program });
    const { id: _id, ...nameless } = visit;

    const answers = [
      await ask("POST /api/v1/events", nameless, { "idempotency-key": key }),
      await ask("POST /api/v1/events", { events: [visit, nameless] }, { "idempotency-key": key }),
    ];

    for (const { status, json } of answers) {
      expect([status, json]).toMatchObject([400, { title: "Idempotency-Key is not right" }]);
      expect(json).toHaveProperty("detail", expect.stringContaining("1 to 110 letters, digits"));
    }
  });
});
