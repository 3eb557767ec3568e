import fc from "fast-check";
import { expect, test } from "vitest";
import { dig, digList, digNumber, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

const ORDER = `query($id: ID!) { order(id: $id) {
  displayFinancialStatus displayFulfillmentStatus cancelledAt
  currentTotalPriceSet { ...Both } currentSubtotalPriceSet { ...Both } currentTotalTaxSet { ...Both } totalPriceSet { ...Both }
  totalOutstandingSet { ...Both } totalRefundedSet { ...Both } totalReceivedSet { ...Both } totalDiscountsSet { ...Both }
  lineItems(first: 20) { nodes { id quantity currentQuantity unfulfilledQuantity discountAllocations { allocatedAmountSet { ...Both } } } }
  fulfillments(first: 10) { id fulfillmentLineItems(first: 10) { nodes { quantity lineItem { id } } } }
  refunds(first: 10) { id refundLineItems(first: 10) { nodes { quantity restockType subtotalSet { ...Both } lineItem { id } } }
    orderAdjustments(first: 5) { nodes { amountSet { ...Both } } } }
  transactions(first: 50) { id kind amountSet { ...Both } }
  agreements(first: 12) { nodes { __typename happenedAt sales(first: 12) { nodes { __typename quantity ... on ProductSale { lineItem { id } } } } } }
} } fragment Both on MoneyBag { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }`;

type Step =
  | { verb: "pay" }
  | { verb: "fulfill"; line: number; units: number }
  | { verb: "refund"; line: number; units: number; amount: number | null }
  | { verb: "edit"; line: number; units: number }
  | { verb: "add"; price: number; units: number }
  | { verb: "cancel"; refund: boolean };

const line = fc.nat({ max: 2 });
const units = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ verb: fc.constant("pay" as const) }),
  fc.record({ verb: fc.constant("fulfill" as const), line, units }),
  fc.record({ verb: fc.constant("refund" as const), line, units, amount: fc.option(fc.integer({ min: 1, max: 900 })) }),
  fc.record({ verb: fc.constant("edit" as const), line, units: fc.nat({ max: 4 }) }),
  fc.record({ verb: fc.constant("add" as const), price: fc.integer({ min: 1, max: 9999 }), units }),
  fc.record({ verb: fc.constant("cancel" as const), refund: fc.boolean() }),
);

const placed = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 3 }),
  units,
  presentmentCurrency: fc.constantFrom("EUR", "USD", "JPY", "KWD"),
  taxesIncluded: fc.boolean(),
  shipping: fc.constantFrom(undefined, "4.90"),
});

test("whatever happens to an order, the Admin API, the body and the newest webhook say the same of it", async () => {
  await play.control("POST", "/throttle", { maximumAvailable: 1_000_000, available: 1_000_000 });
  const applied = new Set<string>();
  await fc.assert(
    fc.asyncProperty(placed, fc.array(step, { minLength: 3, maxLength: 9 }), async (order, steps) => {
      const id = await place(order);
      for (const one of steps) if ((await take(id, one)) === "applied") applied.add(one.verb);
      await play.atRest();
      await expectAgreement(id);
    }),
    { numRuns: 40 },
  );
  expect([...applied].sort()).toEqual(["add", "cancel", "edit", "fulfill", "pay", "refund"]);
}, 120_000);

