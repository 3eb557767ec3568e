import { assertNever, invariant } from "../loyalty/assert.ts";
import type { LotDates } from "../loyalty/fold-result.ts";
import { points as counted } from "../loyalty/points.ts";
import { ACCOMPANYING, subjectOf } from "./fact-key.ts";
import { type DrawRow, LotShelf, type LotState } from "./lot-shelf.ts";
import type { Account, BookPolicies, Contents, FactChange, Movement, PostedTransfer, TransferRow } from "./movement.ts";

export type { Movement, OrderRef, PostedTransfer } from "./movement.ts";

/** What was read is no longer so, because of another transaction: the flow starts over and reads again (db.server.ts retries it). */
export class StaleRead extends Error {
  readonly code = "LR001";
}

/**
 * One member's account in one unit, opened under the member's lock: computes which lots a movement touches.
 *
 * Always holds: balance = sum of transfers = open lots - debt. Nothing is written until ledger/post.ts posts the book.
 */
export class Book {
  readonly memberId: string;
  readonly unit: string;
  readonly isNew: boolean;
  readonly opened: { balance: number; debt: number };
  readonly transfers: TransferRow[] = [];
  balance: number;
  debt: number;

  private readonly shelf: LotShelf;
  private readonly posted: Map<string, PostedTransfer>;
  private readonly policies: BookPolicies;

  constructor(account: Account) {
    this.memberId = account.memberId;
    this.unit = account.unit;
    this.isNew = account.isNew ?? false;
    this.balance = account.balance;
    this.debt = account.debt;
    this.opened = { balance: account.balance, debt: account.debt };
    this.policies = account.policies;
    this.shelf = new LotShelf({ lots: account.lots, draws: account.draws, order: account.policies.spending });
    this.posted = account.posted;
  }

  lot(key: string): LotState | undefined {
    return this.shelf.get(key);
  }

  /** Every lot that was opened or made. */
  lots(): LotState[] {
    return this.shelf.all();
  }

  /** Whether there is anything to post. */
  get isChanged(): boolean {
    return this.transfers.length > 0 || this.shelf.touched.size > 0;
  }

  /** The lots that are to be written. */
  get touchedLots(): LotState[] {
    return this.shelf.all().filter((lot) => this.shelf.touched.has(lot.key));
  }

  get draws(): DrawRow[] {
    return this.shelf.newDraws();
  }

  /** Points that can be spent at `now`: vested open lots, less what is owed, unless the policy lets only the next credit repay it. */
  available(now: Date): number {
    const vested = this.shelf.spendingOrder(now).reduce((sum, lot) => sum + lot.remaining, 0);
    return this.policies.shortfall === "next-credit" ? vested : Math.min(vested - this.debt, this.balance);
  }

  /**
   * Whether this very movement is posted already.
   *
   * @throws when its key is posted for another member, unit or reason (a bug), or with another amount (a stale read)
   */
  isKnown(movement: Movement, delta: number): boolean {
    const known = this.posted.get(movement.key);
    if (!known) return false;
    const isOurs = known.memberId === this.memberId && known.unit === this.unit;
    invariant(isOurs && known.reason === movement.reason, `key ${movement.key} belongs to another member or reason`);
    if (known.delta !== delta) throw new StaleRead(`key ${movement.key} is posted with another amount`);
    return true;
  }

  /** A grant: a lot of its own, named by the movement's key. `dates` null: it vests at once and never expires. */
  credit(movement: Movement, points: number, dates: LotDates | null): void {
    if (!this.record(movement, points)) return;
    this.fill(movement, { lotKey: movement.key, points, dates });
  }

  /** Spends points of vested lots in the order that the policy says. */
  spend(movement: Movement, points: number, now: Date): void {
    if (this.isKnown(movement, -points)) return;
    invariant(points <= this.available(now), "a spend was decided on points that are not available");
    this.record(movement, -points);
    const rest = this.shelf.draw(movement.key, this.shelf.spendingOrder(now), points);
    invariant(rest === 0, "open lots do not cover the available balance");
  }

