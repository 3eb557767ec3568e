import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/change-program.ts";
import { enrollMember } from "../../app/flows/enroll-member.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { grantPoints } from "../../app/flows/grant-points.ts";
import { issueRedemption } from "../../app/flows/issue-redemption.ts";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { reserveRedemption } from "../../app/flows/reserve-redemption.ts";
import { returnRedemption } from "../../app/flows/return-redemption.ts";
import { withTransaction } from "../../app/db.server.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { codeFrom } from "../../app/loyalty/redemption.ts";
import { markUsed, redemptionById } from "../../app/models/redemption.ts";
import { RefusedError, UnavailableError } from "../../app/shopify/admin-client.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf } from "../support/live-shop.ts";
import { NOTHING_MORE, sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date();
const shopify = sandboxedShop({ now });

interface Discount {
  id: string;
  code: string;
  status: string;
  usageLimit: number;
  appliesOncePerCustomer: boolean;
  context: { customerIds: string[] };
  value: { amountMinor: number };
}

/** A member with points, of a shop with the simple program: 100 points are 1.00. */
async function memberWith(points: number) {
  const { shop, control } = shopify;
  const { programId } = shop;
  await saveProgram({ programId, program: simpleProgram(100), actor: "test", now });
  await goLive({ programId, actor: "test", now });
  const { id: customerId } = await control("/customers", { email: `${randomUUID()}@example.com` });
  const joined = await enrollMember({ shop, customerId, by: "storefront", consent: null, now });
  if (joined.outcome === "not-live" || joined.outcome === "excluded") throw new Error("the program is not live");
  const grant = { programId, memberId: joined.memberId, points, reason: "goodwill", note: "", actor: "test" };
  await grantPoints({ ...grant, requestId: randomUUID(), now });
  return { memberId: joined.memberId, customerId };
}

function reserve(memberId: string, redemptionId: string = randomUUID(), rewardId = "voucher") {
  return reserveRedemption({
    shop: shopify.shop,
    memberId,
    redemptionId,
    rewardId,
    code: codeFrom(randomBytes(64)),
    now,
  });
}

async function reserved(memberId: string) {
  const reservation = await reserve(memberId);
  if (reservation.outcome !== "reserved") throw new Error(reservation.outcome);
  return reservation.redemption;
}

const issue = (redemptionId: string) =>
  issueRedemption({ admin: shopify.admin, programId: shopify.shop.programId, redemptionId, now });

const giveBack = (redemptionId: string) => {
  const { admin, shop } = shopify;
  return returnRedemption({ admin, programId: shop.programId, redemptionId, cause: "agent", actor: "test", now });
};

async function discountOf(code: string): Promise<Discount | undefined> {
  return (await shopify.control<Discount[]>("/discounts")).find((discount) => discount.code === code);
}

async function balanceOf(customerId: string): Promise<number | undefined> {
  expect(await proveLedger({ programId: shopify.shop.programId, now })).toEqual([]);
  return (await accountOf(database, shopify.shop, customerId))?.balance;
}

describe("reserving a redemption", () => {
  it("takes the points and shows the new balance in its answer", async () => {
    const { memberId, customerId } = await memberWith(250);

    const reservation = await reserve(memberId);

    expect(reservation).toMatchObject({
      outcome: "reserved",
      redemption: { points: 100, amountMinor: 100, state: "reserved" },
    });
    expect(reservation).toMatchObject({ state: { balance: 150, joined: true } });
    expect(await balanceOf(customerId)).toBe(150);
  });

  it("twice under one id is one redemption, with the code of the first", async () => {
    const { memberId, customerId } = await memberWith(250);
    const id = randomUUID();

    const first = await reserve(memberId, id);
    const second = await reserve(memberId, id);

    expect(second.outcome).toBe("already-reserved");
    expect("redemption" in second && second.redemption.code).toBe("redemption" in first && first.redemption.code);
    expect(await balanceOf(customerId)).toBe(150);
  });

  it("ten times at once under one id takes the points once", async () => {
    const { memberId, customerId } = await memberWith(250);
    const id = randomUUID();

    const answers = await Promise.all(Array.from({ length: 10 }, () => reserve(memberId, id)));

    expect(answers.filter(({ outcome }) => outcome === "reserved")).toHaveLength(1);
    expect(await balanceOf(customerId)).toBe(150);
  });

  it("ten times at once under ten ids never spends a point twice", async () => {
    const { memberId, customerId } = await memberWith(250);

    const answers = await Promise.all(Array.from({ length: 10 }, () => reserve(memberId)));

    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array.from({ length: 8 }, () => "insufficient-points"),
      "reserved",
      "reserved",
    ]);
    expect(answers.find(({ outcome }) => outcome === "insufficient-points")).toMatchObject({ shortBy: 50 });
    expect(await balanceOf(customerId)).toBe(50);
  });

  it("refuses an id that another member, or another reward, has used", async () => {
    const one = await memberWith(250);
    const other = await memberWith(250);
    const id = randomUUID();
    await reserve(one.memberId, id);

    expect(await reserve(other.memberId, id)).toEqual({ outcome: "id-taken" });
    expect(await reserve(one.memberId, id, "another")).toEqual({ outcome: "id-taken" });
    expect(await reserve(other.memberId, randomUUID(), "another")).toEqual({ outcome: "unknown-reward" });
    expect(await reserve(randomUUID())).toEqual({ outcome: "unknown-member" });
    expect(await balanceOf(other.customerId)).toBe(250);
  });
});

