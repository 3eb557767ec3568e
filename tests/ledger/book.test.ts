import { describe, expect, it } from "vitest";
import { Book, StaleRead } from "../../app/ledger/book.ts";
import { isFactReason, ruleOf, subjectOf } from "../../app/ledger/fact-key.ts";
import { LotShelf, type LotState, type SpendingOrder } from "../../app/ledger/lot-shelf.ts";
import type { Account, BookPolicies, Movement } from "../../app/ledger/movement.ts";
import { at, lasting } from "./desk.ts";
import { faults, MEMBER, PaperLedger } from "./paper-ledger.ts";

const lot = (key: string, changes: Partial<LotState> = {}): LotState => ({
  key, original: 100, remaining: 100, expired: 0, forgiven: 0, lapses: 0, earnedAt: at(0), vestsAt: at(0), expiresAt: null, order: null,
  ...changes,
}); // prettier-ignore
const shelf = (lots: LotState[], order: SpendingOrder = "soonest-expiring") => new LotShelf({ lots, draws: [], order });
const keys = (lots: LotState[]) => lots.map(({ key }) => key);
const movement = (key: string, changes: Partial<Movement> = {}): Movement => ({
  key,
  reason: "order",
  occurredAt: at(1),
  counterpart: "issued",
  explanation: { kind: "agent", reason: "r", note: "", actor: "a" },
  ...changes,
});
const paper = (shortfall: BookPolicies["shortfall"] = "negative") =>
  new PaperLedger({ shortfall, spending: "soonest-expiring" });

describe("a fact's key", () => {
  it.each([
    ["order:501:orders:fulfilled-1", "order:501", "orders"],
    ["event:a:b:review:occurred", "event:a:b", "review"],
    ["past:7:m", "past:7:m", ""],
    ["tier:m:up:silver:5-withdrawn", "tier:m:up:silver:5", "silver"],
    ["benefit:m:silver:hello:entered-5-withdrawn", "benefit:m:silver:hello:entered-5", "hello"],
    ["k", "k", ""],
  ])("%s is about %s, under the rule %j", (key, subject, rule) => {
    expect([subjectOf(key), ruleOf(key)]).toEqual([subject, rule]);
  });

  it("is none of what time and forgiveness do", () => {
    const reasons = ["expired", "expiry-undone", "forgiven", "forgiven-repaid", "order", "correction"];

    expect(reasons.filter(isFactReason)).toEqual(["order", "correction"]);
  });
});

