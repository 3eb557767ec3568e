import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookPolicies, Movement } from "../../app/ledger/movement.ts";
import type { LotDates } from "../../app/loyalty/fold-result.ts";
import { faults, PaperLedger, sum } from "./paper-ledger.ts";

/** Moments are days, so that dates often meet. */
const DAY = 86_400;
const dates: fc.Arbitrary<LotDates> = fc.record({
  vestsAt: fc.integer({ min: 0, max: 20 }).map((day) => day * DAY),
  expiresAt: fc.option(fc.integer({ min: 1, max: 40 }).map((day) => day * DAY)),
});

const points = fc.integer({ min: 1, max: 100 });
const which = fc.nat({ max: 9 });

/** An order has two rules; under each it gives `gives` and takes back at most as much. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("order" as const), order: fc.nat({ max: 2 }), rule: fc.nat({ max: 1 }), gives: fc.nat({ max: 100 }), takes: fc.nat({ max: 100 }), isMoved: fc.boolean(), dates }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ do: fc.constant("credit" as const), points, dates }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("spend" as const), points }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unspend" as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("lapse" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("redate" as const), which, dates }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const policies: fc.Arbitrary<BookPolicies> = fc.record({
  shortfall: fc.constantFrom("negative", "forgiven", "next-credit"),
  spending: fc.constantFrom("soonest-expiring", "oldest"),
});

const life = fc.array(step, { minLength: 1, maxLength: 25 });
const RUNS = { numRuns: 3000 };

describe("a book, whatever happens to it", () => {
  it("keeps balance, lots, draws and debt in agreement after every step", () => {
    fc.assert(
      fc.property(policies, life, (rules, steps) => {
        const player = new Player(rules);
        for (const [day, action] of steps.entries()) {
          player.play(action, day);
          expect(faults(player.ledger)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("has given every fact exactly what it should have, in a lot of just that size", () => {
    fc.assert(
      fc.property(policies, life, (rules, steps) => {
        const player = new Player(rules);
        for (const [day, action] of steps.entries()) player.play(action, day);

        const { ledger, facts } = player;
        for (const [key, to] of facts) {
          expect(sum(ledger.transfersOf(key).map(({ delta }) => delta))).toBe(to);
          expect(ledger.lots.get(key)?.original ?? 0).toBe(Math.max(to, 0));
        }
        const known = new Set([...facts.keys(), ...player.credits]);
        expect([...ledger.lots.keys()].filter((key) => !known.has(key))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("does nothing when it hears anything a second time", () => {
    fc.assert(
      fc.property(policies, life, (rules, steps) => {
        const player = new Player(rules);
        for (const [day, action] of steps.entries()) {
          player.play(action, day);
          expect(player.repeat()).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is square with the member when every fact is taken back and every spend undone", () => {
    fc.assert(
      fc.property(policies, life, (rules, steps) => {
        const player = new Player(rules);
        for (const [day, action] of steps.entries()) player.play(action, day);
        const { ledger } = player;
        const credited = sum(ledger.transfers.filter(({ key }) => player.credits.has(key)).map(({ delta }) => delta));

        player.undoEverything();

        expect(faults(ledger)).toEqual([]);
        expect(ledger.sumOf("forgiven")).toBe(0);
        expect(ledger.balance).toBe(credited + ledger.sumOf("expired"));
        expect(ledger.debt === 0 || ledger.balance < 0 || rules.shortfall === "next-credit").toBe(true);
      }),
      RUNS,
    );
  });
});

/** Plays steps, and keeps beside what it asked for. */
class Player {
  readonly ledger: PaperLedger;
  /** What each fact should have given. */
  readonly facts = new Map<string, number>();
  readonly credits = new Set<string>();
  private readonly spends: { movement: Movement; points: number; isUndone: boolean }[] = [];
  private again: () => unknown = () => undefined;
  private serial = 0;
  private day = 0;

  constructor(rules: BookPolicies) {
    this.ledger = new PaperLedger(rules);
  }

  play(action: Step, day: number): void {
    this.day = day;
    this.again = () => undefined;
    switch (action.do) {
      case "order":
        this.order(action);
        return;
      case "credit": {
        const movement = this.movement(`grant:${String((this.serial += 1))}`);
        this.credits.add(movement.key);
        this.twice((book) => book.credit(movement, action.points, action.dates));
        return;
      }
      case "spend":
        this.spend(action.points);
        return;
      case "unspend":
        this.unspend(this.spends[action.which % Math.max(this.spends.length, 1)]);
        return;
      case "lapse":
        this.ledger.lapse(this.now);
        return;
      case "redate": {
        const keys = [...this.ledger.lots.keys()];
        const key = keys[action.which % Math.max(keys.length, 1)] ?? "";
        this.twice((book) => book.redate(key, action.dates, this.now));
        return;
      }
    }
  }

  /** The last step again. @returns the transfers that it made */
  repeat(): unknown[] {
    const before = this.ledger.transfers.length;
    this.again();
    return this.ledger.transfers.slice(before);
  }

  undoEverything(): void {
    for (const spend of this.spends) this.unspend(spend);
    const negative = [...this.facts].filter(([, to]) => to < 0);
    const positive = [...this.facts].filter(([, to]) => to > 0);
    for (const [key] of [...negative, ...positive]) this.ledger.setFact(key, 0, { at: this.now });
  }

  private get now(): Date {
    return new Date(this.day * DAY * 1000);
  }

  private order(action: Extract<Step, { do: "order" }>): void {
    const { gives, isMoved } = action;
    const prefix = `order:${String(action.order)}:r${String(action.rule)}`;
    const wanted: [string, number][] = [
      [`${prefix}:fulfilled-1`, isMoved ? 0 : gives],
      [`${prefix}:refunded-2`, isMoved ? 0 : 0 - Math.min(gives, action.takes)],
    ];
    // What comes back first fills the lots from which other facts are then taken.
    wanted.sort(([a, x], [b, y]) => y - (this.facts.get(b) ?? 0) - (x - (this.facts.get(a) ?? 0)));
    for (const [key, to] of wanted) {
      this.facts.set(key, to);
      const from = sum(this.ledger.transfersOf(key).map(({ delta }) => delta));
      const earlierKeys = this.ledger.transfersOf(key).map((row) => row.key);
      const movement = this.ledger.setFact(key, to, { at: this.now, lot: action.dates, isMoved });
      if (!movement) continue;
      const change = { key, from, to, earlierKeys, lot: action.dates };
      this.again = () => this.ledger.write((book) => book.adjustFact(movement, change));
    }
  }

  private spend(most: number): void {
    const amount = Math.min(most, this.ledger.open().available(this.now));
    if (amount <= 0) return;
    const movement = this.movement(`redemption:${String((this.serial += 1))}`);
    this.spends.push({ movement, points: amount, isUndone: false });
    this.twice((book) => book.spend(movement, amount, this.now));
  }

  private unspend(spend: Player["spends"][number] | undefined): void {
    if (!spend || spend.isUndone) return;
    spend.isUndone = true;
    const movement = this.movement(`${spend.movement.key}:returned`);
    const undone = { key: spend.movement.key, points: spend.points, lot: null };
    this.twice((book) => book.unspend(movement, undone));
  }

  private twice(work: Parameters<PaperLedger["write"]>[0]): void {
    this.ledger.write(work);
    this.again = () => this.ledger.write(work);
  }

  private movement(key: string): Movement {
    const explanation = { kind: "agent", reason: "r", note: "", actor: "a" } as const;
    return { key, reason: "agent", occurredAt: this.now, counterpart: "issued", explanation };
  }
}
