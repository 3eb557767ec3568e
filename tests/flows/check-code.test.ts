import { describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { checkCode } from "../../app/flows/redemptions/check-code.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { alertsOf } from "../../app/models/alert.ts";
import { redemptionById } from "../../app/models/redemption.ts";
import { freshDatabase } from "../support/database.ts";
import { must } from "../support/must.ts";
import { redeeming } from "../support/redeeming.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });
const redeemer = redeeming({ database, shopify, now });

/** A redemption whose code works in the shop. */
async function issued() {
  const { programId } = shopify.shop;
  await saveProgram({ programId, program: simpleProgram(100), actor: "test", now });
  await goLive({ programId, actor: "test", now });
  return redeemer.issued((await redeemer.memberWith(500)).memberId);
}

async function check(remoteId: string | null) {
  const { admin, shop } = shopify;
  return (await checkCode({ admin, shop, remoteId: must(remoteId), now })).outcome;
}

async function toldOf(redemptionId: string) {
  const alerts = await alertsOf({ programId: shopify.shop.programId, which: "open", limit: 50, offset: 0 });
  return alerts.filter((alert) => alert.redemptionId === redemptionId).map(({ kind }) => kind);
}

const discountOf = (remoteId: string | null) =>
  must(shopify.sandbox.context.shop.discounts.get(must(remoteId?.split("/").at(-1))));
const byHand = (remoteId: string | null, verb: string) =>
  shopify.control(`/discounts/${must(remoteId).split("/").at(-1) ?? ""}/${verb}`, {});

describe("a code that somebody changes in Shopify by hand", () => {
  it("is no news while it is as it was made", async () => {
    const { id, remoteId, state } = await issued();

    expect(state).toBe("issued");
    expect(await check(remoteId)).toBe("as-it-should-be");
    expect(await toldOf(id)).toEqual([]);
  });

  it("that is deleted is told the merchant", async () => {
    const { id, remoteId } = await issued();
    await byHand(remoteId, "delete");

    expect(await check(remoteId)).toBe("deleted");

    expect(await toldOf(id)).toEqual(["code-deleted"]);
    expect((await redemptionById(shopify.shop.programId, id))?.drift).toMatchObject({ kind: "deleted" });
  });

  it("that is stopped is told, and is no news any more once it works again", async () => {
    const { id, remoteId } = await issued();
    const { programId } = shopify.shop;
    await byHand(remoteId, "deactivate");

    expect(await check(remoteId)).toBe("deactivated");

    expect((await redemptionById(programId, id))?.drift).toMatchObject({ kind: "deactivated" });
    expect(await toldOf(id)).toEqual(["code-changed"]);
    await byHand(remoteId, "activate");
    expect(await check(remoteId)).toBe("as-it-should-be");
    expect((await redemptionById(programId, id))?.drift).toBeNull();
    expect(await toldOf(id)).toEqual([]);
  });

  it("that is bound to somebody else is told", async () => {
    const { id, remoteId } = await issued();
    const stranger = await shopify.control("/customers", { firstName: "Mia", email: "mia@example.com" });
    discountOf(remoteId).context = { kind: "customers", customerIds: [stranger.id] };

    expect(await check(remoteId)).toBe("changed");

    expect((await redemptionById(shopify.shop.programId, id))?.drift).toMatchObject({ fields: ["customers"] });
  });

  it("that is made good for other products is told", async () => {
    const { id, remoteId } = await issued();
    const mug = await shopify.control("/products", { title: "Mug", price: "12.50" });
    Object.assign(discountOf(remoteId), { items: { kind: "products", productIds: [mug.id], variantIds: [] } });

    expect(await check(remoteId)).toBe("changed");

    expect((await redemptionById(shopify.shop.programId, id))?.drift).toMatchObject({ fields: ["items"] });
  });

  it("and one that is none of ours, are told apart", async () => {
    expect(await check("gid://shopify/DiscountCodeNode/1")).toBe("not-ours");
  });
});
