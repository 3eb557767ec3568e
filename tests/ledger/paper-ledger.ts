import { Book } from "../../app/ledger/book.ts";
import type { DrawRow, LotState } from "../../app/ledger/lot-shelf.ts";
import type { BookPolicies, FactChange, Movement, PostedTransfer, TransferRow } from "../../app/ledger/movement.ts";
import type { Explanation } from "../../app/loyalty/explanation.ts";
import { must } from "../support/must.ts";

export const MEMBER = "11111111-1111-4111-8111-111111111111";

/** What the tables hold of one account, on paper: books are opened from it and posted to it as ledger/post.ts does. */
export class PaperLedger {
  balance = 0;
  debt = 0;
  lots = new Map<string, LotState>();
  draws: DrawRow[] = [];
  transfers: TransferRow[] = [];
  readonly policies: BookPolicies;

  constructor(policies: BookPolicies) {
    this.policies = policies;
  }

  open(): Book {
    return new Book({
      memberId: MEMBER,
      unit: "points",
      balance: this.balance,
      debt: this.debt,
      lots: [...this.lots.values()],
      posted: new Map(this.transfers.map((row) => [row.key, posted(row)])),
      draws: this.draws,
      policies: this.policies,
    });
  }

  /** Runs `work` on a book and posts it. @returns the transfers it made */
  write(work: (book: Book) => void): readonly TransferRow[] {
    const book = this.open();
    work(book);
    const { balance, debt, touchedLots, draws, transfers } = book;
    Object.assign(this, { balance, debt });
    for (const lot of touchedLots) this.lots.set(lot.key, { ...lot });
    this.draws.push(...draws.map((draw) => ({ ...draw })));
    this.transfers.push(...transfers);
    return transfers;
  }

  /** What ledger/lapse.ts does in SQL: open points past their date go, whatever is owed. */
  lapse(now: Date): number {
    let gone = 0;
    for (const lot of this.lots.values()) {
      if (lot.remaining === 0 || lot.expiresAt === null || lot.expiresAt > now) continue;
      const points = lot.remaining;
      lot.lapses += 1;
      const key = `expiry:${lot.key}:${MEMBER}:${String(lot.lapses)}`;
      lot.remaining = 0;
      lot.expired += points;
      this.balance -= points;
      const explanation: Explanation = { kind: "expired", unit: "points", lot: lot.key, expiresAt: 0 };
      const movement = { key, reason: "expired", occurredAt: now, counterpart: "expired", explanation };
      this.transfers.push({ ...movement, memberId: MEMBER, delta: -points });
      gone += points;
    }
    return gone;
  }

  /** Brings a fact's sum to `to`, as the settling of members does: a correction has a number. */
  setFact(key: string, to: number, options: Partial<FactChange> & { at: Date; isMoved?: boolean }): Movement | null {
    const own = this.transfersOf(key);
    const from = sum(own.map(({ delta }) => delta));
    if (from === to) return null;
    const movement = this.factMovement(key, own.length, options);
    const { lot = null } = options;
    const earlierKeys = own.map((row) => row.key);
    this.write((book) => book.adjustFact(movement, { key, from, to, earlierKeys, lot }));
    return movement;
  }

  transfersOf(factKey: string): TransferRow[] {
    return this.transfers.filter(({ key }) => key.replace(/:c\d+$/, "") === factKey);
  }

  sumOf(counterpart: string): number {
    return sum(this.transfers.filter((row) => row.counterpart === counterpart).map(({ delta }) => delta));
  }

  lot(key: string): LotState {
    return must(this.lots.get(key));
  }

  private factMovement(key: string, number: number, options: { at: Date; isMoved?: boolean }): Movement {
    const cause = options.isMoved === true ? ("moved" as const) : ("fact-gone" as const);
    return {
      key: number === 0 ? key : `${key}:c${String(number)}`,
      reason: number === 0 ? "order" : "correction",
      occurredAt: options.at,
      counterpart: "issued",
      explanation: { kind: "withdrawn", rule: "r", cause },
      ...(number === 0 ? {} : { corrects: key }),
    };
  }
}

/** What must hold of an account after whatever happened; each as a sentence that is false, none when all is well. */
export function faults(ledger: PaperLedger): string[] {
  const lots = [...ledger.lots.values()];
  const open = sum(lots.map(({ remaining }) => remaining));
  const keys = ledger.transfers.map(({ key }) => key);
  const drawsOf = (key: string) => sum(ledger.draws.filter(({ lotKey }) => lotKey === key).map(({ points }) => points));
  const found: [boolean, string][] = [
    [ledger.balance !== sum(ledger.transfers.map(({ delta }) => delta)), "balance is not the sum of transfers"],
    [ledger.balance !== open - ledger.debt, "balance is not open lots less debt"],
    [ledger.debt < 0, "debt is below zero"],
    [new Set(keys).size !== keys.length, "a key was posted twice"],
    [sum(lots.map(({ expired }) => expired)) !== -ledger.sumOf("expired"), "lots and transfers lapsed differently"],
    [
      sum(lots.map(({ forgiven }) => forgiven)) !== ledger.sumOf("forgiven"),
      "lots and transfers were forgiven differently",
    ],
    [ledger.policies.shortfall !== "next-credit" && ledger.debt > 0 && open > 0, "something is owed beside open lots"],
    ...lots.flatMap((lot): [boolean, string][] => [
      [lot.remaining < 0 || lot.expired < 0 || lot.forgiven < 0, `${lot.key} has less than nothing`],
      [lot.remaining + lot.expired > lot.original, `${lot.key} holds more than it was given`],
      [lot.remaining + lot.expired !== lot.original + drawsOf(lot.key), `${lot.key} does not follow from its draws`],
    ]),
  ];
  return found.filter(([isFalse]) => isFalse).map(([, sentence]) => sentence);
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function posted(row: TransferRow): PostedTransfer {
  const { key, memberId, reason, delta, occurredAt, order = null } = row;
  return { key, memberId, unit: "points", reason, delta, occurredAt, order };
}
