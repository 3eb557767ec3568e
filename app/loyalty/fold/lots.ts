import type { MemberFold } from "../fold-result.ts";
import type { Expiry } from "../program.ts";
import { expiresAt } from "../time/expiry.ts";
import { vestsAt } from "../time/vesting.ts";
import { versionAt } from "./facts.ts";
import type { FoldState } from "./fold-state.ts";
import type { OrderAccount } from "./order-account.ts";

/**
 * The dates of lots, from everything that is known now: activities and suspensions that came later move them.
 *
 * Activities are gathered once for each set of kinds and unit; they are the same for all lots.
 */
export class LotCalendar {
  private readonly state: FoldState;
  private readonly accounts: readonly OrderAccount[];
  private readonly known = new Map<string, number[]>();

  constructor(state: FoldState, accounts: readonly OrderAccount[]) {
    this.state = state;
    this.accounts = accounts;
  }

  /** Writes down when each lot vests and expires. */
  dateLots(): void {
    const { timeZone } = this.state.history;
    for (const { entry, vesting, expiry, lapsesAt } of this.state.lots) {
      const { at, unit } = entry;
      entry.lot = {
        vestsAt: vestsAt(vesting, { earnedAt: at, timeZone }),
        expiresAt: lapsesAt ?? this.expiryOf(expiry, unit, at),
      };
    }
  }

  /** By which rule points of a unit expire that no earning rule gave: the unit's own, of the version then in force. */
  expiryOfUnit: MemberFold["expiryOf"] = ({ unit, earnedAt }) => {
    const { versions } = this.state;
    const version = versionAt(versions, earnedAt) ?? versions.at(-1);
    const expiry = version?.compiled.program.units.find(({ id }) => id === unit)?.expiry;
    return expiry ? this.expiryOf(expiry, unit, earnedAt) : null;
  };

  private expiryOf(expiry: Expiry, unit: string, earnedAt: number): number | null {
    if (expiry.kind === "never") return null;
    const { clock, history } = this.state;
    const activities = expiry.kind === "rolling" ? this.activities(expiry.activity, unit) : [];
    return expiresAt(expiry, {
      earnedAt,
      activities,
      suspensions: clock.suspensions(),
      timeZone: history.timeZone,
    });
  }

  private activities(kinds: Extract<Expiry, { kind: "rolling" }>["activity"], unit: string): number[] {
    const name = `${unit} ${kinds.join(" ")}`;
    let known = this.known.get(name);
    if (!known) {
      known = kinds.flatMap((kind) => this.moments(kind, unit)).sort((a, b) => a - b);
      this.known.set(name, known);
    }
    return known;
  }

  private moments(kind: "order" | "event" | "redemption" | "earning", unit: string): number[] {
    const { history, events, withdrawn, earnings } = this.state;
    switch (kind) {
      case "order":
        return this.accounts.flatMap(({ counts, order }) => (counts === 1 ? [order.placedAt] : []));
      case "event":
        return events.flatMap(({ id, at }) => (withdrawn.has(id) ? [] : [at]));
      case "redemption":
        return history.redeemedAt.filter((at) => at <= history.now);
      case "earning":
        return firstEarnings([...earnings.all()].filter(({ rule, standing }) => rule.unit === unit && standing > 0));
      default:
        return kind satisfies never;
    }
  }
}

/** When each source first earned what stands of it now. */
function firstEarnings(earnings: readonly { source: { key: string }; chunks: readonly { at: number }[] }[]): number[] {
  const first = new Map<string, number>();
  for (const { source, chunks } of earnings) {
    const at = chunks[0]?.at;
    if (at !== undefined && at < (first.get(source.key) ?? Number.POSITIVE_INFINITY)) first.set(source.key, at);
  }
  return [...first.values()];
}
