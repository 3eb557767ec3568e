import { describe, expect, it } from "vitest";
import {
  isRise,
  movesByThresholds,
  scalesOf,
  standingsOf,
  summed,
  thresholdsOf,
  tierChangeOf,
} from "../../../app/loyalty/change/tier-moves.ts";
import { programSchema } from "../../../app/loyalty/program.ts";
import { documentWith } from "../../support/facts.ts";

const tier = (id: string, threshold: number) => ({
  id,
  name: id,
  qualifications: [{ basis: "spend" as const, threshold }],
});
const programOf = (tiers: object[], tierPolicy: object = {}) =>
  programSchema.parse({ ...documentWith({}), tiers: tiers, tierPolicy: tierPolicy });

const before = programOf([tier("silver", 100), tier("gold", 500)]);
const after = programOf([tier("silver", 200), tier("gold", 400)]);

describe("from what a change of tiers can be told", () => {
  it.each([
    ["nothing has changed", before, before, "none"],
    [
      "only a name has changed",
      before,
      programOf([{ ...tier("silver", 100), name: "Argent" }, tier("gold", 500)]),
      "none",
    ],
    ["thresholds have changed", before, after, "thresholds"],
    ["a tier is gone", before, programOf([tier("gold", 500)]), "thresholds"],
    ["the window has changed", before, programOf(before.tiers, { window: { kind: "lifetime" } }), "histories"],
    [
      "a tier is now for life from a sum on",
      before,
      programOf([tier("silver", 100), { ...tier("gold", 500), forLife: [{ basis: "spend", threshold: 9_000 }] }]),
      "histories",
    ],
    ["there are no tiers", programOf([]), programOf([], { window: { kind: "lifetime" } }), "none"],
  ] as const)("%s", (_name, one, other, expected) => {
    expect(tierChangeOf(one, other)).toBe(expected);
  });

  it("a threshold with “more than” needs one more", () => {
    const more = programOf([
      { id: "a", name: "A", qualifications: [{ basis: "orders", threshold: 3, comparison: "more-than" }] },
    ]);

    expect(thresholdsOf(more)).toEqual([{ rank: 0, basis: "orders", needed: 4 }]);
  });
});

describe("how members stand", () => {
  it("is told from the marks that their sums have reached on each scale", () => {
    const orders = { id: "gold", name: "gold", qualifications: [{ basis: "orders" as const, threshold: 3 }] };
    const mixed = programOf([tier("silver", 200), orders]);
    const scales = scalesOf(before, mixed);

    expect(scales).toEqual([
      { basis: "spend", needed: [100, 200, 500] },
      { basis: "orders", needed: [3] },
    ]);
    const groups = [
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
      [0, 1],
    ].map((reached) => ({ held: null, reached, members: 1 }));
    expect(
      standingsOf({ before, after: mixed }, { scales, groups }).map(({ earnedBefore, earnedAfter }) => [
        earnedBefore,
        earnedAfter,
      ]),
    ).toEqual([
      [-1, -1],
      [0, -1],
      [0, 0],
      [1, 0],
      [-1, 1],
    ]);
  });
});

describe("who changes tier by thresholds", () => {
  const standings = [
    { held: null, earnedBefore: -1, earnedAfter: -1, members: 50 },
    { held: "silver", earnedBefore: 0, earnedAfter: -1, members: 7 },
    { held: "silver", earnedBefore: 0, earnedAfter: 1, members: 4 },
    { held: "gold", earnedBefore: 1, earnedAfter: 1, members: 2 },
    { held: "gold", earnedBefore: -1, earnedAfter: -1, members: 1 },
  ];

  it("whoever earns another one; a tier above what is earned was granted, and stays", () => {
    expect(movesByThresholds(before, after, standings)).toEqual([
      { from: "silver", to: null, members: 7 },
      { from: "silver", to: "gold", members: 4 },
    ]);
  });

  it("nobody falls where the program keeps what was reached", () => {
    const kept = { retention: { kind: "rest-of-year-and-next" } };

    expect(movesByThresholds(programOf(before.tiers, kept), programOf(after.tiers, kept), standings)).toEqual([
      { from: "silver", to: "gold", members: 4 },
    ]);
  });

  it("a granted tier that is gone is lost", () => {
    const without = programOf([tier("silver", 200)]);

    expect(
      movesByThresholds(before, without, [{ held: "gold", earnedBefore: -1, earnedAfter: -1, members: 1 }]),
    ).toEqual([{ from: "gold", to: null, members: 1 }]);
  });

  it("one line for each pair of tiers", () => {
    const moves = [
      { from: null, to: "gold", members: 1 },
      { from: null, to: "gold", members: 2 },
      { from: "gold", to: "gold", members: 5 },
    ];

    expect(summed(moves)).toEqual([{ from: null, to: "gold", members: 3 }]);
  });

  it("a move leads up to a higher tier, also from one that is gone", () => {
    const without = programOf([tier("silver", 200)]);

    expect(isRise({ from: null, to: "silver", members: 1 }, before, after)).toBe(true);
    expect(isRise({ from: "gold", to: "silver", members: 1 }, before, after)).toBe(false);
    expect(isRise({ from: "gold", to: "silver", members: 1 }, before, without)).toBe(false);
  });
});
