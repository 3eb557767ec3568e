import { describe, expect, it } from "vitest";
import { earnedTier, tierProgress } from "../../../app/loyalty/tiers/progress.ts";
import { LADDER, programOf } from "./tiers.ts";

const program = programOf({ window: { kind: "rolling", months: 12 } });

describe("the way to the next tier", () => {
  it.each([
    // Nothing of 200.00.
    [0, null, "silver", 200_00, 0],
    // 50.00 of 200.00: 25 %.
    [50_00, null, "silver", 150_00, 25],
    [199_99, null, "silver", 1, 99],
    // 80.00 of the 300.00 between Silver and Gold: 26.67 %, cut off.
    [280_00, "silver", "gold", 220_00, 26],
    // Gold is kept, only 250.00 count: the way begins at nothing. 250 of 1000 are 25 %.
    [250_00, "gold", "platinum", 750_00, 25],
    [500_00, "gold", "platinum", 500_00, 0],
  ])("%i minor units with %s: %s, %i missing, %i percent", (spend, tierId, next, missing, percent) => {
    expect(tierProgress(program, { spend }, tierId)).toMatchObject({
      next: { id: next },
      nearest: { missing },
      percent,
    });
  });

  it("ends at the top, and where there are no tiers", () => {
    expect(tierProgress(program, { spend: 5000_00 }, "platinum")).toBeNull();
    expect(tierProgress(programOf({}, []), { spend: 100 }, null)).toBeNull();
  });

  it("goes by the qualification that is nearest, and names what each misses", () => {
    const [silver] = LADDER;
    const tiers = [
      ...(silver ? [silver] : []),
      { id: "card", name: "Card", qualifications: [] },
      {
        id: "top",
        name: "Top",
        qualifications: [
          { basis: "spend" as const, threshold: 500_00 },
          { basis: "orders" as const, threshold: 4, comparison: "more-than" as const },
        ],
      },
    ];

    const progress = tierProgress(programOf({}, tiers), { spend: 290_00, orders: 4 }, "silver");

    // 90 of 300 are 30 %; more than 4 means 5: 4 of 5 are 80 %. "Card" comes by grant only.
    expect(progress).toMatchObject({
      next: { id: "top" },
      qualifications: [
        { basis: "spend", has: 290_00, needed: 500_00, missing: 210_00, percent: 30 },
        { basis: "orders", has: 4, needed: 5, missing: 1, percent: 80 },
      ],
      nearest: { basis: "orders" },
      percent: 80,
    });
  });
});

describe("the tier that a progress earns by itself", () => {
  it.each([
    [199_99, null],
    [200_00, "silver"],
    [1000_00, "platinum"],
  ])("%i minor units: %s", (spend, tierId) => {
    expect(earnedTier(program, { spend })?.id ?? null).toBe(tierId);
  });
});
