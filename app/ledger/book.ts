import { invariant } from "../loyalty/assert.ts";
import type { Explanation } from "../loyalty/explanation.ts";

/** A posted transfer, as far as deciding on further ones needs it. */
export interface PostedTransfer {
  key: string;
  memberId: string;
  reason: string;
  /** Signed: positive when it went to the member. */
  delta: number;
  occurredAt: Date;
  order: OrderRef | null;
}

export interface LotState {
  key: string;
  original: number;
  remaining: number;
  earnedAt: Date;
  vestsAt: Date;
  expiresAt: Date | null;
  order: OrderRef | null;
}

export interface OrderRef {
  shopId: string;
  orderId: string;
}

/** One movement that a flow wants: what the transfer says. The book finds the lots. */
export interface Movement {
  key: string;
  reason: string;
  occurredAt: Date;
  explanation: Explanation;
  /** The program's account on the other side: issued, redeemed, reversed, merged. */
  counterpart: string;
  order?: OrderRef;
  /** The key of the transfer that this one corrects. */
  corrects?: string;
}

export interface TransferRow extends Movement {
  memberId: string;
  /** Signed: positive when it goes to the member. */
  delta: number;
}

/** How much a transfer drew from (negative) or put into (positive) a lot. */
export interface DrawRow {
  transferKey: string;
  lotKey: string;
  points: number;
}

/** What was read is no longer so, because of another transaction: the flow starts over and reads again (db.server.ts retries it). */
export class StaleRead extends Error {
  readonly code = "LR001";
}

/**
 * One member's account in one unit, opened under its row lock: computes which lots a movement touches.
 *
 * Always holds: balance = sum of transfers = open lots - debt. Nothing is written until ledger/post.ts posts the book.
 */
export class Book {
  readonly memberId: string;
  readonly unit: string;
  balance: number;
  debt: number;
  readonly opened: { balance: number; debt: number };
  readonly transfers: TransferRow[] = [];
  readonly draws: DrawRow[] = [];
  readonly touchedLots = new Set<string>();

  private readonly lots: Map<string, LotState>;
  private readonly posted: Map<string, PostedTransfer>;
  private readonly earlierDraws: DrawRow[];

  constructor(account: {
    memberId: string;
    unit: string;
    balance: number;
    debt: number;
    lots: LotState[];
    /** By key, shared by all books of one transaction: a key belongs to one member only. */
    posted: Map<string, PostedTransfer>;
    draws: DrawRow[];
  }) {
    this.memberId = account.memberId;
    this.unit = account.unit;
    this.balance = account.balance;
    this.debt = account.debt;
    this.opened = { balance: account.balance, debt: account.debt };
    this.lots = new Map(account.lots.map((lot) => [lot.key, { ...lot }]));
    this.posted = account.posted;
    this.earlierDraws = account.draws;
  }

  lot(key: string): LotState | undefined {
    return this.lots.get(key);
  }

  /** Points that can be spent at `now`: vested open lots, less what is owed. */
  available(now: Date): number {
    let sum = 0 - this.debt;
    for (const lot of this.lots.values()) if (lot.vestsAt <= now) sum += lot.remaining;
    return Math.min(sum, this.balance);
  }

  /**
   * Whether this very movement is posted already.
   *
   * @throws when its key is posted for another member or reason (a bug), or with another amount (a stale read)
   */
  isKnown(movement: Movement, delta: number): boolean {
    const known = this.posted.get(movement.key);
    if (!known) return false;
    invariant(
      known.memberId === this.memberId && known.reason === movement.reason,
      `key ${movement.key} belongs to another member or reason`,
    );
    if (known.delta !== delta) throw new StaleRead(`key ${movement.key} is posted with another amount`);
    return true;
  }

  /** A grant: a lot of its own, named by the movement's key. */
  credit(movement: Movement, points: number, expiresAt: Date | null): void {
    if (!this.record(movement, points)) return;
    this.fill(movement.key, points, movement, expiresAt);
  }

  /** Spends points: the soonest-expiring vested lot first, then the oldest, never-expiring ones last. */
  spend(movement: Movement, points: number, now: Date): void {
    if (this.isKnown(movement, -points)) return;
    invariant(points <= this.available(now), "a spend was decided on points that are not available");
    this.record(movement, -points);
    const rest = this.draw(movement.key, this.spendingOrder(now), points);
    invariant(rest === 0, "open lots do not cover the available balance");
  }

  /** Undoes a spend: what is owed is repaid first, the rest goes back to the lots it came from. */
  unspend(movement: Movement, spentKey: string, points: number): void {
    if (!this.record(movement, points)) return;
    this.putBack(movement, [spentKey], points);
  }

