import { assertNever } from "./assert.ts";
import { orderRules, pointsForBasis, type OrderRule } from "./earning.ts";
import { earningMoment, explainOrder } from "./fold-order.ts";
import { type Fraction, round } from "./fraction.ts";
import type { OrderExplanation } from "./explanation.ts";
import type { EditFact, FulfilmentFact, MergedFrom, OrderFacts, PaidFact, RefundFact } from "./order-facts.ts";
import { basisOf, cancel, edit, type OrderState, placedState, refund, ship } from "./order-state.ts";
import { points, type Points } from "./points.ts";
import type { ProgramVersion, Tier } from "./program.ts";
import { TierWindow, type TierMoment } from "./tier-window.ts";
import { tierFor } from "./tiers.ts";

/** Everything that decides what a member's orders have earned. Moments are whole seconds since 1970. */
export interface MemberHistory {
  /** The member's orders, in any order. */
  orders: OrderFacts[];
  /** Orders that were another customer's until a merge, by order id. */
  mergedFrom?: Map<string, MergedFrom>;
  /** The program's versions, oldest first. */
  versions: ProgramVersion[];
  /** Orders placed before this moment earn nothing; null while the program never was live. */
  liveFrom: number | null;
  currency: string;
  timeZone: string;
  now: number;
}

/** What one fact moved under one rule: cumulative rounded points after it minus before it, never zero. */
export interface OrderEntry {
  orderId: string;
  /** `order:<order>:<rule>:<fact>`, the ledger's key of this movement. */
  key: string;
  at: number;
  points: Points;
  explanation: OrderExplanation;
}

/** Points that an order will earn, and what it waits for. */
export interface PendingPoints {
  orderId: string;
  points: Points;
  when: "paid" | "fulfilled";
}

export interface MemberFold {
  entries: OrderEntry[];
  pending: PendingPoints[];
  tier: Tier | null;
  tierHistory: TierMoment[];
  /** What counts towards the tier now, minor units. */
  spendMinor: number;
  /** The next moment at which time alone may change the tier; null when it cannot. */
  reviewAt: number | null;
}

/**
 * What a member should have: a pure fold over the dated facts of all their orders.
 *
 * Facts are taken in business time, then by kind (placed, edited, paid, fulfilled, refunded, cancelled), then by Shopify's id,
 * so the result depends on what happened and never on the sequence in which it was heard. An order is priced by the program
 * version and the tier in force when it was placed; "in force" knows only facts up to that moment.
 */
export function foldMember(history: MemberHistory): MemberFold {
  const accounts = new Map<string, OrderAccount>();
  const window = new TierWindow(history);
  const entries: OrderEntry[] = [];

  for (const fact of sortedFacts(history)) {
    window.advance(fact.at);
    if (fact.kind === "placed") {
      const account = placeOrder(fact.order, history, window);
      if (account) accounts.set(fact.order.id, account);
      continue;
    }
    const account = accounts.get(fact.order.id);
    if (!account) continue;
    applyFact(account.state, fact);
    entries.push(...entriesOf(account, fact));
    const { mergedFrom } = account;
    // Amounts of different currencies make no sum: an order counts towards the tier while the shop keeps its currency.
    const spendMinor = fact.order.currency === history.currency ? account.spendMinor : 0;
    window.count({ orderId: fact.order.id, placedAt: fact.order.placedAt, spendMinor, mergedFrom, at: fact.at });
  }

  window.advance(history.now);
  return {
    entries,
    pending: [...accounts.values()].flatMap(pendingOf),
    tier: window.tier,
    tierHistory: window.history,
    spendMinor: window.spendMinor,
    reviewAt: window.reviewAt,
  };
}

type Fact = { order: OrderFacts; at: number; id: string } & (
  | { kind: "placed" }
  | { kind: "edited"; fact: EditFact }
  | { kind: "paid"; fact: PaidFact }
  | { kind: "fulfilled"; fact: FulfilmentFact }
  | { kind: "refunded"; fact: RefundFact }
  | { kind: "cancelled" }
);

const KIND_ORDER: readonly Fact["kind"][] = ["placed", "edited", "paid", "fulfilled", "refunded", "cancelled"];

/** An order inside the fold: its units now, how it is priced, what each rule has given so far. */
interface OrderAccount {
  order: OrderFacts;
  state: OrderState;
  version: ProgramVersion;
  tier: Tier | null;
  earned: Map<string, Points>;
  spendMinor: number;
  mergedFrom: MergedFrom | null;
}

