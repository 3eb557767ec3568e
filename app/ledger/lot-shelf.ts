import { ruleOf, subjectOf } from "./fact-key.ts";

export interface OrderRef {
  shopId: string;
  orderId: string;
}

/** Points of one award. original = remaining + expired + what was spent from it or taken back. */
export interface LotState {
  key: string;
  original: number;
  remaining: number;
  /** Points that lapsed from it. */
  expired: number;
  /** Points that were spent, taken back by a fact, and forgiven: they are repaid before anything comes back to the lot. */
  forgiven: number;
  /** How often it lapsed. */
  lapses: number;
  earnedAt: Date;
  vestsAt: Date;
  expiresAt: Date | null;
  order: OrderRef | null;
}

/** How much a transfer drew from (negative) or put into (positive) a lot, besides what a fact gives or takes back of its own lot. */
export interface DrawRow {
  transferKey: string;
  lotKey: string;
  points: number;
}

/** Which lots are drawn from first. */
export type SpendingOrder = "soonest-expiring" | "oldest";

/**
 * The lots of one book, and what its movements draw from them.
 *
 * Always holds, for every lot: remaining + expired = original + the sum of its draws. What lapses stays in its lot, as expired.
 */
export class LotShelf {
  /** Draws that are to be posted, by transfer and lot. */
  readonly draws = new Map<string, DrawRow>();
  readonly touched = new Set<string>();

  private readonly lots: Map<string, LotState>;
  private readonly earlierDraws: DrawRow[];
  private readonly order: SpendingOrder;

  constructor(options: { lots: LotState[]; draws: DrawRow[]; order: SpendingOrder }) {
    this.lots = new Map(options.lots.map((lot) => [lot.key, { ...lot }]));
    this.earlierDraws = options.draws;
    this.order = options.order;
  }

  get(key: string): LotState | undefined {
    return this.lots.get(key);
  }

  all(): LotState[] {
    return [...this.lots.values()];
  }

  /** The draws that are to be posted; those that came to nothing are none. */
  newDraws(): DrawRow[] {
    return [...this.draws.values()].filter(({ points }) => points !== 0);
  }

  put(lot: LotState): LotState {
    this.lots.set(lot.key, lot);
    this.touched.add(lot.key);
    return lot;
  }

  /** Moves `points` out of a lot (negative) or into it (positive) on account of a transfer. */
  move(transferKey: string, lot: LotState, points: number): void {
    lot.remaining += points;
    this.note(transferKey, lot, points);
  }

  /** Notes a draw without changing what remains: the lot's original changes instead, or another draw meets it. */
  note(transferKey: string, lot: LotState, points: number): void {
    this.touched.add(lot.key);
    const id = `${transferKey}\n${lot.key}`;
    const known = this.draws.get(id);
    if (known) known.points += points;
    else this.draws.set(id, { transferKey, lotKey: lot.key, points });
  }

  /** @returns how much of `points` the lots do not have */
  draw(transferKey: string, lots: LotState[], points: number): number {
    let rest = points;
    for (const lot of lots) {
      const taken = Math.min(lot.remaining, rest);
      if (taken === 0) continue;
      this.move(transferKey, lot, -taken);
      rest -= taken;
    }
    return rest;
  }

  /** @returns how much of `points` found no room in the lots; a lot has room for what was spent from it or taken back */
  refill(transferKey: string, lots: { lot: LotState; most: number }[], points: number): number {
    let rest = points;
    for (const { lot, most } of lots) {
      const room = Math.min(most, lot.original - lot.remaining - lot.expired, rest);
      if (room <= 0) continue;
      this.move(transferKey, lot, room);
      rest -= room;
    }
    return rest;
  }

  /** Takes what had expired of the lots. @returns how much of `points` had not expired */
  drawExpired(transferKey: string, lots: LotState[], points: number): number {
    let rest = points;
    for (const lot of lots) {
      const undone = Math.min(lot.expired, rest);
      if (undone === 0) continue;
      lot.expired -= undone;
      rest -= undone;
      this.note(transferKey, lot, -undone);
    }
    return rest;
  }

  /** @returns how much of at most `most` points the lots had been forgiven, and now have not */
  unforgive(lots: LotState[], most: number): number {
    let repaid = 0;
    for (const lot of lots) {
      const points = Math.min(lot.forgiven, most - repaid);
      if (points <= 0) continue;
      lot.forgiven -= points;
      repaid += points;
      this.put(lot);
    }
    return repaid;
  }

  /** What the transfers drew from each lot and have not put back. */
  drawnBy(transferKeys: readonly string[]): { lot: LotState; most: number }[] {
    const wanted = new Set(transferKeys);
    const drawn = new Map<string, number>();
    for (const { transferKey, lotKey, points } of [...this.earlierDraws, ...this.draws.values()]) {
      if (wanted.has(transferKey)) drawn.set(lotKey, (drawn.get(lotKey) ?? 0) - points);
    }
    return [...drawn].flatMap(([key, most]) => {
      const lot = this.lots.get(key);
      return lot && most > 0 ? [{ lot, most }] : [];
    });
  }

  /** The lots of what a fact is about: its very own first, then those of its rule, then the others, the youngest first. */
  ownOf(factKey: string): LotState[] {
    const subject = subjectOf(factKey);
    const rule = ruleOf(factKey);
    const rank = (lot: LotState) => (lot.key === factKey ? 0 : ruleOf(lot.key) === rule ? 1 : 2);
    return this.all()
      .filter((lot) => subjectOf(lot.key) === subject)
      .sort((a, b) => rank(a) - rank(b) || b.earnedAt.getTime() - a.earnedAt.getTime() || (a.key < b.key ? 1 : -1));
  }

  /**
   * Open lots in the order in which they are spent: by the policy the soonest-expiring or the oldest first; ties by age.
   *
   * @param vestedAt lots that have not vested by then are left out; null: all of them
   */
  spendingOrder(vestedAt: Date | null): LotState[] {
    return this.all()
      .filter((lot) => lot.remaining > 0 && (vestedAt === null || lot.vestsAt <= vestedAt))
      .sort((a, b) => this.compare(a, b));
  }

  /** Lots from which something was taken, those that are good for longest first: where points without a lot of their own may go. */
  refillingOrder(): { lot: LotState; most: number }[] {
    return this.all()
      .sort((a, b) => this.compare(b, a))
      .map((lot) => ({ lot, most: lot.original }));
  }

  private compare(a: LotState, b: LotState): number {
    const end = Number.MAX_SAFE_INTEGER;
    const byExpiry = (a.expiresAt?.getTime() ?? end) - (b.expiresAt?.getTime() ?? end);
    const byAge = a.earnedAt.getTime() - b.earnedAt.getTime() || (a.key < b.key ? -1 : 1);
    return this.order === "oldest" ? byAge : byExpiry || byAge;
  }
}