  /**
   * Undoes a spend: what was forgiven of the lots' orders and what is owed is repaid first, the rest goes back to the lots it
   * came from.
   *
   * @param spend its key, and the dates of a lot that those points get for which no lot has room: the lots were another member's
   */
  unspend(movement: Movement, spend: { key: string; points: number; lot: LotDates | null }): void {
    const { key, points } = spend;
    if (!this.record(movement, points)) return;
    const drawn = this.shelf.drawnBy([key]);
    let repaid = 0;
    for (const { lot, most } of drawn) {
      repaid += this.shelf.unforgive(this.shelf.ownOf(lot.key), Math.min(most, points - repaid));
    }
    this.noteForgivenRepaid(movement, repaid);
    const rest = this.repayDebt(points - repaid);
    this.comeBack(movement, { points: rest, places: drawn, dates: spend.lot });
  }

  /**
   * Takes points that had come back for a spend once more, because what they were spent for was used after all: from open lots, and
   * what is not there any more is owed, or let go, by the policy.
   *
   * @returns how many were taken
   */
  takeAgain(movement: Movement, points: number): number {
    const isLetGo = this.policies.shortfall === "forgiven";
    const taken = isLetGo ? Math.min(points, openPoints(this.contents().lots)) : points;
    if (taken > 0 && this.record(movement, -taken)) this.owe(movement.key, taken);
    return taken;
  }

  /**
   * Moves what one fact has given the member from `from` to `to`.
   *
   * A positive sum is a lot of its own, named by the fact. What is taken back (by a negative sum, or by a correction) comes from
   * the lots of the same order, the same rule's first: what remains, then what had expired, which leaves the balance as it is, then
   * what was spent, by the policy. What comes back undoes that.
   */
  adjustFact(movement: Movement, fact: FactChange): void {
    const { key, from, to, earlierKeys } = fact;
    if (!this.record(movement, to - from)) return;
    if (to > from) {
      if (from < 0) this.giveBack(movement, { ...fact, points: Math.min(to, 0) - from });
      if (to > 0) {
        const lot = { lotKey: key, points: to - Math.max(from, 0), dates: fact.lot };
        // What a dispute took away and the shop has won comes back: what was forgiven of it is not given a second time.
        const comesBack = earlierKeys.length > 0 || isWonDispute(movement);
        if (comesBack) this.regrow(movement, { ...lot, earlierKeys });
        else this.fill(movement, lot);
      }
      return;
    }
    if (from > 0) this.shrink(movement, key, from - Math.max(to, 0));
    if (to < 0) this.takeBack(movement, [this.shelf.ownOf(key)], Math.min(from, 0) - to);
  }

  /**
   * Changes the dates of a lot that late facts or an agent moved; points that had lapsed come back if the new date lies ahead.
   *
   * @param dates.because an agent keeps the lot alive; left out: what keeps it alive had happened in time
   * @returns whether anything changed; a lot that is not there has no dates
   */
  redate(lotKey: string, dates: LotDates & { because?: "reinstated" }, now: Date): boolean {
    const lot = this.shelf.get(lotKey);
    const vestsAt = moment(dates.vestsAt);
    const expiresAt = dates.expiresAt === null ? null : moment(dates.expiresAt);
    if (!lot || (isSame(lot.vestsAt, vestsAt) && isSame(lot.expiresAt, expiresAt))) return false;
    this.shelf.put(Object.assign(lot, { vestsAt, expiresAt }));
    if (lot.expired === 0 || (expiresAt !== null && expiresAt <= now)) return true;
    const movement: Movement = {
      key: `expiry:${lotKey}:${this.memberId}:${String(lot.lapses)}:undone`,
      reason: "expiry-undone",
      occurredAt: now,
      counterpart: "expired",
      explanation: { kind: "expiry-undone", lot: lotKey, cause: dates.because ?? "late-activity" },
    };
    const points = lot.expired;
    if (!this.record(movement, points)) return true;
    lot.expired = 0;
    lot.remaining += points;
    this.shelf.move(movement.key, lot, this.repayDebt(points) - points);
    return true;
  }

  /** Everything in the account: open lots in the order in which they are spent, and what is owed. */
  contents(): Contents {
    return { lots: this.shelf.spendingOrder(null).map((lot) => ({ ...lot })), debt: this.debt };
  }