  /**
   * Moves what one fact has given the member from `from` to `to` (both signed sums of its transfers).
   *
   * A positive sum is a lot of its own, named by the fact; a negative one takes from its order's lots first, then from the
   * member's other lots, and what none of them covers is owed.
   */
  adjustFact(movement: Movement, fact: { key: string; from: number; to: number; earlierKeys: string[] }): void {
    const { key, from, to } = fact;
    if (!this.record(movement, to - from)) return;
    if (to > from) {
      if (from < 0) this.putBack(movement, fact.earlierKeys, Math.min(to, 0) - from);
      if (to > 0) this.fill(key, to - Math.max(from, 0), movement, null);
      return;
    }
    if (from > 0) this.shrink(movement.key, key, from - Math.max(to, 0));
    if (to < 0) this.takeFromOrder(movement, Math.min(from, 0) - to);
  }

  private record(movement: Movement, delta: number): boolean {
    invariant(Number.isSafeInteger(delta) && delta !== 0, `${movement.key} moves ${delta} points`);
    if (this.isKnown(movement, delta)) return false;
    this.transfers.push({ ...movement, memberId: this.memberId, delta });
    const { key, reason, occurredAt, order = null } = movement;
    this.posted.set(key, { key, memberId: this.memberId, reason, delta, occurredAt, order });
    this.balance += delta;
    return true;
  }

  private fill(lotKey: string, points: number, movement: Movement, expiresAt: Date | null): void {
    const repaid = Math.min(this.debt, points);
    this.debt -= repaid;
    const { occurredAt, order = null } = movement;
    const lot = this.lots.get(lotKey) ?? {
      key: lotKey,
      original: 0,
      remaining: 0,
      earnedAt: occurredAt,
      vestsAt: occurredAt,
      expiresAt,
      order,
    };
    lot.original += points;
    lot.remaining += points - repaid;
    this.lots.set(lotKey, lot);
    this.touchedLots.add(lotKey);
  }

  private shrink(transferKey: string, lotKey: string, points: number): void {
    const lot = this.lots.get(lotKey);
    invariant(lot && lot.original >= points, `lot ${lotKey} is smaller than what is taken back from it`);
    const rest = this.draw(transferKey, [lot], points);
    lot.original -= points;
    this.touchedLots.add(lotKey);
    this.owe(transferKey, rest);
  }

  private takeFromOrder(movement: Movement, points: number): void {
    const { order } = movement;
    const own = [...this.lots.values()].filter(
      (lot) => order && lot.order?.orderId === order.orderId && lot.order.shopId === order.shopId,
    );
    own.sort((a, b) => b.earnedAt.getTime() - a.earnedAt.getTime() || (a.key < b.key ? 1 : -1));
    this.owe(movement.key, this.draw(movement.key, own, points));
  }

  /** What was spent already is owed; what is owed draws on other open lots at once. */
  private owe(transferKey: string, points: number): void {
    this.debt += this.draw(transferKey, this.spendingOrder(null), points);
  }

  private putBack(movement: Movement, drawnBy: string[], points: number): void {
    let rest = points - Math.min(this.debt, points);
    this.debt -= points - rest;
    const drawn = new Map<string, number>();
    for (const { transferKey, lotKey, points: moved } of [...this.earlierDraws, ...this.draws]) {
      if (drawnBy.includes(transferKey)) drawn.set(lotKey, (drawn.get(lotKey) ?? 0) - moved);
    }
    for (const [lotKey, taken] of drawn) {
      const lot = this.lots.get(lotKey);
      const room = lot ? Math.min(taken, lot.original - lot.remaining, rest) : 0;
      if (!lot || room <= 0) continue;
      lot.remaining += room;
      rest -= room;
      this.noteDraw(movement.key, lotKey, room);
    }
    // The lots they came from have shrunk since: the points stay the member's, in a lot of their own.
    if (rest > 0) this.fill(movement.key, rest, movement, null);
  }

  private draw(transferKey: string, lots: LotState[], points: number): number {
    let rest = points;
    for (const lot of lots) {
      const taken = Math.min(lot.remaining, rest);
      if (taken === 0) continue;
      lot.remaining -= taken;
      rest -= taken;
      this.noteDraw(transferKey, lot.key, -taken);
    }
    return rest;
  }

  private noteDraw(transferKey: string, lotKey: string, points: number): void {
    this.touchedLots.add(lotKey);
    const known = this.draws.find((draw) => draw.transferKey === transferKey && draw.lotKey === lotKey);
    if (known) known.points += points;
    else this.draws.push({ transferKey, lotKey, points });
  }

  private spendingOrder(vestedAt: Date | null): LotState[] {
    const end = Number.POSITIVE_INFINITY;
    return [...this.lots.values()]
      .filter((lot) => lot.remaining > 0 && (vestedAt === null || lot.vestsAt <= vestedAt))
      .sort(
        (a, b) =>
          (a.expiresAt?.getTime() ?? end) - (b.expiresAt?.getTime() ?? end) ||
          a.earnedAt.getTime() - b.earnedAt.getTime() ||
          (a.key < b.key ? -1 : 1),
      );
  }
}
