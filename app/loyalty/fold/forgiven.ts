import { points } from "../points.ts";
import type { Entry } from "../fold-result.ts";
import type { RefundWish } from "../history.ts";

/** A wish is for refunds from an hour before it on: one that was made just now may not have been heard of yet. */
const HEARD_LATE_SECONDS = 3_600;

/**
 * What wishes forgive: for each movement of a refund that somebody wished to be forgiven, one that gives the same back, under a
 * key of its own (`order:<order>:<rule>:forgiven-<refund>`).
 *
 * A wish is for one refund that took something back: the one that it names, or the first that was not known when it was made. Which
 * one that is depends on what happened, and never on when it was heard.
 *
 * @param entries all that facts have moved, of lots with their dates
 */
export function forgivenEntries(entries: readonly Entry[], wishes: readonly RefundWish[]): Entry[] {
  if (wishes.length === 0) return [];
  const byOrder = Map.groupBy(wishes, ({ orderId }) => orderId);
  return [...byOrder].flatMap(([orderId, wished]) => {
    const own = entries.filter((entry) => entry.orderId === orderId);
    const taken = own.flatMap((entry) => {
      const refundId = refundIdOf(entry);
      return refundId === null || entry.points >= 0 ? [] : [{ entry, refundId }];
    });
    const honoured = honouredBy(taken, wished);
    return taken.flatMap(({ entry, refundId }) => {
      const wish = honoured.get(refundId);
      return wish ? [forgiven(entry, { refundId, wish, dates: datesOf(entry, own) })] : [];
    });
  });
}

const REFUNDED = /:refunded-([^:]+)$/;

/** The refund that an entry is about; null: none. */
export function refundIdOf({ key }: Pick<Entry, "key">): string | null {
  return REFUNDED.exec(key)?.[1] ?? null;
}

/** Which wish is for which refund; the refunds are in the order in which they were made. */
function honouredBy(
  taken: readonly { entry: Entry; refundId: string }[],
  wishes: readonly RefundWish[],
): Map<string, RefundWish> {
  const refunds = new Map(taken.map(({ entry, refundId }) => [refundId, entry.at]));
  const honoured = new Map<string, RefundWish>();
  const named = wishes.filter(({ refundId }) => refundId !== null);
  const open = wishes.filter(({ refundId }) => refundId === null);
  for (const wish of named.sort(byTime)) {
    const { refundId } = wish;
    if (refundId !== null && refunds.has(refundId) && !honoured.has(refundId)) honoured.set(refundId, wish);
  }
  for (const wish of open.sort(byTime)) {
    const next = [...refunds].find(
      ([id, at]) => !honoured.has(id) && !wish.knownRefunds.includes(id) && at >= wish.at - HEARD_LATE_SECONDS,
    );
    if (next) honoured.set(next[0], wish);
  }
  return honoured;
}

function byTime(a: RefundWish, b: RefundWish): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function forgiven(entry: Entry, by: { refundId: string; wish: RefundWish; dates: Entry["lot"] }): Entry {
  const { refundId, wish, dates } = by;
  const { explanation } = entry;
  return {
    key: entry.key.replace(REFUNDED, `:forgiven-${refundId}`),
    at: Math.max(entry.at, wish.at),
    unit: entry.unit,
    points: points(Math.abs(entry.points)),
    orderId: entry.orderId,
    lot: dates,
    explanation: {
      kind: "refund-forgiven",
      forgives: entry.key,
      order: explanation.kind === "order" ? explanation.order : (entry.orderId ?? ""),
      refund: refundId,
      wish: wish.id,
      actor: wish.actor,
    },
  };
}

/** What was not taken back is good for as long as what the order gave under the same rule. */
function datesOf(entry: Entry, own: readonly Entry[]): Entry["lot"] {
  const rule = ruleOf(entry);
  return (
    own.findLast(({ unit, lot, key }) => lot !== null && unit === entry.unit && ruleOf({ key }) === rule)?.lot ?? null
  );
}

function ruleOf({ key }: Pick<Entry, "key">): string {
  return key.split(":").at(-2) ?? "";
}
