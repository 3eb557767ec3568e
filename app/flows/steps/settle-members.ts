import type { Tx } from "../../db.server.ts";
import { type Book, type OrderRef, StaleRead } from "../../ledger/book.ts";
import { openBooks, type OpenedBooks } from "../../ledger/open-books.ts";
import { post } from "../../ledger/post.ts";
import type { AccountRow } from "../../ledger/read.ts";
import { isBlockedAt } from "../../loyalty/block.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import { POINTS } from "../../loyalty/program.ts";
import { reviewsAhead } from "../../loyalty/review.ts";
import { membersWithFacts } from "../../models/member-facts.ts";
import { enqueueAll } from "../../models/outbox.ts";
import { programState, type ProgramState } from "../../models/program.ts";
import { noteReferralProgress } from "../../models/referral.ts";
import { saveStandings, type Standing } from "../../models/standing.ts";
import { bookPolicies } from "./book-policies.ts";
import { type FoldedMember, foldStored } from "./fold-stored.ts";
import { piecesLeft } from "./pieces-left.ts";
import { publishLater } from "./publish-later.ts";
import { realizeAwards } from "./realize-awards.ts";
import { awardChanges, giveAutomaticRewards, storeAwards } from "./settle-awards.ts";
import { settleBudgets } from "./settle-budgets.ts";
import type { ShopContext } from "./shop-context.ts";
import { type FactsToSettle, factsKnown, groupByFact, redateLots, settleFacts } from "./settle-facts.ts";

interface SettleOptions {
  shop: ShopContext;
  program: ProgramState;
  /** The members' accounts, locked by this transaction. */
  accounts: AccountRow[];
  /** Orders that may have been these members' until now. */
  orders?: OrderRef[];
  /** Orders that these members must have: one that is nobody's here went to another member before the lock was had. */
  claimed?: string[];
  /** One of the members whose orders, events and referrals have just become another's of them. */
  leaving?: string;
  now: Date;
}

/**
 * Brings members to where the fold over all their facts says they should be: posts what is missing and corrects what stands wrong in
 * every unit, gives lots their dates, stores awards, what budgets gave, tier and pending points, and enqueues the publication of
 * every member that changed.
 *
 * Idempotent: a second call posts nothing. A batch of members costs the same handful of statements as one.
 *
 * @returns the members that changed
 */
export async function settleMembers(tx: Tx, options: SettleOptions): Promise<string[]> {
  const { shop, program, accounts, now } = options;
  const { programId } = shop;
  if (accounts.length === 0) return [];
  const memberIds = accounts.map((account) => account.memberId);
  const members = await membersWithFacts(tx, { programId, memberIds });
  const orders = ordersOf(members, options);
  const books = await openBooks(tx, {
    ...{ programId, accounts, orders, reach: "whole" },
    policies: bookPolicies(program),
  });
  const folded = members.map((member) => foldStored({ shop, program, member, now }));
  const isOurs = factsKnown({
    orders: orders.map(({ orderId }) => orderId),
    events: members.flatMap(({ events }) => events.map(({ id }) => id)),
    referrals: members.flatMap(({ referrals }) => referrals.map(({ id }) => id)),
  });
  settleBooks(folded, { books, isOurs, leaving: options.leaving, now });
  const awards = awardChanges(folded, isOurs);
  const unfinished: string[] = [];
  const left = await piecesLeft(tx, { program, books: books.all(), now });
  for (const { member, fold } of folded) {
    const book = books.book(member.memberId, POINTS);
    if (!book || isBlockedAt(member.blocks, wholeSeconds(now))) continue;
    const tierId = fold.tier?.id ?? null;
    const automatic = giveAutomaticRewards({ ...shop, program, book, awards: member.awards, tierId, left, now });
    awards.save.push(...automatic.awards);
    if (automatic.isMoreDue) unfinished.push(member.memberId);
  }

  await post(tx, { programId, books: books.all(), now });
  const awarded = await storeAwards(tx, { programId, changes: awards, now });
  await realizeAwards(tx, { shop, program, accounts, changes: awards, now });
  await settleBudgets(tx, { program, folded, now });
  const referrers = await settleReferrals(tx, { programId, folded });
  await settleLater(tx, { programId, memberIds: [...referrers, ...unfinished] });
  const moved = await saveStandings(tx, {
    programId,
    standings: folded.map((one) => standingOf(one, { program, books, now })),
  });
  if (moved.length > 0) await assertUnchanged(tx, program);
  const credited = books.all().flatMap((book) => (book.isChanged ? [book.memberId] : []));
  const changed = [...new Set([...moved, ...credited, ...awarded])];
  await publishLater(tx, { programId, memberIds: changed });
  return changed;
}

