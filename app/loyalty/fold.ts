import { assertNever } from "./assert.ts";
import { isBlockedAt } from "./block.ts";
import { TierBenefits } from "./fold/benefits.ts";
import { EventAccounts } from "./fold/event-facts.ts";
import { type Fact, factsOf, versionAt } from "./fold/facts.ts";
import { FoldState } from "./fold/fold-state.ts";
import { takeOrderFact } from "./fold/order-facts.ts";
import { ReferralAccounts, takeCalendarDay, takeJoining, takeTierReached } from "./fold/occasions.ts";
import { TierOccasions } from "./fold/tier-occasions.ts";
import { OrderAccounts } from "./fold/order-accounts.ts";
import { foldResult, nothingEarned } from "./fold/result.ts";
import type { MemberFold } from "./fold-result.ts";
import type { MemberHistory } from "./history.ts";
import type { ProgramVersion } from "./program.ts";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * What a member should have: a pure fold over the dated facts of their account, as docs/earning.md says.
 *
 * Facts are taken in business time, then by kind, then by id, so the result depends on what happened and never on the sequence
 * in which it was heard. An order is priced by the program version and the tier in force when it was placed; "in force" knows
 * only facts up to that moment. Facts after `history.now` are not known yet; the first of them bounds `reviewAt`.
 */
export function foldMember(given: MemberHistory): MemberFold {
  const { liveFrom, now } = given;
  if (liveFrom === null) return nothingEarned();
  const history = withPast(given);
  const state = new FoldState(history);
  const accounts = new Accounts(state);
  const facts = factsOf(history, { liveFrom, versions: state.versions });
  const later = facts.findIndex(({ at }) => at > now);
  const known = later < 0 ? facts : facts.slice(0, later);
  let index = 0;
  for (;;) {
    const at = Math.min(known[index]?.at ?? NEVER, accounts.nextChangeByTime());
    if (at > now) break;
    state.clock.advance(at);
    accounts.timePassed();
    for (let fact = known[index]; fact?.at === at; fact = known[index]) {
      accounts.take(fact);
      index += 1;
    }
    accounts.closeSecond(at);
  }
  state.clock.advance(now);
  return foldResult(state, { orders: accounts.orders, benefits: accounts.benefits, nextFact: facts[later] });
}

/** Where past orders count, the first version counts as in force already when they were placed. */
function withPast(history: MemberHistory): MemberHistory {
  const { pastFrom } = history;
  const [first, ...others] = history.versions;
  if (typeof pastFrom !== "number" || !first || first.effectiveAt <= pastFrom) return history;
  return { ...history, versions: [{ ...first, effectiveAt: pastFrom }, ...others] };
}

/** The newest version (they come oldest first) that had taken effect at `at`; null before the first. */
export function versionInForce(versions: readonly ProgramVersion[], at: number): ProgramVersion | null {
  return versionAt(versions, at) ?? null;
}

/** Everything of a member that facts move. */
class Accounts {
  readonly orders: OrderAccounts;
  readonly benefits: TierBenefits;
  private readonly occasions: TierOccasions;
  private readonly state: FoldState;
  private readonly events: EventAccounts;
  private readonly referrals: ReferralAccounts;
  /** Whether a tier that is reached or held gives anything, so that its changes must be seen one by one. */
  private readonly tiersGive: boolean;
  /** Nothing is given before this moment, whatever tier past orders have reached. */
  private readonly givesFrom: number;
  /** Whether somebody who counts as a member since before going live waits for it with a tier from past orders. */
  private waitsForLive: boolean;

  constructor(state: FoldState) {
    this.state = state;
    this.orders = new OrderAccounts(state);
    this.occasions = new TierOccasions(state);
    this.benefits = new TierBenefits(state, this.occasions);
    this.events = new EventAccounts(state);
    this.referrals = new ReferralAccounts(state);
    this.tiersGive = state.versions.some(
      ({ compiled: { rules, program } }) =>
        rules["tier-reached"].length > 0 || program.tiers.some(({ benefits }) => benefits.length > 0),
    );
    const { liveFrom, pastFrom, member } = state.history;
    this.givesFrom = liveFrom ?? NEVER;
    this.waitsForLive = typeof pastFrom === "number" && member.joinedAt < this.givesFrom;
  }

  /** The next second in which time alone may change what is given; plus infinity: none that matters here. */
  nextChangeByTime(): number {
    if (!this.tiersGive) return NEVER;
    const live = this.waitsForLive ? this.givesFrom : NEVER;
    return Math.min(this.state.clock.reviewAt ?? NEVER, this.benefits.nextAt ?? NEVER, live);
  }

  /** Time alone has changed what it changes; facts come next. */
  timePassed(): void {
    if (this.tiersGive) this.occasions.passed();
  }

  take(fact: Fact): void {
    const { state, orders, events, referrals } = this;
    switch (fact.kind) {
      case "merged":
        orders.merge(fact.at);
        return state.merge(fact.at);
      case "joined":
        return takeJoining(state, fact.at);
      case "placed":
        return orders.place(fact.order);
      case "edited":
      case "paid":
      case "fulfilled":
      case "due":
      case "refunded":
      case "disputed":
      case "dispute-won":
      case "cancelled": {
        const account = orders.of(fact.order.id);
        if (account) takeOrderFact(state, account, fact);
        if (fact.kind === "cancelled") orders.cancelled(fact.order.id, fact.at);
        return;
      }
      case "event":
        return events.occurred(fact.event);
      case "event-withdrawn":
        return events.withdrawn(fact.event, fact.at);
      case "referral":
        return referrals.counted(fact);
      case "referral-withdrawn":
        return referrals.withdrawn(fact);
      case "tier-grant":
        return state.clock.grant(fact.grant);
      case "tier-grant-revoked":
        return this.revoke(fact.grant.id, fact.at);
      case "calendar":
        return takeCalendarDay(state, fact);
      default:
        return assertNever(fact);
    }
  }

  /** What facts have ended so far is taken back; what somebody ends is not. */
  private revoke(grantId: string, at: number): void {
    this.occasions.settle(at);
    this.state.clock.revokeGrant(grantId, at);
    this.occasions.passed();
  }

  /**
   * What comes after everything else of a second: what a tier that facts have ended gave is taken back, then what a tier that was
   * reached gives, then what the one that is held gives.
   */
  closeSecond(at: number): void {
    if (!this.tiersGive || at < this.givesFrom) return;
    this.waitsForLive = false;
    const given = new Set<string>();
    const isBlocked = isBlockedAt(this.state.history.blocks, at);
    for (;;) {
      this.occasions.settle(at);
      const [reached] = this.state.clock.reached({ after: at - 1, to: at });
      if (reached && !isBlocked && !given.has(reached.tierId)) {
        given.add(reached.tierId);
        takeTierReached(this.state, { tierId: reached.tierId, at, occasions: this.occasions });
      } else if (this.benefits.settle(at) === "nothing") {
        return;
      }
    }
  }
}