describe("issuing a redemption", () => {
  it("creates a code that works once, for this customer, for this amount", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);

    expect(await issue(id)).toEqual({ outcome: "issued", code });

    const discount = await discountOf(code);
    expect(discount).toMatchObject({
      status: "ACTIVE",
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { customerIds: [customerId] },
      value: { amountMinor: 100 },
    });
    expect(await redemptionById(shopify.shop.programId, id)).toMatchObject({ state: "issued" });
  });

  it("creates it for the customer whom Shopify kept, where two became one", async () => {
    const deleted = await memberWith(250);
    const kept = await memberWith(250);
    const { control, shop } = shopify;
    const first = await reserved(deleted.memberId);
    await control(`/customers/${kept.customerId}/merge`, { from: deleted.customerId });
    const customers = { keptCustomerId: kept.customerId, deletedCustomerId: deleted.customerId };
    await mergeMembers({ shop, ...customers, now });
    const second = await reserved(kept.memberId);

    for (const { id, code } of [first, second]) {
      expect(await issue(id)).toEqual({ outcome: "issued", code });
      expect(await discountOf(code)).toMatchObject({ context: { customerIds: [kept.customerId] } });
    }
  });

  it("twice, and several times at once, creates one code", async () => {
    const { memberId } = await memberWith(100);
    const { id, code } = await reserved(memberId);

    const answers = await Promise.all([issue(id), issue(id), issue(id)]);
    await issue(id);

    for (const answer of answers) expect(answer).toEqual({ outcome: "issued", code });
    const codes = await shopify.control<Discount[]>("/discounts");
    expect(codes.filter((discount) => discount.code === code)).toHaveLength(1);
  });

  it("finds the code that Shopify made before its answer was lost", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await shopify.control("/faults", { operation: "discountCodeBasicCreate", when: "after", how: "http500" });

    expect(await issue(id)).toEqual({ outcome: "issued", code });
    expect(await balanceOf(customerId)).toBe(0);
  });

  it("keeps the points reserved while nobody knows, and goes on after a crash", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await shopify.control("/faults", { operation: "*", when: "before", how: "http500", times: 2 });

    await expect(issue(id)).rejects.toBeInstanceOf(UnavailableError);
    expect(await redemptionById(shopify.shop.programId, id)).toMatchObject({ state: "reserved" });
    expect(await balanceOf(customerId)).toBe(0);

    expect(await issue(id)).toEqual({ outcome: "issued", code });
  });

  it("gives the points back, once, when Shopify refuses for good", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await shopify.control("/faults", { operation: "discountCodeBasicCreate", when: "before", how: "userErrors" });

    expect(await issue(id)).toEqual({ outcome: "returned", cause: "refused" });
    expect(await issue(id)).toEqual({ outcome: "returned", cause: "refused" });
    expect(await discountOf(code)).toBeUndefined();
    expect(await balanceOf(customerId)).toBe(100);
  });

  it("gives the points back when the merchant took the scope away", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id } = await reserved(memberId);
    const { scopes } = shopify.sandbox.context.shop.installation;
    await shopify.control("/scopes", { granted: scopes.filter((scope) => scope !== "write_discounts") });

    expect(await issue(id)).toEqual({ outcome: "returned", cause: "no-access" });
    await shopify.control("/scopes", { granted: scopes });
    expect(await balanceOf(customerId)).toBe(100);
  });

  it("knows nothing of a redemption that was never reserved", async () => {
    expect(await issue(randomUUID())).toEqual({ outcome: "unknown-redemption" });
  });
});

