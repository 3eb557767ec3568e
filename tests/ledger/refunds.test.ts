import { describe, expect, it } from "vitest";
import type { BookPolicies } from "../../app/ledger/movement.ts";
import { at, lasting } from "./desk.ts";
import { faults, MEMBER, PaperLedger } from "./paper-ledger.ts";

const ORDER = "order:1:orders:fulfilled-1";
const OTHER = "order:2:orders:fulfilled-1";
const REFUND = "order:1:orders:refunded-9";

/** A member with 100 points from the order and 50 from another, who has spent 80 of the first. */
function spent(shortfall: BookPolicies["shortfall"]): PaperLedger {
  const ledger = new PaperLedger({ shortfall, spending: "soonest-expiring" });
  ledger.setFact(ORDER, 100, { at: at(1), lot: lasting(50) });
  redeem(ledger, 80);
  ledger.setFact(OTHER, 50, { at: at(2), lot: lasting(60) });
  return ledger;
}

function redeem(ledger: PaperLedger, points: number): void {
  ledger.write((book) => book.spend(movement("redemption:r"), points, at(1)));
}

function returnRedemption(ledger: PaperLedger, points: number): void {
  const spend = { key: "redemption:r", points, lot: null };
  ledger.write((book) => book.unspend(movement("redemption:r:returned"), spend));
}

function movement(key: string) {
  const explanation = { kind: "agent", reason: "r", note: "", actor: "a" } as const;
  return { key, reason: "redeemed", occurredAt: at(3), counterpart: "redeemed", explanation };
}

const refund = (ledger: PaperLedger, to: number) => ledger.setFact(REFUND, to, { at: at(4) });
const remaining = (ledger: PaperLedger) => [ledger.lot(ORDER).remaining, ledger.lot(OTHER).remaining];
const last = (ledger: PaperLedger, count: number) =>
  ledger.transfers.slice(-count).map(({ key, delta }) => [key, delta]);

describe("a refund of points that were spent", () => {
  it("is owed under the policy negative, and draws on other lots at once", () => {
    const ledger = spent("negative");

    refund(ledger, -100);

    expect(remaining(ledger)).toEqual([0, 0]);
    expect(ledger).toMatchObject({ balance: -30, debt: 30 });
    expect(faults(ledger)).toEqual([]);
  });

  it("is forgiven under the policy forgiven, by a transfer of its own", () => {
    const ledger = spent("forgiven");

    refund(ledger, -100);

    expect(last(ledger, 2)).toEqual([
      [REFUND, -100],
      [`${REFUND}:forgiven`, 80],
    ]);
    expect(remaining(ledger)).toEqual([0, 50]);
    expect(ledger).toMatchObject({ balance: 50, debt: 0 });
    expect(faults(ledger)).toEqual([]);
  });

  it("is owed to the next credit under that policy, and takes nothing from what can be spent", () => {
    const ledger = spent("next-credit");

    refund(ledger, -100);
    const before = ledger.open().available(at(4));
    ledger.write((book) => book.credit({ ...movement("grant:g"), reason: "grant" }, 100, null));

    expect(before).toBe(50);
    expect(ledger.lot("grant:g").remaining).toBe(20);
    expect(ledger).toMatchObject({ balance: 70, debt: 0 });
    expect(ledger.open().available(at(4))).toBe(70);
    expect(faults(ledger)).toEqual([]);
  });

  it("that was forgiven is not collected by a duplicate, nor by the next order", () => {
    const ledger = spent("forgiven");
    refund(ledger, -100);
    const change = { key: REFUND, from: 0, to: -100, earlierKeys: [], lot: null };
    const again = { ...ledger.transfers.slice(-2)[0], key: REFUND, reason: "order" };

    const posted = ledger.write((book) => book.adjustFact({ ...movement(REFUND), ...again }, change));
    ledger.setFact("order:3:orders:fulfilled-1", 40, { at: at(5) });

    expect(posted).toEqual([]);
    expect(ledger.balance).toBe(90);
  });
});

