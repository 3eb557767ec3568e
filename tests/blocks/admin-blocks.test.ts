import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../app/clock.server.ts";
import { order, refunded, shipped } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { testEnvironment } from "../support/environment.ts";
import { accountOf, NOW, settle } from "../support/live-shop.ts";
import { askForOrder, openDesk, twoLines } from "./block-desk.ts";
import { askBlocks } from "./blocks-client.ts";

const database = freshDatabase();

beforeAll(() => {
  testEnvironment();
  clock.setOffset(NOW.getTime() - Date.now());
});

describe("the block on an order", () => {
  it("previews a refund of items in words: takes back 60 of 129, in English and German", async () => {
    const at = await openDesk(database);
    const facts = twoLines();
    await settle(at.shop, facts);
    const items: [string, string][] = [["refund", "items"], ["item", `${facts.lines[0]?.id ?? ""}:1`]]; // prettier-ignore

    const english = await askForOrder(facts, at, items);
    const german = await askForOrder(facts, at, [...items, ["language", "de"]]);

    expect(english.answer).toMatchObject({
      outcome: "order",
      isPossible: true,
      mayAct: true,
      order: { name: facts.name, lines: [{ left: 1 }, { left: 1 }] },
      units: [
        {
          earned: { text: "129 Coins" },
          takenBack: { points: 60, text: "60 Coins" },
          balanceAfter: { points: 69, text: "69 Coins" },
        },
      ],
      tier: null,
      wish: null,
      last: null,
    });
    expect(german.answer).toMatchObject({ units: [{ takenBack: { text: "60 Coins" } }] });
  });

  it("previews an amount, and says how the tier ends", async () => {
    const at = await openDesk(database);
    const facts = shipped(order({ netMinor: 60_000 }));
    await settle(at.shop, facts);

    const { answer } = await askForOrder(facts, at, [["refund", "amount"], ["amount", "300.00"]]); // prettier-ignore

    expect(answer).toMatchObject({ units: [{ takenBack: { points: 300 } }], tier: { before: "Silver", after: null } });
  });

  it("forgives the next refund, takes that back, and forgives one that was made", async () => {
    const at = await openDesk(database);
    const facts = shipped(order({ quantity: 2 }));
    await settle(at.shop, facts);
    const [wish, later] = [randomUUID(), randomUUID()];
    const post = (path: string, body: object) =>
      askBlocks(path, { token: at.token, body: { order: facts.id, ...body } });

    const forgiven = await post("/forgive", { wish, refund: null });
    const shown = await askForOrder(facts, at);
    const withdrawn = await post("/withdraw", { wish });
    const half = refunded(facts, 1);
    await settle(at.shop, half);
    const refund = half.refunds[0]?.id ?? "";
    const taken = await askForOrder(half, at);
    const afterwards = await post("/forgive", { wish: later, refund });

    expect(forgiven.answer).toEqual({ outcome: "forgiven" });
    expect(shown.answer).toMatchObject({ wish, units: [{ takenBack: { points: 129 }, forgiven: { points: 129 } }] });
    expect(withdrawn.answer).toEqual({ outcome: "withdrawn" });
    expect(taken.answer).toMatchObject({ wish: null, last: { refundId: refund, taken: [{ points: 65 }], wish: null } });
    expect(afterwards.answer).toEqual({ outcome: "forgiven" });
    expect((await askForOrder(half, at)).answer).toMatchObject({ last: { wish: later } });
    expect(await accountOf(database, at.shop, "1")).toMatchObject({ balance: 129 });
    const log = await database.query<{ action: string; actor: string }>(
      `SELECT action, actor FROM activity WHERE program_id = $1 ORDER BY id`,
      [at.shop.programId],
    );
    expect(log.map(({ action, actor }) => [action, actor])).toEqual([
      ["refund-forgiven", "staff:42"],
      ["refund-forgiveness-withdrawn", "staff:42"],
      ["refund-forgiven", "staff:42"],
    ]);
  });

  it("says so where nobody is a member, and where the order is not known", async () => {
    const at = await openDesk(database);
    const guest = shipped(order({ customerId: null }));
    await settle(at.shop, guest);

    expect((await askForOrder(guest, at)).answer).toEqual({ outcome: "no-member" });
    expect((await askForOrder(order(), at)).answer).toEqual({ outcome: "unknown-order" });
  });

  it("is nothing to another shop: nothing is seen, nothing changes", async () => {
    const [at, other] = [await openDesk(database), await openDesk(database)];
    const facts = twoLines();
    await settle(at.shop, facts);

    const seen = await askForOrder(facts, other);
    const body = { order: facts.id, wish: randomUUID(), refund: null };
    const forgiven = await askBlocks("/forgive", { token: other.token, body });
    const member = (await accountOf(database, at.shop, "1"))?.memberId ?? "";
    const grant = { member, points: 20, reason: "goodwill", note: "", request: randomUUID() };
    const granted = await askBlocks("/grant", { token: other.token, body: grant });

    expect(seen.answer).toEqual({ outcome: "unknown-order" });
    expect(forgiven.answer).toEqual({ outcome: "unknown-order" });
    expect(granted.answer).toEqual({ outcome: "unknown-member" });
    expect(await accountOf(database, at.shop, "1")).toMatchObject({ balance: 129 });
    expect(await database.query(`SELECT 1 FROM refund_wish WHERE program_id = $1`, [at.shop.programId])).toEqual([]);
  });

  it.each([
    ["no order", { order: "x" }],
    ["an amount that is none", { refund: "amount", amount: "-5" }],
    ["an unknown kind", { refund: "some" }],
    ["an item that is none", { refund: "items", item: "1:2:3" }],
  ])("refuses %s", async (_, query) => {
    const { token } = await openDesk(database);

    expect((await askBlocks("/order", { token, query: { order: "1", ...query } })).status).toBe(400);
  });
});

describe("the block on a customer", () => {
  it("shows balance, tier and the last movements, and gives points once", async () => {
    const at = await openDesk(database);
    const facts = shipped(order({ netMinor: 60_000 }));
    await settle(at.shop, facts);
    const member = (await accountOf(database, at.shop, "1"))?.memberId ?? "";
    const grant = { member, points: 20, reason: "goodwill", note: facts.name, request: randomUUID() };
    const give = () => askBlocks("/grant", { token: at.token, body: grant });

    const outcomes = [(await give()).answer, (await give()).answer];
    const { answer } = await askBlocks("/customer", { token: at.token, query: { customer: "1" } });

    expect(outcomes).toEqual([{ outcome: "granted" }, { outcome: "already-granted" }]);
    expect(answer).toMatchObject({
      outcome: "member",
      memberId: member,
      balances: [{ points: 620, text: "620 Coins" }],
      tier: { name: "Silver" },
      movements: [
        { points: { points: 20 }, sentence: `20 Coins given by the shop: ${facts.name}` },
        { points: { points: 600 } },
      ],
    });
  });

  it("says so where the customer is no member of this shop's program", async () => {
    const [at, other] = [await openDesk(database), await openDesk(database)];
    await settle(at.shop, shipped(order()));

    const { answer } = await askBlocks("/customer", { token: other.token, query: { customer: "1" } });

    expect(answer).toEqual({ outcome: "no-member" });
  });
});
