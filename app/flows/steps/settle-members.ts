import type { Tx } from "../../db.server.ts";
import { type Book, type Movement, type OrderRef, type PostedTransfer, StaleRead } from "../../ledger/book.ts";
import { post } from "../../ledger/post.ts";
import { openBooks } from "../../ledger/open-books.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { joinedRules } from "../../loyalty/earning.ts";
import type { Explanation } from "../../loyalty/explanation.ts";
import { type MemberFold, versionInForce } from "../../loyalty/fold.ts";
import type { Points } from "../../loyalty/points.ts";
import { POINTS, type ProgramVersion } from "../../loyalty/program.ts";
import { type MemberOrders, membersWithOrders, saveStandings, type Standing } from "../../models/member.ts";
import type { StoredOrder } from "../../models/order.ts";
import { enqueueAll } from "../../models/outbox.ts";
import type { ProgramState } from "../../models/program.ts";
import { bookPolicies } from "./book-policies.ts";
import { foldStored } from "./fold-stored.ts";

/** The shop whose currency and calendar the program counts in. */
export interface ShopContext {
  programId: string;
  shopId: string;
  currency: string;
  timeZone: string;
}

/**
 * Brings members to where the fold over all their orders says they should be: posts what is missing and corrects what stands
 * wrong, stores tier and pending points, and enqueues the publication of every member that changed.
 *
 * Idempotent: a second call posts nothing.
 *
 * @param accounts the members' accounts, locked by this transaction
 * @param claimed orders that these members must have: one that is nobody's here went to another member before the lock was had
 * @returns the members that changed
 */
export async function settleMembers(
  tx: Tx,
  options: {
    shop: ShopContext;
    program: ProgramState;
    accounts: AccountRow[];
    orders?: OrderRef[];
    claimed?: string[];
    now: Date;
  },
): Promise<string[]> {
  const { shop, program, accounts, now } = options;
  const { programId } = shop;
  if (accounts.length === 0) return [];
  const memberIds = accounts.map((account) => account.memberId);
  const members = await membersWithOrders(tx, { programId, memberIds });
  const known = members.flatMap(({ orders }) => orders.map(({ shopId, facts }) => ({ shopId, orderId: facts.id })));
  const found = new Set(known.map(({ orderId }) => orderId));
  if (options.claimed?.some((orderId) => !found.has(orderId))) throw new StaleRead("a customer became another member");
  const { book: bookOf, all, posted } = await openBooks(tx, {
    programId,
    accounts,
    policies: bookPolicies(program),
    orders: [...known, ...(options.orders ?? [])],
    keys: members.flatMap(({ memberId }) => giftKeys(program.versions, memberId)),
  });

  const postedFacts = groupByFact(posted);
  const standings = members.map((member) => {
    const { memberId, orders } = member;
    const fold = foldStored({ shop, program, orders, now });
    const joinedAt = joiningMoment(member, program.liveFrom);
    const book = bookOf(memberId, POINTS);
    if (book) {
      const wanted = [...fold.entries, ...joiningGifts({ memberId, joinedAt, program })];
      settleBook({ book, wanted, orders, postedFacts });
    }
    return standingOf({ memberId, joinedAt }, fold);
  });

  await post(tx, { programId, books: all(), now });
  const moved = await saveStandings(tx, { programId, standings });
  const credited = all().filter((book) => book.transfers.length > 0).map((book) => book.memberId);
  const changed = [...new Set([...moved, ...credited])];
  await enqueueAll(
    tx,
    changed.map((memberId) => ({ name: "publish-member", programId, memberId })),
  );
  return changed;
}

function standingOf(member: { memberId: string; joinedAt: Date }, fold: MemberFold): Standing {
  return {
    ...member,
    tierId: fold.tier?.id ?? null,
    spendMinor: fold.spendMinor,
    pending: fold.pending.reduce((sum, { points }) => sum + points, 0),
    reviewAt: fold.reviewAt,
    tierHistory: fold.tierHistory,
  };
}

/** An automatic join holds from the earliest order since going live, whichever order was heard of first. */
function joiningMoment({ joinedAt, joinedBy, orders }: MemberOrders, liveFrom: number | null): Date {
  if (joinedBy !== "order" || liveFrom === null) return joinedAt;
  const placed = orders
    .filter(({ facts }) => !facts.isTest && facts.placedAt >= liveFrom)
    .map(({ facts }) => facts.placedAt);
  return placed.length === 0 ? joinedAt : new Date(Math.min(...placed) * 1000);
}

/** What one fact should have given a member. */
interface Wanted {
  key: string;
  at: number;
  points: Points;
  explanation: Explanation;
}

/** The gifts of the version in force when the member joined. */
function joiningGifts(options: { memberId: string; joinedAt: Date; program: ProgramState }): Wanted[] {
  const { memberId, joinedAt, program } = options;
  const at = wholeSeconds(joinedAt);
  const version = versionInForce(program.versions, at);
  if (!version || program.liveFrom === null || at < program.liveFrom) return [];
  return joinedRules(version.program).map(({ id, points }) => ({
    key: giftKey(memberId, id),
    at,
    points,
    explanation: { kind: "joined", rule: id, version: version.version, points },
  }));
}

