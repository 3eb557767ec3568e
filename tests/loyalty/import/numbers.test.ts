import { describe, expect, it } from "vitest";
import { guessDecimal, readPoints } from "../../../app/loyalty/import/numbers.ts";

describe("a balance in a file", () => {
  it.each([
    ["1234", ".", 0, 1234],
    [" 1 234 ", ".", 0, 1234],
    ["1\u00a0234", ",", 0, 1234],
    ["1'234", ".", 0, 1234],
    ["1.234", ",", 0, 1234],
    ["1,234", ".", 0, 1234],
    ["1.234,50", ".", 2, 123450],
    ["1,234.5", ",", 2, 123450],
    ["1.234,5", ",", 1, 12345],
    ["12.00", ".", 0, 12],
    ["12,00", ".", 0, 12],
    ["1.234.567", ".", 0, 1234567],
    ["0.5", ".", 2, 50],
    [".5", ".", 2, 50],
    ["+7", ".", 0, 7],
    ["007", ".", 0, 7],
    ["-0", ".", 0, 0],
    ["1.234", ".", 3, 1234],
  ] as const)("%j (decimals after %j, the unit has %i) is %i", (text, decimal, decimals, points) => {
    expect(readPoints(text, { decimal, decimals })).toEqual({ outcome: "points", points });
  });

  it.each([
    ["12 points", "not-a-number"],
    ["1,2,3", "not-a-number"],
    ["1.2.3,4", "not-a-number"],
    ["1e5", "not-a-number"],
    [".", "not-a-number"],
    ["12a", "not-a-number"],
    ["½", "not-a-number"],
    ["-", "not-a-number"],
    ["-5", "negative"],
    ["(5)", "negative"],
    ["1.234", "too-precise"],
    ["12.5", "too-precise"],
    ["9999999999999", "too-large"],
  ] as const)("%j is refused: %s", (text, outcome) => {
    expect(readPoints(text, { decimal: ".", decimals: 0 })).toEqual({ outcome });
  });

  it.each([
    [["10", "1.234,5"], ","],
    [["10", "1,234.5"], "."],
    [["12,5"], ","],
    [["1.234.567"], ","],
    [["1,234"], null],
    [["7", ""], null],
  ] as const)("of %j decimals come after %j", (samples, decimal) => {
    expect(guessDecimal(samples)).toBe(decimal);
  });
});
