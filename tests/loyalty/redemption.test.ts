import { describe, expect, it } from "vitest";
import { codeFrom, giftCardCodeFrom, vouchers } from "../../app/loyalty/redemption.ts";
import { isRewardCode } from "../../app/loyalty/reward-code.ts";
import { programOf } from "./orders.ts";

const program = programOf({
  rewards: [
    { id: "voucher", kind: "fixed-amount", points: 500, amountMinor: 500 },
    { id: "present", kind: "fixed-amount", amountMinor: 500 },
    { id: "thanks", kind: "fixed-amount", points: 400, amountMinor: 500, automatic: true },
    { id: "tree", kind: "reference", name: "A tree", points: 200 },
    { id: "cup", kind: "reference", name: "Cup", points: 150, automatic: true },
    { id: "tea", kind: "reference", name: "Tea" },
  ],
});

describe("a reward that a member takes for points", () => {
  it("takes something off an order; what is given by itself is not taken", () => {
    expect(vouchers(program).map(({ id, points }) => [id, points])).toEqual([["voucher", 500]]);
  });
});

describe("a code", () => {
  it("is 13 symbols that nobody mistakes for others, in three groups", () => {
    expect(codeFrom(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe("LAUREL-2345-6789-ABCDE");
    expect(codeFrom(Uint8Array.from({ length: 32 }, () => 239))).toBe("LAUREL-ZZZZ-ZZZZ-ZZZZZ");
  });

  it("of a gift card is 16 symbols, as many as Shopify takes without a hyphen", () => {
    const code = giftCardCodeFrom(Uint8Array.from({ length: 32 }, (_, index) => index));

    expect(code).toBe("23456789ABCDEFGH");
    expect(Math.log2(30) * code.length).toBeGreaterThan(60);
    expect(() => giftCardCodeFrom(new Uint8Array(15))).toThrow("too little randomness for a code");
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
