import { type Tx, withTransaction } from "../../db.server.ts";
import type { Book, Movement } from "../../ledger/book.ts";
import { openBooks, type OpenedBooks } from "../../ledger/open-books.ts";
import { wholeSeconds } from "../../loyalty/calendar.ts";
import type { MemberFold } from "../../loyalty/fold-result.ts";
import type { RefundWish } from "../../loyalty/history.ts";
import type { OrderFacts } from "../../loyalty/order-facts.ts";
import {
  type OrderEffect,
  orderEffects,
  type RefundAsked,
  type RefundMade,
  refundOf,
  refundsOf,
  type TierEffect,
  tierEffect,
  waitingWish,
  withRefund,
} from "../../loyalty/refund-preview.ts";
import { refundedBecause, titlesOf } from "../../loyalty/rewards/explained.ts";
import { membersWithFacts, type StoredMember } from "../../models/member-facts.ts";
import { type ProgramState, programState } from "../../models/program.ts";
import { ownedOrder } from "../../models/refund-wish.ts";
import { lockByCodes } from "../../models/used-redemption.ts";
import { bookPolicies } from "../steps/book-policies.ts";
import { foldStored } from "../steps/fold-stored.ts";
import { lockMembers } from "../steps/lock-members.ts";
import { factsKnown } from "../steps/settle-facts.ts";
import { settleBooks } from "../steps/settle-members.ts";
import { returnedForOrder } from "../steps/settle-uses.ts";
import type { ShopContext } from "../steps/shop-context.ts";

/** What a refund would do in one unit. */
export interface UnitEffect extends OrderEffect {
  /** Of the order's points, what the member has not any more: spent, or used to pay what was owed. */
  spent: number;
  balance: number;
  balanceAfter: number;
}

/** A reward that was used in the order, and of whose points some would come back. */
export interface RewardBack {
  title: { en: string; de: string };
  unit: string;
  points: number;
}

export interface RefundPreview {
  /** Whether there is anything left to refund, as far as it was asked for. */
  isPossible: boolean;
  units: UnitEffect[];
  tier: TierEffect;
  rewards: RewardBack[];
}

/** An order, its member and what is known of both, for decisions about a refund. */
export interface OrderDesk {
  order: OrderFacts;
  memberId: string;
  program: ProgramState;
  preview: RefundPreview;
  /** The refunds that took points back until now. */
  refunds: RefundMade[];
  /** The wish for the next refund; null: nobody has one. */
  wish: RefundWish | null;
}

export type PreviewAnswer = { outcome: "previewed"; desk: OrderDesk } | { outcome: "unknown-order" | "no-member" };

/**
 * What a refund would do, before it is made: the same fold over the order with one refund more, booked in the same books, of which
 * nothing is posted.
 */
export async function previewRefund(options: {
  shop: ShopContext;
  orderId: string;
  refund: RefundAsked;
  now: Date;
}): Promise<PreviewAnswer> {
  const { shop, orderId, refund, now } = options;
  const { programId, shopId } = shop;
  return withTransaction(async (tx) => {
    const owned = await ownedOrder(tx, { programId, shopId, orderId });
    if (!owned) return { outcome: "unknown-order" };
    const { facts: order, memberId } = owned;
    if (memberId === null) return { outcome: "no-member" };
    const accounts = await lockMembers(tx, { programId, memberIds: [memberId] });
    const [member] = await membersWithFacts(tx, { programId, memberIds: [memberId] });
    if (!member || accounts.length === 0) return { outcome: "no-member" };
    const program = await programState(tx, programId);
    const { fold } = foldStored({ shop, program, member, now });
    const wish = waitingWish({ fold, wishes: member.refundWishes, orderId });
    const policies = bookPolicies(program);
    const orders = member.orders.map(({ shopId: of, facts }) => ({ shopId: of, orderId: facts.id }));
    const books = await openBooks(tx, { programId, accounts, orders, reach: "whole", policies });
    const preview = await previewOf(tx, { shop, program, member, fold, books, order, refund, now });
    return {
      outcome: "previewed",
      desk: { order, memberId, program, preview, refunds: refundsOf(fold, orderId), wish },
    };
  });
}

interface Case {
  shop: ShopContext;
  program: ProgramState;
  member: StoredMember;
  fold: MemberFold;
  books: OpenedBooks;
  order: OrderFacts;
  refund: RefundAsked;
  now: Date;
}

async function previewOf(tx: Tx, of: Case): Promise<RefundPreview> {
  const { shop, program, member, fold: before, books, order, now } = of;
  const { memberId } = member;
  const refund = refundOf(order, of.refund, wholeSeconds(now));
  const refunded = refund ? withRefund(order, refund) : order;
  const orders = member.orders.map((one) => (one.facts.id === order.id ? { ...one, facts: refunded } : one));
  const after = foldStored({ shop, program, member: { ...member, orders }, now });
  const units = orderEffects({ before, after: after.fold, orderId: order.id }).map((effect) => {
    const book = books.book(memberId, effect.unit);
    return { ...effect, spent: spentOf(effect, order.id, book), balance: book?.balance ?? 0 };
  });
  settleBooks([after], { books, isOurs: factsOf(member), leaving: undefined, now });
  const rewards = await rewardsBack(tx, { ...of, refunded });
  return {
    isPossible: refund !== null,
    units: units.map((unit) => ({ ...unit, balanceAfter: books.book(memberId, unit.unit)?.balance ?? 0 })),
    tier: tierEffect(before, after.fold),
    rewards,
  };
}

/** What the order has given, less what of it is still there. */
function spentOf({ earned }: OrderEffect, orderId: string, book: Book | undefined): number {
  const lots = (book?.lots() ?? []).filter((lot) => lot.order?.orderId === orderId);
  return Math.max(0, earned - lots.reduce((sum, { remaining, expired }) => sum + remaining + expired, 0));
}

/** The facts that are known of a member: what others have given stands. */
function factsOf({ orders, events, referrals }: StoredMember): (key: string) => boolean {
  return factsKnown({
    orders: orders.map(({ facts: { id } }) => id),
    events: events.map(({ id }) => id),
    referrals: referrals.map(({ id }) => id),
  });
}

async function rewardsBack(tx: Tx, of: Case & { refunded: OrderFacts }): Promise<RewardBack[]> {
  const { shop, member, books, refunded, now } = of;
  const { programId, shopId } = shop;
  if (refunded.discountCodes.length === 0) return [];
  const redemptions = await lockByCodes(tx, { programId, shopId, codes: refunded.discountCodes });
  return redemptions.flatMap((redemption) => {
    const returned = returnedForOrder(redemption, refunded);
    if (!returned) return [];
    const { spentKey, points, back, end } = returned;
    const { unit, terms, currency, memberId } = redemption;
    const movement: Movement = {
      ...{ key: `${spentKey}:${end}`, reason: "redemption-returned", occurredAt: now, counterpart: "redeemed" },
      explanation: refundedBecause(redemption, { order: refunded.name, fact: "refunded", back }),
    };
    const book = memberId === member.memberId ? books.book(memberId, unit) : undefined;
    book?.unspend(movement, { key: spentKey, points, lot: null });
    return [{ title: titlesOf(terms, { points: redemption.points, currency }), unit, points }];
  });
}
