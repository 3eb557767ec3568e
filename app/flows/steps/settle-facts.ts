import type { Book, Movement, OrderRef, PostedTransfer } from "../../ledger/book.ts";
import { subjectOf } from "../../ledger/fact-key.ts";
import type { Explanation } from "../../loyalty/explanation.ts";
import type { Entry, LotDates, MemberFold } from "../../loyalty/fold-result.ts";
import { extendedDates, extensionOf, type LotExtension } from "../../loyalty/lot-extension.ts";
import { keepsItsDate } from "../../loyalty/import/import-key.ts";

/** What is posted, by the fact it belongs to. */
export interface PostedFacts {
  /** Transfers of all members: an order or event may have moved. */
  transfers: Map<string, PostedTransfer[]>;
  /** The facts under which a member has transfers. */
  ofMember: Map<string, Set<string>>;
}

export function groupByFact(posted: readonly PostedTransfer[]): PostedFacts {
  const transfers = Map.groupBy(posted, ({ key }) => factKey(key));
  const ofMember = new Map<string, Set<string>>();
  for (const { key, memberId } of posted) {
    const facts = ofMember.get(memberId) ?? new Set<string>();
    ofMember.set(memberId, facts.add(factKey(key)));
  }
  return { transfers, ofMember };
}

/** A member's books and facts, to be brought together. */
export interface FactsToSettle {
  memberId: string;
  /** What the member should have; none of somebody whose facts all went to somebody else. */
  fold: Pick<MemberFold, "entries" | "expiryOf"> | null;
  book: (unit: string) => Book | undefined;
  /** The shop of each of the member's orders, by the order's id. */
  shopOf: ReadonlyMap<string, string>;
  /** Whether a key names a fact that the history at hand tells of: what any other has given stands as it is. */
  isOurs: (key: string) => boolean;
  posted: PostedFacts;
  /** What an agent keeps from expiring before a moment; left out: nothing. */
  extensions?: readonly LotExtension[];
}

/** Compares what each fact should have given with what is posted, unit by unit, and records the difference in the books. */
export function settleFacts(facts: FactsToSettle): void {
  const changes = changesOf(facts);
  // What comes back first fills the lots from which other facts are then taken.
  changes.sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const change of changes) {
    const { key, unit, entry, own, from, to } = change;
    const book = facts.book(unit);
    if (!book) continue;
    const transfers = facts.posted.transfers.get(key) ?? [];
    const order = orderOf(change, facts.shopOf);
    const movement = movementFor({ ...change, order, transfers, shopOf: facts.shopOf });
    const lotKey = lotKeyOf({ key, unit, book, transfers });
    book.adjustFact(movement, {
      ...{ key: lotKey, from, to, lot: entry?.lot ?? null },
      earlierKeys: [...own, ...forgivenBy(change, facts)].map((transfer) => transfer.key),
    });
    // A fact that moves between two members of one batch is corrected in both books: the next number is taken.
    facts.posted.transfers.set(key, [
      ...transfers,
      { ...movement, memberId: facts.memberId, unit, delta: to - from, order: order ?? null },
    ]);
  }
}

/** What is forgiven goes back to where it was taken from, as if it had never been taken. */
function forgivenBy({ key, unit }: FactChange, { posted, memberId }: FactsToSettle): PostedTransfer[] {
  if (!FORGIVEN.test(key)) return [];
  const taken = posted.transfers.get(key.replace(FORGIVEN, ":refunded-")) ?? [];
  return taken.filter((transfer) => transfer.memberId === memberId && transfer.unit === unit);
}

const FORGIVEN = /:forgiven-(?=[^:]+$)/;

interface FactChange {
  key: string;
  unit: string;
  entry: Entry | undefined;
  /** The fact's transfers of this member in this unit. */
  own: PostedTransfer[];
  from: number;
  to: number;
}

function changesOf({ memberId, fold, isOurs, posted }: FactsToSettle): FactChange[] {
  const wanted = Map.groupBy(fold?.entries ?? [], ({ key }) => key);
  const known = [...(posted.ofMember.get(memberId) ?? [])].filter(isOurs);
  return [...new Set([...wanted.keys(), ...known])].flatMap((key) => {
    const entries = wanted.get(key) ?? [];
    const own = (posted.transfers.get(key) ?? []).filter((transfer) => transfer.memberId === memberId);
    const units = new Set([...entries, ...own].map(({ unit }) => unit));
    return [...units].flatMap((unit) => {
      const entry = entries.find((candidate) => candidate.unit === unit);
      const ofUnit = own.filter((transfer) => transfer.unit === unit);
      const from = ofUnit.reduce((sum, transfer) => sum + transfer.delta, 0);
      const to = entry?.points ?? 0;
      return from === to ? [] : [{ key, unit, entry, own: ofUnit, from, to }];
    });
  });
}

/**
 * Gives lots the dates that follow from the facts as they are known now, and none earlier than an agent has promised; points that had
 * lapsed too early come back.
 */
