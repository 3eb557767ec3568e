import { Book, type Movement } from "../../app/ledger/book.ts";
import { isFactReason } from "../../app/ledger/fact-key.ts";
import type { DrawRow, LotState } from "../../app/ledger/lot-shelf.ts";
import type { BookPolicies, PostedTransfer } from "../../app/ledger/movement.ts";
import type { Explanation } from "../../app/loyalty/explanation.ts";
import type { Entry, MemberFold } from "../../app/loyalty/fold-result.ts";

/** A movement as it was posted. */
export interface PlayedTransfer {
  unit: string;
  key: string;
  delta: number;
  explanation: Explanation;
}

interface UnitState {
  balance: number;
  debt: number;
  lots: Map<string, LotState>;
  draws: DrawRow[];
  posted: Map<string, PostedTransfer>;
}

/** What people, and the ledger itself, move: no fact of a member's history. */
const NO_FACTS = new Set(["grant", "redemption", "merge", "expiry", "automatic"]);

/** One member's accounts in memory: the ledger's own book, with lists in the place of tables. */
export class Account {
  readonly memberId: string;
  readonly transfers: PlayedTransfer[] = [];
  private readonly units = new Map<string, UnitState>();

  constructor(memberId: string) {
    this.memberId = memberId;
  }

  get unitIds(): string[] {
    return [...this.units.keys()];
  }

  balance(unit: string): number {
    return this.units.get(unit)?.balance ?? 0;
  }

  /** Lots that are not empty, in the order of earning. */
  lots(unit: string): LotState[] {
    return [...(this.units.get(unit)?.lots.values() ?? [])]
      .filter(({ remaining }) => remaining > 0)
      .sort((a, b) => a.earnedAt.getTime() - b.earnedAt.getTime() || (a.key < b.key ? -1 : 1));
  }

  /** Opens a book, lets `work` record movements in it, and keeps what it recorded. */
  post<Result>(options: { unit: string; policies: BookPolicies }, work: (book: Book) => Result): Result {
    const { unit, policies } = options;
    const state = this.state(unit);
    const { balance, debt, posted } = state;
    const lots = [...state.lots.values()];
    const book = new Book({
      memberId: this.memberId,
      unit,
      balance,
      debt,
      lots,
      draws: [...state.draws],
      posted,
      policies,
    });
    const result = work(book);
    state.balance = book.balance;
    state.debt = book.debt;
    for (const lot of book.touchedLots) state.lots.set(lot.key, { ...lot });
    state.draws.push(...book.draws);
    for (const { key, delta, explanation } of book.transfers) this.transfers.push({ unit, key, delta, explanation });
    return result;
  }

  /** Brings every unit to what the fold says, fact by fact, and gives lots the dates that follow from what is known now. */
  settle(fold: Pick<MemberFold, "entries" | "expiryOf">, options: { policies: BookPolicies; now: Date }): void {
    const wanted = Map.groupBy(fold.entries, ({ unit }) => unit);
    for (const unit of new Set([...wanted.keys(), ...this.units.keys()])) {
      const entries = new Map((wanted.get(unit) ?? []).map((entry) => [entry.key, entry]));
      this.post({ unit, policies: options.policies }, (book) => {
        for (const change of this.changes(unit, entries)) adjust(book, change);
        for (const lot of book.lots()) {
          const expiresAt = fold.expiryOf({ unit, earnedAt: seconds(lot.earnedAt) });
          const dates = entries.get(lot.key)?.lot ?? { vestsAt: seconds(lot.vestsAt), expiresAt };
          book.redate(lot.key, dates, options.now);
        }
      });
    }
  }

  /** What remains of a lot is lost. */
  lapse(unit: string, lotKey: string): void {
    const state = this.state(unit);
    const lot = state.lots.get(lotKey);
    if (!lot || lot.remaining === 0) return;
    const points = lot.remaining;
    const key = `expiry:${lotKey}:${this.memberId}:${String(lot.lapses + 1)}`;
    state.lots.set(lotKey, { ...lot, remaining: 0, expired: lot.expired + points, lapses: lot.lapses + 1 });
    state.draws.push({ transferKey: key, lotKey, points: -points });
    state.balance -= points;
    const expiresAt = lot.expiresAt === null ? 0 : seconds(lot.expiresAt);
    const explanation: Explanation = { kind: "expired", unit, lot: lotKey, expiresAt };
    this.transfers.push({ unit, key, delta: -points, explanation });
  }

  private state(unit: string): UnitState {
    const known = this.units.get(unit);
    if (known) return known;
    const made: UnitState = { balance: 0, debt: 0, lots: new Map(), draws: [], posted: new Map() };
    this.units.set(unit, made);
    return made;
  }

  private changes(unit: string, entries: ReadonlyMap<string, Entry>): Change[] {
    const facts = [...this.state(unit).posted.values()].filter(
      ({ key, reason }) => isFactReason(reason) && !NO_FACTS.has(key.split(":", 1)[0] ?? ""),
    );
    const posted = Map.groupBy(facts, ({ key }) => factKey(key));
    const changes = [...new Set([...entries.keys(), ...posted.keys()])].flatMap((key) => {
      const earlier = posted.get(key) ?? [];
      const entry = entries.get(key);
      const from = earlier.reduce((sum, { delta }) => sum + delta, 0);
      const to = entry?.points ?? 0;
      return from === to ? [] : [{ key, entry, earlier, from, to }];
    });
    // What comes back first fills the lots from which other facts are then taken.
    return changes.sort((a, b) => b.to - b.from - (a.to - a.from));
  }
}

interface Change {
  key: string;
  entry: Entry | undefined;
  earlier: PostedTransfer[];
  from: number;
  to: number;
}

function adjust(book: Book, { key, entry, earlier, from, to }: Change): void {
  const rule = key.split(":").at(-2) ?? "";
  const movement: Movement = {
    key: earlier.length === 0 ? key : `${key}:c${String(earlier.length)}`,
    reason: earlier.length === 0 ? "fact" : "correction",
    occurredAt: entry ? new Date(entry.at * 1000) : (earlier[0]?.occurredAt ?? new Date(0)),
    counterpart: (to || from) < 0 ? "reversed" : "issued",
    explanation: entry?.explanation ?? { kind: "withdrawn", rule, cause: "fact-gone" },
    ...(entry?.orderId ? { order: { shopId: "1", orderId: entry.orderId } } : {}),
    ...(earlier.length === 0 ? {} : { corrects: key }),
  };
  book.adjustFact(movement, {
    key,
    from,
    to,
    lot: entry?.lot ?? null,
    earlierKeys: earlier.map((transfer) => transfer.key),
  });
}

function factKey(key: string): string {
  return key.replace(/:c\d+$/, "");
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