describe("the lots of a book", () => {
  it("are spent the soonest-expiring first, then the oldest, then by name; or the oldest first", () => {
    const lots = [
      lot("never", { earnedAt: at(-9) }),
      lot("late", { expiresAt: at(9) }),
      lot("b", { expiresAt: at(5), earnedAt: at(2) }),
      lot("a", { expiresAt: at(5), earnedAt: at(2) }),
      lot("old", { expiresAt: at(5), earnedAt: at(1) }),
      lot("empty", { remaining: 0 }),
      lot("unvested", { vestsAt: at(4), expiresAt: at(30) }),
    ];

    expect(keys(shelf(lots).spendingOrder(at(3)))).toEqual(["old", "a", "b", "late", "never"]);
    expect(keys(shelf(lots).spendingOrder(at(4)))).toContain("unvested");
    expect(keys(shelf(lots).spendingOrder(null))).toEqual(["old", "a", "b", "late", "unvested", "never"]);
    expect(keys(shelf(lots, "oldest").spendingOrder(at(3)))).toEqual(["never", "late", "old", "a", "b"]);
    expect(keys(shelf(lots).refillingOrder().map((place) => place.lot))).toEqual([
      "empty", "never", "unvested", "late", "b", "a", "old",
    ]); // prettier-ignore
  });

  it("of what a fact is about are its own, then those of its rule, then the others, the youngest first", () => {
    const lots = [
      lot("order:1:gift:placed-1", { earnedAt: at(9) }),
      lot("order:1:orders:fulfilled-1", { earnedAt: at(1) }),
      lot("order:1:orders:fulfilled-2", { earnedAt: at(2) }),
      lot("order:1:orders:fulfilled-3", { earnedAt: at(2) }),
      lot("order:2:orders:fulfilled-4"),
    ];
    const rest = ["order:1:orders:fulfilled-3", "order:1:orders:fulfilled-2", "order:1:orders:fulfilled-1", "order:1:gift:placed-1"]; // prettier-ignore

    expect(keys(shelf(lots).ownOf("order:1:orders:refunded-9"))).toEqual(rest);
    expect(keys(shelf(lots).ownOf("order:1:orders:fulfilled-1"))).toEqual([rest[2], rest[0], rest[1], rest[3]]);
  });

  it("have room for what was spent from them, and not for what lapsed", () => {
    const of = shelf([lot("a", { remaining: 30, expired: 20 }), lot("b", { remaining: 100 })]);
    const [a, b] = of.all();
    if (!a || !b) throw new Error("there are two");

    expect(of.refill("t", [{ lot: b, most: 100 }, { lot: a, most: 40 }], 70)).toBe(30);
    expect(of.refill("t", [{ lot: a, most: 100 }], 70)).toBe(60);
    expect([a.remaining, b.remaining]).toEqual([80, 100]);
    expect(of.newDraws()).toEqual([{ transferKey: "t", lotKey: "a", points: 50 }]);
    expect([...of.touched]).toEqual(["a"]);
  }); // prettier-ignore

  it("that gave and got the same have drawn nothing", () => {
    const of = shelf([lot("a"), lot("b", { remaining: 0 })]);

    expect(of.draw("t", of.all(), 40)).toBe(0);
    expect(of.drawnBy(["t", "u"]).map(({ lot: { key }, most }) => [key, most])).toEqual([["a", 40]]);
    expect(of.drawnBy(["u"])).toEqual([]);
    expect(of.refill("t", of.drawnBy(["t"]), 40)).toBe(0);
    expect(of.newDraws()).toEqual([]);
    expect(of.drawnBy(["t"])).toEqual([]);
  });

  it("lose what was forgiven of them up to what is repaid, and what had expired", () => {
    const of = shelf([lot("a", { forgiven: 10, expired: 5 }), lot("b", { forgiven: 0 }), lot("c", { forgiven: 30, expired: 9 })]); // prettier-ignore

    expect(of.unforgive(of.all(), 25)).toBe(25);
    expect(of.all().map(({ forgiven }) => forgiven)).toEqual([0, 0, 15]);
    expect([...of.touched]).toEqual(["a", "c"]);
    expect(of.drawExpired("t", of.all(), 8)).toBe(0);
    expect(of.all().map(({ expired }) => expired)).toEqual([0, 0, 6]);
    expect(of.drawExpired("t", of.all(), 8)).toBe(2);
  });
});

