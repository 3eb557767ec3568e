import { describe, expect, it } from "vitest";
import { settleMember } from "../../../app/flows/settle-member.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import type { ProgramInput } from "../../../app/loyalty/program.ts";
import { DAY, order, shipped } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { balancesOf } from "../../support/facts.ts";
import { NOW, accountOf, settle } from "../../support/live-shop.ts";
import { memberWith } from "../../support/taken.ts";
import { payOutCashback } from "../../../app/flows/redemptions/pay-out-cashback.ts";
import { workRedemption } from "../../../app/flows/redemptions/work-redemption.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { silent, voucher, voucherShops } from "./voucher-shop.ts";

const database = freshDatabase();
const { shopWith, balanceOf, redemptionIdsOf } = voucherShops(database);

const daysLater = (days: number) => new Date(NOW.getTime() + days * DAY * 1000);

async function givenIn(shop: ShopContext): Promise<number> {
  const rows = await database.query(`SELECT 1 FROM redemption WHERE program_id = $1`, [shop.programId]);
  return rows.length;
}

const savedBy = (shop: ShopContext, customerId: string) => memberWith(shop, 300, customerId);

describe("a reward that is given by itself", () => {
  it("is given no more often than there are pieces, to members who are settled at once", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, automatic: true, total: 4 }] });
    const members = [await savedBy(shop, "1"), await savedBy(shop, "2"), await savedBy(shop, "3")];

    await Promise.all(members.map((memberId) => settleMember({ shop, memberId, now: NOW })));

    expect(await givenIn(shop)).toBe(4);
  });

  it("is given again only after its cool-down", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, automatic: true, coolDown: { days: 7 } }] });
    const memberId = await savedBy(shop, "1");

    const given: number[] = [];
    for (const days of [0, 6, 8, 9]) {
      await settleMember({ shop, memberId, now: daysLater(days) });
      given.push(await givenIn(shop));
    }

    expect(given).toEqual([1, 1, 2, 2]);
  });

  it("to a customer who is gone asks a person, and is not given again and again", async () => {
    const shop = await shopWith({ rewards: [{ ...voucher, automatic: true }] });
    const memberId = await memberWith(shop, 100);
    const { programId } = shop;
    await settleMember({ shop, memberId, now: NOW });
    const [redemptionId = ""] = await redemptionIdsOf(shop);
    await database.query(`DELETE FROM member_identity WHERE program_id = $1`, [programId]);

    const worked = await workRedemption({ admin: silent, programId, redemptionId, drawCodes, now: NOW });
    await settleMember({ shop, memberId, now: NOW });

    expect(worked).toMatchObject({ state: "reserved", trouble: "customer-gone", stuckAt: NOW });
    expect(await redemptionIdsOf(shop)).toEqual([redemptionId]);
  });

  it("takes no points once what it gives could not be used any more", async () => {
    const over = { ...voucher, automatic: true, valid: { until: "2026-04-01T00:00" } };
    const shop = await shopWith({ rewards: [over] });
    const memberId = await memberWith(shop, 300);

    await settleMember({ shop, memberId, now: NOW });

    expect(await balanceOf(shop)).toBe(300);
    expect(await redemptionIdsOf(shop)).toEqual([]);
  });
});

describe("a reward that facts give", () => {
  it("is given anew where its fact comes back while it is being stopped", async () => {
    const rewards: ProgramInput["rewards"] = [{ id: "off", kind: "fixed-amount", amountMinor: 500 }];
    const shop = await shopWith({
      ...{ rewards, earning: [{ id: "next", trigger: { kind: "order" }, effect: { kind: "reward", reward: "off" } }] },
    });
    const { programId } = shop;
    const facts = shipped(order());
    await settle(shop, facts);
    const [redemptionId = ""] = await redemptionIdsOf(shop);
    await database.query(`UPDATE redemption SET state = 'issued', todo = NULL WHERE id = $1`, [redemptionId]);
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 60, fulfilments: [] });
    await settle(shop, { ...facts, updatedAt: facts.updatedAt + 120 });
    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};

    await workRedemption({ admin: silent, programId, redemptionId, drawCodes, now: NOW });
    await settleMember({ shop, memberId, now: NOW });
    await settleMember({ shop, memberId, now: NOW });

    const stands = await database.query(`SELECT state FROM redemption WHERE program_id = $1 ORDER BY state`, [
      programId,
    ]);
    expect(stands).toEqual([{ state: "cancelled" }, { state: "reserved" }]);
  });
});

describe("cashback that became store credit", () => {
  it("stays paid out when the member's facts are settled again", async () => {
    const shop = await shopWith({
      units: [
        { id: "points", name: { one: "Coin", many: "Coins" } },
        {
          ...{ id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
          payout: { every: "month", day: 1, minimumMinor: 500 },
        },
      ],
      earning: [
        { id: "back", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "5", unit: "cash" } },
      ],
    });
    await settle(shop, shipped(order({ netMinor: 20_000 })));
    await payOutCashback({ shop, now: NOW });

    const { memberId = "" } = (await accountOf(database, shop, "1")) ?? {};
    await settleMember({ shop, memberId, now: NOW });

    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 0 });
  });
});
