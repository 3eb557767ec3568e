import { isBlockedAt } from "../block.ts";
import type { Source } from "../earning/earnings.ts";
import type { Entry } from "../fold-result.ts";
import { points } from "../points.ts";
import { unitOf } from "../program.ts";
import { type BenefitDue, benefitLapsesAt, benefitsAt, type BenefitsOf, nextBenefitAt } from "../tiers/benefits.ts";
import type { FoldState } from "./fold-state.ts";
import type { TierOccasions } from "./tier-occasions.ts";

/** What tiers give to those who hold them: at entering, in each period of the calendar, each year, on the birthday. */
export class TierBenefits {
  /** The first moment after the last second at which the held tier gives something; null: none is known. */
  nextAt: number | null = null;
  private readonly state: FoldState;
  private readonly occasions: TierOccasions;
  private readonly of: Omit<BenefitsOf, "history">;
  private readonly given = new Set<string>();
  /** The birthday of each year that brought something. */
  private readonly birthdays = new Map<string, number>();

  constructor(state: FoldState, occasions: TierOccasions) {
    const { member, versions, timeZone } = state.history;
    this.state = state;
    this.occasions = occasions;
    this.of = { member, versions, timeZone };
  }

  /** Gives what is due in the second `at`, after everything else of it; says whether anything was given. */
  settle(at: number): "given" | "nothing" {
    let outcome: "given" | "nothing" = "nothing";
    const of = { ...this.of, history: this.state.clock.history };
    // What comes while the member is blocked is lost.
    const isBlocked = isBlockedAt(this.state.history.blocks, at);
    for (const due of isBlocked ? [] : benefitsAt(of, at)) {
      const key = `benefit:${this.state.history.member.id}:${due.tier.id}:${due.benefit.id}:${due.period}`;
      if (this.given.has(key) || this.isKnown(due) || this.isSecondBirthday(due)) continue;
      this.given.add(key);
      this.give(due, key);
      outcome = "given";
    }
    if (outcome === "nothing") this.nextAt = nextBenefitAt(of, at);
    return outcome;
  }

  /** A birthday that was moved comes twice in its year, and brings something once, whatever tier is held. */
  private isSecondBirthday({ at, benefit, period }: BenefitDue): boolean {
    if (benefit.when !== "birthday") return false;
    const first = this.birthdays.get(period) ?? at;
    this.birthdays.set(period, first);
    return first !== at;
  }

  /** Who falls back by facts, to a tier that was entered before the one above it, does not enter it anew. */
  private isKnown({ tier, isEntering }: BenefitDue): boolean {
    return isEntering && this.occasions.isFall() && this.occasions.stands(tier.id);
  }

  private give(due: BenefitDue, key: string): void {
    const { state } = this;
    const { at, tier, benefit, period } = due;
    const { effect } = benefit;
    const { version } = due.version;
    const inForce = state.versionAt(at);
    if (!inForce) return;
    const source: Source = { key, datedAt: at, subject: null, mergedFrom: null };
    const lapsesAt = benefitLapsesAt(due, state.history.timeZone);
    if (effect.kind === "tier" || effect.kind === "reward") {
      const reward = effect.kind === "reward" ? effect.reward : "";
      const award = state.award({
        ...{ effect, source, key, at, lapsesAt },
        version: inForce,
        award: () => ({
          kind: "award",
          trigger: "benefit",
          ...{ reward, rule: benefit.id, version, because: tier.name },
        }),
      });
      this.noteEntry(due, key, (then) => {
        if (award) award.withdrawnAt = then;
        else state.withdrawGrant(null, key, then);
      });
      return;
    }
    if (effect.kind !== "fixed-points") return;
    const { unit } = effect;
    const entry: Entry = {
      ...{ key, at, unit, orderId: null, lot: null },
      points: points(effect.points),
      explanation: {
        kind: "benefit",
        ...{ benefit: benefit.id, period, version, unit, points: effect.points },
        tier: { id: tier.id, name: tier.name },
      },
    };
    const { vesting, expiry } = unitOf(due.version.program, unit);
    state.entries.push(entry);
    state.lots.push({ entry, vesting, expiry, lapsesAt });
    state.countPoints({ source, unit, moved: effect.points, at });
    this.noteEntry(due, key, (then) => {
      state.entries.push({
        ...{ key: `${key}-withdrawn`, at: then, unit, orderId: null, lot: null },
        points: points(-effect.points),
        explanation: { kind: "withdrawn", rule: benefit.id, cause: "fact-gone" },
      });
      state.countPoints({ source, unit, moved: -effect.points, at: then });
    });
  }

  /** What entering gave goes where facts take the tier away. */
  private noteEntry(due: BenefitDue, key: string, takeBack: (at: number) => void): void {
    const grantId = due.benefit.effect.kind === "tier" ? key : null;
    if (due.isEntering) this.occasions.note({ tierId: due.tier.id, grantId, takeBack });
  }
}
