import { describe, expect, it } from "vitest";
import { csvText } from "../../app/loyalty/csv.ts";

describe("a value in a file", () => {
  it.each(["=1+1", "+SUM(A1)", "-1+1", "@x", "\t=1", "--12-24", "-", "-1.5.2"])("is never a formula: %s", (value) => {
    expect(csvText([[value]])).toBe(`'${value}\r\n`);
  });

  it.each(["-60", "-0.50", "60"])("that is a number stays one: %s", (value) => {
    expect(csvText([[value]])).toBe(`${value}\r\n`);
  });
});
