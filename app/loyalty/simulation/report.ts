/** What a program would have done with a shop's orders. Points are whole numbers by unit, amounts minor units. */
export interface SimulationReport {
  /** Orders that were replayed, and those that were left out. */
  orders: number;
  leftOut: { guests: number; tests: number; otherCurrencies: number };
  /** Customers who placed them: each joined with the first. */
  members: number;
  /** By calendar month of the shop, oldest first. */
  months: MonthOfSimulation[];
  units: Record<string, UnitOfSimulation>;
  /** Rewards that would have been given by reference and stand, by id. */
  awards: Record<string, number>;
  /** What was earned and not taken back would be worth as rewards, whatever expires. */
  costMinor: number;
  /** What is outstanding at the end would be worth as rewards. */
  liabilityMinor: number;
  /** At the end; members without a tier under "". */
  membersByTier: Record<string, number>;
  /** From joining to the points of the cheapest reward; null where no reward has a price. */
  firstReward: { points: number; members: number; medianDays: number | null } | null;
}

export interface MonthOfSimulation {
  /** Such as "2026-03". */
  month: string;
  orders: number;
  earned: Record<string, number>;
  takenBack: Record<string, number>;
  /** What expires in that month, past or to come, if nothing is redeemed. */
  expiring: Record<string, number>;
}

export interface UnitOfSimulation {
  earned: number;
  takenBack: number;
  /** Expired by the end. */
  expired: number;
  /** Earned, not taken back, not expired. */
  outstanding: number;
  /** Of the outstanding, what cannot be spent yet. */
  vesting: number;
}
