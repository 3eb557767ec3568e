import { invariant } from "../loyalty/assert.ts";
import type { LotDates } from "../loyalty/fold-result.ts";
import { ACCOMPANYING, subjectOf } from "./fact-key.ts";
import type { LotState } from "./lot-shelf.ts";
import type { FactChange, Movement } from "./movement.ts";
import type { OpenAccount } from "./open-account.ts";

/**
 * Moves what one fact has given the member from `from` to `to`.
 *
 * A positive sum is a lot of its own, named by the fact. What is taken back (by a negative sum, or by a correction) comes from
 * the lots of the same order, the same rule's first: what remains, then what had expired, which leaves the balance as it is, then
 * what was spent, by the policy. What comes back undoes that.
 */
export function changeFact(account: OpenAccount, change: { movement: Movement; fact: FactChange }): void {
  const { movement, fact } = change;
  const { key, from, to, earlierKeys } = fact;
  if (!account.record(movement, to - from)) return;
  const lots = new FactLots(account, movement);
  if (to > from) {
    if (from < 0) lots.giveBack(fact, Math.min(to, 0) - from);
    if (to > 0) {
      const grown = { lotKey: key, points: to - Math.max(from, 0), dates: fact.lot };
      // What a dispute took away and the shop has won comes back: what was forgiven of it is not given a second time.
      const comesBack = earlierKeys.length > 0 || isWonDispute(movement);
      if (comesBack) lots.regrow({ ...grown, earlierKeys });
      else account.fill(movement, grown);
    }
    return;
  }
  if (from > 0) lots.shrink(key, from - Math.max(to, 0));
  if (to < 0) lots.takeBack([account.shelf.ownOf(key)], Math.min(from, 0) - to);
}

/** What one movement does to the lots of its fact, and to others on account of them. */
class FactLots {
  private readonly account: OpenAccount;
  private readonly movement: Movement;

  constructor(account: OpenAccount, movement: Movement) {
    this.account = account;
    this.movement = movement;
  }

  /** A correction gives a fact's lot more: what its shrinking had cost elsewhere is made good from it. */
  regrow(options: { lotKey: string; points: number; dates: LotDates | null; earlierKeys: string[] }): void {
    const { account, movement } = this;
    const { shelf } = account;
    const { lotKey, points, earlierKeys } = options;
    const lot = account.grow(movement, options);
    const repaid = shelf.unforgive(shelf.ownOf(lotKey), points);
    shelf.move(account.noteForgivenRepaid(movement, repaid), lot, -repaid);
    const mine = account.repayDebt(points - repaid);
    shelf.move(movement.key, lot, mine - (points - repaid));
    const elsewhere = shelf.drawnBy(earlierKeys).filter((place) => place.lot.key !== lotKey);
    shelf.move(movement.key, lot, shelf.refill(movement.key, elsewhere, mine) - mine);
  }

  /** What a fact has taken back comes back: first it repays what was forgiven of the same order, then what is owed. */
  giveBack(fact: FactChange, points: number): void {
    const { account, movement } = this;
    const { shelf } = account;
    const own = shelf.ownOf(fact.key);
    const repaid = shelf.unforgive(own, points);
    account.noteForgivenRepaid(movement, repaid);
    const rest = account.repayDebt(points - repaid);
    const places = [...shelf.drawnBy(fact.earlierKeys), ...own.map((lot) => ({ lot, most: lot.original }))];
    account.comeBack(movement, { points: rest, places, dates: fact.lot });
  }

  /** A correction takes from the fact's own lot first, then from others of the same order. */
  shrink(lotKey: string, points: number): void {
    const { shelf } = this.account;
    const lot = shelf.get(lotKey);
    invariant(lot && lot.original >= points, `lot ${lotKey} is smaller than what is taken back from it`);
    const siblings = shelf.ownOf(lotKey).filter((own) => own !== lot);
    this.takeBack([[lot], siblings], points);
    lot.original -= points;
    shelf.note(this.movement.key, lot, points);
  }

  /** Takes what remains of the first lots, then what had expired of them, then of the next; and then what was spent, by the policy. */
  takeBack(shelves: LotState[][], points: number): void {
    const { account, movement } = this;
    const { shelf } = account;
    let [rest, undone] = [points, 0];
    for (const lots of shelves) {
      const short = shelf.draw(movement.key, lots, rest);
      rest = shelf.drawExpired(movement.key, lots, short);
      undone += short - rest;
    }
    const [first] = shelves.flat();
    account.accompany(movement, {
      end: ACCOMPANYING.expiryUndone,
      reason: "expiry-undone",
      counterpart: "expired",
      explanation: { kind: "expiry-undone", lot: first?.key ?? "", cause: "refund" },
      delta: undone,
    });
    if (rest === 0) return;
    const isMoved = movement.explanation.kind === "withdrawn" && movement.explanation.cause === "moved";
    if (account.policies.shortfall === "forgiven" && !isMoved && first) this.letGo(first, rest);
    else account.owe(movement.key, rest);
  }

  private letGo(lot: LotState, points: number): void {
    lot.forgiven += points;
    this.account.shelf.put(lot);
    this.account.accompany(this.movement, {
      end: ACCOMPANYING.forgiven,
      reason: "forgiven",
      counterpart: "forgiven",
      explanation: { kind: "forgiven", ...orderOf(lot.key), points },
      delta: points,
    });
  }
}

function orderOf(lotKey: string): { order?: string } {
  const [kind, id] = subjectOf(lotKey).split(":");
  return kind === "order" && id !== undefined ? { order: id } : {};
}

function isWonDispute({ explanation }: Movement): boolean {
  return explanation.kind === "order" && explanation.fact === "dispute-won";
}
