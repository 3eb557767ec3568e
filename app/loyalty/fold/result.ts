import { isPaidFor } from "../orders/order-state.ts";
import type { MemberFold, PendingPoints, TierMoment } from "../fold-result.ts";
import { points } from "../points.ts";
import { nextCalendarMoment } from "../time/calendar-facts.ts";
import type { TierBenefits } from "./benefits.ts";
import type { Fact } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import { forgivenEntries } from "./forgiven.ts";
import { LotCalendar } from "./lots.ts";
import type { OrderAccount, OrderRuleAccount } from "./order-account.ts";
import type { OrderAccounts } from "./order-accounts.ts";
import { orderWorth } from "./order-worth.ts";

/** How many reviews are foretold at once. */
const REVIEWS_AHEAD = 2;

/** A member of a program that never was live. */
export function nothingEarned(): MemberFold {
  return {
    entries: [],
    awards: [],
    pending: [],
    tier: null,
    tierUntil: null,
    ahead: () => [],
    tierHistory: [],
    projection: [],
    progress: {},
    spendMinor: 0,
    reviewAt: null,
    firstOrderAt: null,
    budgetsUsed: new Map(),
    expiryOf: () => null,
  };
}

/** What the fold says once all facts are taken; `nextFact` is the first that lies ahead, such as a delayed shipment. */
export function foldResult(
  state: FoldState,
  { orders, benefits, nextFact }: { orders: OrderAccounts; benefits: TierBenefits; nextFact: Fact | undefined },
): MemberFold {
  const { clock, entries, awards } = state;
  const accounts = orders.all().filter(({ source }) => source.isPast !== true);
  const lots = new LotCalendar(state, accounts);
  lots.dateLots();
  return {
    entries: [...entries, ...forgivenEntries(entries, state.history.refundWishes ?? [])],
    awards,
    pending: pendingOf(state, accounts),
    tier: clock.tier,
    tierUntil: clock.tierUntil,
    ahead: () => clock.ahead(REVIEWS_AHEAD),
    tierHistory: sinceLive(clock.history, state.history.liveFrom),
    projection: clock.projection(5),
    progress: clock.progress,
    spendMinor: clock.spendMinor,
    reviewAt: reviewAt(state, [nextFact?.at ?? null, clock.reviewAt, benefits.nextAt]),
    firstOrderAt: firstOrderAt(accounts),
    budgetsUsed: budgetsUsed(state, accounts),
    expiryOf: lots.expiryOfUnit,
  };
}

/** The tiers held since the program went live: of everything before, only what was held then. */
function sinceLive(history: readonly TierMoment[], liveFrom: number | null): TierMoment[] {
  const at = liveFrom ?? 0;
  const later = history.filter((moment) => moment.at >= at);
  const before = history.findLast((moment) => moment.at < at);
  if (!before || before.tierId === null || later[0]?.at === at) return later;
  return [{ ...before, at }, ...later];
}

/** What orders will earn yet, as far as caps have room now; who was placed first has it first. */
function pendingOf(state: FoldState, accounts: readonly OrderAccount[]): PendingPoints[] {
  const open = accounts.flatMap((account) =>
    account.rules.flatMap((own) => {
      const { unit } = own.rule;
      if (unit === null) return [];
      const uncapped = orderWorth(account, own, { units: "present" }).points;
      return uncapped > own.earning.uncapped ? [{ account, own, unit, earning: own.earning, uncapped }] : [];
    }),
  );
  const added = state.earnings.foresee(open, state.history.now);
  return open.flatMap(({ account, own, unit }, index) => {
    const more = added[index] ?? 0;
    return more > 0 ? [{ orderId: account.order.id, unit, points: points(more), when: waitsFor(account, own) }] : [];
  });
}

function waitsFor(account: OrderAccount, { awaits, rule }: OrderRuleAccount): PendingPoints["when"] {
  const { state } = account;
  if (rule.delay === 0) return awaits;
  const hasCome =
    awaits === "paid" ? isPaidFor(state, 0) : state.lines.every(({ present, shipped }) => shipped >= present);
  return hasCome ? "due" : awaits;
}

/** The first moment after now at which time alone changes anything but a lot's expiry; null: none. */
function reviewAt(state: FoldState, moments: readonly (number | null)[]): number | null {
  const { history, versions } = state;
  const { member, timeZone, now } = history;
  let first = Number.POSITIVE_INFINITY;
  const consider = (at: number | null) => {
    if (at !== null && at > now && at < first) first = at;
  };
  for (const at of moments) consider(at);
  for (const { effectiveAt } of versions) consider(effectiveAt);
  const rules = state.versionAt(now)?.compiled.rules;
  for (const { rule } of rules ? [...rules.birthday, ...rules.anniversary, ...rules.schedule] : []) {
    const { trigger } = rule;
    if (trigger.kind !== "birthday" && trigger.kind !== "anniversary" && trigger.kind !== "schedule") continue;
    consider(nextCalendarMoment(trigger, { member, timeZone, after: now }));
  }
  return first === Number.POSITIVE_INFINITY ? null : first;
}

/** When the first of the orders had earned from which anything stands now. */
function firstOrderAt(accounts: readonly OrderAccount[]): number | null {
  let first: number | null = null;
  for (const { rules } of accounts) {
    for (const { earning } of rules) {
      const at = earning.chunks[0]?.at;
      if (at !== undefined && (first === null || at < first)) first = at;
    }
  }
  return first;
}

/** What rules with a budget have given, and what campaigns with one have added to what stands. */
function budgetsUsed(state: FoldState, accounts: readonly OrderAccount[]): Map<string, number> {
  const used = new Map<string, number>();
  const add = (id: string, given: number) => used.set(id, (used.get(id) ?? 0) + given);
  for (const { rule, standing } of state.earnings.all()) if (rule.rule.budget) add(rule.rule.id, standing);
  for (const account of accounts) {
    for (const own of account.rules) {
      for (const { compiled } of own.campaigns) {
        const { campaign } = compiled;
        if (!campaign.budget) continue;
        const without = orderWorth(account, own, { units: "earned", without: campaign }).points;
        add(campaign.id, Math.min(own.earning.standing, Math.max(0, own.earning.uncapped - without)));
      }
    }
  }
  for (const { campaign, earning, without } of state.budgeted) {
    add(campaign.id, Math.min(earning.standing, Math.max(0, earning.uncapped - without())));
  }
  return used;
}