function sortedFacts(history: MemberHistory): Fact[] {
  const { liveFrom } = history;
  if (liveFrom === null) return [];
  const facts = history.orders
    .filter((order) => !order.isTest && order.placedAt >= liveFrom)
    .flatMap((order) => factsOf(order));
  return facts.sort(
    (a, b) => a.at - b.at || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || compareIds(a.id, b.id),
  );
}

function factsOf(order: OrderFacts): Fact[] {
  const { id, placedAt } = order;
  // Nothing can happen to an order before it is placed, whatever the clocks of the systems involved say.
  const at = (moment: number) => Math.max(moment, placedAt);
  const facts: Fact[] = [{ order, kind: "placed", at: placedAt, id }];
  for (const fact of order.edits) facts.push({ order, kind: "edited", at: at(fact.at), id: fact.id, fact });
  if (order.paid) facts.push({ order, kind: "paid", at: at(order.paid.at), id: order.paid.id, fact: order.paid });
  for (const fact of order.fulfilments) facts.push({ order, kind: "fulfilled", at: at(fact.at), id: fact.id, fact });
  for (const fact of order.refunds) facts.push({ order, kind: "refunded", at: at(fact.at), id: fact.id, fact });
  if (order.cancelledAt !== null) facts.push({ order, kind: "cancelled", at: at(order.cancelledAt), id });
  return facts;
}

function placeOrder(order: OrderFacts, history: MemberHistory, window: TierWindow): OrderAccount | null {
  const version = versionInForce(history.versions, order.placedAt);
  if (!version) return null;
  const mergedFrom = history.mergedFrom?.get(order.id) ?? null;
  const tier = tierFor(version.program, window.spendAt(order.placedAt, version.program, mergedFrom));
  return { order, state: placedState(order), version, tier, earned: new Map(), spendMinor: 0, mergedFrom };
}

/** The newest version that had taken effect at `at`; undefined before the first. */
export function versionInForce(versions: ProgramVersion[], at: number): ProgramVersion | undefined {
  return versions.findLast((version) => version.effectiveAt <= at);
}

function applyFact(state: OrderState, fact: Exclude<Fact, { kind: "placed" }>): void {
  switch (fact.kind) {
    case "edited":
      return edit(state, fact.fact);
    case "paid":
      state.isPaid = true;
      return;
    case "fulfilled":
      return ship(state, fact.fact);
    case "refunded":
      return refund(state, fact.fact);
    case "cancelled":
      return cancel(state);
    default:
      return assertNever(fact);
  }
}

function entriesOf(account: OrderAccount, fact: Fact): OrderEntry[] {
  const { order, version, tier } = account;
  const { currency } = order;
  const rules = orderRules(version.program);
  const entries: OrderEntry[] = [];
  for (const [index, rule] of rules.entries()) {
    const basis = earnedBasis(account, rule);
    if (index === 0) account.spendMinor = Number(round(basis, "down"));
    const before = account.earned.get(rule.id) ?? points(0);
    const after = pointsForBasis({ rule, basis, currency, tier });
    if (after === before) continue;
    account.earned.set(rule.id, after);
    entries.push({
      orderId: order.id,
      key: `order:${order.id}:${rule.id}:${factName(fact)}`,
      at: fact.at,
      points: points(after - before),
      explanation: explainOrder({
        order,
        rule,
        version: version.version,
        tier,
        fact: fact.kind,
        basis,
        currency,
        before,
        after,
      }),
    });
  }
  return entries;
}

/** Ids of different kinds come from different series in Shopify and may be equal: the kind keeps the keys apart. */
function factName(fact: Fact): string {
  return fact.kind === "cancelled" ? "cancelled" : `${fact.kind}-${fact.id}`;
}

function earnedBasis({ order, state }: OrderAccount, rule: OrderRule): Fraction {
  if (earningMoment(order, rule) === "fulfilled") return basisOf(state, "shipped");
  return state.isPaid ? basisOf(state, "all") : { numerator: 0n, denominator: 1n };
}

function pendingOf({ order, state, version, tier, earned }: OrderAccount): PendingPoints[] {
  const { currency } = order;
  return orderRules(version.program).flatMap((rule) => {
    const whole = pointsForBasis({ rule, basis: basisOf(state, "all"), currency, tier });
    const open = points(whole - (earned.get(rule.id) ?? 0));
    return open > 0 ? [{ orderId: order.id, points: open, when: earningMoment(order, rule) }] : [];
  });
}

/** Compares Shopify ids as the integers they are, without losing digits. */
function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
