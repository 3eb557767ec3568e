import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { forgiveRefund } from "../../app/flows/refunds/forgive-refund.ts";
import { previewRefund } from "../../app/flows/refunds/preview-refund.ts";
import type { ShopContext } from "../../app/flows/steps/shop-context.ts";
import type { OrderFacts, RefundFact } from "../../app/loyalty/order-facts.ts";
import type { RefundAsked } from "../../app/loyalty/refund-preview.ts";
import { UNLIMITED } from "../../app/loyalty/staff.ts";
import { DAY, line, order, refunded, shipped, silverAndGold, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";
import { memberWith, taken } from "../support/taken.ts";

const database = freshDatabase();
const AT = NOW.getTime() / 1000;

async function preview(shop: ShopContext, facts: OrderFacts, refund: RefundAsked) {
  const answer = await previewRefund({ shop, orderId: facts.id, refund, now: NOW });
  if (answer.outcome !== "previewed") throw new Error(answer.outcome);
  return answer.desk.preview;
}

async function spend(shop: ShopContext, points: number) {
  const memberId = (await accountOf(database, shop, "1"))?.memberId ?? "";
  const grant = { points: -points, reason: "correction", note: "", actor: "test", requestId: `spend-${points}` };
  return grantPoints({ programId: shop.programId, memberId, ...grant, now: NOW });
}

/** The refund as Shopify would tell of it. */
function made(facts: OrderFacts, asked: RefundAsked): RefundFact {
  const refund: RefundFact = { id: "990", at: AT, lines: [], goodsAmountMinor: 0, shippingMinor: 0 };
  if (asked.kind === "amount") return { ...refund, goodsAmountMinor: asked.amountMinor };
  const quantities = new Map(
    asked.kind === "lines" ? asked.lines.map(({ lineId, quantity }) => [lineId, quantity]) : [],
  );
  const lines = facts.lines.flatMap(({ id, quantity }) => {
    const gone = facts.refunds.flatMap((one) => one.lines).filter(({ lineId }) => lineId === id);
    const left = quantity - gone.reduce((sum, each) => sum + each.quantity, 0);
    const units = Math.min(left, asked.kind === "whole" ? left : (quantities.get(id) ?? 0));
    return units > 0 ? [{ lineId: id, quantity: units, returned: false }] : [];
  });
  return { ...refund, lines, shippingMinor: asked.kind === "whole" ? facts.shipping.netMinor : 0 };
}

describe("a refund's preview", () => {
  it("says what it takes back, what is spent, and what is left: 60 of 129, 81 spent, balance -12", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order({ lines: [line({ id: "1", netMinor: 6_000 }), line({ id: "2", netMinor: 6_900 })] }));
    await settle(shop, facts);
    await spend(shop, 81);

    const { units, isPossible } = await preview(shop, facts, { kind: "lines", lines: [{ lineId: "1", quantity: 1 }] });

    expect(isPossible).toBe(true);
    expect(units).toEqual([
      {
        ...{ unit: "points", earned: 129, takenBack: 60, forgiven: 0, notEarned: 0, spent: 81 },
        ...{ balance: 48, balanceAfter: -12 },
      },
    ]);
  });

  it("posts nothing", async () => {
    const shop = await liveShop(database);
    const facts = shipped(order());
    await settle(shop, facts);
    const before = await transfersOf(database, shop);

    await preview(shop, facts, { kind: "whole" });

    expect(await transfersOf(database, shop)).toEqual(before);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });

  it("says when the tier ends", async () => {
    const shop = await liveShop(database, { program: documentWith({ tiers: silverAndGold }) });
    const facts = shipped(order({ netMinor: 60_000, quantity: 2 }));
    await settle(shop, facts);

    const { tier } = await preview(shop, facts, { kind: "whole" });
    const untouched = await preview(shop, facts, { kind: "amount", amountMinor: 100 });

    expect(tier.isSame).toBe(false);
    expect(tier.before.tierId).toBe("silver");
    expect(untouched.tier.isSame).toBe(true);
  });

  it("of an order that is not shipped says what will not be earned", async () => {
    const shop = await liveShop(database);
    const facts = order();
    await settle(shop, facts);

    const { units } = await preview(shop, facts, { kind: "whole" });

    expect(units).toMatchObject([{ earned: 0, takenBack: 0, notEarned: 129, balanceAfter: 0 }]);
  });

  it("of an order without anything left says so", async () => {
    const shop = await liveShop(database);
    const gone = refunded(shipped(order()), 1);
    const cancelled = { ...shipped(order()), cancelledAt: START + 3 * DAY };
    await settle(shop, gone, cancelled);

    expect(await preview(shop, gone, { kind: "whole" })).toMatchObject({ isPossible: false });
    expect(await preview(shop, cancelled, { kind: "whole" })).toMatchObject({ isPossible: false });
  });

  it("says which rewards' points come back, and counts them into the balance", async () => {
    const reward = { id: "voucher", kind: "fixed-amount" as const, points: 100, amountMinor: 1000 };
    const shop = await liveShop(database, { program: documentWith({ rewards: [reward] }) });
    const redemption = await taken(shop, await memberWith(shop, 300));
    const code = redemption.code ?? "";
    const goods = {
      netMinor: 9000,
      discountMinor: 1000,
      rewardDiscountMinor: 1000,
      rewardCodes: [{ code, minor: 1000 }],
    };
    const facts = shipped(
      order({ placedAt: START + 10 * DAY, discountCodes: [code], lines: [line({ id: "71", ...goods })] }),
    );
    await settle(shop, facts);

    const foreseen = await preview(shop, facts, { kind: "whole" });
    await settle(shop, { ...facts, refunds: [made(facts, { kind: "whole" })], updatedAt: AT });

    expect(foreseen.rewards).toMatchObject([{ unit: "points", points: 100, title: { en: "€10.00 off" } }]);
    expect(foreseen.units).toMatchObject([{ takenBack: 90, balance: 290, balanceAfter: 300 }]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 300 });
  });

  it("is refused for another shop's order and for an order without a member", async () => {
    const [shop, other] = [await liveShop(database), await liveShop(database)];
    const facts = shipped(order());
    const guest = shipped(order({ customerId: null }));
    await settle(shop, facts, guest);

    const ask = (of: ShopContext, { id }: OrderFacts) =>
      previewRefund({ shop: of, orderId: id, refund: { kind: "whole" }, now: NOW });
    expect(await ask(other, facts)).toEqual({ outcome: "unknown-order" });
    expect(await ask(shop, guest)).toEqual({ outcome: "no-member" });
  });
});