describe("points that come back", () => {
  it("repay what was forgiven of their order first, and go to their lot", () => {
    const ledger = spent("forgiven");
    refund(ledger, -60);

    returnRedemption(ledger, 80);

    expect(last(ledger, 2)).toEqual([
      ["redemption:r:returned", 80],
      ["redemption:r:returned:forgiven-repaid", -40],
    ]);
    expect(remaining(ledger)).toEqual([40, 50]);
    expect(ledger.balance).toBe(100 + 50 - 60);
    expect(faults(ledger)).toEqual([]);
  });

  it("return to the other lots that a debt had drawn on, when the refund is undone", () => {
    const ledger = spent("negative");
    refund(ledger, -100);

    refund(ledger, 0);

    expect(remaining(ledger)).toEqual([20, 50]);
    expect(ledger).toMatchObject({ balance: 70, debt: 0 });
  });

  it.each(["negative", "forgiven", "next-credit"] as const)(
    "leave everything as it was when a refund is corrected down and up, twice (%s)",
    (shortfall) => {
      const ledger = spent(shortfall);
      const before = { lots: remaining(ledger), balance: ledger.balance, debt: ledger.debt };

      for (const to of [-100, -30, -90, 0]) refund(ledger, to);

      expect({ lots: remaining(ledger), balance: ledger.balance, debt: ledger.debt }).toEqual(before);
      expect(ledger.lot(ORDER).forgiven).toBe(0);
      expect(faults(ledger)).toEqual([]);
    },
  );

  it.each(["negative", "forgiven", "next-credit"] as const)(
    "leave everything as it was when the order itself vanishes and returns, twice (%s)",
    (shortfall) => {
      const ledger = spent(shortfall);
      const before = { lots: remaining(ledger), balance: ledger.balance, debt: ledger.debt };

      for (const to of [0, 100, 40, 100]) ledger.setFact(ORDER, to, { at: at(4) });

      expect({ lots: remaining(ledger), balance: ledger.balance, debt: ledger.debt }).toEqual(before);
      expect(ledger.lot(ORDER)).toMatchObject({ original: 100, forgiven: 0 });
      expect(faults(ledger)).toEqual([]);
    },
  );
});

describe("an order that moves to another member", () => {
  it.each([
    ["forgiven", { balance: -30, debt: 30 }],
    ["next-credit", { balance: -30, debt: 80 }],
  ] as const)("takes its whole lot along: what was spent is owed even under %s", (shortfall, account) => {
    const ledger = spent(shortfall);

    ledger.setFact(ORDER, 0, { at: at(4), isMoved: true });

    expect(ledger.lot(ORDER)).toMatchObject({ original: 0, remaining: 0, forgiven: 0 });
    expect(ledger).toMatchObject(account);
    expect(faults(ledger)).toEqual([]);
  });

  it("collects what a refund before had been forgiven", () => {
    const ledger = spent("forgiven");
    refund(ledger, -100);

    ledger.setFact(REFUND, 0, { at: at(5), isMoved: true });
    ledger.setFact(ORDER, 0, { at: at(5), isMoved: true });

    expect(ledger.sumOf("forgiven")).toBe(0);
    expect(ledger).toMatchObject({ balance: 50 - 80, debt: 30 });
    expect(faults(ledger)).toEqual([]);
  });
});

describe("a refund of points that had expired", () => {
  it("leaves the balance as it is: the fact's own transfer is whole, another puts back what had lapsed", () => {
    const ledger = spent("negative");
    ledger.lapse(at(55));
    const before = ledger.balance;

    refund(ledger, -20);

    expect(last(ledger, 2)).toEqual([
      [REFUND, -20],
      [`${REFUND}:unexpired`, 20],
    ]);
    expect(ledger.balance).toBe(before);
    expect(ledger.lot(ORDER).expired).toBe(0);
    expect(faults(ledger)).toEqual([]);
  });

  it("that is undone gives the points back to their lot, from which they lapse again at a later night", () => {
    const ledger = spent("negative");
    ledger.lapse(at(55));
    refund(ledger, -20);

    refund(ledger, 0);
    const open = ledger.lot(ORDER).remaining;
    ledger.lapse(at(56));

    expect(open).toBe(20);
    expect(ledger.lot(ORDER)).toMatchObject({ remaining: 0, expired: 20, lapses: 2 });
    expect(ledger.transfers.at(-1)?.key).toBe(`expiry:${ORDER}:${MEMBER}:2`);
    expect(faults(ledger)).toEqual([]);
  });
});

describe("late facts that move a lot's dates", () => {
  it("bring lapsed points back, once", () => {
    const ledger = spent("negative");
    ledger.lapse(at(55));

    const posted = ledger.write((book) => book.redate(ORDER, lasting(90), at(56)));
    const again = ledger.write((book) => book.redate(ORDER, lasting(90), at(56)));

    expect(posted).toMatchObject([
      {
        key: `expiry:${ORDER}:${MEMBER}:1:undone`,
        delta: 20,
        counterpart: "expired",
        explanation: { kind: "expiry-undone", cause: "late-activity" },
      },
    ]);
    expect(again).toEqual([]);
    expect(ledger.lot(ORDER)).toMatchObject({ remaining: 20, expired: 0, expiresAt: at(90) });
    expect(faults(ledger)).toEqual([]);
  });

  it("leave lapsed points gone where the new date is past as well", () => {
    const ledger = spent("negative");
    ledger.lapse(at(55));

    ledger.write((book) => book.redate(ORDER, lasting(54), at(56)));

    expect(ledger.lot(ORDER)).toMatchObject({ remaining: 0, expired: 20, expiresAt: at(54) });
  });
});