function giftKey(memberId: string, ruleId: string): string {
  return `joined:${memberId}:${ruleId}`;
}

function giftKeys(versions: ProgramVersion[], memberId: string): string[] {
  const rules = new Set(versions.flatMap(({ program }) => joinedRules(program).map((rule) => rule.id)));
  // Corrections of a gift would follow its own key; they are few, and named here so that they are found.
  return [...rules].flatMap((ruleId) => {
    const key = giftKey(memberId, ruleId);
    return [key, ...Array.from({ length: GIFT_CORRECTIONS_MAX }, (_, index) => `${key}:c${index + 1}`)];
  });
}

/** A gift is corrected only when an earlier order moves the joining date across a program version. */
const GIFT_CORRECTIONS_MAX = 8;

interface PostedFacts {
  /** Transfers by the fact they belong to, of all members: an order may have moved. */
  transfers: Map<string, PostedTransfer[]>;
  /** The facts under which a member has transfers. */
  ofMember: Map<string, Set<string>>;
}

function groupByFact(posted: PostedTransfer[]): PostedFacts {
  const transfers = Map.groupBy(posted, ({ key }) => factKey(key));
  const ofMember = new Map<string, Set<string>>();
  for (const { key, memberId } of posted) {
    const facts = ofMember.get(memberId) ?? new Set<string>();
    ofMember.set(memberId, facts.add(factKey(key)));
  }
  return { transfers, ofMember };
}

/** Compares what each fact should have given with what is posted, and records the difference in the book. */
function settleBook(options: { book: Book; wanted: Wanted[]; orders: StoredOrder[]; postedFacts: PostedFacts }): void {
  const { book, orders, postedFacts } = options;
  const shopOf = new Map(orders.map((order) => [order.facts.id, order.shopId]));
  const wanted = new Map(options.wanted.map((entry) => [entry.key, entry]));
  const own = postedFacts.ofMember.get(book.memberId) ?? [];
  const changes = [...new Set([...wanted.keys(), ...own])].flatMap((key) => {
    const entry = wanted.get(key);
    const transfers = postedFacts.transfers.get(key) ?? [];
    const own = transfers.filter((transfer) => transfer.memberId === book.memberId);
    const from = own.reduce((sum, transfer) => sum + transfer.delta, 0);
    const to = entry?.points ?? 0;
    return from === to ? [] : [{ key, entry, transfers, own, from, to }];
  });
  // What comes back first fills the lots from which other facts are then taken.
  changes.sort((a, b) => b.to - b.from - (a.to - a.from));

  for (const change of changes) {
    const { key, transfers, own, from, to } = change;
    const [kind, id = ""] = key.split(":");
    const shopId = kind === "order" ? (shopOf.get(id) ?? own[0]?.order?.shopId) : undefined;
    const order = shopId === undefined ? undefined : { shopId, orderId: id };
    const movement = movementFor({ ...change, order, isMoved: order !== undefined && !shopOf.has(id) });
    book.adjustFact(movement, { key, from, to, earlierKeys: own.map((transfer) => transfer.key), lot: null });
    // An order that moves between two members of one batch is corrected in both books: the next number is taken.
    postedFacts.transfers.set(key, [
      ...transfers,
      { ...movement, memberId: book.memberId, unit: book.unit, delta: to - from, order: order ?? null },
    ]);
  }
}

function movementFor(options: {
  key: string;
  entry: Wanted | undefined;
  transfers: PostedTransfer[];
  order: OrderRef | undefined;
  isMoved: boolean;
  from: number;
  to: number;
}): Movement {
  const { key, entry, transfers, order, isMoved, from, to } = options;
  const [, , rule = ""] = key.split(":");
  const isTakenBack = (to || from) < 0;
  const isCorrection = transfers.length > 0;
  const withdrawn: Explanation = { kind: "withdrawn", rule, cause: isMoved ? "moved" : "fact-gone" };
  const explanation = entry?.explanation ?? withdrawn;
  return {
    key: isCorrection ? `${key}:c${transfers.length}` : key,
    reason: isCorrection ? "correction" : reasonOf(explanation),
    occurredAt: entry ? new Date(entry.at * 1000) : (transfers[0]?.occurredAt ?? new Date(0)),
    counterpart: isTakenBack ? "reversed" : "issued",
    explanation,
    ...(order ? { order } : {}),
    ...(isCorrection ? { corrects: key } : {}),
  };
}

function reasonOf(explanation: Explanation): string {
  return explanation.kind === "order" ? `order-${explanation.fact}` : explanation.kind;
}

/** The key of the fact that a transfer belongs to: its own key, or that of what it corrects. */
function factKey(key: string): string {
  return key.replace(/:c\d+$/, "");
}
