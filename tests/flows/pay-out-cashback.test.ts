import { describe, expect, it } from "vitest";
import { payOutCashback } from "../../app/flows/redemptions/pay-out-cashback.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { alertsOf } from "../../app/models/alert.ts";
import { order, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { balancesOf, documentWith } from "../support/facts.ts";
import { liveShop, NOW, settle, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();

const program = documentWith({
  units: [
    { id: "points", name: { one: "Coin", many: "Coins" } },
    {
      ...{ id: "cash", kind: "cashback", name: { one: "Cent", many: "Cents" } },
      payout: { every: "month", day: 1, minimumMinor: 500 },
    },
  ],
  earning: [{ id: "back", trigger: { kind: "order" }, effect: { kind: "points-per-unit", rate: "5", unit: "cash" } }],
});

async function redemptionsOf(programId: string) {
  return database.query(
    `SELECT kind, state, todo, unit, points::int, amount_minor::int AS "amountMinor", cause FROM redemption WHERE program_id = $1`,
    [programId],
  );
}

describe("cashback that is due", () => {
  it("becomes store credit, once a month however often and late it runs, and what is too little stays", async () => {
    const shop = await liveShop(database, { program });
    await settle(shop, shipped(order({ netMinor: 20_000 })), shipped(order({ customerId: "2", netMinor: 5_000 })));
    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 1000 });

    const paid = await Promise.all([payOutCashback({ shop, now: NOW }), payOutCashback({ shop, now: NOW })]);
    const again = await payOutCashback({ shop, now: new Date(NOW.getTime() + 3 * 86_400_000) });

    expect(paid.map((one) => one.paid).toSorted()).toEqual([0, 1]);
    expect(again).toEqual({ next: null, paid: 0 });
    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 0 });
    expect(await balancesOf(database, shop, "2")).toMatchObject({ cash: 250 });
    expect(await redemptionsOf(shop.programId)).toEqual([
      {
        ...{ kind: "store-credit", state: "reserved", todo: "issue", unit: "cash", points: 1000, amountMinor: 1000 },
        cause: "paid-out",
      },
    ]);
    expect((await transfersOf(database, shop)).filter(([key]) => key.startsWith("payout:cash:2026-03:"))).toHaveLength(
      1,
    );
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("waits for access to store credit: nothing is spent, the merchant is told, and it is paid once it is granted", async () => {
    const shop = await liveShop(database, { program, scopes: [] });
    await settle(shop, shipped(order({ netMinor: 20_000 })));
    const open = () => alertsOf({ programId: shop.programId, which: "open", limit: 10, offset: 0 });

    expect(await payOutCashback({ shop, now: NOW })).toEqual({ next: null, paid: 0 });
    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 1000 });
    expect(await open()).toMatchObject([{ kind: "payout-waits", data: { unit: "cash" } }]);

    const scopes = ["read_store_credit_accounts", "write_store_credit_account_transactions"];
    await database.query(`UPDATE shop SET scopes = $2 WHERE program_id = $1`, [shop.programId, scopes]);
    const later = await payOutCashback({ shop, now: new Date(NOW.getTime() + 86_400_000) });

    expect(later.paid).toBe(1);
    expect(await balancesOf(database, shop, "1")).toMatchObject({ cash: 0 });
    expect(await open()).toEqual([]);
  });

  it("waits for its day", async () => {
    const shop = await liveShop(database, { program });
    await settle(shop, shipped(order({ netMinor: 20_000 })));

    const early = await payOutCashback({ shop, now: new Date("2026-03-20T12:00:00Z") });

    expect(early).toEqual({ next: null, paid: 0 });
    expect(await redemptionsOf(shop.programId)).toEqual([]);
  });
});
