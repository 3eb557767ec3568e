import { assertNever } from "../assert.ts";
import { explained } from "../earning/explained.ts";
import type { Explanation, OrderExplanation } from "../explanation.ts";
import { round } from "../fraction.ts";
import { cancel, edit, isPaidFor, matureShipment, type OrderState, pay, refund, ship } from "../orders/order-state.ts";
import type { OrderFact } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import { awaitedBy, type OrderAccount, type OrderRuleAccount } from "./order-account.ts";
import { knownBasis, orderWorth } from "./order-worth.ts";

/** Takes one fact of an order: its units move, and with them what each rule gives and what counts towards tiers. */
export function takeOrderFact(state: FoldState, account: OrderAccount, fact: OrderFact): void {
  account.known = null;
  move(account.state, fact);
  for (const own of account.rules) {
    if (isSeen(fact, own.rule.delay) && concerns(fact, own.awaits)) settleRule(state, { account, own, fact });
  }
  if (fact.kind !== "due") countOrder(state, account, fact);
}

/** Rules with a delay see shipments and payments later, and everything else at its own time. */
function isSeen(fact: OrderFact, delay: number): boolean {
  if (fact.kind === "due") return fact.delay === delay;
  return delay === 0 || (fact.kind !== "paid" && fact.kind !== "fulfilled");
}

/** A payment changes nothing for what awaits the shipment, nor the other way round. */
function concerns(fact: OrderFact, awaits: "paid" | "fulfilled"): boolean {
  if (fact.kind === "paid") return awaits === "paid";
  if (fact.kind === "fulfilled") return awaits === "fulfilled";
  return fact.kind !== "due" || (fact.fact === null) === (awaits === "paid");
}

function move(units: OrderState, fact: OrderFact): void {
  switch (fact.kind) {
    case "edited":
      return edit(units, fact.fact);
    case "paid":
      return pay(units, 0);
    case "fulfilled":
      return ship(units, fact.fact);
    case "due":
      return fact.fact ? matureShipment(units, { id: fact.fact.id, age: fact.delay }) : pay(units, fact.delay);
    case "refunded":
      return refund(units, fact.fact);
    case "disputed":
      units.disputedMinor += fact.fact.amountMinor;
      return;
    case "dispute-won":
      units.disputedMinor -= fact.fact.amountMinor;
      return;
    case "cancelled":
      return cancel(units);
    default:
      return assertNever(fact);
  }
}

function settleRule(
  state: FoldState,
  { account, own, fact }: { account: OrderAccount; own: OrderRuleAccount; fact: OrderFact },
): void {
  const worth = orderWorth(account, own, { units: "earned" });
  const { earning, rule } = own;
  if (worth.points === earning.uncapped) return;
  const { order, version } = account;
  const key = `order:${order.id}:${rule.rule.id}:${factName(fact)}`;
  state.give({
    earning,
    due: worth.points,
    at: fact.at,
    key,
    orderId: order.id,
    version,
    explain: (settled): OrderExplanation => ({
      kind: "order",
      fact: fact.kind,
      order: order.name,
      ...explained({
        rule,
        worth,
        version: version.version,
        currency: order.currency,
        stacking: version.compiled.program.policies.stacking,
        settled,
      }),
    }),
    award: (): Explanation => ({
      kind: "award",
      reward: rule.rule.effect.kind === "reward" ? rule.rule.effect.reward : "",
      rule: rule.rule.id,
      version: version.version,
      trigger: "order",
      because: order.name,
    }),
  });
}

/** Ids of different kinds come from different series in Shopify and may be equal: the kind keeps the keys apart. */
function factName(fact: OrderFact): string {
  return fact.kind === "cancelled" ? "cancelled" : `${fact.kind}-${fact.id}`;
}

/** What the order counts towards tiers now: by the policies' basis, whatever the rules say. */
function countOrder(state: FoldState, account: OrderAccount, fact: OrderFact): void {
  const { order, source, version, plain } = account;
  const { policies, tierPolicy } = version.compiled.program;
  const awaits = awaitedBy(order, tierPolicy.countsWhen);
  if (!concerns(fact, awaits)) return;
  let spendMinor = 0;
  let counts: 0 | 1 = 0;
  if (awaits === "fulfilled" || isPaidFor(account.state, 0)) {
    const { total } = knownBasis(account, {
      units: awaits === "fulfilled" ? "shipped" : "present",
      age: 0,
      basis: policies.basis,
      choice: plain,
    });
    counts = total.numerator > 0 ? 1 : 0;
    // Amounts of different currencies make no sum: an order counts as spend while the shop keeps its currency.
    if (order.currency === state.history.currency) spendMinor = Number(round(total, "down"));
  }
  if (spendMinor !== account.spendMinor) state.count({ source, basis: "spend", value: spendMinor, at: fact.at });
  if (counts !== account.counts) state.count({ source, basis: "orders", value: counts, at: fact.at });
  account.spendMinor = spendMinor;
  account.counts = counts;
}