describe("for any life of a member", () => {
  const life = fc.record({
    shortfall: fc.constantFrom("negative" as const, "forgiven" as const, "next-credit" as const),
    lines: fc.array(
      fc.record({ netMinor: fc.integer({ min: 0, max: 40_000 }), quantity: fc.integer({ min: 1, max: 4 }) }),
      {
        ...{ minLength: 1, maxLength: 3 },
      },
    ),
    other: fc.integer({ min: 0, max: 90_000 }),
    isShipped: fc.boolean(),
    spent: fc.integer({ min: 0, max: 1_500 }),
    isForgiven: fc.boolean(),
    earlier: fc.boolean(),
    asked: fc.oneof(
      fc.constant({ kind: "whole" as const }),
      fc.record({ kind: fc.constant("amount" as const), amountMinor: fc.integer({ min: 1, max: 50_000 }) }),
      fc.record({
        kind: fc.constant("lines" as const),
        lines: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).map(([first, second]) => [
          { lineId: "11", quantity: first },
          { lineId: "12", quantity: second },
        ]),
      }),
    ),
  });

  it("the preview equals what settling that refund really does", async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ shortfall, lines, other, isShipped, spent, isForgiven, earlier, asked }) => {
        const shop = await liveShop(database, {
          program: documentWith({ policies: { shortfall }, tiers: silverAndGold }),
        });
        const ordered = lines.map((one, index) => line({ id: `1${String(index + 1)}`, ...one }));
        const placed = order({ lines: ordered, shipping: { netMinor: 490, taxOnTopMinor: 0, taxIncludedMinor: 0 } });
        const sent = isShipped ? shipped(placed) : placed;
        const facts = earlier ? refunded(sent, 1) : sent;
        await settle(shop, facts, shipped(order({ netMinor: other, placedAt: START + 5 * DAY })));
        await spend(shop, Math.max(1, spent));
        if (isForgiven)
          await forgiveRefund({
            shop,
            orderId: facts.id,
            refundId: null,
            wishId: "w",
            actor: "test",
            limits: UNLIMITED,
            now: NOW,
          });

        const foreseen = await preview(shop, facts, asked);
        const refund = made(facts, asked);
        await settle(shop, { ...facts, refunds: [...facts.refunds, refund], updatedAt: AT });

        const account = await accountOf(database, shop, "1");
        const [row] = await database.query<{ taken: number; forgiven: number; tier: string | null }>(
          `SELECT coalesce(sum(points) FILTER (WHERE key LIKE '%:refunded-990' AND from_account = 'member'), 0)::int AS taken,
                  coalesce(sum(points) FILTER (WHERE key LIKE '%:forgiven-990'), 0)::int AS forgiven
             FROM transfer WHERE program_id = $1`,
          [shop.programId],
        );
        const [unit] = foreseen.units;
        if (unit) expect(account?.balance).toBe(unit.balanceAfter);
        expect(row).toEqual({ taken: unit?.takenBack ?? 0, forgiven: unit?.forgiven ?? 0 });
        expect(account?.tier ?? null).toBe(foreseen.tier.after.tierId);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
