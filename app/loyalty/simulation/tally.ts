import type { Entry } from "../fold-result.ts";
import { zoneOf } from "../time/zone.ts";
import type { MonthOfSimulation, SimulationReport, UnitOfSimulation } from "./report.ts";

/** What remains of one positive movement. */
interface OpenLot {
  entry: Entry;
  remaining: number;
}

/** Sums over all members, while they are folded one by one. */
export class Tally {
  readonly units = new Map<string, UnitOfSimulation>();
  readonly #months = new Map<string, MonthOfSimulation>();
  readonly #monthOfDay = new Map<number, MonthOfSimulation>();
  readonly #timeZone: string;
  readonly #to: number;

  /** @param to the end of the simulation, whole seconds since 1970 */
  constructor(options: { timeZone: string; to: number }) {
    this.#timeZone = options.timeZone;
    this.#to = options.to;
  }

  addOrder(placedAt: number): void {
    this.#monthOf(placedAt).orders += 1;
  }

  /** One member's movements, in their order. */
  addEntries(entries: readonly Entry[]): void {
    const lots: OpenLot[] = [];
    for (const entry of entries) {
      const { unit, points, at } = entry;
      const month = this.#monthOf(at);
      const sums = this.#unitOf(unit);
      if (points > 0) {
        add(month.earned, unit, points);
        sums.earned += points;
        lots.push({ entry, remaining: points });
      } else {
        add(month.takenBack, unit, 0 - points);
        sums.takenBack -= points;
        takeBack(lots, entry);
      }
    }
    for (const lot of lots) this.#addLot(lot);
  }

  /** Months in their order. */
  months(): SimulationReport["months"] {
    return [...this.#months.values()].sort((one, other) => (one.month < other.month ? -1 : 1));
  }

  #addLot({ entry, remaining }: OpenLot): void {
    if (remaining <= 0 || !entry.lot) return;
    const { expiresAt, vestsAt } = entry.lot;
    const sums = this.#unitOf(entry.unit);
    if (expiresAt !== null) add(this.#monthOf(expiresAt - 1).expiring, entry.unit, remaining);
    if (expiresAt !== null && expiresAt <= this.#to) {
      sums.expired += remaining;
      return;
    }
    sums.outstanding += remaining;
    if (vestsAt > this.#to) sums.vesting += remaining;
  }

  #unitOf(unit: string): UnitOfSimulation {
    let sums = this.units.get(unit);
    if (!sums) {
      sums = { earned: 0, takenBack: 0, expired: 0, outstanding: 0, vesting: 0 };
      this.units.set(unit, sums);
    }
    return sums;
  }

  #monthOf(at: number): MonthOfSimulation {
    const zone = zoneOf(this.#timeZone);
    const day = zone.dayNumber(at);
    let month = this.#monthOfDay.get(day);
    if (!month) {
      const name = zone.dateText(at).slice(0, 7);
      month = this.#months.get(name) ?? { month: name, orders: 0, earned: {}, takenBack: {}, expiring: {} };
      this.#months.set(name, month);
      this.#monthOfDay.set(day, month);
    }
    return month;
  }
}

/** What falls of an order falls from its latest earning under that rule first. */
function takeBack(lots: readonly OpenLot[], entry: Entry): void {
  let left = 0 - entry.points;
  const rule = ruleOf(entry);
  for (let index = lots.length - 1; index >= 0 && left > 0; index -= 1) {
    const lot = lots[index];
    if (!lot || lot.entry.orderId !== entry.orderId || lot.entry.unit !== entry.unit || ruleOf(lot.entry) !== rule)
      continue;
    const taken = Math.min(left, lot.remaining);
    lot.remaining -= taken;
    left -= taken;
  }
}

function ruleOf({ explanation }: Entry): string {
  return "rule" in explanation ? explanation.rule : "";
}

function add(sums: Record<string, number>, name: string, amount: number): void {
  sums[name] = (sums[name] ?? 0) + amount;
}