describe("a book", () => {
  const account = (changes: Partial<Account> = {}): Account => ({
    memberId: MEMBER, unit: "points", balance: 100, debt: 0, lots: [lot("a")], posted: new Map(), draws: [],
    policies: { shortfall: "negative", spending: "soonest-expiring" },
    ...changes,
  }); // prettier-ignore

  it("has nothing to post before anything happens, and knows how it was opened", () => {
    const book = new Book(account());

    expect([book.isChanged, book.isNew, book.touchedLots, book.draws]).toEqual([false, false, [], []]);
    expect(new Book(account({ isNew: true })).isNew).toBe(true);
    book.spend(movement("s"), 30, at(1));
    expect([book.isChanged, book.opened, book.balance]).toEqual([true, { balance: 100, debt: 0 }, 70]);
    expect(book.touchedLots.map(({ key, remaining }) => [key, remaining])).toEqual([["a", 70]]);
    expect(book.lots()).toHaveLength(1);
  });

  it("is changed by a new date alone", () => {
    const book = new Book(account());

    expect(book.redate("a", lasting(null), at(1))).toBe(false);
    expect(book.redate("b", lasting(9), at(1))).toBe(false);
    expect(book.isChanged).toBe(false);
    expect(book.redate("a", lasting(9), at(1))).toBe(true);
    expect([book.isChanged, book.transfers, book.lot("a")?.expiresAt]).toEqual([true, [], at(9)]);
    expect(book.redate("a", lasting(9), at(1))).toBe(false);
    expect(book.redate("a", lasting(9, 2), at(1))).toBe(true);
    expect(book.redate("a", lasting(null, 2), at(1))).toBe(true);
    expect(book.lot("a")?.expiresAt).toBeNull();
  });

  it("brings back what had lapsed once the new date lies ahead, and repays what is owed", () => {
    const lapsed = account({ balance: -30, debt: 30, lots: [lot("a", { remaining: 0, expired: 100, lapses: 2, expiresAt: at(1) })] }); // prettier-ignore
    const [early, late] = [new Book(lapsed), new Book(lapsed)];

    expect(early.redate("a", lasting(5), at(5))).toBe(true);
    expect([early.transfers, early.lot("a")?.expired]).toEqual([[], 100]);
    expect(late.redate("a", lasting(6), at(5))).toBe(true);
    expect(late.transfers).toMatchObject([
      { key: `expiry:a:${MEMBER}:2:undone`, reason: "expiry-undone", counterpart: "expired", delta: 100, explanation: { kind: "expiry-undone", lot: "a", cause: "late-activity" } },
    ]); // prettier-ignore
    expect([late.balance, late.debt, late.lot("a")?.remaining, late.lot("a")?.expired]).toEqual([70, 0, 70, 0]);
  });

  it("takes the same movement once, and refuses it with another amount, reason, member or unit", () => {
    const posted = (changes = {}) => new Map([["k", { key: "k", memberId: MEMBER, unit: "points", reason: "order", delta: 50, occurredAt: at(1), order: null, ...changes }]]); // prettier-ignore
    const credit = (changes: object, points = 50) => {
      const book = new Book(account({ posted: posted(changes) }));
      book.credit(movement("k"), points, null);
      return book.isChanged;
    };

    expect(credit({})).toBe(false);
    expect(() => credit({}, 51)).toThrow(StaleRead);
    expect(() => credit({}, 51)).toThrow("key k is posted with another amount");
    expect(new StaleRead("x").code).toBe("LR001");
    for (const other of [{ memberId: "m" }, { unit: "stars" }, { reason: "agent" }])
      expect(() => credit(other)).toThrow("key k belongs to another member or reason");
  });

  it("refuses what cannot be: no points, half a point, more than there is", () => {
    expect(() => new Book(account()).credit(movement("k"), 0, null)).toThrow("k moves 0 points");
    expect(() => new Book(account()).credit(movement("k"), 1.5, null)).toThrow("k moves 1.5 points");
    expect(() => new Book(account()).spend(movement("k"), 101, at(1))).toThrow("decided on points that are not available");
    expect(() => new Book(account({ lots: [lot("a", { remaining: 90 })], debt: -10 })).spend(movement("k"), 95, at(1))).toThrow("open lots do not cover");
    const smaller = { key: "a", from: 150, to: 0, earlierKeys: [], lot: null };
    expect(() => new Book(account()).adjustFact(movement("k"), smaller)).toThrow("lot a is smaller than what is taken back from it");
    expect(() => new Book(account()).adjustFact(movement("k"), { ...smaller, key: "x" })).toThrow("lot x is smaller");
  }); // prettier-ignore

  it("can spend what has vested, less what is owed unless the next credit repays it", () => {
    const lots = [lot("a", { remaining: 60 }), lot("b", { remaining: 40, vestsAt: at(5) })];
    const available = (shortfall: BookPolicies["shortfall"]) =>
      new Book(account({ lots, balance: 90, debt: 10, policies: { shortfall, spending: "oldest" } })).available(at(1));

    expect([available("negative"), available("forgiven"), available("next-credit")]).toEqual([50, 50, 60]);
  });
});

