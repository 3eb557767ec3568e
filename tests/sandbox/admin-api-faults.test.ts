import { beforeAll, describe, expect, test } from "vitest";
import { dig, digList, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

interface Operation {
  field: string;
  query: string;
  variables: () => Promise<Record<string, unknown>> | Record<string, unknown>;
}

const ITEMS = { all: true };
const STARTS = "2026-01-01T00:00:00Z";
let customerId = "";
let productId = "";
let count = 0;

beforeAll(async () => {
  const { scopes } = play.sandbox.context.shop.installation;
  const granted = [...scopes, "write_gift_cards", "write_store_credit_account_transactions"];
  await play.control("POST", "/scopes", { granted });
  customerId = `gid://shopify/Customer/${(await play.control<{ id: string }>("POST", "/customers", { email: "faults@example.com" })).body.id}`; // prettier-ignore
  productId = `gid://shopify/Product/${(await play.control<{ id: string }>("POST", "/products", { title: "Mug", price: "9.00" })).body.id}`; // prettier-ignore
});

function unique(): string {
  count += 1;
  return `FAULT${String(count).padStart(8, "0")}`;
}

function basic(): Record<string, unknown> {
  const customerGets = { value: { percentage: 0.1 }, items: ITEMS };
  return { title: unique(), code: unique(), startsAt: STARTS, customerGets };
}

function bxgy(): Record<string, unknown> {
  const items = { products: { productsToAdd: [productId] } };
  const value = { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } };
  return { title: unique(), startsAt: STARTS, customerBuys: { value: { quantity: "1" }, items }, customerGets: { value, items } }; // prettier-ignore
}

const withoutCode = ({ code: _code, ...input }: Record<string, unknown>) => input;

async function made(operation: Operation, path: string): Promise<Record<string, unknown>> {
  const { body } = await play.graphql(operation.query, await operation.variables());
  return { id: digText(body, `data.${operation.field}.${path}`) };
}

const NODE = "codeDiscountNode { id } userErrors { field message code }";
const AUTOMATIC = "automaticDiscountNode { id } userErrors { field message code }";

const codeBasic: Operation = {
  field: "discountCodeBasicCreate",
  query: `mutation($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) { ${NODE} } }`,
  variables: () => ({ input: basic() }),
};
const automaticBasic: Operation = {
  field: "discountAutomaticBasicCreate",
  query: `mutation($input: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $input) { ${AUTOMATIC} } }`,
  variables: () => ({ input: withoutCode(basic()) }),
};
const giftCard: Operation = {
  field: "giftCardCreate",
  query:
    "mutation($input: GiftCardCreateInput!) { giftCardCreate(input: $input) { giftCard { id } giftCardCode userErrors { field message code } } }",
  variables: () => ({ input: { initialValue: "10.00", code: unique() } }),
};
const segment: Operation = {
  field: "segmentCreate",
  query:
    "mutation($name: String!, $query: String!) { segmentCreate(name: $name, query: $query) { segment { id } userErrors { field message } } }",
  variables: () => ({ name: unique(), query: "number_of_orders > 0" }),
};
const credit = { creditAmount: { amount: "5.00", currencyCode: "EUR" } };
const storeCredit: Operation = {
  field: "storeCreditAccountCredit",
  query:
    "mutation($id: ID!, $input: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $input) { storeCreditAccountTransaction { id } userErrors { field message code } } }",
  variables: () => ({ id: customerId, input: credit }),
};

