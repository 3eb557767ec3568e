import { describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { describeShop } from "../../app/flows/describe-shop.ts";
import { simpleProgram } from "../../app/loyalty/program.ts";
import { programState } from "../../app/models/program.ts";
import { inCurrency } from "../../app/loyalty/program-currency.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { accountOf, liveShop, settle } from "../support/live-shop.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const shopify = sandboxedShop({ now: new Date() });

describe("a shop whose currency changes", () => {
  it("carries the program's amounts over, unit by unit, while nobody holds a point", async () => {
    const { admin, shop } = shopify;
    await saveProgram({ programId: shop.programId, program: simpleProgram(100), actor: "test", now: new Date() });
    shopify.sandbox.context.shop.settings.currency = "JPY";

    await describeShop({ admin, ...shop, now: new Date() });

    const { versions } = await programState(null, shop.programId);
    expect(versions.at(-1)?.program.rewards).toMatchObject([
      { id: "voucher", kind: "fixed-amount", points: 100, amountMinor: 1 },
    ]);
  });

  it("keeps what orders in the former currency have earned", async () => {
    const shop = await liveShop(database, { currency: "EUR" });
    const facts = shipped(order({ netMinor: 12_990 }));
    await settle(shop, facts);

    await settle({ ...shop, currency: "JPY" }, { ...facts, updatedAt: facts.updatedAt + 1 });

    expect(await accountOf(database, shop, "1")).toMatchObject({ balance: 129 });
  });
});

describe("amounts carried over", () => {
  it.each([
    ["EUR", "JPY", 1],
    ["EUR", "KWD", 1000],
    ["JPY", "EUR", 10_000],
  ])("from %s to %s keep their number of units", (from, to, amountMinor) => {
    const program = simpleProgram(100);

    expect(inCurrency(program, { from, to }).rewards[0]).toMatchObject({ amountMinor });
  });
});
