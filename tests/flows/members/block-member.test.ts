import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { blockMember, unblockMember } from "../../../app/flows/block-member.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../../app/flows/redemptions/reserve-redemption.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { drawCodes } from "../../../app/reward-codes.server.ts";
import { DAY, order, shipped, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { balancesOf, documentWith, tell, told } from "../../support/facts.ts";
import { accountOf, liveShop, NOW, settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";

const database = freshDatabase();
const day = (number: number) => new Date((START + number * DAY) * 1000);
const BLOCKED = 20;

let shop: ShopContext;
let memberId: string;

/** A member with 129 points. */
beforeEach(async () => {
  const voucher = {
    id: "five",
    kind: "fixed-amount" as const,
    points: 100,
    amountMinor: 500,
  };
  const review = {
    id: "review",
    name: "Review",
    trigger: { kind: "event" as const, name: "review" },
    effect: { kind: "fixed-points" as const, points: 30 },
  };
  const { earning } = documentWith({});
  shop = await liveShop(database, { program: documentWith({ rewards: [voucher], earning: [...earning, review] }) });
  await settle(shop, orderOn(1));
  memberId = must(await accountOf(database, shop, "1")).memberId;
});

const orderOn = (number: number, customerId = "1") =>
  shipped(order({ customerId, placedAt: START + number * DAY }), START + (number + 5) * DAY);
const block = (requestId = randomUUID()) =>
  blockMember({ shop, memberId, reason: "abuse", note: "", actor: "staff:1", requestId, now: day(BLOCKED) });
const unblock = (at: number) => unblockMember({ shop, memberId, actor: "staff:1", now: day(at) });
const balance = async () => must(await accountOf(database, shop, "1")).balance;
const redeem = () =>
  reserveRedemption({
    ...{ shop, memberId, redemptionId: randomUUID(), wish: { rewardId: "five" }, now: NOW },
    codes: drawCodes(),
  });

describe("a blocked member", () => {
  it("earns nothing from then on, and keeps what was earned before, also what ships later", async () => {
    await block();

    await settle(shop, orderOn(BLOCKED - 2), orderOn(BLOCKED + 1));
    await tell(shop, told({ at: START + (BLOCKED + 1) * DAY }));

    expect(await balance()).toBe(129 + 129);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("takes no reward until somebody lifts the block", async () => {
    await block();
    expect(await redeem()).toEqual({ outcome: "blocked" });

    await unblock(30);

    expect((await redeem()).outcome).toBe("reserved");
  });

  it("gets nothing for the time of the block once it is lifted, and earns again after it", async () => {
    await block();
    await unblock(30);

    await settle(shop, orderOn(25), orderOn(31));

    expect(await balance()).toBe(129 + 129);
  });

  it("is blocked once, however often, and also at the same time", async () => {
    const requestId = randomUUID();

    const answers = await Promise.all([block(requestId), block(requestId), block()]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already-blocked", "already-blocked", "blocked"]);
    expect((await unblock(30)).outcome).toBe("unblocked");
    expect((await unblock(30)).outcome).toBe("not-blocked");
  });

  it("stays blocked when two customers become one", async () => {
    await settle(shop, orderOn(2, "2"));
    await block();

    await mergeMembers({ shop, keptCustomerId: "2", deletedCustomerId: "1", now: day(BLOCKED + 1) });
    await settle(shop, orderOn(BLOCKED + 2, "2"));

    expect(await balancesOf(database, shop, "2")).toEqual({ points: 129 + 129 });
    memberId = must(await accountOf(database, shop, "2")).memberId;
    expect(await redeem()).toEqual({ outcome: "blocked" });
  });
});
