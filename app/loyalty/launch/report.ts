/** What a dry run has found, in sums. */
export interface LaunchReport {
  /** When it was counted, ISO 8601. */
  at: string;
  /** The program's version that it was counted by. */
  version: number;
  /** Customers with past orders, those left out whom the program does not let join. */
  customers: number;
  /** Those of them who get theirs as soon as it is applied: members, or everybody where joining is automatic. */
  now: number;
  excluded: number;
  orders: number;
  /** By unit; of those who get theirs now, and of all. */
  points: { now: Record<string, number>; all: Record<string, number> };
  /** What the points of all are worth by the program's best reward, minor units; null where no reward says. */
  costMinor: { now: number; all: number } | null;
  /** The lowest tier first; those without a tier under null. */
  byTier: { tierId: string | null; now: number; all: number }[];
}
