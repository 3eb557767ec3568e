import type { Source } from "../earning/earnings.ts";
import type { Entry } from "../fold-result.ts";
import { points } from "../points.ts";
import { unitOf } from "../program.ts";
import { type BenefitDue, benefitLapsesAt, benefitsAt, type BenefitsOf, nextBenefitAt } from "../tiers/benefits.ts";
import type { FoldState } from "./fold-state.ts";

/** What tiers give to those who hold them: at entering, in each period of the calendar, each year, on the birthday. */
export class TierBenefits {
  /** The first moment after the last second at which the held tier gives something; null: none is known. */
  nextAt: number | null = null;
  private readonly state: FoldState;
  private readonly of: BenefitsOf;
  private readonly given = new Set<string>();

  constructor(state: FoldState) {
    const { member, versions, timeZone } = state.history;
    this.state = state;
    this.of = { member, versions, timeZone, history: state.clock.history };
  }

  /** Gives what is due in the second `at`, after everything else of it; says whether anything was given. */
  settle(at: number): "given" | "nothing" {
    let outcome: "given" | "nothing" = "nothing";
    for (const due of benefitsAt(this.of, at)) {
      const key = `benefit:${this.state.history.member.id}:${due.tier.id}:${due.benefit.id}:${due.period}`;
      if (this.given.has(key)) continue;
      this.given.add(key);
      this.give(due, key);
      outcome = "given";
    }
    if (outcome === "nothing") this.nextAt = nextBenefitAt(this.of, at);
    return outcome;
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
      state.award({
        ...{ effect, source, key, at, lapsesAt },
        version: inForce,
        award: () => ({
          kind: "award",
          trigger: "benefit",
          ...{ reward, rule: benefit.id, version, because: tier.name },
        }),
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
  }
}
