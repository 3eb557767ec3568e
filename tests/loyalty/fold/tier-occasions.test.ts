import { describe, expect, it } from "vitest";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import {
  DAY,
  fold,
  type FoldOptions,
  movements,
  order,
  PER_UNIT,
  programOf,
  refunded,
  shipped,
  START,
} from "../orders.ts";

type Tiers = NonNullable<ProgramInput["tiers"]>;
type Effect = NonNullable<Tiers[number]["benefits"]>[number]["effect"];

const POINTS: Effect = { kind: "fixed-points", points: 500 };
const REWARD: Effect = { kind: "reward", reward: "box" };
const GRANT: Effect = { kind: "tier", tier: "top", lasts: "for-life" };
const entry = (id: string, effect: Effect) => ({ id, when: "entry" as const, effect });

/** Silver from 200.00, Gold from 500.00, Top only by what Silver gives. */
function programWith(
  gives: { rule?: Effect; silver?: Effect; gold?: Effect },
  policy: ProgramInput["tierPolicy"] = {},
) {
  const { rule, silver, gold } = gives;
  const reached = {
    id: "up",
    trigger: { kind: "tier-reached" as const, tiers: ["silver"] },
    effect: rule ?? POINTS,
  };
  return programOf({
    earning: [PER_UNIT, ...(rule ? [reached] : [])],
    rewards: [{ id: "box", kind: "reference", name: "Box" }],
    tiers: [
      {
        ...{ id: "silver", name: "Silver", qualifications: [{ basis: "spend", threshold: 200_00 }] },
        benefits: silver ? [entry("welcome", silver)] : [],
      },
      {
        ...{ id: "gold", name: "Gold", qualifications: [{ basis: "spend", threshold: 500_00 }] },
        benefits: gold ? [entry("gold-welcome", gold)] : [],
      },
      { id: "top", name: "Top", qualifications: [] },
    ],
    tierPolicy: policy,
  });
}

/** An order of that day, shipped at once, and returned after so many days. */
function bought(day: number, netMinor: number, returnedAfter?: number) {
  const at = START + day * DAY;
  const facts = shipped(order({ id: String(day), netMinor, placedAt: at }), at);
  return returnedAfter === undefined ? facts : refunded(facts, 1, at + returnedAfter * DAY);
}

const after = (program: ReturnType<typeof programWith>, orders: ReturnType<typeof bought>[], more: FoldOptions = {}) =>
  fold(orders, { program, now: START + 900 * DAY, ...more });
const gifts = (result: ReturnType<typeof fold>) =>
  movements(result)
    .filter(([key]) => !key.startsWith("order:"))
    .map(([key, points]) => [key.replace(/\d{10}/, (at) => String((Number(at) - START) / DAY)), points]);

describe("what reaching a tier gave", () => {
  it("goes where a refund takes the tier, and comes again with it: nobody gains by ordering and returning", () => {
    const result = after(programWith({ rule: POINTS }), [
      bought(1, 200_00, 2),
      bought(5, 200_00, 2),
      bought(9, 200_00),
    ]);

    expect(gifts(result)).toEqual([
      ["tier:m:up:silver:1", 500],
      ["tier:m:up:silver:1-withdrawn", -500],
      ["tier:m:up:silver:5", 500],
      ["tier:m:up:silver:5-withdrawn", -500],
      ["tier:m:up:silver:9", 500],
    ]);
  });

  it("goes so where entering gave it: points, rewards, and tiers", () => {
    const orders = [bought(1, 200_00, 2), bought(5, 200_00)];

    expect(gifts(after(programWith({ silver: POINTS }), orders))).toEqual([
      ["benefit:m:silver:welcome:entered-1", 500],
      ["benefit:m:silver:welcome:entered-1-withdrawn", -500],
      ["benefit:m:silver:welcome:entered-5", 500],
    ]);
    expect(
      after(programWith({ silver: REWARD }), orders).awards.map(({ at, withdrawnAt }) => [at, withdrawnAt]),
    ).toEqual([
      [START + DAY, START + 3 * DAY],
      [START + 5 * DAY, null],
    ]);
    expect(after(programWith({ silver: GRANT }), [bought(1, 200_00)]).tier?.id).toBe("top");
  });

  it("stays where time, somebody's decision, or a version ended the tier", () => {
    const program = programWith({ rule: POINTS });
    const byTime = after(programWith({ rule: POINTS }, { window: { kind: "rolling", months: 1 } }), [
      bought(1, 200_00, 90),
    ]);
    const grant = { id: "g", tierId: "silver", from: START + DAY, until: null, revokedAt: START + 2 * DAY };
    const revoked = after(program, [], { tierGrants: [grant] });
    const versions = [program, { ...program, tiers: program.tiers.slice(1) }].map((one, index) => ({
      ...{ version: index + 1, effectiveAt: START + index * 30 * DAY, program: one },
    }));

    expect(gifts(byTime)).toEqual([["tier:m:up:silver:1", 500]]);
    expect(gifts(revoked)).toEqual([["tier:m:up:silver:1", 500]]);
    expect(gifts(fold([bought(1, 200_00)], { versions, now: START + 60 * DAY }))).toEqual([
      ["tier:m:up:silver:1", 500],
    ]);
  });

  it("of the tier below stays while that is held, and is not given again on falling back to it", () => {
    const program = programWith({ silver: POINTS, gold: POINTS });
    const orders = [bought(1, 200_00), bought(2, 300_00, 2), bought(6, 300_00, 2)];

    expect(gifts(after(program, orders, { now: START + 20 * DAY }))).toEqual([
      ["benefit:m:silver:welcome:entered-1", 500],
      ["benefit:m:gold:gold-welcome:entered-2", 500],
      ["benefit:m:gold:gold-welcome:entered-2-withdrawn", -500],
      ["benefit:m:gold:gold-welcome:entered-6", 500],
      ["benefit:m:gold:gold-welcome:entered-6-withdrawn", -500],
    ]);
  });

  it("of every tier goes where a refund takes all of them, and what a tier gave takes along what that gave", () => {
    const all = after(programWith({ silver: POINTS, gold: POINTS }), [bought(1, 200_00, 9), bought(2, 300_00, 8)]);
    const chained = after(programWith({ silver: GRANT }), [bought(1, 200_00, 2)]);

    expect(gifts(all).map(([, points]) => points)).toEqual([500, 500, -500, -500]);
    expect(chained.tierHistory.map(({ at, tierId }) => [(at - START) / DAY, tierId])).toEqual([
      [1, "top"],
      [3, null],
    ]);
  });
});
