import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { lapsePoints } from "../../app/flows/lapse-points.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { remindExpiry } from "../../app/flows/remind-expiry.ts";
import { Book } from "../../app/ledger/book.ts";
import { balanceAt } from "../../app/ledger/history.ts";
import type { LotState } from "../../app/ledger/lot-shelf.ts";
import type { BookPolicies } from "../../app/ledger/movement.ts";
import { post } from "../../app/ledger/post.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";
import { freshDatabase } from "../support/database.ts";
import { at, DAY, DAY_0, Desk, lasting, movementOf } from "./desk.ts";

const database = freshDatabase();

/** Every place that counts agrees. */
async function expectProof(desk: Desk): Promise<void> {
  expect(await proveLedger({ programId: desk.programId, now: at(1) })).toEqual([]);
}

const ORDER = "order:501:orders:fulfilled-1";
const REFUND = "order:501:orders:refunded-2";

describe("1. keys name the fact", () => {
  it("the same key, member, reason and amount again does nothing", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, "k1", { points: 50 });

    await Promise.all([1, 2, 3].map(() => desk.credit(memberId, "k1", { points: 50 })));

    expect(await desk.account(memberId)).toEqual({ balance: 50, debt: 0 });
  });

  it("the same key with another amount is a stale read and posts nothing", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, "k1", { points: 50 });

    await expect(desk.credit(memberId, "k1", { points: 51 })).rejects.toThrow("another amount");

    expect(await desk.account(memberId)).toEqual({ balance: 50, debt: 0 });
  });

  it("the same key in another unit or for another reason is a bug and dies", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, "k1", { points: 50 });
    const other = { ...movementOf("k1"), reason: "else" };

    await expect(desk.credit(memberId, "k1", { points: 50, unit: "status" })).rejects.toThrow("another member");
    await expect(desk.write(memberId, (book) => book().credit(other, 50, null))).rejects.toThrow("another member");
  });

  it("the database itself takes a key once, whoever posts it without a lock", async () => {
    const desk = await Desk.open(database);
    const [memberId, other] = [await desk.member(), await desk.member()];
    await desk.credit(memberId, "k1", { points: 50 });

    await expect(desk.credit(other, "k1", { points: 50 })).rejects.toThrow("posted meanwhile");

    expect(await desk.account(other)).toEqual({ balance: 0, debt: 0 });
  });
});

describe("2. nothing is updated or deleted", () => {
  it("not by the application's role, which lacks the right", async () => {
    const desk = await Desk.open(database);
    await desk.credit(await desk.member(), randomUUID(), { points: 10 });
    const client = new pg.Client({ connectionString: database.url, options: "-c role=laurel_app" });
    await client.connect();

    for (const statement of [
      "UPDATE transfer SET points = 1",
      "DELETE FROM transfer",
      "TRUNCATE transfer",
      "DELETE FROM lot_draw",
    ]) {
      await expect(client.query(statement)).rejects.toThrow("permission denied");
    }
    await client.end();
  });
});

describe("3. balance = sum of transfers = open lots - debt", () => {
  it.each([
    ["the account", "UPDATE account SET balance = 11 WHERE member_id = $1", { balance: "11" }],
    ["a lot's rest", "UPDATE lot SET remaining = 9 WHERE member_id = $1", { lots: "9", oddLots: 1 }],
    ["a lot's lapse", "UPDATE lot SET remaining = 9, expired = 1 WHERE member_id = $1", { lapsed: ["0", "1"] }],
    ["a lot's size", "UPDATE lot SET original = 12 WHERE member_id = $1", { oddLots: 1 }],
  ])("the proof finds it when somebody tampered with %s", async (_, tampering, found) => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, randomUUID(), { points: 10 });
    await expectProof(desk);

    await database.query(tampering, [memberId]);

    expect(await proveLedger({ programId: desk.programId, now: at(1) })).toMatchObject([
      { memberId, unit: "points", transfers: "10", ...found },
    ]);
  });

  it("in every unit on its own; the account of a unit is there once something is posted to it", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();

    await desk.credit(memberId, "a", { points: 10, unit: "status" });
    await desk.credit(memberId, "b", { points: 20, unit: "status" });
    await desk.credit(memberId, "c", { points: 5 });

    expect(await desk.account(memberId, "status")).toEqual({ balance: 30, debt: 0 });
    expect(await desk.account(memberId)).toEqual({ balance: 5, debt: 0 });
    await expectProof(desk);
  });

  it("a balance that changes between reading and posting stops the posting", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();

    const posting = withTransaction(async (tx) => {
      const book = bookOf({ lots: [], memberId, balance: 5 });
      book.credit(movementOf(randomUUID()), 50, null);
      await post(tx, { programId: desk.programId, books: [book], now: at(1) });
    });

    await expect(posting).rejects.toThrow("a balance changed meanwhile");
    expect(await desk.account(memberId)).toEqual({ balance: 0, debt: 0 });
  });
});

