import { invariant } from "../loyalty/assert.ts";
import type { LotDates } from "../loyalty/fold-result.ts";
import { changeFact } from "./fact-change.ts";
import type { DrawRow, LotShelf, LotState } from "./lot-shelf.ts";
import type { Account, Contents, FactChange, Movement, TransferRow } from "./movement.ts";
import { moment, OpenAccount } from "./open-account.ts";

export type { Movement, OrderRef, PostedTransfer } from "./movement.ts";
export { StaleRead } from "./open-account.ts";

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

  private readonly account: OpenAccount;
  private readonly shelf: LotShelf;

  constructor(account: Account) {
    this.memberId = account.memberId;
    this.unit = account.unit;
    this.isNew = account.isNew ?? false;
    this.opened = { balance: account.balance, debt: account.debt };
    this.account = new OpenAccount(account);
    this.shelf = this.account.shelf;
  }

  get balance(): number {
    return this.account.balance;
  }

  /** What the member owes: taken back or spent again, and in no lot any more. */
  get debt(): number {
    return this.account.debt;
  }

  /** The transfers that are to be posted. */
  get transfers(): readonly TransferRow[] {
    return this.account.transfers;
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
    return this.account.policies.shortfall === "next-credit" ? vested : Math.min(vested - this.debt, this.balance);
  }

  /** Whether this very movement is posted already; throws as `OpenAccount` does when something else has its key. */
  isKnown(movement: Movement, delta: number): boolean {
    return this.account.isKnown(movement, delta);
  }

  /** A grant: a lot of its own, named by the movement's key. `dates` null: it vests at once and never expires. */
  credit(movement: Movement, points: number, dates: LotDates | null): void {
    if (!this.account.record(movement, points)) return;
    this.account.fill(movement, { lotKey: movement.key, points, dates });
  }

  /** Spends points of vested lots in the order that the policy says. */
  spend(movement: Movement, points: number, now: Date): void {
    if (this.isKnown(movement, -points)) return;
    invariant(points <= this.available(now), "a spend was decided on points that are not available");
    this.account.record(movement, -points);
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
    if (!this.account.record(movement, points)) return;
    const drawn = this.shelf.drawnBy([key]);
    let repaid = 0;
    for (const { lot, most } of drawn) {
      repaid += this.shelf.unforgive(this.shelf.ownOf(lot.key), Math.min(most, points - repaid));
    }
    this.account.noteForgivenRepaid(movement, repaid);
    const rest = this.account.repayDebt(points - repaid);
    this.account.comeBack(movement, { points: rest, places: drawn, dates: spend.lot });
  }

  /**
   * Takes points that had come back for a spend once more, because what they were spent for was used after all: from open lots, and
   * what is not there any more is owed, or let go, by the policy.
   *
   * @returns how many were taken
   */
  takeAgain(movement: Movement, points: number): number {
    const isLetGo = this.account.policies.shortfall === "forgiven";
    const taken = isLetGo ? Math.min(points, openPoints(this.contents().lots)) : points;
    if (taken > 0 && this.account.record(movement, -taken)) this.account.owe(movement.key, taken);
    return taken;
  }

  /** Moves what one fact has given the member from `from` to `to` (ledger/fact-change.ts says from and to which lots). */
  adjustFact(movement: Movement, fact: FactChange): void {
    changeFact(this.account, { movement, fact });
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
    if (!this.account.record(movement, points)) return true;
    lot.expired = 0;
    lot.remaining += points;
    this.shelf.move(movement.key, lot, this.account.repayDebt(points) - points);
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
    if (points > 0 && this.account.record(out, -points))
      this.shelf.draw(out.key, this.shelf.spendingOrder(null), points);
    if (debt > 0 && this.account.record(owed, debt)) this.account.debt = 0;
  }

  /** Takes over what `handOver` took out: lots keep the dates they had, and what was owed is owed. */
  takeOver(movements: { in: Movement; owed: Movement }, taken: Contents): void {
    const points = openPoints(taken.lots);
    if (points > 0 && this.account.record(movements.in, points)) {
      for (const lot of taken.lots) this.takeOverLot(movements.in, lot);
    }
    if (taken.debt > 0 && this.account.record(movements.owed, -taken.debt))
      this.account.owe(movements.owed.key, taken.debt);
  }

  private takeOverLot(movement: Movement, lot: LotState): void {
    const { remaining: points, earnedAt, vestsAt, expiresAt } = lot;
    const key = `${movement.key}:${lot.key}`;
    const nothing = { expired: 0, forgiven: 0, lapses: 0, order: null };
    const own = this.shelf.put({ ...nothing, key, original: points, remaining: points, earnedAt, vestsAt, expiresAt });
    this.shelf.move(movement.key, own, this.account.repayDebt(points) - points);
  }
}

function openPoints(lots: LotState[]): number {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0);
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
