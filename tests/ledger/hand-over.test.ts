import { describe, expect, it } from "vitest";
import { Book } from "../../app/ledger/book.ts";
import type { LotState } from "../../app/ledger/lot-shelf.ts";
import type { BookPolicies } from "../../app/ledger/movement.ts";
import { at, movementOf } from "./desk.ts";

type Shortfall = BookPolicies["shortfall"];

const lot = (key: string, remaining: number, expires: number | null): LotState => ({
  key,
  original: 100,
  remaining,
  expired: 0,
  forgiven: 0,
  lapses: 0,
  earnedAt: at(1),
  vestsAt: at(2),
  expiresAt: expires === null ? null : at(expires),
  order: null,
});

function book(memberId: string, options: { lots: LotState[]; debt?: number; shortfall?: Shortfall }): Book {
  const { lots, debt = 0, shortfall = "negative" } = options;
  const balance = lots.reduce((sum, { remaining }) => sum + remaining, 0) - debt;
  const policies = { shortfall, spending: "soonest-expiring" } as const;
  return new Book({ memberId, unit: "points", balance, debt, lots, posted: new Map(), draws: [], policies });
}

/** One member's account goes over into another's. */
function handOver(from: Book, to: Book): void {
  const contents = from.contents();
  from.handOver({ out: movementOf("out"), owed: movementOf("debt-out") });
  to.takeOver({ in: movementOf("in"), owed: movementOf("debt-in") }, contents);
}

const open = (of: Book) => of.contents().lots.map(({ key, remaining, expiresAt }) => [key, remaining, expiresAt]);

describe("two members who become one", () => {
  it("keep every lot with its dates", () => {
    const from = book("a", { lots: [lot("gift", 70, 50), lot("review", 30, null)] });
    const to = book("b", { lots: [lot("own", 10, 40)] });

    handOver(from, to);

    expect(from).toMatchObject({ balance: 0, debt: 0 });
    expect(to).toMatchObject({ balance: 110, debt: 0 });
    expect(open(to)).toEqual([
      ["own", 10, at(40)],
      ["in:gift", 70, at(50)],
      ["in:review", 30, null],
    ]);
    expect(to.lot("in:gift")).toMatchObject({ original: 70, earnedAt: at(1), vestsAt: at(2) });
  });

  it("have what one of them owes paid from what the other has", () => {
    const from = book("a", { lots: [], debt: 25 });
    const to = book("b", { lots: [lot("own", 10, 40)] });

    handOver(from, to);

    expect(from).toMatchObject({ balance: 0, debt: 0 });
    expect(to).toMatchObject({ balance: -15, debt: 15 });
    expect(open(to)).toEqual([]);
  });

  it("have what the survivor owes paid first from what comes over", () => {
    const from = book("a", { lots: [lot("gift", 70, 50)] });
    const to = book("b", { lots: [], debt: 20 });

    handOver(from, to);

    expect(to).toMatchObject({ balance: 50, debt: 0 });
    expect(open(to)).toEqual([["in:gift", 50, at(50)]]);
  });

  it("go on owing to the next credit where that is the policy, without losing what is open", () => {
    const from = book("a", { lots: [lot("gift", 70, 50)], debt: 30, shortfall: "next-credit" });
    const to = book("b", { lots: [lot("own", 10, 40)], shortfall: "next-credit" });

    handOver(from, to);

    expect(from).toMatchObject({ balance: 0, debt: 0 });
    expect(to).toMatchObject({ balance: 50, debt: 30 });
    expect(to.available(at(5))).toBe(80);
  });
});
