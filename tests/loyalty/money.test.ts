import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalsOf, formatMinor, parseMinor } from "../../app/loyalty/money.ts";

describe("an amount as Shopify writes it", () => {
  it.each([
    ["129.90", "EUR", 12_990],
    ["129.9", "EUR", 12_990],
    ["0.00", "EUR", 0],
    ["-0.59", "EUR", -59],
    ["-0.00", "EUR", 0],
    ["1299", "JPY", 1299],
    ["1299.0", "JPY", 1299],
    ["1.234", "KWD", 1234],
    ["1.5", "KWD", 1500],
    ["90071992547409.91", "EUR", 9_007_199_254_740_991],
  ])("%s %s is %i minor units", (text, currency, minor) => {
    expect(parseMinor(text, currency)).toBe(minor);
  });

  it.each([
    ["12.345", "EUR"],
    ["1299.5", "JPY"],
    ["1,50", "EUR"],
    ["", "EUR"],
    ["free", "EUR"],
    ["1e3", "EUR"],
    ["90071992547409.92", "EUR"],
  ])("%s %s is refused instead of rounded", (text, currency) => {
    expect(parseMinor(text, currency)).toBeNull();
  });

  it("comes out of minor units exactly as it went in, whatever the currency", () => {
    const currency = fc.constantFrom("EUR", "JPY", "KWD");
    const minor = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map((n) => n || 0);
    fc.assert(
      fc.property(minor, currency, (amount, of) => {
        expect(parseMinor(formatMinor(amount, of), of)).toBe(amount);
      }),
    );
  });

  it("has as many decimals as its currency", () => {
    expect(["EUR", "JPY", "KWD"].map((currency) => formatMinor(5, currency))).toEqual(["0.05", "5", "0.005"]);
    expect(decimalsOf("XYZ")).toBe(2);
  });
});
