import { describe, expect, it } from "vitest";
import { Pace } from "../../app/shopify/pace.ts";

/** Shopify's bucket, in time that is told. */
class Bucket {
  refused = 0;
  readonly maximumAvailable: number;
  readonly restoreRate: number;
  private available: number;
  private atMs = 0;

  constructor({ maximumAvailable, restoreRate }: { maximumAvailable: number; restoreRate: number }) {
    this.maximumAvailable = maximumAvailable;
    this.restoreRate = restoreRate;
    this.available = maximumAvailable;
  }

  ask(cost: number, nowMs: number) {
    const restored = ((nowMs - this.atMs) / 1000) * this.restoreRate;
    this.available = Math.min(this.maximumAvailable, this.available + restored);
    this.atMs = nowMs;
    if (cost > this.available) this.refused += 1;
    else this.available -= cost;
    const { maximumAvailable, restoreRate } = this;
    return { maximumAvailable, restoreRate, currentlyAvailable: this.available };
  }
}

const STANDARD = { maximumAvailable: 2000, restoreRate: 100 };

/** Sends so many calls of ten points, one after the other, as the pace allows. @returns how long it took, in seconds */
function play(calls: number, bucket: Bucket, pace: Pace): number {
  let nowMs = 0;
  for (let call = 0; call < calls; call += 1) {
    const turn = pace.enter({ operation: "create", hurry: "none", nowMs });
    nowMs += turn.waitMs;
    turn.setOut();
    turn.leave({ cost: 10, status: bucket.ask(10, nowMs), nowMs });
    nowMs += 5;
  }
  return nowMs / 1000;
}

describe("the pace of a shop's calls", () => {
  it("is as fast as the rate limit allows, without one refusal", () => {
    const bucket = new Bucket(STANDARD);

    const seconds = play(1000, bucket, new Pace());

    expect(bucket.refused).toBe(0);
    expect(seconds).toBeLessThan(1.1 * ((1000 * 10 - 2000) / 100));
  });

  it("leaves something for those in a hurry, who need not wait", () => {
    const bucket = new Bucket(STANDARD);
    const pace = new Pace();
    const nowMs = play(400, bucket, pace) * 1000;

    const patient = pace.enter({ operation: "create", hurry: "none", nowMs });
    const hurried = pace.enter({ operation: "create", hurry: "some", nowMs });

    expect(patient.waitMs).toBeGreaterThan(0);
    expect(hurried.waitMs).toBe(0);
  });

  it("counts what is under way, and what waits, until it is over", () => {
    const pace = new Pace();
    const status = { maximumAvailable: 100, restoreRate: 10, currentlyAvailable: 25 };
    pace.enter({ operation: "create", hurry: "none", nowMs: 0 }).leave({ cost: 10, status, nowMs: 0 });
    const enter = () => pace.enter({ operation: "create", hurry: "none", nowMs: 0 });

    const [first, second] = [enter(), enter()];
    const third = enter();
    expect([first.waitMs, second.waitMs, third.waitMs]).toEqual([0, 0, 1000]);

    first.setOut();
    first.leave();
    second.leave();
    third.leave();
    expect(enter().waitMs).toBe(0);
  });

  it("knows nothing of a shop that has not answered yet, and learns nothing from its refusals", () => {
    const pace = new Pace();
    const status = { maximumAvailable: 100, restoreRate: 10, currentlyAvailable: 0 };
    pace.enter({ operation: "create", hurry: "none", nowMs: 0 }).leave({ status, nowMs: 0 });

    expect(pace.enter({ operation: "create", hurry: "none", nowMs: 0 }).waitMs).toBe(0);
  });
});
