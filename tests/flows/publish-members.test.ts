import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../app/flows/save-program.ts";
import { goLive } from "../../app/flows/go-live.ts";
import { notePublished } from "../../app/flows/note-published.ts";
import { publishMembers } from "../../app/flows/publish-members.ts";
import { recordEvents } from "../../app/flows/record-events.ts";
import { showMemberAnew } from "../../app/flows/show-member.ts";
import { markedMembers } from "../../app/models/publication.ts";
import type { AdminClient } from "../../app/shopify/admin-client.ts";
import { freshDatabase } from "../support/database.ts";
import { documentWith, told, waitingFor } from "../support/facts.ts";
import { must } from "../support/must.ts";
import { sandboxedShop } from "../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });
/** More than one call takes, and more than are published apart. */
const MANY = 30;

beforeAll(async () => {
  const { programId } = shopify.shop;
  const program = documentWith({
    earning: [{ id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 7 } }],
  });
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

/** So many new customers who all get points in one go; returns them with their members. */
async function visitors() {
  const customerIds: string[] = [];
  for (let index = 0; index < MANY; index += 1) {
    customerIds.push((await shopify.control("/customers", { email: `${randomUUID()}@example.com` })).id);
  }
  await visit(customerIds);
  const marked = await markedMembers({ programId: shopify.shop.programId, limitMax: 100 });
  return { customerIds, marked, memberIds: marked.map(({ memberId }) => memberId) };
}

const visit = (customerIds: string[]) =>
  recordEvents({
    shop: shopify.shop,
    events: customerIds.map((customerId) =>
      told({ id: randomUUID(), customerId, name: "visit", at: Math.floor(now.getTime() / 1000) }),
    ),
    source: "api",
    now: new Date(),
  });

const publish = (memberIds: string[], admin: AdminClient = shopify.admin) =>
  publishMembers({ admin, shop: shopify.shop, memberIds, now: new Date() });

function published(customerId: string): unknown {
  const fields = [...shopify.sandbox.context.shop.metafields.values()];
  const field = fields.find(({ ownerId, key }) => ownerId === customerId && key === "loyalty");
  return field ? JSON.parse(field.value) : null;
}

describe("many members who changed at once", () => {
  it("are marked instead of a job each, and published many with each call", async () => {
    const { customerIds, marked, memberIds } = await visitors();
    const { programId } = shopify.shop;
    let calls = 0;
    const counting: AdminClient = {
      shopDomain: shopify.admin.shopDomain,
      query: (operation, variables) => {
        calls += 1;
        return shopify.admin.query(operation, variables);
      },
    };

    const { apart } = await publish(memberIds, counting);
    await notePublished({ programId, members: marked, apart });

    expect([marked.length, apart, calls]).toEqual([MANY, [], 2]);
    expect(await waitingFor(database, "publish-member", shopify.shop)).toEqual([]);
    for (const customerId of customerIds) expect(published(customerId)).toMatchObject({ balance: 7, revision: 1 });
    expect(await markedMembers({ programId, limitMax: 100 })).toEqual([]);
  });

  it("stay marked when Shopify does not answer, and whatever changes meanwhile stays marked too", async () => {
    const { customerIds, marked, memberIds } = await visitors();
    const { programId } = shopify.shop;
    await shopify.control("/faults", { operation: "metafieldsSet", when: "before", how: "http500" });

    await expect(publish(memberIds)).rejects.toThrow();
    expect(await markedMembers({ programId, limitMax: 100 })).toEqual(marked);

    const { apart } = await publish(memberIds);
    await visit(customerIds);
    await notePublished({ programId, members: marked, apart });
    expect(await markedMembers({ programId, limitMax: 100 })).toHaveLength(MANY);

    const again = await markedMembers({ programId, limitMax: 100 });
    await notePublished({ programId, members: again, ...(await publish(memberIds)) });
    for (const customerId of customerIds) expect(published(customerId)).toMatchObject({ balance: 14 });
  });

  it("hand back those that Shopify refuses, with their neighbours, and those that were answered meanwhile", async () => {
    const { customerIds, marked, memberIds } = await visitors();
    const { programId } = shopify.shop;
    const [first, last] = [must(customerIds[0]), must(customerIds.at(-1))];
    shopify.sandbox.context.shop.customers.delete(first);
    const [answered] = await database.query<{ id: string }>(
      "SELECT member_id AS id FROM member_identity WHERE customer_id = $1",
      [last],
    );
    let isAnswered = false;
    const interrupted: AdminClient = {
      shopDomain: shopify.admin.shopDomain,
      query: async (operation, variables) => {
        if (!isAnswered) await showMemberAnew({ shop: shopify.shop, memberId: must(answered).id, now: new Date() });
        isAnswered = true;
        return shopify.admin.query(operation, variables);
      },
    };

    const { apart } = await publish(memberIds, interrupted);
    await notePublished({ programId, members: marked, apart });

    expect(apart).toHaveLength(26);
    expect(apart).toContain(must(answered).id);
    expect((await waitingFor(database, "publish-member", shopify.shop)).sort()).toEqual([...apart].sort());
  });
});