function bookOf(options: {
  lots: LotState[];
  memberId?: string;
  balance?: number;
  spending?: BookPolicies["spending"];
}): Book {
  const { lots, memberId = "m", spending = "soonest-expiring" } = options;
  const balance = options.balance ?? lots.reduce((sum, lot) => sum + lot.remaining, 0);
  const policies = { shortfall: "negative", spending } as const;
  return new Book({ memberId, unit: "points", balance, debt: 0, lots, posted: new Map(), draws: [], policies });
}

describe("4. spending takes lots in the order that the policy says", () => {
  const lot = (key: string, earned: number, expires: number | null): LotState => ({
    key,
    original: 10,
    remaining: 10,
    expired: 0,
    forgiven: 0,
    lapses: 0,
    earnedAt: at(earned),
    vestsAt: at(earned),
    expiresAt: expires === null ? null : at(expires),
    order: null,
  });
  const lots = [lot("never", 1, null), lot("late", 2, 900), lot("soon-young", 4, 500), lot("soon-old", 3, 500)];

  it.each([
    ["soonest-expiring", ["soon-old", "soon-young", "late", "never"]],
    ["oldest", ["never", "late", "soon-old", "soon-young"]],
  ] as const)("%s first; ties by age, and never-expiring lots last where expiry counts", (spending, order) => {
    const book = bookOf({ lots, spending });

    book.spend({ ...movementOf("s"), counterpart: "redeemed" }, 35, at(100));

    expect(book.draws.map(({ lotKey, points }) => [lotKey, points])).toEqual(
      order.map((key, index) => [key, index < 3 ? -10 : -5]),
    );
  });

  it("and never a lot that has not vested", () => {
    const book = bookOf({ lots: [{ ...lot("young", 1, null), vestsAt: at(10) }] });

    expect(book.available(new Date(at(10).getTime() - 1))).toBe(0);
    expect(book.available(at(10))).toBe(10);
  });
});

describe("5. a refund takes from its own order's lots first", () => {
  it("what remains, then what expired, then what was spent", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.fact(memberId, ORDER, { to: 100, lot: lasting(40) });
    await desk.spend(memberId, 30);
    await remindExpiry({ programId: desk.programId, now: at(9) });
    await lapsePoints({ programId: desk.programId, now: at(40) });
    await desk.fact(memberId, "order:501:other:fulfilled-1", { to: 20, day: 41 });

    await desk.fact(memberId, REFUND, { to: -100, day: 42 });

    expect(await desk.lots(memberId)).toEqual({ [ORDER]: [0, 0, 0], "order:501:other:fulfilled-1": [0, 0, 0] });
    expect((await desk.transfers(memberId)).slice(-2)).toEqual([
      [REFUND, -100],
      [`${REFUND}:unexpired`, 70],
    ]);
    expect(await desk.account(memberId)).toEqual({ balance: -10, debt: 10 });
    await expectProof(desk);
  });
});

describe("6. corrections are new transfers", () => {
  it("that name the one they correct", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();

    await desk.fact(memberId, ORDER, { to: 129 });
    await desk.fact(memberId, ORDER, { to: 0 });

    const rows = await database.query("SELECT key, corrects FROM transfer WHERE program_id = $1 ORDER BY id", [
      desk.programId,
    ]);
    expect(rows).toEqual([
      { key: ORDER, corrects: null },
      { key: `${ORDER}:c1`, corrects: ORDER },
    ]);
  });
});

describe("7. every transfer explains itself", () => {
  it("even one that no code but SQL wrote", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, "gift", { points: 40, lot: lasting(35) });
    await remindExpiry({ programId: desk.programId, now: at(5) });
    await lapsePoints({ programId: desk.programId, now: at(36) });

    const rows = await database.query<{ explanation: unknown }>(
      "SELECT explanation FROM transfer WHERE program_id = $1 AND reason = 'expired'",
      [desk.programId],
    );

    expect(rows.map(({ explanation }) => explanationSchema.parse(explanation))).toEqual([
      { kind: "expired", unit: "points", lot: "gift", expiresAt: DAY_0 + 35 * DAY },
    ]);
  });
});

describe("8. time is an argument", () => {
  it("the balance of any unit on any past day is a query", async () => {
    const desk = await Desk.open(database);
    const { programId } = desk;
    const memberId = await desk.member();
    await desk.fact(memberId, ORDER, { to: 129, day: 10 });
    await desk.fact(memberId, ORDER.replace("orders", "status"), { to: 7, day: 12, unit: "status" });
    await desk.fact(memberId, REFUND, { to: -65, day: 20 });

    const days = await Promise.all([9, 10, 19, 20].map((day) => balanceAt({ programId, memberId, at: at(day) })));
    const status = await Promise.all(
      [11, 12].map((day) => balanceAt({ programId, memberId, unit: "status", at: at(day) })),
    );

    expect(days).toEqual([0, 129, 129, 64]);
    expect(status).toEqual([0, 7]);
  });
});