export function redateLots(facts: FactsToSettle, options: { books: readonly Book[]; now: Date }): void {
  const { fold, isOurs } = facts;
  if (!fold) return;
  const entries = new Map(fold.entries.map((entry) => [`${entry.unit} ${entry.key}`, entry]));
  for (const book of options.books) {
    for (const lot of book.lots()) {
      const { until, was } = extensionOf(facts.extensions ?? [], { unit: book.unit, key: lot.key });
      const redate = (dates: LotDates) => book.redate(lot.key, extendedDates(dates, until), options.now);
      const dates = entries.get(`${book.unit} ${lot.key}`)?.lot;
      const vestsAt = seconds(lot.vestsAt);
      if (dates) {
        redate(dates);
      } else if (!keepsItsDate(lot.key) && (isOurs(lot.key) || !isAboutSomething(lot.key))) {
        const earnedAt = seconds(lot.earnedAt);
        redate({ vestsAt, expiresAt: fold.expiryOf({ unit: book.unit, earnedAt }) });
      } else if (was !== null) {
        redate({ vestsAt, expiresAt: was });
      }
    }
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

const SUBJECTS = new Set(["order", "event", "referral"]);
/** What people and the ledger itself move: no fact of a member's history. */
const NO_FACTS = new Set([
  "grant",
  "redemption",
  "merge",
  "expiry",
  "automatic",
  "payout",
  "past",
  "import",
  "dated-import",
  "wiped",
]);

function isAboutSomething(key: string): boolean {
  return SUBJECTS.has(kindOf(key));
}

/**
 * Tells whether a key names a fact of the history at hand. Orders, events and referrals that nobody knows any more (they were
 * erased) are none: what they gave stands.
 */
export function factsKnown(subjects: {
  orders: string[];
  events: string[];
  referrals: string[];
}): (key: string) => boolean {
  const known = new Set([
    ...subjects.orders.map((id) => `order:${id}`),
    ...subjects.events.map((id) => `event:${id}`),
    ...subjects.referrals.map((id) => `referral:${id}`),
  ]);
  return (key) => (isAboutSomething(key) ? known.has(subjectOf(factKey(key))) : !NO_FACTS.has(kindOf(key)));
}

function kindOf(key: string): string {
  return key.split(":", 1)[0] ?? "";
}

function orderOf({ key, own }: FactChange, shopOf: ReadonlyMap<string, string>): OrderRef | undefined {
  const [kind, orderId = ""] = key.split(":");
  const shopId = kind === "order" ? (shopOf.get(orderId) ?? own[0]?.order?.shopId) : undefined;
  return shopId === undefined ? undefined : { shopId, orderId };
}

/** A fact makes one lot; should a program have given it in two units, the second unit's lot has a name of its own. */
function lotKeyOf(options: { key: string; unit: string; book: Book; transfers: readonly PostedTransfer[] }): string {
  const { key, unit, book, transfers } = options;
  const isShared = !book.lot(key) && transfers.some((transfer) => transfer.unit !== unit);
  return isShared ? `${key}@${unit}` : key;
}

function movementFor(
  change: FactChange & {
    transfers: readonly PostedTransfer[];
    order: OrderRef | undefined;
    shopOf: ReadonlyMap<string, string>;
  },
): Movement {
  const { key, entry, transfers, order, from, to } = change;
  const isTakenBack = (to || from) < 0;
  const isCorrection = transfers.length > 0;
  const isMoved = order !== undefined && !change.shopOf.has(order.orderId);
  const rule = key.split(":").at(-2) ?? "";
  const isForgiven = FORGIVEN.test(key);
  const gone = isForgiven ? "not-forgiven" : "fact-gone";
  const withdrawn: Explanation = { kind: "withdrawn", rule, cause: isMoved ? "moved" : gone };
  const explanation = entry?.explanation ?? withdrawn;
  return {
    key: isCorrection ? `${key}:c${String(nextCorrection(transfers))}` : key,
    reason: isCorrection ? "correction" : reasonOf(explanation),
    occurredAt: entry ? new Date(entry.at * 1000) : (transfers[0]?.occurredAt ?? new Date(0)),
    counterpart: isForgiven ? "forgiven" : isTakenBack ? "reversed" : "issued",
    explanation,
    ...(order ? { order } : {}),
    ...(isCorrection ? { corrects: key } : {}),
  };
}

function nextCorrection(transfers: readonly PostedTransfer[]): number {
  return Math.max(...transfers.map(({ key }) => Number(/:c(\d+)$/.exec(key)?.[1] ?? 0))) + 1;
}

function reasonOf(explanation: Explanation): string {
  if (explanation.kind === "order" || explanation.kind === "event") return `${explanation.kind}-${explanation.fact}`;
  return explanation.kind === "occasion" ? explanation.occasion : explanation.kind;
}

/** The key of the fact that a transfer belongs to: its own key, or that of what it corrects. */
function factKey(key: string): string {
  return key.replace(/:c\d+$/, "");
}