describe("what a fact takes back and gives again", () => {
  const FACT = "order:7:orders:fulfilled-1";
  const REFUND = "order:7:orders:refunded-2";

  it("was forgiven with the order's name, and is repaid with the amount", () => {
    const ledger = paper("forgiven");
    ledger.setFact(FACT, 100, { at: at(1), lot: lasting(50) });
    ledger.write((book) => {
      book.spend(movement("redemption:r", { reason: "redeemed" }), 80, at(1));
    });
    ledger.setFact(REFUND, -100, { at: at(2) });
    ledger.setFact(REFUND, 0, { at: at(3) });

    expect(ledger.transfers.slice(2)).toMatchObject([
      { key: REFUND, delta: -100 },
      { key: `${REFUND}:forgiven`, reason: "forgiven", counterpart: "forgiven", delta: 80, explanation: { kind: "forgiven", order: "7", points: 80 } },
      { key: `${REFUND}:c1`, delta: 100 },
      { key: `${REFUND}:c1:forgiven-repaid`, reason: "forgiven-repaid", counterpart: "forgiven", delta: -80, explanation: { kind: "forgiven", points: -80 } },
    ]); // prettier-ignore
    expect(faults(ledger)).toEqual([]);
  });

  it("names no order where the points were given for something else", () => {
    const ledger = paper("forgiven");
    ledger.setFact("event:e:review:occurred", 40, { at: at(1) });
    ledger.write((book) => {
      book.spend(movement("redemption:r", { reason: "redeemed" }), 40, at(1));
    });
    ledger.setFact("event:e:review:withdrawn", -40, { at: at(2) });

    expect(ledger.transfers.at(-1)?.explanation).toEqual({ kind: "forgiven", points: 40 });
  });

  it("had lapsed: the balance stays as it is, and a transfer says so", () => {
    const ledger = paper();
    ledger.setFact(FACT, 100, { at: at(1), lot: lasting(5) });
    ledger.lapse(at(9));
    ledger.setFact(REFUND, -60, { at: at(10) });

    expect(ledger.transfers.slice(-2)).toMatchObject([
      { key: REFUND, delta: -60 },
      { key: `${REFUND}:unexpired`, reason: "expiry-undone", counterpart: "expired", delta: 60, explanation: { kind: "expiry-undone", lot: FACT, cause: "refund" } },
    ]); // prettier-ignore
    expect([ledger.balance, ledger.lot(FACT).expired]).toEqual([0, 40]);
    expect(faults(ledger)).toEqual([]);
  });

  it("comes back to the very lots it came from, those of the order first", () => {
    const ledger = paper();
    ledger.setFact(FACT, 100, { at: at(1), lot: lasting(50) });
    ledger.setFact("order:8:orders:fulfilled-1", 30, { at: at(1), lot: lasting(60) });
    ledger.write((book) => {
      book.spend(movement("redemption:r", { reason: "redeemed" }), 90, at(1));
    });
    ledger.setFact(REFUND, -25, { at: at(2) });
    ledger.setFact(REFUND, -5, { at: at(3) });

    expect([ledger.lot(FACT).remaining, ledger.lot("order:8:orders:fulfilled-1").remaining]).toEqual([10, 25]);
    expect(faults(ledger)).toEqual([]);
  });

  it("has a lot of its own where no lot has room", () => {
    const ledger = paper();
    ledger.write((book) => {
      book.adjustFact(movement(REFUND), { key: REFUND, from: -50, to: -10, earlierKeys: [], lot: lasting(9, 2) });
    });

    expect(ledger.lot(REFUND)).toMatchObject({ original: 40, remaining: 40, vestsAt: at(2), expiresAt: at(9) });
  });
});
