import type { Program } from "./program.ts";
import type { UnitStanding } from "./published-state.ts";

/** A member's account in a unit with what its open lots say. Moments are whole seconds. */
export interface UnitBalance extends Omit<UnitStanding, "available"> {
  balance: number;
  debt: number;
  /** What remains of lots that have vested. */
  vested: number;
}

/** What can be spent of each unit: vested points less what is owed, unless the program lets only the next credit repay it. */
export function unitStandings(balances: readonly UnitBalance[], program: Program | null): UnitStanding[] {
  const isRepaidLater = program?.policies.shortfall === "next-credit";
  return balances.map(({ unit, balance, debt, vested, vesting, expiring }) => ({
    ...{ unit, vesting, expiring },
    available: isRepaidLater ? vested : Math.min(vested - debt, balance),
  }));
}
