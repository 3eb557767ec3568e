import { describe, expect, it } from "vitest";
import { dig, digText } from "./dig.ts";
import { playground } from "./playground.ts";

const play = playground();

const RUN = `mutation Run($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { message code } }
}`;
const STATE = `query State($id: ID!) { bulkOperation(id: $id) { status errorCode url rootObjectCount objectCount } }`;
const ORDERS = `{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }`;

async function run(query: string): Promise<unknown> {
  return dig((await play.graphql(RUN, { query })).body, "data.bulkOperationRunQuery");
}

async function finished(id: string): Promise<unknown> {
  for (;;) {
    const state = dig((await play.graphql(STATE, { id })).body, "data.bulkOperation");
    if (!["CREATED", "RUNNING"].includes(digText(state, "status"))) return state;
  }
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

describe("a bulk operation", () => {
  it("writes each thing on a line, what belongs to it after it", async () => {
    await play.control("POST", "/orders", {
      lines: [
        { title: "A", price: "1" },
        { title: "B", price: "2" },
      ],
    });
    const state = await finished(digText(await run(ORDERS), "bulkOperation.id"));

    const lines = (await text(digText(state, "url"))).trim().split("\n");
    const rows = lines.map((line): unknown => JSON.parse(line));

    expect(state).toMatchObject({ status: "COMPLETED", rootObjectCount: "1", objectCount: "3" });
    const id = digText(rows[0], "id");
    expect(rows).toEqual([
      { id, name: "#1001" },
      { id: expect.any(String) as string, quantity: 1, __parentId: id },
      { id: expect.any(String) as string, quantity: 1, __parentId: id },
    ]);
  });

  it.each([
    ["no connection", "{ shop { name } }", "must contain at least one connection"],
    [
      "a connection in a list",
      "{ orders { edges { node { refunds { refundLineItems { edges { node { quantity } } } } } } } }",
      "within a list",
    ],
    [
      "things without id",
      "{ orders { edges { node { id shippingLines { edges { node { title } } } } } } }",
      "implement Node",
    ],
    [
      "three levels",
      "{ products { edges { node { id variants { edges { node { id product { variants { edges { node { id product { variants { edges { node { id } } } } } } } } } } } } } } }",
      "depth",
    ],
    ["nodes", '{ nodes(ids: ["gid://shopify/Order/1"]) { id } }', "top level"],
    ["a mistake", "{ orders { edges { node { colour } } } }", "colour"],
  ])("is refused for a query with %s", async (_what, query, message) => {
    const answer = await run(query);

    expect(dig(answer, "bulkOperation")).toBeNull();
    expect(dig(answer, "userErrors.0.code")).toBe("INVALID");
    expect(digText(answer, "userErrors.0.message")).toContain(message);
  });

  it("waits while five others run", async () => {
    const { bulkOperations } = play.sandbox.context.shop;
    const [one] = [...bulkOperations.values()];
    if (!one) throw new Error("there is no operation");
    for (let index = 1; index <= 5; index += 1) {
      bulkOperations.set(String(index), { ...one, id: String(index), status: "RUNNING" });
    }
    const answer = await run(ORDERS);
    for (let index = 1; index <= 5; index += 1) bulkOperations.delete(String(index));

    expect(dig(answer, "userErrors.0.code")).toBe("OPERATION_IN_PROGRESS");
  });

  it("keeps its result for a week only", async () => {
    const id = digText(await run(ORDERS), "bulkOperation.id");
    const state = await finished(id);
    const url = digText(state, "url");

    await play.control("POST", "/clock", { advance: "P8D", app: "not-told" });

    expect((await fetch(url)).status).toBe(404);
    expect(await finished(id)).toMatchObject({ status: "EXPIRED", url: null });
  });
});
