import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { OrderFacts, RefundFact } from "../../../app/loyalty/order-facts.ts";
import { rewardSchema } from "../../../app/loyalty/program/reward-schema.ts";
import { pointsBackForOrder } from "../../../app/loyalty/rewards/order-returns.ts";
import { line, order, START } from "../orders.ts";

type Policy = "full" | "proportional" | "none";
const CODE = "LAUREL-7KQ4-M2XW-9PRTV";

function refund(changes: Partial<RefundFact>): RefundFact {
  return { id: "1", at: START + 9_000, lines: [], goodsAmountMinor: 0, shippingMinor: 0, ...changes };
}
const unit = (lineId: string, quantity: number) => refund({ lines: [{ lineId, quantity, returned: true }] });

/** A 10.00 voucher on 3 cups of 20.00 and a tray of 40.00: 6.00 off the cups, 4.00 off the tray. */
const bought: Partial<OrderFacts> = {
  lines: [
    line({ id: "cups", quantity: 3, netMinor: 5_400, discountMinor: 600, rewardDiscountMinor: 600 }),
    line({ id: "tray", netMinor: 3_600, discountMinor: 400, rewardDiscountMinor: 400 }),
  ],
};

function back(
  changes: Partial<OrderFacts>,
  options: { policy?: Policy; points?: number; terms?: z.input<typeof rewardSchema>; code?: string } = {},
): number {
  const { policy = "proportional", points = 1_000, code = CODE } = options;
  const { terms = { id: "v", kind: "fixed-amount", points: 1_000, amountMinor: 1_000, refundReturns: policy } } =
    options;
  return pointsBackForOrder({
    terms: rewardSchema.parse(terms),
    points,
    order: order({ ...bought, ...changes }),
    code,
  });
}

