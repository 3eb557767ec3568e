import { beforeAll, expect, test } from "vitest";
import { dig, digList, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();
const STARTS = "2026-01-01T00:00:00Z";
let customerId = "";

beforeAll(async () => {
  const { body } = await play.control<{ id: string }>("POST", "/customers", { email: "ida@example.com", tags: ["a"] });
  customerId = body.id;
});

const gid = () => `gid://shopify/Customer/${customerId}`;

async function grant(...added: string[]): Promise<void> {
  const { scopes } = play.sandbox.context.shop.installation;
  await play.control("POST", "/scopes", { granted: [...new Set([...scopes, ...added])] });
}

const CREATE = `mutation($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) {
  codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { asyncUsageCount status } } } userErrors { field code message } } }`;

function basic(code: string, change: object = {}): object {
  return { title: code, code, startsAt: STARTS, customerGets: { value: { percentage: 0.2 }, items: { all: true } }, ...change }; // prettier-ignore
}

const AUTOMATIC = `mutation($input: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $input) {
  automaticDiscountNode { id } userErrors { field code } } }`;

test("gift cards and store credit need scopes of their own, named in the refusal", async () => {
  const card = 'mutation { giftCardCreate(input: { initialValue: "5" }) { giftCard { id } userErrors { code } } }';
  const credit = `mutation($id: ID!) { storeCreditAccountCredit(id: $id, creditInput: { creditAmount: { amount: "5", currencyCode: EUR } }) {
    storeCreditAccountTransaction { id } userErrors { code } } }`;

  const refused = [await play.graphql(card), await play.graphql(credit, { id: gid() })];
  await grant("write_gift_cards", "write_store_credit_account_transactions");
  const answered = [await play.graphql(card), await play.graphql(credit, { id: gid() })];

  expect(refused.map(({ body }) => body.errors?.[0]?.extensions?.["code"])).toEqual(["ACCESS_DENIED", "ACCESS_DENIED"]);
  expect(refused[0]?.body.errors?.[0]?.message).toContain("write_gift_cards");
  expect(answered.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
});

test("a code taken already is found again by its letters, whatever their case", async () => {
  const first = await play.graphql(CREATE, { input: basic("SAME-CODE") });
  const second = await play.graphql(CREATE, { input: basic("same-code") });
  const found = await play.graphql('{ codeDiscountNodeByCode(code: "Same-Code") { id } }');

  expect(digText(second.body, "data.discountCodeBasicCreate.userErrors.0.code")).toBe("TAKEN");
  const id = digText(first.body, "data.discountCodeBasicCreate.codeDiscountNode.id");
  expect(digText(found.body, "data.codeDiscountNodeByCode.id")).toBe(id);
});

test("the count of uses lags behind the orders as long as it is told to, and deactivating shows the lagging one", async () => {
  await play.graphql(CREATE, { input: basic("LAGGING") });
  const lines = [{ title: "Lamp", price: "50.00", quantity: 1 }];
  await play.control("POST", "/orders", { lines, discountCodes: ["LAGGING"], customerId });
  const read = async () => {
    const { body } = await play.graphql("{ codeDiscountNodeByCode(code: \"LAGGING\") { codeDiscount { ... on DiscountCodeBasic { asyncUsageCount } } } }"); // prettier-ignore
    return dig(body, "data.codeDiscountNodeByCode.codeDiscount.asyncUsageCount");
  };

  await play.control("POST", "/usage-lag", { seconds: 3600 });
  const lagging = await read();
  await play.control("POST", "/usage-lag", { seconds: 0 });

  expect([lagging, await read()]).toEqual([0, 1]);
});

test("a shop has at most twenty-five automatic discounts at any moment; one that is over makes room", async () => {
  const create = async (number: number) => {
    const { code: _code, ...input } = { ...basic("X"), title: `Automatic ${number}` } as Record<string, unknown>;
    return (await play.graphql(AUTOMATIC, { input })).body;
  };
  const ids: string[] = [];
  for (let number = 0; number < 25; number += 1) {
    ids.push(digText(await create(number), "data.discountAutomaticBasicCreate.automaticDiscountNode.id"));
  }

  const crowded = await create(25);
  await play.graphql("mutation($id: ID!) { discountAutomaticDeactivate(id: $id) { userErrors { code } } }", { id: ids[0] }); // prettier-ignore
  const roomy = await create(26);

  expect(digText(crowded, "data.discountAutomaticBasicCreate.userErrors.0.code")).toBe("ACTIVE_PERIOD_OVERLAP");
  expect(digList(roomy, "data.discountAutomaticBasicCreate.userErrors")).toEqual([]);
  const counted = await play.graphql('{ discountNodesCount(query: "method:automatic status:active") { count } }');
  expect(dig(counted.body, "data.discountNodesCount.count")).toBe(25);
});

test("tags are put on and taken off one by one; others stay, and somebody who is not there is named by the field", async () => {
  const change = (verb: string, tags: string[]) =>
    play.graphql(`mutation($id: ID!, $tags: [String!]!) { ${verb}(id: $id, tags: $tags) { node { id } userErrors { field message } } }`, { id: gid(), tags }); // prettier-ignore
  const tags = async () => dig((await play.graphql("query($id: ID!) { customer(id: $id) { tags } }", { id: gid() })).body, "data.customer.tags"); // prettier-ignore

  await change("tagsAdd", ["Gold", "A", "gold"]);
  const added = await tags();
  await change("tagsRemove", ["GOLD", "missing"]);
  const gone = await play.graphql(
    'mutation { tagsAdd(id: "gid://shopify/Customer/1", tags: ["x"]) { node { id } userErrors { field message } } }',
  );

  expect(added).toEqual(["Gold", "a"]);
  expect(await tags()).toEqual(["a"]);
  expect(dig(gone.body, "data.tagsAdd.userErrors.0.field")).toEqual(["id"]);
});

test("a segment's members are those its query describes, and a filter that is not computed is refused by name", async () => {
  const create = async (name: string, query: string) =>
    digText((await play.graphql("mutation($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) { segment { id } userErrors { message } } }", { name, query })).body, "data.segmentCreate.segment.id"); // prettier-ignore
  const tagged = await create("Tagged", "customer_tags CONTAINS 'a'");
  const others = await create("Others", "customer_tags NOT CONTAINS 'a'");
  const uncomputed = await create("Uncomputed", "abandoned_checkout_date >= -30d");
  const membership = (segmentIds: string[]) =>
    play.graphql("query($c: ID!, $s: [ID!]!) { customerSegmentMembership(customerId: $c, segmentIds: $s) { memberships { segmentId isMember } } }", { c: gid(), s: segmentIds }); // prettier-ignore

  const { body } = await membership([tagged, others]);
  const refused = await membership([uncomputed]);

  expect(digList(body, "data.customerSegmentMembership.memberships")).toEqual([
    { segmentId: tagged, isMember: true },
    { segmentId: others, isMember: false },
  ]);
  expect(refused.body.errors?.[0]?.extensions?.["code"]).toBe("SANDBOX_NOT_IMPLEMENTED");
  expect(refused.body.errors?.[0]?.message).toContain("abandoned_checkout_date");
});

test("store credit expires by itself: the account's transactions say what, when and of which credit", async () => {
  await grant("write_store_credit_account_transactions", "read_store_credit_accounts");
  const { body: other } = await play.control<{ id: string }>("POST", "/customers", { email: "credit@example.com" });
  const id = `gid://shopify/Customer/${other.id}`;
  const inTwoDays = new Date(play.sandbox.context.world.clock.nowMs() + 2 * 86_400_000).toISOString();
  await play.graphql("mutation($id: ID!, $at: DateTime!) { storeCreditAccountCredit(id: $id, creditInput: { creditAmount: { amount: \"7.50\", currencyCode: EUR }, expiresAt: $at }) { userErrors { code } } }", { id, at: inTwoDays }); // prettier-ignore
  await play.control("POST", "/clock", { advance: "P3D", app: "not-told" });

  const { body } = await play.graphql(
    `query($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 1) { nodes { balance { amount }
      transactions(first: 5, reverse: true) { nodes { __typename amount { amount } ... on StoreCreditAccountExpirationTransaction { creditTransaction { amount { amount } expiresAt } } } } } } } }`,
    { id },
  );

  const account = dig(body, "data.customer.storeCreditAccounts.nodes.0");
  expect(dig(account, "balance.amount")).toBe("0.0");
  expect(
    digList(account, "transactions.nodes").map((one) => [dig(one, "__typename"), dig(one, "amount.amount")]),
  ).toEqual([
    ["StoreCreditAccountExpirationTransaction", "-7.5"],
    ["StoreCreditAccountCreditTransaction", "7.5"],
  ]);
});
