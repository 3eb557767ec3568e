import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendedDates, extensionOf } from "../../app/loyalty/lot-extension.ts";

const extension = (changes: object) => ({ unit: "points", lotKey: "grant:1", was: 100, until: 200, ...changes });
const of = (extensions: ReturnType<typeof extension>[], key = "grant:1") =>
  extensionOf(extensions, { unit: "points", key });

describe("a lot that an agent keeps for longer", () => {
  it("is kept until the latest day that was said, and knows when it would have expired", () => {
    expect(of([extension({}), extension({ was: 200, until: 300 })])).toEqual({ until: 300, was: 100 });
    expect(of([extension({ until: null })])).toEqual({ until: null, was: 100 });
    expect(of([])).toEqual({ until: null, was: null });
  });

  it("is the same lot after a merge, and no other", () => {
    expect(of([extension({})], "merge:a:points:in:grant:1").until).toBe(200);
    expect(of([extension({})], "grant:11").until).toBeNull();
    expect(of([extension({ unit: "cash" })]).until).toBeNull();
  });

  it("never expires earlier for it, and never later than both dates", () => {
    const date = fc.option(fc.nat());
    fc.assert(
      fc.property(date, date, (expiresAt, until) => {
        const extended = extendedDates({ vestsAt: 0, expiresAt }, until).expiresAt;
        const latest = expiresAt === null ? null : Math.max(expiresAt, until ?? 0);

        expect(extended).toBe(latest);
      }),
    );
  });
});
