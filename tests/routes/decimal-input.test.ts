import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDecimal, typedDecimal } from "../../app/ui/decimal-input.ts";

describe("numbers as people type them", () => {
  it.each([
    ["1,5", "de", "1.5"],
    ["1.5", "de", "1.5"],
    ["0,50", "de", "0.50"],
    ["1.234,50", "de", "1234.50"],
    ["1.000", "de", "1000"],
    ["1.234.567", "de", "1234567"],
    ["0.500", "de", "0.500"],
    ["1,000", "de", "1.000"],
    [",5", "de", "0.5"],
    ["1 000,5", "de", "1000.5"],
    ["1.5", "en", "1.5"],
    ["1,5", "en", "1.5"],
    ["1,234.50", "en", "1234.50"],
    ["1,000", "en", "1000"],
    ["1.000", "en", "1.000"],
    ["1'000.5", "en", "1000.5"],
    ["59", "en", "59"],
  ] as const)("reads %s in %s as %s", (typed, language, plain) => {
    expect(plainDecimal(typed, language)).toBe(plain);
  });

  it.each(["", "abc", "1,2,3", "1.2.3", "1,", "1.", "-1", "1e3", "1,23.456.7", "12.34,5", "€5", "1.000,000,5", "∞"])(
    "refuses %j",
    (typed) => {
      for (const language of ["en", "de"] as const) expect(plainDecimal(typed, language)).toBeNull();
    },
  );

  it("reads back every decimal that a form shows", () => {
    const decimals = fc.tuple(fc.nat({ max: 999_999_999 }), fc.option(fc.stringMatching(/^\d{1,6}$/)));

    fc.assert(
      fc.property(decimals, fc.constantFrom("en" as const, "de" as const), ([whole, fraction], language) => {
        const plain = fraction === null ? String(whole) : `${whole}.${fraction}`;

        expect(plainDecimal(typedDecimal(plain, language), language)).toBe(plain);
      }),
    );
  });
});
