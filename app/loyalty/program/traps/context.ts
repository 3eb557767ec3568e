/** What judging a document needs besides it: where it will run, and when. */
export interface TrapContext {
  currency: string;
  timeZone: string;
  /** Whole seconds since 1970. */
  now: number;
}
