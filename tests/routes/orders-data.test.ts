import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type * as FindRoute from "../../app/routes/app.members_.find.tsx";
import type * as OrderRoute from "../../app/routes/app.orders.$id.tsx";
import { blockMember } from "../../app/flows/block-member.ts";
import type { OrderFacts } from "../../app/loyalty/order-facts.ts";
import type { ProgramInput } from "../../app/loyalty/program.ts";
import { DAY, line, order, shipped, START } from "../loyalty/orders.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith } from "../support/facts.ts";
import { accountOf, settle } from "../support/live-shop.ts";
import { must } from "../support/must.ts";
import { shopifyWithCustomers, type Staff, staffOfNewShop, statusOf } from "./staff.ts";

const database = freshDatabase();
const customers = shopifyWithCustomers();
let door: typeof OrderRoute;
let finder: typeof FindRoute;
let staff: Staff;

beforeAll(async () => {
  door = await import("../../app/routes/app.orders.$id.tsx");
  finder = await import("../../app/routes/app.members_.find.tsx");
});

beforeEach(async () => {
  staff = await staffOfNewShop(database);
});

const look = (id: string, someone = staff) => door.loader(someone.ask(`/app/orders/${id}`, { params: { id } }));
const shown = async (facts: OrderFacts) => {
  await settle(staff.shop, facts);
  return look(facts.id);
};
const shopWith = async (changes: Partial<ProgramInput>) => {
  staff = await staffOfNewShop(database, { program: documentWith(changes) });
};
const review = {
  id: "orders",
  trigger: { kind: "order" as const },
  effect: { kind: "points-per-unit" as const, rate: "1" },
};

describe("an order, explained", () => {
  it("says what it earned, line by line, with the sentence of each movement", async () => {
    const lines = [line({ id: "1", netMinor: 8_000 }), line({ id: "2", netMinor: 5_000, kind: "gift-card" })];

    const page = await shown(shipped(order({ id: "501", customerId: "7", lines })));

    expect(page).toMatchObject({ name: "#501", isStored: true, reason: null, wouldBe: null });
    expect(page.movements).toMatchObject([{ points: 80, explanation: { kind: "order", fact: "fulfilled" } }]);
    expect(page.lines.map(({ points }) => points.map((amount) => amount.points))).toEqual([[80], [0]]);
    expect(page.customer).toMatchObject({
      id: "7",
      memberId: must(await accountOf(database, staff.shop, "7")).memberId,
    });
  });

  it("says what it waits for", async () => {
    const page = await shown(order({ id: "502", customerId: "7" }));

    expect(page).toMatchObject({ movements: [], pending: [{ points: 129, when: "fulfilled" }] });
  });

  it.each<[string, Partial<OrderFacts>]>([
    ["guest", { customerId: null }],
    ["test", { isTest: true }],
    ["before-live", { placedAt: START - DAY }],
    ["cancelled", { cancelledAt: START + 2 * DAY }],
    ["no-goods", { lines: [line({ id: "9", kind: "gift-card" })] }],
  ])("names the reason that held: %s", async (reason, changes) => {
    expect((await shown(shipped(order({ id: "503", customerId: "7", ...changes })))).reason).toBe(reason);
  });

  it("says of a customer who takes no part what a member would have got", async () => {
    await shopWith({ joining: { mode: "explicit" } });

    const page = await shown(shipped(order({ id: "504", customerId: "7" })));

    expect(page).toMatchObject({ reason: "no-member", wouldBe: [{ points: 129 }], customer: { memberId: null } });
  });

  it("says of somebody whom the program leaves out that it does", async () => {
    await shopWith({
      joining: { mode: "automatic", exclude: { companies: false, customerTags: ["staff"], countries: [] } },
    });

    expect((await shown(shipped(order({ id: "505", customerId: "7", customerTags: ["staff"] })))).reason).toBe(
      "left-out",
    );
  });

  it("says that a minimum was not reached, a condition did not hold, a limit was reached", async () => {
    await shopWith({ earning: [{ ...review, conditions: [{ kind: "amount", fromMinor: 50_000 }] }] });
    expect((await shown(shipped(order({ id: "506", customerId: "7" })))).reason).toBe("excluded");

    await shopWith({ earning: [{ ...review, limits: [{ per: "lifetime", by: "calendar", points: 100 }] }] });
    await settle(staff.shop, shipped(order({ id: "507", customerId: "7" })));
    expect((await shown(shipped(order({ id: "508", customerId: "7", placedAt: START + 5 * DAY })))).reason).toBe(
      "capped",
    );
  });

  it("says that the member was blocked", async () => {
    await settle(staff.shop, shipped(order({ id: "509", customerId: "7" })));
    const { memberId } = must(await accountOf(database, staff.shop, "7"));
    const wish = { memberId, actor: "staff:1", reason: "abuse", note: "", requestId: "b1" };
    await blockMember({ shop: staff.shop, ...wish, now: new Date((START + 3 * DAY) * 1000) });

    expect((await shown(shipped(order({ id: "510", customerId: "7", placedAt: START + 4 * DAY })))).reason).toBe(
      "blocked",
    );
  });

  it("is not found where nobody has it, and never another shop's", async () => {
    const other = await staffOfNewShop(database);
    await settle(staff.shop, shipped(order({ id: "511", customerId: "7" })));

    expect(await statusOf(look("511", other))).toBe(404);
    expect(await statusOf(look("404"))).toBe(404);
    expect(await statusOf(look("x"))).toBe(404);
  });
});

describe("a link from a help desk", () => {
  const find = (query: string, someone = staff) => finder.loader(someone.ask(`/app/members/find?${query}`));
  const addressOf = async (query: string) => {
    const thrown: unknown = await find(query).catch((error: unknown) => error);
    return thrown instanceof Response ? thrown.headers.get("location") : null;
  };

  it("leads to the member by e-mail address, customer number or order, and keeps what Shopify put into the address", async () => {
    customers.names = new Map([["7", "Nora Winter"]]);
    await settle(staff.shop, shipped(order({ id: "601", customerId: "7" })));
    const { memberId } = must(await accountOf(database, staff.shop, "7"));

    expect(await addressOf("email=nora@example.com&host=abc")).toBe(`/app/members/${memberId}?host=abc`);
    expect(await addressOf("customer=7")).toBe(`/app/members/${memberId}`);
    expect(await addressOf("order=601")).toBe(`/app/members/${memberId}`);
  });

  it("leads to the order of somebody who takes no part", async () => {
    await settle(staff.shop, shipped(order({ id: "602", customerId: null })));

    expect(await addressOf("order=%23602")).toBe("/app/orders/602");
  });

  it("says who was not found, who takes no part, and that Shopify does not answer", async () => {
    customers.names = new Map([["9", "Emil Brandt"]]);
    expect(await find("email=nora@example.com")).toMatchObject({ outcome: "not-found", what: "nora@example.com" });
    expect(await find("email=emil@example.com")).toMatchObject({ outcome: "no-member", customerId: "9" });
    expect(await find("")).toMatchObject({ outcome: "not-found" });
    customers.names = null;
    expect(await find("email=nora@example.com")).toMatchObject({ outcome: "unreachable" });
  });

  it("leads nobody to another shop's members", async () => {
    const other = await staffOfNewShop(database);
    await settle(staff.shop, shipped(order({ id: "603", customerId: "7" })));

    expect(await find("customer=7", other)).toMatchObject({ outcome: "no-member" });
    expect(await find("order=603", other)).toMatchObject({ outcome: "not-found" });
  });
});
