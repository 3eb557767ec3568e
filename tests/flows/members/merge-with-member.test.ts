import { beforeEach, describe, expect, it } from "vitest";
import { exportMember } from "../../../app/flows/export-member.ts";
import { mergeWithMember } from "../../../app/flows/merge-with-member.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { settleMember } from "../../../app/flows/settle-member.ts";
import type { ShopContext } from "../../../app/flows/steps/shop-context.ts";
import { DAY, order, shipped, START } from "../../loyalty/orders.ts";
import { freshDatabase } from "../../support/database.ts";
import { give } from "../../support/give.ts";
import { accountOf, liveShop, NOW, settle } from "../../support/live-shop.ts";
import { must } from "../../support/must.ts";

const database = freshDatabase();
let shop: ShopContext;
let nora: string;
let other: string;

/** Two members with 129 points each; the second has 40 of goodwill too. */
beforeEach(async () => {
  shop = await liveShop(database);
  await settle(shop, shipped(order({ customerId: "1" })), shipped(order({ customerId: "2" })));
  nora = must(await accountOf(database, shop, "1")).memberId;
  other = must(await accountOf(database, shop, "2")).memberId;
  await give({ programId: shop.programId, memberId: other, points: 40, now: NOW });
});

const wish = { reason: "duplicate", note: "", actor: "staff:1", now: NOW };
const merge = () => mergeWithMember({ shop, memberId: nora, otherId: other, ...wish });
const prove = () => proveLedger({ programId: shop.programId, now: NOW });

describe("two members whom an agent makes one", () => {
  it("have one balance under both customer numbers, also for what comes later", async () => {
    expect((await merge()).outcome).toBe("merged");
    const later = order({ customerId: "2", placedAt: START + 59 * DAY });
    await settle(shop, shipped(later, START + 59 * DAY + 60));
    await settleMember({ shop, memberId: nora, now: NOW });

    expect(await accountOf(database, shop, "1")).toMatchObject({ memberId: nora, balance: 129 + 129 + 40 + 129 });
    expect(await accountOf(database, shop, "2")).toMatchObject({ memberId: nora });
    expect(await prove()).toEqual([]);
  });

  it("are merged once, however often and also at the same time from both sides", async () => {
    const back = () => mergeWithMember({ shop, memberId: other, otherId: nora, ...wish });

    const answers = await Promise.all([merge(), merge(), back()]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["merged", "unknown-member", "unknown-member"]);
    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 + 129 + 40 });
    expect(await prove()).toEqual([]);
  });

  it("are never somebody of another shop", async () => {
    const stranger = await liveShop(database);
    await settle(stranger, shipped(order({ customerId: "1" })));
    const otherId = must(await accountOf(database, stranger, "1")).memberId;

    expect((await mergeWithMember({ shop, memberId: nora, otherId, ...wish })).outcome).toBe("unknown-member");
    expect((await mergeWithMember({ shop, memberId: nora, otherId: nora, ...wish })).outcome).toBe("same-member");
  });
});

describe("everything about a member", () => {
  it("is one document: the account, and the orders under every customer number", async () => {
    await merge();

    const asked = { programId: shop.programId, shopId: shop.shopId, memberId: nora, actor: "staff:1", now: NOW };
    const report = await exportMember(asked);

    expect(report).toMatchObject({
      member: { balance: 129 + 129 + 40 },
      customers: [{ customerId: "1" }, { customerId: "2" }],
    });
    expect(await exportMember({ ...asked, shopId: "999999" })).toBeNull();
    const acts = await database.query("SELECT action FROM activity WHERE program_id = $1 ORDER BY id", [
      shop.programId,
    ]);
    expect(acts.map(({ action }) => action)).toEqual(["points-granted", "member-merged", "member-exported"]);
  });
});
