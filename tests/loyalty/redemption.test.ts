import { describe, expect, it } from "vitest";
import { codeFrom, decideRedemption, pricedReferences, vouchers } from "../../app/loyalty/redemption.ts";
import { isRewardCode } from "../../app/loyalty/reward-code.ts";
import { programOf } from "./orders.ts";

const program = programOf({
  rewards: [
    { id: "voucher", kind: "fixed-amount", points: 500, amountMinor: 500 },
    { id: "tree", kind: "reference", name: "A tree", points: 200 },
    { id: "cup", kind: "reference", name: "Cup", points: 150, automatic: true },
    { id: "tea", kind: "reference", name: "Tea" },
  ],
});
const decide = (rewardId: string, available: number, changes = {}) =>
  decideRedemption({ status: "live", program, rewardId, available, ...changes });

describe("a reward that a member takes for points", () => {
  it("takes something off an order, or is delivered by somebody else; what is given by itself is not taken", () => {
    expect(vouchers(program).map(({ id }) => id)).toEqual(["voucher"]);
    expect(pricedReferences(program).map(({ id, points }) => [id, points])).toEqual([["tree", 200]]);
  });

  it("needs as many points as it costs", () => {
    expect(decide("voucher", 500)).toMatchObject({ outcome: "accepted", reward: { id: "voucher", amountMinor: 500 } });
    expect(decide("tree", 200)).toMatchObject({ outcome: "accepted", reward: { id: "tree", name: "A tree" } });
    expect(decide("voucher", 499)).toEqual({ outcome: "insufficient-points", shortBy: 1 });
    expect(decide("voucher", -20)).toEqual({ outcome: "insufficient-points", shortBy: 520 });
  });

  it("must be offered, by a program that is live", () => {
    for (const id of ["cup", "tea", "none"]) expect(decide(id, 9_999)).toEqual({ outcome: "unknown-reward" });
    expect(decide("voucher", 500, { status: "off" })).toEqual({ outcome: "not-live" });
    expect(decide("voucher", 500, { program: null })).toEqual({ outcome: "not-live" });
  });
});

describe("a code", () => {
  it("is 13 symbols that nobody mistakes for others, in three groups", () => {
    expect(codeFrom(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe("LAUREL-2345-6789-ABCDE");
    expect(codeFrom(Uint8Array.from({ length: 32 }, () => 239))).toBe("LAUREL-ZZZZ-ZZZZ-ZZZZZ");
  });

  it("passes over bytes that would favour some symbols, and needs enough of the others", () => {
    const biased = Uint8Array.from({ length: 32 }, (_, index) => (index < 19 ? 240 : 30));

    expect(codeFrom(biased)).toBe("LAUREL-2222-2222-22222");
    expect(() => codeFrom(biased.slice(0, 31))).toThrow("too little randomness for a code");
  });

  it("of our own rewards is known however a buyer typed it", () => {
    expect(isRewardCode(" laurel-7KQ4 ")).toBe(true);
    expect(isRewardCode("XLAUREL-7KQ4")).toBe(false);
    expect(isRewardCode("SPRING")).toBe(false);
  });
});
