import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { points, ratioFromDecimal, ratioToDecimal } from "../../app/loyalty/points.ts";

describe("a rate as a person types it", () => {
  it.each([
    ["1", 1, 1],
    ["1.5", 3, 2],
    ["0.25", 1, 4],
    ["2.000", 2, 1],
    ["0", 0, 1],
  ])("%s is exactly %i/%i", (text, numerator, denominator) => {
    expect(ratioFromDecimal(text)).toEqual({ numerator, denominator });
  });

  it.each(["", "-1", "1,5", "1.1234567", "a", "1e2", ".5"])("%s is refused", (text) => {
    expect(ratioFromDecimal(text)).toBeNull();
  });

  it("is written again as it was typed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 999_999 }),
        (whole, millionths) => {
          const decimals = String(millionths).padStart(6, "0").replace(/0+$/, "");
          const text = `${String(whole)}${decimals ? `.${decimals}` : ""}`;
          const ratio = ratioFromDecimal(text);
          expect(ratio && ratioToDecimal(ratio)).toBe(text);
        },
      ),
    );
  });
});

describe("points", () => {
  it("are whole, and held exactly", () => {
    expect(points("129")).toBe(129);
    expect(() => points(1.5)).toThrow("not a whole number");
    expect(() => points(2 ** 53)).toThrow("too many");
  });
});
