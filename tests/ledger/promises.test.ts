import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import type { ShopContext } from "../../app/flows/steps/settle-members.ts";
import { Book, type LotState, type Movement } from "../../app/ledger/book.ts";
import { post } from "../../app/ledger/post.ts";
import { balanceAt } from "../../app/ledger/history.ts";
import { lockAccounts, openBooks } from "../../app/ledger/read.ts";
import { explanationSchema } from "../../app/loyalty/explanation.ts";
import { order, refunded, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();

async function memberOf(shop: ShopContext, customerId = "1"): Promise<string> {
  const joined = await enrollMember({ shop, customerId, by: "agent", consent: null, now: NOW });
  if (joined.outcome === "not-live") throw new Error("the shop is live");
  return joined.memberId;
}

const grant = (shop: ShopContext, memberId: string, points: number, requestId: string = randomUUID()) =>
  grantPoints({
    programId: shop.programId,
    memberId,
    points,
    reason: "goodwill",
    note: "",
    actor: "agent",
    requestId,
    now: NOW,
  });

function movement(key: string): Movement {
  const explanation = { kind: "agent", reason: "goodwill", note: "", actor: "agent" } as const;
  return { key, reason: "agent-goodwill", occurredAt: NOW, counterpart: "issued", explanation };
}

/** Posts one credit under `key` for the member, the way a flow does. */
async function postCredit(
  shop: ShopContext,
  options: { memberId: string; key: string; points: number; reason?: string },
) {
  const { programId } = shop;
  const { memberId, key, points, reason = "agent-goodwill" } = options;
  await withTransaction(async (tx) => {
    const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
    const { books } = await openBooks(tx, { programId, accounts, keys: [key] });
    books.get(memberId)?.credit({ ...movement(key), reason }, points, null);
    await post(tx, { programId, books: [...books.values()], now: NOW });
  });
}

describe("1. keys name the fact", () => {
  it("the same key, member, reason and amount again does nothing", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);

    await postCredit(shop, { memberId, key: "k1", points: 50 });
    await Promise.all([1, 2, 3].map(() => postCredit(shop, { memberId, key: "k1", points: 50 })));

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 50 });
  });

  it("the same key with another amount is a stale read and posts nothing", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    await postCredit(shop, { memberId, key: "k1", points: 50 });

    await expect(postCredit(shop, { memberId, key: "k1", points: 51 })).rejects.toThrow("another amount");

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 50 });
  });

  it("the same key for another member or another reason is a bug and dies", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    const other = await memberOf(shop, "2");
    await postCredit(shop, { memberId, key: "k1", points: 50 });

    await expect(postCredit(shop, { memberId: other, key: "k1", points: 50 })).rejects.toThrow("another member");
    await expect(postCredit(shop, { memberId, key: "k1", points: 50, reason: "else" })).rejects.toThrow(
      "another member",
    );

    expect(await accountOf(database, shop, "2")).toMatchObject({ balance: 0 });
  });

  it("a key posted by somebody who held no lock is noticed by the database itself", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    const { programId } = shop;
    let attempts = 0;

    await withTransaction(async (tx) => {
      attempts += 1;
      const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
      const { books } = await openBooks(tx, { programId, accounts, keys: ["k9"] });
      if (attempts === 1) {
        await database.query(
          `INSERT INTO transfer (program_id, key, member_id, unit, from_account, to_account, points, reason, explanation, occurred_at, recorded_at)
           VALUES ($1, 'k9', $2, 'points', 'issued', 'member', 50, 'agent-goodwill', '{}', $3, $3)`,
          [programId, memberId, NOW],
        );
      }
      books.get(memberId)?.credit(movement("k9"), 50, null);
      await post(tx, { programId, books: [...books.values()], now: NOW });
    });

    expect(attempts).toBe(2);
    expect((await transfersOf(database, shop)).filter(([key]) => key === "k9")).toHaveLength(1);
  });
});

describe("2. nothing is updated or deleted", () => {
  it("not by the application's role, which lacks the right", async () => {
    const shop = await liveShop(database);
    await grant(shop, await memberOf(shop), 10);
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
  it("and the proof finds the account that somebody tampered with", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    await grant(shop, memberId, 10);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);

    await database.query("UPDATE account SET balance = 11 WHERE member_id = $1", [memberId]);

    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([
      { memberId, unit: "points", balance: "11", transfers: "10", lots: "10" },
    ]);
  });

  it("a balance that changes between reading and posting stops the posting", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    const { programId } = shop;

    const posting = withTransaction(async (tx) => {
      const book = new Book({ memberId, unit: "points", balance: 5, debt: 0, lots: [], posted: new Map(), draws: [] });
      book.credit(movement(randomUUID()), 50, null);
      await post(tx, { programId, books: [book], now: NOW });
    });

    await expect(posting).rejects.toThrow("a balance changed meanwhile");
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 0 });
  });
});

