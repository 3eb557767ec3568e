import { describe, expect, it } from "vitest";
import { mergeMembers } from "../../app/flows/merge-members.ts";
import { proveLedger } from "../../app/flows/prove-ledger.ts";
import { withdrawEvents } from "../../app/flows/withdraw-events.ts";
import { DAY, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { balancesOf, documentWith, tell, told } from "../support/facts.ts";
import { accountOf, liveShop, NOW, transfersOf } from "../support/live-shop.ts";

const database = freshDatabase();

const reviews = documentWith({
  earning: [
    { id: "reviews", trigger: { kind: "event", name: "review" }, effect: { kind: "fixed-points", points: 50 } },
  ],
});
const seconds = (at: number) => new Date(at * 1000);

describe("an event", () => {
  it("counts once, however often and however many at once it is told", async () => {
    const shop = await liveShop(database, { program: reviews });

    const outcomes = await Promise.all(Array.from({ length: 6 }, () => tell(shop, told())));

    expect(outcomes.flat().sort()).toEqual([...Array.from({ length: 5 }, () => "duplicate"), "recorded"]);
    expect(await transfersOf(database, shop)).toEqual([["event:e1:reviews:occurred", 50]]);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });

  it("is refused under an id that another event has, in the same call too", async () => {
    const shop = await liveShop(database, { program: reviews });

    expect(await tell(shop, told(), told({ subject: "lamp" }), told())).toEqual(["recorded", "conflict", "duplicate"]);
    expect(await tell(shop, told({ amountMinor: 5 }), told({ customerId: "2" }))).toEqual(["conflict", "conflict"]);

    expect(await balancesOf(database, shop, "1")).toEqual({ points: 50 });
  });

  it("makes a member where nobody is asked, and none elsewhere", async () => {
    const automatic = await liveShop(database, { program: reviews });
    const explicit = await liveShop(database, {
      program: { ...reviews, joining: { ...reviews.joining, mode: "explicit" } },
    });

    expect(await tell(automatic, told())).toEqual(["recorded"]);
    expect(await tell(explicit, told())).toEqual(["unknown-member"]);

    const [member] = await database.query("SELECT joined_by, joined_at FROM member WHERE program_id = $1", [
      automatic.programId,
    ]);
    expect(member).toEqual({ joined_by: "event", joined_at: seconds(START + 10 * DAY) });
    expect(await accountOf(database, explicit, "1")).toBeUndefined();
  });

  it("that is told before an earlier one ends in the same joining and the same points", async () => {
    const gift = {
      id: "welcome",
      trigger: { kind: "joined" as const },
      effect: { kind: "fixed-points" as const, points: 10 },
    };
    const shop = await liveShop(database, { program: documentWith({ earning: [...reviews.earning, gift] }) });

    await tell(shop, told({ id: "later", at: START + 20 * DAY }));
    await tell(shop, told({ id: "earlier", at: START + 5 * DAY }));

    const [member] = await database.query("SELECT joined_at FROM member WHERE program_id = $1", [shop.programId]);
    expect(member).toEqual({ joined_at: seconds(START + 5 * DAY) });
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 110 });
  });

  it("of next week is not taken, and nothing is where the program is off", async () => {
    const shop = await liveShop(database, { program: reviews });

    expect(await tell(shop, told({ at: Math.floor(NOW.getTime() / 1000) + 7 * DAY }))).toEqual(["in-future"]);
    await database.query("UPDATE program SET status = 'off' WHERE id = $1", [shop.programId]);
    expect(await tell(shop, told())).toEqual(["not-live"]);
  });
});

describe("an event that is withdrawn", () => {
  const withdraw = async (shop: Awaited<ReturnType<typeof liveShop>>, ids: string[]) => {
    const answers = await withdrawEvents({ shop, ids, at: NOW, now: NOW });
    return answers.map(({ outcome }) => outcome);
  };

  it("takes back what it gave, once", async () => {
    const shop = await liveShop(database, { program: reviews });
    await tell(shop, told());

    const answers = await Promise.all([withdraw(shop, ["e1", "e2"]), withdraw(shop, ["e1", "e2"])]);

    expect(answers.map(([first]) => first).sort()).toEqual(["already-withdrawn", "withdrawn"]);
    expect(answers.map(([, second]) => second)).toEqual(["unknown-event", "unknown-event"]);
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 0 });
    expect(await tell(shop, told())).toEqual(["duplicate"]);
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 0 });
  });

  it("takes it back from whoever has it after a merge", async () => {
    const shop = await liveShop(database, { program: reviews });
    await tell(shop, told({ customerId: "1" }), told({ id: "e2", customerId: "2" }));
    await mergeMembers({ shop, keptCustomerId: "1", deletedCustomerId: "2", now: NOW });
    expect(await balancesOf(database, shop, "1")).toEqual({ points: 100 });

    expect(await withdraw(shop, ["e2"])).toEqual(["withdrawn"]);

    expect(await balancesOf(database, shop, "1")).toEqual({ points: 50 });
    expect(await tell(shop, told({ id: "e2", customerId: "2" }))).toEqual(["duplicate"]);
    expect(await proveLedger({ programId: shop.programId, now: NOW })).toEqual([]);
  });
});
