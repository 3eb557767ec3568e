import { describe, expect, it } from "vitest";
import { withTransaction } from "../../app/db.server.ts";
import { liability } from "../../app/ledger/liability.ts";
import { openBooks } from "../../app/ledger/open-books.ts";
import { lockAccounts } from "../../app/ledger/read.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { unitStandings } from "../../app/loyalty/unit-standing.ts";
import { memberStanding } from "../../app/models/published-member.ts";
import { freshDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";
import { at, DAY, DAY_0, Desk, lasting } from "./desk.ts";

const database = freshDatabase();

const epoch = (day: number) => DAY_0 + day * DAY;

/** What the member has, as it is published. */
async function standingsOf(desk: Desk, memberId: string) {
  const { programId, policies } = desk;
  const of = { programId, memberId, now: at(5) };
  const { balances } = must(await withTransaction((tx) => memberStanding(tx, of)));
  const program = simpleProgram(100);
  return unitStandings(balances, { ...program, policies: { ...program.policies, ...policies } });
}

describe("what a member has", () => {
  it("is told by unit: what can be spent, what vests when, what expires next", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    await desk.credit(memberId, "a", { points: 10, lot: lasting(50) });
    await desk.credit(memberId, "b", { points: 20, lot: lasting(50, 20) });
    await desk.credit(memberId, "c", { points: 40, lot: lasting(30) });
    await desk.credit(memberId, "d", { points: 80 });
    await desk.credit(memberId, "e", { points: 7, unit: "status", lot: lasting(null, 9) });
    await desk.spend(memberId, 5);

    expect(await standingsOf(desk, memberId)).toEqual([
      {
        unit: "points",
        available: 125,
        vesting: [{ at: epoch(20), points: 20 }],
        expiring: { at: epoch(30), points: 35 },
      },
      { unit: "status", available: 0, vesting: [{ at: epoch(9), points: 7 }], expiring: null },
    ]);
  });

  it.each(["negative", "forgiven", "next-credit"] as const)(
    "is what its book would let it spend (%s)",
    async (shortfall) => {
      const desk = await Desk.open(database, { shortfall });
      const { programId, policies } = desk;
      const memberId = await desk.member();
      await desk.fact(memberId, "order:1:orders:fulfilled-1", { to: 100 });
      await desk.spend(memberId, 80);
      await desk.credit(memberId, "gift", { points: 50 });
      await desk.fact(memberId, "order:1:orders:refunded-2", { to: -100 });

      const told = await standingsOf(desk, memberId);
      const spendable = await withTransaction(async (tx) => {
        const accounts = await lockAccounts(tx, { programId, memberIds: [memberId] });
        const { book } = await openBooks(tx, { programId, accounts, policies });
        return must(book(memberId, "points")).available(at(5));
      });

      const expected = { negative: -30, forgiven: 50, "next-credit": 50 };
      expect(told).toMatchObject([{ available: expected[shortfall] }]);
      expect(spendable).toBe(expected[shortfall]);
    },
  );
});

describe("what a program owes its members", () => {
  it("is open points by unit and by the month of their last day, in the shop's time zone", async () => {
    const desk = await Desk.open(database);
    const memberId = await desk.member();
    // Day 31 begins when January has ended in UTC; in Berlin February is an hour old by then.
    await desk.credit(memberId, "a", { points: 10, lot: lasting(31) });
    await desk.credit(memberId, "b", { points: 20, lot: lasting(60) });
    await desk.credit(memberId, "c", { points: 40 });
    await desk.credit(memberId, "d", { points: 7, unit: "status" });

    const [utc, berlin] = await Promise.all(
      ["UTC", "Europe/Berlin"].map((timeZone) => liability({ programId: desk.programId, timeZone })),
    );

    expect(utc).toEqual([
      { unit: "points", month: "2026-01", points: 10 },
      { unit: "points", month: "2026-03", points: 20 },
      { unit: "points", month: null, points: 40 },
      { unit: "status", month: null, points: 7 },
    ]);
    expect(must(berlin)[0]).toEqual({ unit: "points", month: "2026-02", points: 10 });
  });
});