  /** Empties the account for another member's, for two customers became one; the movements are for the lots and for what is owed. */
  handOver(movements: { out: Movement; owed: Movement }): void {
    const { out, owed } = movements;
    const { lots, debt } = this.contents();
    const points = openPoints(lots);
    if (points > 0 && this.record(out, -points)) this.shelf.draw(out.key, this.shelf.spendingOrder(null), points);
    if (debt > 0 && this.record(owed, debt)) this.debt = 0;
  }

  /** Takes over what `handOver` took out: lots keep the dates they had, and what was owed is owed. */
  takeOver(movements: { in: Movement; owed: Movement }, taken: Contents): void {
    const points = openPoints(taken.lots);
    if (points > 0 && this.record(movements.in, points)) {
      for (const lot of taken.lots) this.takeOverLot(movements.in, lot);
    }
    if (taken.debt > 0 && this.record(movements.owed, -taken.debt)) this.owe(movements.owed.key, taken.debt);
  }

  private takeOverLot(movement: Movement, lot: LotState): void {
    const { remaining: points, earnedAt, vestsAt, expiresAt } = lot;
    const key = `${movement.key}:${lot.key}`;
    const nothing = { expired: 0, forgiven: 0, lapses: 0, order: null };
    const own = this.shelf.put({ ...nothing, key, original: points, remaining: points, earnedAt, vestsAt, expiresAt });
    this.shelf.move(movement.key, own, this.repayDebt(points) - points);
  }

  private record(movement: Movement, delta: number): boolean {
    invariant(Number.isSafeInteger(delta) && delta !== 0, `${movement.key} moves ${String(delta)} points`);
    if (this.isKnown(movement, delta)) return false;
    this.transfers.push({ ...movement, memberId: this.memberId, delta });
    const { key, reason, occurredAt, order = null } = movement;
    this.posted.set(key, { key, memberId: this.memberId, unit: this.unit, reason, delta, occurredAt, order });
    this.balance = counted(this.balance + delta);
    return true;
  }

  /** A transfer that a movement brings along. It names no order: it is no part of what the order has given. */
  private accompany(movement: Movement, along: Omit<Movement, "key" | "occurredAt"> & { end: string; delta: number }) {
    const { end, delta, ...rest } = along;
    const key = `${movement.key}:${end}`;
    if (delta !== 0) this.record({ ...rest, key, occurredAt: movement.occurredAt }, delta);
    return key;
  }

  /** @returns what is left of `points` when what is owed is repaid */
  private repayDebt(points: number): number {
    const repaid = Math.min(this.debt, points);
    this.debt -= repaid;
    return points - repaid;
  }

  /** Adds points to a lot, which is made when there is none. */
  private grow(movement: Movement, options: { lotKey: string; points: number; dates: LotDates | null }): LotState {
    const { lotKey, points, dates } = options;
    const { occurredAt, order = null } = movement;
    const lot = this.shelf.get(lotKey) ?? {
      key: lotKey,
      original: 0,
      remaining: 0,
      expired: 0,
      forgiven: 0,
      lapses: 0,
      earnedAt: occurredAt,
      vestsAt: dates ? moment(dates.vestsAt) : occurredAt,
      expiresAt: dates === null || dates.expiresAt === null ? null : moment(dates.expiresAt),
      order,
    };
    lot.original += points;
    lot.remaining += points;
    return this.shelf.put(lot);
  }

  private fill(movement: Movement, options: { lotKey: string; points: number; dates: LotDates | null }): void {
    const lot = this.grow(movement, options);
    this.shelf.move(movement.key, lot, this.repayDebt(options.points) - options.points);
  }

  /** A correction gives a fact's lot more: what its shrinking had cost elsewhere is made good from it. */
  private regrow(
    movement: Movement,
    options: { lotKey: string; points: number; dates: LotDates | null; earlierKeys: string[] },
  ): void {
    const { lotKey, points, earlierKeys } = options;
    const lot = this.grow(movement, options);
    const repaid = this.shelf.unforgive(this.shelf.ownOf(lotKey), points);
    this.shelf.move(this.noteForgivenRepaid(movement, repaid), lot, -repaid);
    const mine = this.repayDebt(points - repaid);
    this.shelf.move(movement.key, lot, mine - (points - repaid));
    const elsewhere = this.shelf.drawnBy(earlierKeys).filter((place) => place.lot.key !== lotKey);
    this.shelf.move(movement.key, lot, this.shelf.refill(movement.key, elsewhere, mine) - mine);
  }