describe("using a code", () => {
  it("marks its redemption used by the first order that carries it, however it is written", async () => {
    const { memberId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await issue(id);
    const { programId, shopId } = shopify.shop;
    const use = (orderId: string) =>
      withTransaction((tx) =>
        markUsed(tx, { programId, shopId, orders: [{ orderId, codes: [code.toLowerCase(), "OTHER"], at: now }] }),
      );

    await use("501");
    await use("502");

    const [row] = await database.query("SELECT state, used_order_id::int FROM redemption WHERE id = $1", [id]);
    expect(row).toEqual({ state: "used", used_order_id: 501 });
    expect(await issue(id)).toEqual({ outcome: "used", code });
    expect(await giveBack(id)).toEqual({ outcome: "used" });
  });
});

describe("giving a redemption back", () => {
  it("stops the code and returns the points, once", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await issue(id);

    expect(await giveBack(id)).toEqual({ outcome: "returned" });
    expect(await giveBack(id)).toEqual({ outcome: "returned" });

    expect(await discountOf(code)).toMatchObject({ status: "EXPIRED" });
    expect(await balanceOf(customerId)).toBe(100);
  });

  it("gives nothing back while it is not known whether the code still works", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id } = await reserved(memberId);
    await issue(id);
    await shopify.control("/faults", { operation: "discountCodeDeactivate", when: "before", how: "http500" });

    await expect(giveBack(id)).rejects.toBeInstanceOf(UnavailableError);
    expect(await balanceOf(customerId)).toBe(0);

    expect(await giveBack(id)).toEqual({ outcome: "returned" });
    expect(await balanceOf(customerId)).toBe(100);
  });

  it("of a reserved one leaves no working code behind, even when it was being made at that moment", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await Promise.allSettled([giveBack(id), issue(id)]);

    const redemption = await redemptionById(shopify.shop.programId, id);
    const status = (await discountOf(code))?.status ?? "none";
    expect([redemption?.state, status === "ACTIVE"]).toEqual(
      redemption?.state === "returned" ? ["returned", false] : ["issued", true],
    );
    expect(await balanceOf(customerId)).toBe(redemption?.state === "returned" ? 100 : 0);
  });

  it("finds a code deleted by the merchant as good as stopped", async () => {
    const { memberId, customerId } = await memberWith(100);
    const { id, code } = await reserved(memberId);
    await issue(id);
    shopify.sandbox.context.shop.discounts.delete((await discountOf(code))?.id ?? "");

    expect(await giveBack(id)).toEqual({ outcome: "returned" });
    expect(await balanceOf(customerId)).toBe(100);
  });
});

describe("what Shopify refuses as a whole", () => {
  it("is told from what it does not answer", async () => {
    const { scopes } = shopify.sandbox.context.shop.installation;
    await shopify.control("/scopes", { granted: [] });
    const { readOrders } = await import("../../app/shopify/read-orders.ts");
    const { findDiscount } = await import("../../app/shopify/discounts.ts");

    await expect(findDiscount(shopify.admin, "X")).rejects.toBeInstanceOf(RefusedError);
    expect(await readOrders(shopify.admin, { ids: ["1", "2"], asked: NOTHING_MORE })).toEqual(new Map());
    await shopify.control("/scopes", { granted: scopes });
  });
});
