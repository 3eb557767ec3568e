import { describe, expect, it } from "vitest";
import { daysBefore, liabilityByMonth, seriesOf } from "../../../app/loyalty/figures/series.ts";

const flow = (day: string, earned: number) => ({
  ...{ day, earned },
  ...{ takenBack: 1, redeemed: 2, expired: 3, forgiven: 4 },
});

describe("what points did over time", () => {
  it("has a period for each day, also for those on which nothing happened", () => {
    const series = seriesOf([flow("2026-03-01", 10)], { from: "2026-02-27", to: "2026-03-02", step: "day" });

    expect(series.map(({ from, earned }) => [from, earned])).toEqual([
      ["2026-02-27", 0],
      ["2026-02-28", 0],
      ["2026-03-01", 10],
      ["2026-03-02", 0],
    ]);
  });

  it("puts days together into weeks from Monday, and into months, and leaves out what lies outside", () => {
    const days = [flow("2026-02-28", 5), flow("2026-03-01", 10), flow("2026-03-02", 20), flow("2026-03-31", 40)];

    expect(seriesOf(days, { from: "2026-03-01", to: "2026-03-08", step: "week" })).toEqual([
      { from: "2026-02-23", earned: 10, takenBack: 1, redeemed: 2, expired: 3, forgiven: 4 },
      { from: "2026-03-02", earned: 20, takenBack: 1, redeemed: 2, expired: 3, forgiven: 4 },
    ]);
    expect(seriesOf(days, { from: "2026-02-01", to: "2026-03-31", step: "month" })).toMatchObject([
      { from: "2026-02-01", earned: 5 },
      { from: "2026-03-01", earned: 70, expired: 9 },
    ]);
  });

  it("counts days back over leap days and the turn of a year", () => {
    expect(daysBefore("2028-03-01", 1)).toBe("2028-02-29");
    expect(daysBefore("2027-01-01", 365)).toBe("2026-01-01");
  });

  it("says when what is open expires, month by month without gaps, and what never does", () => {
    expect(liabilityByMonth({ "2026-11": 5, "2027-02": 7, "": 100 })).toEqual({
      months: [
        { month: "2026-11", points: 5 },
        { month: "2026-12", points: 0 },
        { month: "2027-01", points: 0 },
        { month: "2027-02", points: 7 },
      ],
      never: 100,
    });
    expect(liabilityByMonth({})).toEqual({ months: [], never: 0 });
  });
});
