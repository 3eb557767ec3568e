import { describe, expect, it } from "vitest";
import { announceChange } from "../../app/flows/announce-change.ts";
import { endTest } from "../../app/flows/testing/end-test.ts";
import { startTest } from "../../app/flows/testing/start-test.ts";
import { programSchema, simpleProgram } from "../../app/loyalty/program.ts";
import { freshDatabase } from "../support/database.ts";
import { shopWithClient } from "./api-client.ts";

const database = freshDatabase();

const PROGRAM = "/api/v1/program";
const welcome = { id: "welcome", trigger: { kind: "joined" }, effect: { kind: "fixed-points", points: 50 } };
const withWelcome = { ...simpleProgram(100), earning: [...simpleProgram(100).earning, welcome] };

async function versionsOf(programId: string): Promise<number[]> {
  const rows = await database.query<{ version: number }>(
    "SELECT version FROM program_version WHERE program_id = $1 ORDER BY version",
    [programId],
  );
  return rows.map(({ version }) => version);
}

describe("the program by REST", () => {
  it("is the newest version, with its number as entity tag", async () => {
    const { ask } = await shopWithClient(database);

    const { status, headers, json } = await ask(`GET ${PROGRAM}`);

    expect(status).toBe(200);
    expect(headers.etag).toBe('"1"');
    expect(json).toEqual({
      version: 1,
      effectiveAt: expect.any(String) as string,
      status: "live",
      liveFrom: expect.any(String) as string,
      program: simpleProgram(100),
    });
  });

  it("is live to nobody while it is in test, and while the test is wiped", async () => {
    const { ask, shop } = await shopWithClient(database);
    const { programId } = shop;
    await database.query("UPDATE program SET status = 'off', live_from = NULL WHERE id = $1", [programId]);
    const now = new Date();
    await startTest({ programId, actor: "test", now });

    expect((await ask(`GET ${PROGRAM}`)).json).toMatchObject({ status: "test", liveFrom: null });
    await endTest({ programId, actor: "test", now });

    expect((await ask(`GET ${PROGRAM}`)).json).toMatchObject({ status: "off", liveFrom: null });
  });

  it("is saved as a new version, once, however often it is sent", async () => {
    const { ask, shop } = await shopWithClient(database);

    const first = await ask(`PUT ${PROGRAM}`, withWelcome, { "if-match": '"1"' });
    const again = await ask(`PUT ${PROGRAM}`, withWelcome, { "if-match": '"2"' });

    expect([first.status, first.json]).toEqual([200, { outcome: "saved", version: 2, warnings: [] }]);
    expect([again.json, again.headers.etag]).toEqual([{ outcome: "unchanged", version: 2, warnings: [] }, '"2"']);
    expect(await versionsOf(shop.programId)).toEqual([1, 2]);
    expect((await ask(`GET ${PROGRAM}`)).json).toMatchObject({
      version: 2,
      program: { earning: [{ id: "orders" }, { id: "welcome" }] },
    });
  });

  it("saved twice at the same time over one version is saved once", async () => {
    const { ask, shop } = await shopWithClient(database);
    const other = { ...withWelcome, earning: [{ ...welcome, id: "hello" }] };

    const answers = await Promise.all(
      [withWelcome, other].map((document) => ask(`PUT ${PROGRAM}`, document, { "if-match": '"1"' })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await versionsOf(shop.programId)).toEqual([1, 2]);
  });

  it("is refused where an announced change has changed the same", async () => {
    const { ask, shop } = await shopWithClient(database);
    const worth = (amountMinor: number) => ({
      ...simpleProgram(100),
      rewards: [{ id: "voucher", kind: "fixed-amount", points: 100, amountMinor }],
    });
    const { programId } = shop;
    const [program, now] = [programSchema.parse(worth(50)), new Date()];
    await announceChange({ programId, program, baseVersion: 1, name: "", dueAt: now, actor: "staff:1", now });

    const { status, json } = await ask(`PUT ${PROGRAM}`, worth(80));

    expect([status, json]).toMatchObject([409, { type: "urn:laurel:problem:announced-change" }]);
    expect(await versionsOf(programId)).toEqual([1]);
  });

  it("in the place of a version that is no longer the newest is refused", async () => {
    const { ask, shop } = await shopWithClient(database);

    const { status, json } = await ask(`PUT ${PROGRAM}`, withWelcome, { "if-match": '"0"' });

    expect([status, json]).toMatchObject([412, { type: "urn:laurel:problem:stale" }]);
    expect(json).toHaveProperty("detail", expect.stringContaining("Version 1 is the newest"));
    expect(await versionsOf(shop.programId)).toEqual([1]);
  });

  it("that is not valid is refused with every problem at its place", async () => {
    const { ask, shop } = await shopWithClient(database);
    const silver = { id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 500 }] };
    const tiers = [
      silver,
      { ...silver, id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 200 }] },
    ];

    const { status, headers, json } = await ask(`PUT ${PROGRAM}`, { ...withWelcome, tiers, units: withWelcome.units });

    expect([status, headers["content-type"]]).toEqual([422, "application/problem+json"]);
    expect(json).toEqual({
      type: "urn:laurel:problem:invalid",
      status: 422,
      title: "The document is no valid program",
      errors: [
        {
          pointer: "#/tiers/1/qualifications/0/threshold",
          code: "below-previous-tier",
          detail: "200 is below Silver's 500. Right is more than 500: tiers go from the lowest to the highest.",
        },
      ],
    });
    expect(await versionsOf(shop.programId)).toEqual([1]);
  });

  it("whose points expire before they vest is refused; one with traps is saved with warnings", async () => {
    const { ask } = await shopWithClient(database);
    const [unit] = withWelcome.units;
    const vesting = { kind: "after", after: { days: 60 } };
    const [voucher] = withWelcome.rewards;

    const lost = await ask(`PUT ${PROGRAM}`, {
      ...withWelcome,
      units: [{ ...unit, vesting, expiry: { kind: "fixed", after: { days: 50 } } }],
    });
    const generous = await ask(`PUT ${PROGRAM}`, { ...withWelcome, rewards: [{ ...voucher, amountMinor: 20_000 }] });

    expect([lost.status, lost.json]).toMatchObject([
      422,
      { errors: [{ pointer: "#/units/0/expiry", code: "expires-before-vesting" }] },
    ]);
    expect([generous.status, generous.json]).toMatchObject([
      200,
      { outcome: "saved", warnings: [{ pointer: "#/rewards/0/points", code: "reward-arbitrage" }] },
    ]);
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ["no JSON", "{", {}, 400],
    ["nothing", "", {}, 400],
    ["no document", "[]", {}, 422],
    ["a name that no database can store", { ...withWelcome, earning: [{ ...welcome, name: "a\0b" }] }, {}, 422],
    ["half a character", { ...withWelcome, earning: [{ ...welcome, name: "\ud83d" }] }, {}, 422],
    ["a strange version", withWelcome, { "if-match": 'W/"1"' }, 400],
  ])("sent as %s is refused", async (_what, body, headers, status) => {
    const { ask, shop } = await shopWithClient(database);

    expect((await ask(`PUT ${PROGRAM}`, body, headers)).status).toBe(status);
    expect(await versionsOf(shop.programId)).toEqual([1]);
  });

  it("of another program stays as it was", async () => {
    const one = await shopWithClient(database);
    const other = await shopWithClient(database);

    await one.ask(`PUT ${PROGRAM}`, withWelcome);

    expect(await versionsOf(other.shop.programId)).toEqual([1]);
  });

  it("knows only GET and PUT", async () => {
    const { ask } = await shopWithClient(database);

    expect(await ask(`DELETE ${PROGRAM}`)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, PUT" } });
  });
});
