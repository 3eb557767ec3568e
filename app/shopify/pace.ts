/** What Shopify says of a shop's rate limit, in the points that its operations cost. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

/** What Shopify said of one call. */
export interface Said {
  /** What it asked for; left out: Shopify refused it. */
  cost?: number;
  status: ThrottleStatus;
  nowMs: number;
}

/** Of the bucket, and at most so many points, are left for calls that somebody waits for. */
const RESERVE_SHARE = 0.05;
const RESERVE_MAX = 100;
/** Of an operation that was never asked before. */
const COST_UNKNOWN = 10;

/**
 * What is left of one shop's bucket, as far as this process knows: what Shopify said last, what came in since, less what calls cost
 * that are under way or wait for their turn. So a call waits before Shopify refuses it, and those in a hurry find something left.
 */
export class Pace {
  private status: ThrottleStatus | null = null;
  private saidAtMs = 0;
  private underWay = 0;
  private waiting = 0;
  private readonly costs = new Map<string, number>();

  /**
   * A call asks for its turn.
   *
   * @param call.hurry "some": it may use the reserve, and goes before those that wait
   * @returns how long it must wait (0: not at all), and what to call when it sets out and when it is over
   */
  enter(call: { operation: string; hurry: "none" | "some"; nowMs: number }): Turn {
    const { operation, hurry, nowMs } = call;
    const cost = this.costs.get(operation) ?? COST_UNKNOWN;
    const waitMs = this.waitMs({ cost, hurry, nowMs });
    this.waiting += cost;
    let isWaiting = true;
    const leave = () => {
      if (isWaiting) this.waiting -= cost;
      else this.underWay -= cost;
    };
    return {
      waitMs,
      setOut: () => {
        this.waiting -= cost;
        this.underWay += cost;
        isWaiting = false;
      },
      leave: (said) => {
        leave();
        if (said) this.note(operation, said);
      },
    };
  }

  private waitMs({ cost, hurry, nowMs }: { cost: number; hurry: "none" | "some"; nowMs: number }): number {
    if (!this.status) return 0;
    const { maximumAvailable, currentlyAvailable, restoreRate } = this.status;
    const restored = (Math.max(0, nowMs - this.saidAtMs) / 1000) * restoreRate;
    const left = Math.min(maximumAvailable, currentlyAvailable + restored) - this.underWay;
    const kept = Math.min(maximumAvailable * RESERVE_SHARE, RESERVE_MAX);
    const missing = hurry === "some" ? cost - left : cost + kept + this.waiting - left;
    return missing <= 0 ? 0 : Math.ceil((missing / restoreRate) * 1000);
  }

  private note(operation: string, { cost, status, nowMs }: Said): void {
    if (cost !== undefined) this.costs.set(operation, cost);
    // What refuses a call tells how long that one waits; nothing is known of a shop before it has answered one.
    else if (!this.status) return;
    this.status = status;
    this.saidAtMs = nowMs;
  }
}

/** One call's place in the line. */
export interface Turn {
  waitMs: number;
  setOut: () => void;
  leave: (said?: Said) => void;
}
