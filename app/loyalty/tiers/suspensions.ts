import type { Suspension } from "../time/expiry.ts";

/** When a tier that suspends expiry was held, as it is told moment by moment. */
export class Suspensions {
  /** Ascending; `to` null: it is held now. */
  readonly all: Suspension[] = [];

  /** Notes whether expiry is suspended from `at` on; of several that are told of one moment the last holds. */
  note(isSuspended: boolean, at: number): void {
    const last = this.all.at(-1);
    const isOpen = last?.to === null;
    if (isSuspended === isOpen) return;
    if (!isSuspended) {
      this.all.pop();
      if (last && last.from < at) this.all.push({ from: last.from, to: at });
    } else if (last?.to === at) {
      this.all.splice(-1, 1, { from: last.from, to: null });
    } else {
      this.all.push({ from: at, to: null });
    }
  }
}