const OPERATIONS: Operation[] = [
  codeBasic,
  automaticBasic,
  giftCard,
  segment,
  storeCredit,
  {
    field: "discountCodeBxgyCreate",
    query: `mutation($input: DiscountCodeBxgyInput!) { discountCodeBxgyCreate(bxgyCodeDiscount: $input) { ${NODE} } }`,
    variables: () => ({ input: { ...bxgy(), code: unique() } }),
  },
  {
    field: "discountCodeFreeShippingCreate",
    query: `mutation($input: DiscountCodeFreeShippingInput!) { discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { ${NODE} } }`,
    variables: () => ({ input: { title: unique(), code: unique(), startsAt: STARTS, destination: { all: true } } }),
  },
  {
    field: "discountAutomaticFreeShippingCreate",
    query: `mutation($input: DiscountAutomaticFreeShippingInput!) { discountAutomaticFreeShippingCreate(freeShippingAutomaticDiscount: $input) { ${AUTOMATIC} } }`,
    variables: () => ({ input: { title: unique(), startsAt: STARTS, destination: { all: true } } }),
  },
  {
    field: "discountAutomaticBxgyCreate",
    query: `mutation($input: DiscountAutomaticBxgyInput!) { discountAutomaticBxgyCreate(automaticBxgyDiscount: $input) { ${AUTOMATIC} } }`,
    variables: () => ({ input: bxgy() }),
  },
  {
    field: "discountAutomaticBasicUpdate",
    query: `mutation($id: ID!, $input: DiscountAutomaticBasicInput!) { discountAutomaticBasicUpdate(id: $id, automaticBasicDiscount: $input) { ${AUTOMATIC} } }`,
    variables: async () => ({
      ...(await made(automaticBasic, "automaticDiscountNode.id")),
      input: { title: unique() },
    }),
  },
  {
    field: "discountCodeDeactivate",
    query: `mutation($id: ID!) { discountCodeDeactivate(id: $id) { ${NODE} } }`,
    variables: () => made(codeBasic, "codeDiscountNode.id"),
  },
  {
    field: "discountAutomaticDeactivate",
    query: `mutation($id: ID!) { discountAutomaticDeactivate(id: $id) { ${AUTOMATIC} } }`,
    variables: () => made(automaticBasic, "automaticDiscountNode.id"),
  },
  {
    field: "discountAutomaticDelete",
    query:
      "mutation($id: ID!) { discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { field message code } } }",
    variables: () => made(automaticBasic, "automaticDiscountNode.id"),
  },
  {
    field: "giftCardDeactivate",
    query: "mutation($id: ID!) { giftCardDeactivate(id: $id) { giftCard { id } userErrors { field message code } } }",
    variables: () => made(giftCard, "giftCard.id"),
  },
  {
    field: "storeCreditAccountDebit",
    query:
      "mutation($id: ID!, $input: StoreCreditAccountDebitInput!) { storeCreditAccountDebit(id: $id, debitInput: $input) { storeCreditAccountTransaction { id } userErrors { field message code } } }",
    variables: async () => {
      await play.graphql(storeCredit.query, { id: customerId, input: credit });
      return { id: customerId, input: { debitAmount: { amount: "1.00", currencyCode: "EUR" } } };
    },
  },
  {
    field: "tagsAdd",
    query:
      "mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }",
    variables: () => ({ id: customerId, tags: [unique()] }),
  },
  {
    field: "tagsRemove",
    query:
      "mutation($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { node { id } userErrors { field message } } }",
    variables: async () => {
      const tag = unique();
      await play.graphql(
        "mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }",
        { id: customerId, tags: [tag] },
      );
      return { id: customerId, tags: [tag] };
    },
  },
];

/** All that these operations can change. */
function state(): string {
  const { discounts, giftCards, storeCreditAccounts, segments, customers } = play.sandbox.context.shop;
  return JSON.stringify([discounts, giftCards, storeCreditAccounts, segments, customers].map((map) => [...map]));
}

/** Runs an operation under a fault: what came back, and whether anything was changed. */
async function under(operation: Operation, fault: object) {
  play.sandbox.context.shop.discounts.clear();
  const variables = await operation.variables();
  const before = state();
  await play.control("POST", "/faults", { operation: operation.field, ...fault });
  const answer = await play.graphql(operation.query, variables).catch(() => null);
  return { answer, changed: state() === before ? "no" : "yes" };
}

describe.each(OPERATIONS)("$field", (operation) => {
  test("fails before its effect, after it, or is cut off after it", async () => {
    const before = await under(operation, { when: "before", how: "http500" });
    const after = await under(operation, { when: "after", how: "http500" });
    const cut = await under(operation, { when: "after", how: "timeout", delayMs: 5 });

    expect([before.answer?.status, before.changed]).toEqual([500, "no"]);
    expect([after.answer?.status, after.changed]).toEqual([500, "yes"]);
    expect([cut.answer, cut.changed]).toEqual([null, "yes"]);
  });

  test("is throttled, or refuses in its own payload's shape, without any effect", async () => {
    const throttled = await under(operation, { how: "throttled" });
    const refused = await under(operation, { how: "userErrors" });

    expect([throttled.answer?.body.errors?.[0]?.extensions?.["code"], throttled.changed]).toEqual(["THROTTLED", "no"]);
    const payload = dig(refused.answer?.body, `data.${operation.field}`);
    expect(digList(payload, "userErrors")).toHaveLength(1);
    const others = Object.entries(payload ?? {}).filter(([name]) => name !== "userErrors");
    expect(others.map(([, value]: [string, unknown]) => value).every((value) => value === null)).toBe(true);
    expect(refused.changed).toBe("no");
  });
});
