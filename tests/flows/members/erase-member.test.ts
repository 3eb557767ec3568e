import { beforeAll, describe, expect, it } from "vitest";
import { eraseMember } from "../../../app/flows/erase-member.ts";
import { proveLedger } from "../../../app/flows/prove-ledger.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { freshDatabase } from "../../support/database.ts";
import { redeeming } from "../../support/redeeming.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });
const { offer, memberWith } = redeeming({ database, shopify, now });

beforeAll(() => offer());

const published = (customerId: string) =>
  [...shopify.sandbox.context.shop.metafields.values()].filter(
    ({ ownerId, key }) => ownerId === customerId && key === "loyalty",
  );
const erase = (memberId: string) => {
  const { programId, shopId, domain } = shopify.shop;
  return eraseMember({ admin: shopify.admin, shop: { programId, shopId, domain }, memberId, actor: "staff:1", now });
};
const identities = (memberId: string) =>
  database.query("SELECT customer_id FROM member_identity WHERE member_id = $1", [memberId]);

describe("a member whom an agent erases", () => {
  it("is forgotten here and taken off the customer in Shopify, once; the ledger keeps its sums", async () => {
    const { memberId, customerId } = await memberWith(50);
    await publishMember({ admin: shopify.admin, ...shopify.shop, memberId, now });
    expect(published(customerId)).toHaveLength(1);

    expect((await erase(memberId)).outcome).toBe("erased");
    expect((await erase(memberId)).outcome).toBe("unknown-member");

    expect(published(customerId)).toEqual([]);
    expect(await identities(memberId)).toEqual([]);
    expect(await proveLedger({ programId: shopify.shop.programId, now })).toEqual([]);
  });

  it("stays whole when Shopify does not answer", async () => {
    const { memberId } = await memberWith(50);
    await shopify.control("/faults", { operation: "metafieldsDelete", when: "before", how: "http500", times: 9 });

    await expect(erase(memberId)).rejects.toThrow();

    expect(await identities(memberId)).toHaveLength(1);
  });
});
