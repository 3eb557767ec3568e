/** What a dry run has found: what would happen in all. */
export interface ImportReport {
  rows: number;
  /** Rows that would be applied. */
  ready: number;
  /** Rows whose customer the shop does not have. */
  unknown: number;
  /** Rows with a problem, by problem. */
  problems: Record<string, number>;
  /** Customers who would join, and those who are members already. */
  joining: number;
  known: number;
  /** What would be given and taken in the smallest parts of the unit, by the balances as they were then. */
  given: number;
  taken: number;
  tiers: number;
  birthdays: number;
  /** The program's version that it was read by. */
  version: number;
}

/** What an import has done; of one that was undone, what was left. */
export interface ImportResult {
  members: number;
  joined: number;
  given: number;
  taken: number;
  tiers: number;
}