async function place(order: {
  prices: number[];
  units: number;
  presentmentCurrency: string;
  taxesIncluded: boolean;
  shipping: string | undefined;
}): Promise<string> {
  const { prices, units: quantity, ...rest } = order;
  const lines = prices.map((cents, index) => ({ title: `Thing ${String(index)}`, price: decimal(cents), quantity }));
  const answer = await play.control<{ id: string }>("POST", "/orders", { ...rest, lines });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

/** Steps that make no sense for the order as it is are refused in words, and change nothing. */
async function take(id: string, one: Step): Promise<"applied" | "refused"> {
  const before = await play.control("GET", `/orders/${id}`);
  const answer = await play.control<{ error?: string }>("POST", `/orders/${id}/${pathOf(one)}`, bodyOf(one));
  if (answer.status === 200) return "applied";
  expect(answer.status).toBe(422);
  expect(answer.body.error).toBeTruthy();
  expect((await play.control("GET", `/orders/${id}`)).text).toBe(before.text);
  return "refused";
}

function pathOf(one: Step): string {
  return one.verb === "add" ? "edit" : one.verb;
}

function bodyOf(one: Step): object {
  switch (one.verb) {
    case "pay":
      return {};
    case "fulfill":
      return { lines: [{ index: one.line, quantity: one.units }] };
    case "refund": {
      const lines = [{ index: one.line, quantity: one.units }];
      return one.amount === null ? { lines } : { lines, amount: decimal(one.amount) };
    }
    case "edit":
      return { lines: [{ index: one.line, quantity: one.units }] };
    case "add":
      return { add: [{ title: "Late thing", price: decimal(one.price), quantity: one.units }] };
    case "cancel":
      return { refund: one.refund };
  }
}

async function expectAgreement(id: string): Promise<void> {
  const { body, text } = await play.control("GET", `/orders/${id}`);
  const order = dig((await play.graphql(ORDER, { id: `gid://shopify/Order/${id}` })).body, "data.order");

  const updates = play.received.filter(
    (one) => one.topic.startsWith("orders/") && one.topic !== "orders/edited" && String(one.body["id"]) === id,
  );
  expect(updates.at(-1)?.text).toBe(text);
  expect(updates.every((one) => one.isSigned)).toBe(true);

  for (const [node, member] of AMOUNTS) expect(moneyOfNode(dig(order, node))).toEqual(moneyOfBody(dig(body, member)));
  const outstanding = digNumber(order, "totalOutstandingSet.shopMoney.amount");
  expect(outstanding).toBe(digNumber(body, "total_outstanding"));
  expect(outstanding).toBeGreaterThanOrEqual(0);
  expect(dig(order, "displayFinancialStatus")).toBe(digText(body, "financial_status").toUpperCase());
  expect(dig(order, "cancelledAt") === null).toBe(dig(body, "cancelled_at") === null);
  expectSameLines(order, body);
  expectSameRefunds(order, body);
}

const AMOUNTS = [
  ["currentTotalPriceSet", "current_total_price_set"],
  ["currentSubtotalPriceSet", "current_subtotal_price_set"],
  ["currentTotalTaxSet", "current_total_tax_set"],
  ["totalPriceSet", "total_price_set"],
  ["totalDiscountsSet", "total_discounts_set"],
] as const;

function expectSameLines(order: unknown, body: unknown): void {
  const members = digList(body, "line_items");
  for (const node of digList(order, "lineItems.nodes")) {
    const member = members.find((one) => dig(one, "admin_graphql_api_id") === dig(node, "id"));
    const counts = ["quantity", "currentQuantity", "unfulfilledQuantity"].map((name) => dig(node, name));
    expect(counts).toEqual(["quantity", "current_quantity", "fulfillable_quantity"].map((name) => dig(member, name)));
    if (dig(order, "cancelledAt") === null) {
      expect(soldUnits(order, digText(node, "id"))).toBe(dig(node, "currentQuantity"));
    }
  }
  expect(digList(order, "fulfillments").length).toBe(digList(body, "fulfillments").length);
}

function expectSameRefunds(order: unknown, body: unknown): void {
  const refunds = digList(order, "refunds");
  expect(refunds.length).toBe(digList(body, "refunds").length);
  for (const [index, refund] of refunds.entries()) {
    const member = dig(body, `refunds.${String(index)}`);
    expect(dig(refund, "id")).toBe(dig(member, "admin_graphql_api_id"));
    for (const [place, node] of digList(refund, "refundLineItems.nodes").entries()) {
      const part = dig(member, `refund_line_items.${String(place)}`);
      expect(dig(node, "quantity")).toBe(dig(part, "quantity"));
      expect(digText(node, "restockType").toLowerCase()).toBe(dig(part, "restock_type"));
      expect(moneyOfNode(dig(node, "subtotalSet"))).toEqual(moneyOfBody(dig(part, "subtotal_set")));
      expect(typeof dig(part, "subtotal")).toBe("number");
    }
  }
  const paidBack = digList(order, "transactions").filter((one) => dig(one, "kind") === "REFUND");
  const sum = paidBack.reduce<number>((total, one) => total + cents(one, "amountSet.shopMoney.amount"), 0);
  expect(sum).toBe(cents(order, "totalRefundedSet.shopMoney.amount"));
}

/** Units of a line that all agreements of the order add up to. */
function soldUnits(order: unknown, lineId: string): number {
  const sales = digList(order, "agreements.nodes").flatMap((agreement) => digList(agreement, "sales.nodes"));
  const mine = sales.filter((sale) => dig(sale, "__typename") === "ProductSale" && dig(sale, "lineItem.id") === lineId);
  return mine.reduce<number>((total, sale) => total + digNumber(sale, "quantity"), 0);
}

function moneyOfNode(node: unknown): unknown[] {
  return ["shopMoney", "presentmentMoney"].flatMap((side) => [
    digNumber(node, `${side}.amount`),
    dig(node, `${side}.currencyCode`),
  ]);
}

function moneyOfBody(member: unknown): unknown[] {
  return ["shop_money", "presentment_money"].flatMap((side) => [
    digNumber(member, `${side}.amount`),
    dig(member, `${side}.currency_code`),
  ]);
}

function cents(value: unknown, path: string): number {
  return Math.round(digNumber(value, path) * 100);
}

function decimal(minor: number): string {
  return `${String(Math.floor(minor / 100))}.${String(minor % 100).padStart(2, "0")}`;
}