/** What asks for everybody's review when a program changes must not be overwritten by somebody who has not seen the change. */
async function assertUnchanged(tx: Tx, seen: ProgramState): Promise<void> {
  const { versions, pastFrom } = await programState(tx, seen.programId);
  if (versions.at(-1)?.version !== seen.versions.at(-1)?.version || pastFrom !== seen.pastFrom) {
    throw new StaleRead("the program was changed meanwhile");
  }
}

/** The orders whose transfers matter: all that the members have, and those that they may have had. */
function ordersOf(members: readonly FoldedMember["member"][], options: SettleOptions): OrderRef[] {
  const known = members.flatMap(({ orders }) => orders.map(({ shopId, facts }) => ({ shopId, orderId: facts.id })));
  const found = new Set(known.map(({ orderId }) => orderId));
  if (options.claimed?.some((orderId) => !found.has(orderId))) throw new StaleRead("a customer became another member");
  return [...known, ...(options.orders ?? [])];
}

/** Brings the books of members to what their folds say; nothing is posted. */
export function settleBooks(
  folded: readonly FoldedMember[],
  options: { books: OpenedBooks; isOurs: (key: string) => boolean; leaving: string | undefined; now: Date },
): void {
  const { books, isOurs, leaving, now } = options;
  const common = { isOurs, posted: groupByFact(books.posted) };
  // Who leaves gives first: the newest correction of a fact is that of who has it now.
  if (leaving !== undefined) {
    const isGone = (key: string) => isOurs(key) && /^(order|event|referral):/.test(key);
    const book = (unit: string) => books.book(leaving, unit);
    settleFacts({ ...common, isOurs: isGone, memberId: leaving, fold: null, book, shopOf: new Map() });
  }
  for (const { member, fold } of folded) {
    const { memberId } = member;
    const facts: FactsToSettle = {
      ...{ ...common, memberId, fold },
      book: (unit) => books.book(memberId, unit),
      shopOf: new Map(member.orders.map(({ shopId, facts: { id } }) => [id, shopId])),
      extensions: member.lotExtensions,
    };
    settleFacts(facts);
    redateLots(facts, { books: books.all().filter((book) => book.memberId === memberId), now });
  }
}

/** Tells referrals what the friends' accounts say of them; who referred is settled by a job, under a lock of its own. */
async function settleReferrals(
  tx: Tx,
  options: { programId: string; folded: readonly FoldedMember[] },
): Promise<string[]> {
  const { programId, folded } = options;
  const referrals = folded.flatMap(({ member, fold, joinedAt }) =>
    member.referrals.flatMap((known) => {
      const isTold = known.joinedAt === joinedAt && known.firstOrderAt === fold.firstOrderAt;
      return known.side !== "friend" || isTold ? [] : [{ id: known.id, joinedAt, firstOrderAt: fold.firstOrderAt }];
    }),
  );
  return noteReferralProgress(tx, { programId, referrals });
}

async function settleLater(tx: Tx, options: { programId: string; memberIds: readonly string[] }): Promise<void> {
  const { programId, memberIds } = options;
  await enqueueAll(
    tx,
    memberIds.map((memberId) => ({ name: "settle-member", programId, memberId })),
  );
}

function standingOf(
  { member, fold, joinedAt }: FoldedMember,
  options: { program: ProgramState; books: OpenedBooks; now: Date },
): Standing {
  const { program, books, now } = options;
  const { memberId } = member;
  const own = books.all().filter((book) => book.memberId === memberId);
  const moments = [fold.reviewAt, ...own.map((book) => nextVesting(book, now))].filter((at) => at !== null);
  const reviewAt = moments.length === 0 ? null : Math.min(...moments);
  return {
    memberId,
    joinedAt: new Date(joinedAt * 1000),
    tierId: fold.tier?.id ?? null,
    tierUntil: fold.tierUntil,
    spendMinor: fold.spendMinor,
    progress: fold.progress,
    projection: fold.projection,
    pending: fold.pending,
    reviewAt,
    ahead: reviewAt === fold.reviewAt ? reviewsAhead(fold, program.versions) : [],
    tierHistory: fold.tierHistory,
  };
}

/** When points of a book can be spent that cannot yet; null: there are none. */
function nextVesting(book: Book, now: Date): number | null {
  const waiting = book.lots().filter(({ remaining, vestsAt }) => remaining > 0 && vestsAt > now);
  return waiting.length === 0 ? null : wholeSeconds(new Date(Math.min(...waiting.map((lot) => lot.vestsAt.getTime()))));
}