describe("4. spending takes the soonest-expiring lot first", () => {
  const lot = (key: string, remaining: number, day: number, expires: number | null): LotState => ({
    key,
    original: remaining,
    remaining,
    earnedAt: new Date(day),
    vestsAt: new Date(day),
    expiresAt: expires === null ? null : new Date(expires),
    order: null,
  });

  it("then the oldest, and lots that never expire last", () => {
    const lots = [
      lot("never", 10, 1, null),
      lot("late", 10, 2, 900),
      lot("soon-young", 10, 4, 500),
      lot("soon-old", 10, 3, 500),
    ];
    const book = new Book({ memberId: "m", unit: "points", balance: 40, debt: 0, lots, posted: new Map(), draws: [] });

    book.spend({ ...movement("s"), counterpart: "redeemed" }, 35, new Date(100));

    expect(book.draws.map(({ lotKey, points }) => [lotKey, points])).toEqual([
      ["soon-old", -10],
      ["soon-young", -10],
      ["late", -10],
      ["never", -5],
    ]);
  });

  it("and never a lot that has not vested", () => {
    const young = { ...lot("young", 10, 1, null), vestsAt: new Date(1000) };
    const book = new Book({
      memberId: "m",
      unit: "points",
      balance: 10,
      debt: 0,
      lots: [young],
      posted: new Map(),
      draws: [],
    });

    expect(book.available(new Date(999))).toBe(0);
    expect(book.available(new Date(1000))).toBe(10);
  });
});

describe("5. a refund takes from its own order's lots first", () => {
  it("then from the member's other lots, and what none covers is owed", async () => {
    const shop = await liveShop(database);
    const first = shipped(order({ id: "501", netMinor: 10_000 }));
    await settle(shop, first);
    const account = await accountOf(database, shop, "1");
    const memberId = account?.memberId ?? "";
    await grant(shop, memberId, -70);
    await grant(shop, memberId, 40, "other");

    await settle(shop, { ...refunded(first, 1), updatedAt: first.updatedAt + 1 });

    const lots = await database.query("SELECT key, remaining::int FROM lot WHERE member_id = $1 ORDER BY key", [
      memberId,
    ]);
    expect(lots).toEqual([
      { key: "grant:other", remaining: 0 },
      { key: "order:501:orders:fulfilled-5017", remaining: 0 },
    ]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: -30, debt: 30 });
  });

  it("points that come back return to the lots they came from", async () => {
    const shop = await liveShop(database);
    const first = shipped(order({ id: "502", netMinor: 10_000 }));
    const taken = { ...refunded(first, 1), updatedAt: first.updatedAt + 1 };
    await settle(shop, first);
    const account = await accountOf(database, shop, "1");
    const memberId = account?.memberId ?? "";
    await grant(shop, memberId, 40, "kept");
    await settle(shop, taken);

    await settle(shop, { ...taken, refunds: [], updatedAt: first.updatedAt + 2 });

    const lots = await database.query("SELECT key, remaining::int FROM lot WHERE member_id = $1 ORDER BY key", [
      memberId,
    ]);
    expect(lots).toEqual([
      { key: "grant:kept", remaining: 40 },
      { key: "order:502:orders:fulfilled-5027", remaining: 100 },
    ]);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});

describe("6. corrections are new transfers", () => {
  it("that name the one they correct", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order({ id: "601" }));
    await settle(shop, facts);
    await settle(shop, { ...facts, fulfilments: [], updatedAt: facts.updatedAt + 1 });

    const rows = await database.query("SELECT key, corrects FROM transfer WHERE program_id = $1 ORDER BY id", [
      shop.programId,
    ]);
    const key = "order:601:orders:fulfilled-6017";
    expect(rows).toEqual([
      { key, corrects: null },
      { key: `${key}:c1`, corrects: key },
    ]);
  });
});

describe("7. every transfer explains itself", () => {
  it("with data from which the points can be recomputed by hand", async () => {
    const shop = await liveShop(database);
    await settle(shop, shipped(order({ netMinor: 12_990 })));

    const [row] = await database.query<{ explanation: unknown; points: number }>(
      "SELECT explanation, points::int FROM transfer WHERE program_id = $1",
      [shop.programId],
    );
    expect(explanationSchema.parse(row?.explanation)).toMatchObject({
      kind: "order",
      basisMinor: 12_990,
      effect: { rate: { numerator: 1, denominator: 1 } },
      rounding: "down",
      before: 0,
      after: row?.points,
    });
  });
});

describe("8. time is an argument", () => {
  it("the balance on any past day is a query", async () => {
    const shop = await liveShop(database);
    const facts = refunded(shipped(order({ quantity: 2 })), 1);
    await settle(shop, facts);
    const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
    const at = (seconds: number) => balanceAt({ programId: shop.programId, memberId, at: new Date(seconds * 1000) });

    expect(await at((facts.fulfilments[0]?.at ?? 0) - 1)).toBe(0);
    expect(await at(facts.fulfilments[0]?.at ?? 0)).toBe(129);
    expect(await at(facts.refunds[0]?.at ?? 0)).toBe(64);
  });
});

describe("two at the same moment", () => {
  it("never spend the same points twice", async () => {
    const shop = await liveShop(database);
    const memberId = await memberOf(shop);
    await grant(shop, memberId, 100);

    const outcomes = await Promise.all(Array.from({ length: 6 }, () => grant(shop, memberId, -60)));

    expect(outcomes.filter(({ outcome }) => outcome === "granted")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "insufficient-points")).toHaveLength(5);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 40 });
  });
});
