import { assertNever, invariant } from "../loyalty/assert.ts";
import type { LotDates } from "../loyalty/fold-result.ts";
import { points as counted } from "../loyalty/points.ts";
import { ACCOMPANYING } from "./fact-key.ts";
import { LotShelf, type LotState } from "./lot-shelf.ts";
import type { Account, BookPolicies, Movement, PostedTransfer, TransferRow } from "./movement.ts";

/** What was read is no longer so, because of another transaction: the flow starts over and reads again (db.server.ts retries it). */
export class StaleRead extends Error {
  readonly code = "LR001";
}

/** One member's account in one unit, while a book changes it: its transfers, its lots, and what every movement is made of. */
export class OpenAccount {
  readonly memberId: string;
  readonly unit: string;
  readonly policies: BookPolicies;
  readonly shelf: LotShelf;
  /** The transfers that are to be posted. */
  readonly transfers: TransferRow[] = [];
  balance: number;
  debt: number;

  private readonly posted: Map<string, PostedTransfer>;

  constructor(account: Account) {
    this.memberId = account.memberId;
    this.unit = account.unit;
    this.balance = account.balance;
    this.debt = account.debt;
    this.policies = account.policies;
    this.shelf = new LotShelf({ lots: account.lots, draws: account.draws, order: account.policies.spending });
    this.posted = account.posted;
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

  /** Notes a transfer, once. @returns whether it is a new one: false when it is posted already */
  record(movement: Movement, delta: number): boolean {
    invariant(Number.isSafeInteger(delta) && delta !== 0, `${movement.key} moves ${String(delta)} points`);
    if (this.isKnown(movement, delta)) return false;
    this.transfers.push({ ...movement, memberId: this.memberId, delta });
    const { key, reason, occurredAt, order = null } = movement;
    this.posted.set(key, { key, memberId: this.memberId, unit: this.unit, reason, delta, occurredAt, order });
    this.balance = counted(this.balance + delta);
    return true;
  }

  /** A transfer that a movement brings along. It names no order: it is no part of what the order has given. */
  accompany(movement: Movement, along: Omit<Movement, "key" | "occurredAt"> & { end: string; delta: number }) {
    const { end, delta, ...rest } = along;
    const key = `${movement.key}:${end}`;
    if (delta !== 0) this.record({ ...rest, key, occurredAt: movement.occurredAt }, delta);
    return key;
  }

  /** What had been forgiven is repaid. @returns the key of the transfer that says so */
  noteForgivenRepaid(movement: Movement, points: number): string {
    return this.accompany(movement, {
      end: ACCOMPANYING.forgivenRepaid,
      reason: "forgiven-repaid",
      counterpart: "forgiven",
      explanation: { kind: "forgiven", points: -points },
      delta: -points,
    });
  }

  /** @returns what is left of `points` when what is owed is repaid */
  repayDebt(points: number): number {
    const repaid = Math.min(this.debt, points);
    this.debt -= repaid;
    return points - repaid;
  }

  /** What nobody has is owed; unless only the next credit repays it, it draws on other open lots at once. */
  owe(transferKey: string, points: number): void {
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

  /** Adds points to a lot, which is made when there is none. */
  grow(movement: Movement, options: { lotKey: string; points: number; dates: LotDates | null }): LotState {
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

  /** Adds points to a lot, after what is owed is repaid from them. */
  fill(movement: Movement, options: { lotKey: string; points: number; dates: LotDates | null }): void {
    const lot = this.grow(movement, options);
    this.shelf.move(movement.key, lot, this.repayDebt(options.points) - options.points);
  }

  /** Puts points back where there is room: into the places first, then into any lot. */
  comeBack(
    movement: Movement,
    options: { points: number; places: { lot: LotState; most: number }[]; dates: LotDates | null },
  ): void {
    const { points, places, dates } = options;
    const homeless = this.shelf.refill(movement.key, [...places, ...this.shelf.refillingOrder()], points);
    // The lots they came from have shrunk since, or were another member's: the points stay the member's, in a lot of their own.
    if (homeless > 0) this.fill(movement, { lotKey: movement.key, points: homeless, dates });
  }
}

/** The moment of a whole second since 1970. */
export function moment(seconds: number): Date {
  return new Date(seconds * 1000);
}