describe("points of a code that was used, by what becomes of the order", () => {
  it("stay spent while nothing is refunded", () => {
    expect(back({})).toBe(0);
    expect(back({}, { policy: "full" })).toBe(0);
    expect(back({ refunds: [refund({ shippingMinor: 490 })] })).toBe(0);
  });

  it("come back by the share of what the code took off the refunded pieces, rounded down", () => {
    expect(back({ refunds: [unit("cups", 1)] })).toBe(200);
    expect(back({ refunds: [unit("cups", 1), unit("tray", 1)] })).toBe(600);
    expect(back({ refunds: [unit("cups", 1)] }, { points: 999 })).toBe(199);
    expect(back({ refunds: [unit("cups", 3), unit("tray", 1)] }, { points: 999 })).toBe(999);
    expect(back({ refunds: [unit("cups", 9)] })).toBe(600);
    expect(back({ refunds: [unit("unknown", 1)] })).toBe(0);
  });

  it("come back for pieces that an edit removed, and not for those it added", () => {
    const edited = (quantity: number) =>
      back({ edits: [{ id: "e", at: START, lines: [{ lineId: "tray", quantity }] }] });

    expect([edited(-1), edited(1)]).toEqual([400, 0]);
  });

  it("come back by the share of the goods that a refund without a piece takes", () => {
    expect(back({ refunds: [refund({ goodsAmountMinor: 4_500 })] })).toBe(500);
    expect(back({ refunds: [unit("tray", 1), refund({ goodsAmountMinor: 2_700 })] })).toBe(700);
    expect(back({ refunds: [refund({ goodsAmountMinor: 9_000 })] })).toBe(1_000);
    expect(back({ refunds: [refund({ goodsAmountMinor: 99_000 })] })).toBe(1_000);
  });

  it("counts taxes on top among what was paid for the goods", () => {
    const lines = [line({ id: "a", netMinor: 900, taxOnTopMinor: 100, discountMinor: 100, rewardDiscountMinor: 100 })];

    expect(back({ lines, refunds: [refund({ goodsAmountMinor: 500 })] })).toBe(500);
  });

  it("come back whole for a cancelled order, unless the reward gives nothing back", () => {
    const cancelled = { cancelledAt: START + 9_000 };

    expect([back(cancelled), back(cancelled, { policy: "full" }), back(cancelled, { policy: "none" })]).toEqual([
      1_000, 1_000, 0,
    ]);
    expect(back({ refunds: [unit("cups", 3), unit("tray", 1)] }, { policy: "none" })).toBe(0);
  });

  it("come back whole with the last of the goods, by a reward that gives them back whole", () => {
    const policy = "full";

    expect(back({ refunds: [unit("cups", 3)] }, { policy })).toBe(0);
    expect(back({ refunds: [unit("cups", 3), unit("tray", 1)] }, { policy })).toBe(1_000);
    expect(back({ refunds: [unit("cups", 3), refund({ goodsAmountMinor: 3_600 })] }, { policy })).toBe(1_000);
    expect(back({ refunds: [unit("cups", 3), refund({ goodsAmountMinor: 3_599 })] }, { policy })).toBe(0);
    expect(back({ lines: [] }, { policy })).toBe(0);
    const withEmpty = [...(bought.lines ?? []), line({ id: "none", quantity: 0, netMinor: 0 })];
    expect(back({ lines: withEmpty, refunds: [unit("cups", 3), unit("tray", 1)] }, { policy })).toBe(1_000);
  });

  it("count what this code took off, where the order tells codes apart, however it was typed", () => {
    const lines = [
      line({ id: "cups", quantity: 3, rewardDiscountMinor: 900, rewardCodes: [{ code: CODE, minor: 600 }, { code: "LAUREL-B", minor: 300 }] }),
      line({ id: "tray", rewardDiscountMinor: 400, rewardCodes: [{ code: "LAUREL-B", minor: 400 }] }),
    ];
    const refunds = [unit("tray", 1)];

    expect(back({ lines, refunds })).toBe(0);
    expect(back({ lines, refunds }, { code: " laurel-b " })).toBe(571);
    expect(back({ lines, refunds: [unit("cups", 1)] })).toBe(333);
  }); // prettier-ignore

  it("count everything that was ordered where nobody kept what the code took off", () => {
    const lines = [line({ id: "a", netMinor: 900, discountMinor: 100 }), line({ id: "b", netMinor: 3_000 })];

    expect(back({ lines, refunds: [unit("a", 1)] })).toBe(250);
    const free = [line({ id: "a", netMinor: 0 }), line({ id: "b", netMinor: 0 })];
    expect(back({ lines: free, refunds: [unit("a", 1)] })).toBe(0);
    expect(back({ lines: free, refunds: [unit("a", 1), unit("b", 1)] })).toBe(1_000);
  });

  it("do not come back for a payment that is disputed", () => {
    expect(back({ disputes: [{ id: "d", at: START, amountMinor: 9_000, wonAt: null }] })).toBe(0);
  });

  it("never come back for what pays like money, or has no code", () => {
    const terms = { id: "v", kind: "gift-card", points: 1_000, amountMinor: 1_000 } as const;

    expect(back({ cancelledAt: START }, { terms })).toBe(0);
  });
});

describe("points of a code for free shipping", () => {
  const terms = { id: "s", kind: "free-shipping", points: 300 } as const;
  const shipping = { netMinor: 800, taxOnTopMinor: 200, taxIncludedMinor: 0 };

  it("come back by the share of the shipping that was refunded", () => {
    expect(back({ shipping, refunds: [refund({ shippingMinor: 500 })] }, { terms })).toBe(500);
    expect(back({ shipping, refunds: [refund({ shippingMinor: 5_000 })] }, { terms })).toBe(1_000);
    expect(back({ shipping, refunds: [refund({ shippingMinor: -5 })] }, { terms })).toBe(0);
    expect(back({ shipping, refunds: [unit("cups", 3)] }, { terms })).toBe(0);
  });

  it("come back with the last of the goods where the shipping had cost nothing", () => {
    expect(back({ refunds: [refund({ shippingMinor: 500 })] }, { terms })).toBe(0);
    expect(back({ refunds: [unit("cups", 3), unit("tray", 1)] }, { terms })).toBe(1_000);
  });
});

it("more refunds never bring fewer points back", () => {
  const refunds = [
    ...[unit("cups", 1), refund({ goodsAmountMinor: 700 }), unit("tray", 1), refund({ shippingMinor: 100 })],
    ...[refund({ goodsAmountMinor: 333 }), unit("cups", 1), unit("cups", 1)],
  ];
  const sums = refunds.map((_, index) => back({ refunds: refunds.slice(0, index + 1) }, { points: 997 }));

  expect(sums).toEqual(sums.toSorted((a, b) => a - b));
  expect(sums).toEqual([199, 276, 675, 675, 712, 912, 997]);
});