  /** What a fact has taken back comes back: first it repays what was forgiven of the same order, then what is owed. */
  private giveBack(movement: Movement, fact: FactChange & { points: number }): void {
    const own = this.shelf.ownOf(fact.key);
    const repaid = this.shelf.unforgive(own, fact.points);
    this.noteForgivenRepaid(movement, repaid);
    const rest = this.repayDebt(fact.points - repaid);
    const places = [...this.shelf.drawnBy(fact.earlierKeys), ...own.map((lot) => ({ lot, most: lot.original }))];
    this.comeBack(movement, { points: rest, places, dates: fact.lot });
  }

  private comeBack(
    movement: Movement,
    options: { points: number; places: { lot: LotState; most: number }[]; dates: LotDates | null },
  ): void {
    const { points, places, dates } = options;
    const homeless = this.shelf.refill(movement.key, [...places, ...this.shelf.refillingOrder()], points);
    // The lots they came from have shrunk since, or were another member's: the points stay the member's, in a lot of their own.
    if (homeless > 0) this.fill(movement, { lotKey: movement.key, points: homeless, dates });
  }

  private shrink(movement: Movement, lotKey: string, points: number): void {
    const lot = this.shelf.get(lotKey);
    invariant(lot && lot.original >= points, `lot ${lotKey} is smaller than what is taken back from it`);
    const siblings = this.shelf.ownOf(lotKey).filter((own) => own !== lot);
    this.takeBack(movement, [[lot], siblings], points);
    lot.original -= points;
    this.shelf.note(movement.key, lot, points);
  }

  /** Takes what remains of the first lots, then what had expired of them, then of the next; and then what was spent, by the policy. */
  private takeBack(movement: Movement, shelves: LotState[][], points: number): void {
    let [rest, undone] = [points, 0];
    for (const lots of shelves) {
      const short = this.shelf.draw(movement.key, lots, rest);
      rest = this.shelf.drawExpired(movement.key, lots, short);
      undone += short - rest;
    }
    const [first] = shelves.flat();
    this.accompany(movement, {
      end: ACCOMPANYING.expiryUndone,
      reason: "expiry-undone",
      counterpart: "expired",
      explanation: { kind: "expiry-undone", lot: first?.key ?? "", cause: "refund" },
      delta: undone,
    });
    if (rest === 0) return;
    const isMoved = movement.explanation.kind === "withdrawn" && movement.explanation.cause === "moved";
    if (this.policies.shortfall === "forgiven" && !isMoved && first) this.letGo(movement, first, rest);
    else this.owe(movement.key, rest);
  }

  private letGo(movement: Movement, lot: LotState, points: number): void {
    lot.forgiven += points;
    this.shelf.put(lot);
    this.accompany(movement, {
      end: ACCOMPANYING.forgiven,
      reason: "forgiven",
      counterpart: "forgiven",
      explanation: { kind: "forgiven", ...orderOf(lot.key), points },
      delta: points,
    });
  }

  private noteForgivenRepaid(movement: Movement, points: number): string {
    return this.accompany(movement, {
      end: ACCOMPANYING.forgivenRepaid,
      reason: "forgiven-repaid",
      counterpart: "forgiven",
      explanation: { kind: "forgiven", points: -points },
      delta: -points,
    });
  }

  /** What nobody has is owed; unless only the next credit repays it, it draws on other open lots at once. */
  private owe(transferKey: string, points: number): void {
    const { shortfall } = this.policies;
    switch (shortfall) {
      case "next-credit":
        this.debt += points;
        return;
      case "negative":
      case "forgiven":
        this.debt += this.shelf.draw(transferKey, this.shelf.spendingOrder(null), points);
        return;
      default:
        assertNever(shortfall);
    }
  }
}

function openPoints(lots: LotState[]): number {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0);
}

function moment(seconds: number): Date {
  return new Date(seconds * 1000);
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}

function orderOf(lotKey: string): { order?: string } {
  const [kind, id] = subjectOf(lotKey).split(":");
  return kind === "order" && id !== undefined ? { order: id } : {};
}

function isWonDispute({ explanation }: Movement): boolean {
  return explanation.kind === "order" && explanation.fact === "dispute-won";
}
