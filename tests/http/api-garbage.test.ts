import { describe, expect, it } from "vitest";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { shopWithClient } from "./api-client.ts";

const database = freshDatabase();

const at = new Date((START + 86_400) * 1000).toISOString();
const event = (changes: object) => ({ id: "e1", customerId: "1", name: "trade-in", at, ...changes });

describe("what no client should send", () => {
  it("half a pair in a field's name is refused by its place, like every unknown field", async () => {
    const { ask } = await shopWithClient(database);

    const told = await ask("POST /api/v1/events", '{"events":[{"\\ud800":1}]}');
    const saved = await ask("PUT /api/v1/program", { ...simpleProgram(100), "\udfff": 1 });

    expect([told.status, saved.status]).toEqual([422, 422]);
    expect(JSON.stringify(told.json)).toContain("#/events/0/%EF%BF%BD");
  });

  it("a document nested deeper than can be written is no valid program", async () => {
    const { ask } = await shopWithClient(database);
    const levels = 200_000;

    const saved = await ask("PUT /api/v1/program", "[".repeat(levels) + "]".repeat(levels));

    expect(saved.status).toBe(422);
  });

  it("an event gives a bounded number of points, and one that would make a balance uncountable is refused and not stored", async () => {
    const earning = [
      {
        ...{ id: "trade-in", trigger: { kind: "event" as const, name: "trade-in" } },
        effect: { kind: "points-per-unit" as const, rate: "100" },
      },
    ];
    const { ask, shop } = await shopWithClient(database, { program: documentWith({ earning }) });
    const tell = (id: string, amount: string) => ask("POST /api/v1/events", event({ id, amount }));

    const tooMuch = await tell("e1", "90071992547409.92");
    const most = await tell("e2", "90071992547409.91");
    const bounded = (await ask("GET /api/v1/members/1")).json;
    await database.query(`UPDATE account SET balance = $2 WHERE program_id = $1`, [
      shop.programId,
      Number.MAX_SAFE_INTEGER,
    ]);
    const more = await tell("e3", "0.01");

    expect([tooMuch.status, most.status, more.status]).toEqual([422, 200, 409]);
    expect(bounded).toMatchObject({ balance: { available: 1_000_000_000_000 } });
    expect(await database.query(`SELECT id FROM member_event WHERE program_id = $1`, [shop.programId])).toEqual([
      { id: "e2" },
    ]);
  });
});
