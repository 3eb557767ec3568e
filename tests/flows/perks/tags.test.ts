import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveProgram } from "../../../app/flows/save-program.ts";
import { goLive } from "../../../app/flows/go-live.ts";
import { mergeMembers } from "../../../app/flows/merge-members.ts";
import { publishMember } from "../../../app/flows/publish-member.ts";
import { publishMembers } from "../../../app/flows/publish-members.ts";
import { recordEvents } from "../../../app/flows/record-events.ts";
import { memberOfCustomer } from "../../../app/models/published-member.ts";
import type { AdminClient } from "../../../app/shopify/admin-client.ts";
import { freshDatabase } from "../../support/database.ts";
import { documentWith, told } from "../../support/facts.ts";
import { must } from "../../support/must.ts";
import { sandboxedShop } from "../../support/sandboxed-shop.ts";

const database = freshDatabase();
const now = new Date(Date.now() - 60_000);
const shopify = sandboxedShop({ now });

const program = documentWith({
  earning: [{ id: "visit", trigger: { kind: "event", name: "visit" }, effect: { kind: "fixed-points", points: 7 } }],
  tiers: [
    { id: "silver", name: "Silver", qualifications: [], tag: "silver-member" },
    { id: "gold", name: "Gold", qualifications: [], tag: "gold-member" },
    { id: "plain", name: "Plain", qualifications: [] },
  ],
});

beforeAll(async () => {
  const { programId } = shopify.shop;
  await saveProgram({ programId, program, actor: "test", now });
  await goLive({ programId, actor: "test", now });
});

interface Somebody {
  customerId: string;
  memberId: string;
}

/** A customer with these tags who is a member. */
async function member(tags: string[] = []): Promise<Somebody> {
  const { programId, shopId } = shopify.shop;
  const { id: customerId } = await shopify.control("/customers", { email: `${randomUUID()}@example.com`, tags });
  const visit = told({ id: randomUUID(), customerId, name: "visit", at: Math.floor(now.getTime() / 1000) });
  await recordEvents({ shop: shopify.shop, events: [visit], source: "api", now: new Date() });
  return { customerId, memberId: must(await memberOfCustomer({ programId, shopId, customerId })) };
}

/** Puts a member into a tier, as a review that stored it would. */
const inTier = ({ memberId }: Somebody, tierId: string | null) =>
  database.query(`UPDATE member SET tier_id = $2 WHERE id = $1`, [memberId, tierId]);

const publish = ({ memberId }: Somebody, admin: AdminClient = shopify.admin) => {
  const { programId, shopId } = shopify.shop;
  return publishMember({ admin, programId, shopId, memberId, now: new Date() });
};

const tagsOf = ({ customerId }: Somebody) =>
  must(shopify.sandbox.context.shop.customers.get(customerId)).tags.toSorted();
const shopTags = (somebody: Somebody, tags: string[]) => {
  must(shopify.sandbox.context.shop.customers.get(somebody.customerId)).tags = tags;
};

/** The real client, counting what it is asked. */
function counting() {
  const asked: string[] = [];
  const admin: AdminClient = {
    shopDomain: shopify.admin.shopDomain,
    query: (operation, variables) => {
      asked.push(/(?:query|mutation) (\w+)/.exec(operation)?.[1] ?? "");
      return shopify.admin.query(operation, variables);
    },
  };
  return { admin, asked };
}

describe("the tag of a tier", () => {
  it("is on the customer while the member holds the tier, and gives way to the next tier's", async () => {
    const ada = await member(["newsletter"]);

    await inTier(ada, "silver");
    await publish(ada);
    const inSilver = tagsOf(ada);
    await inTier(ada, "gold");
    await publish(ada);
    const inGold = tagsOf(ada);
    await inTier(ada, "plain");
    await publish(ada);

    expect(inSilver).toEqual(["newsletter", "silver-member"]);
    expect(inGold).toEqual(["gold-member", "newsletter"]);
    expect(tagsOf(ada)).toEqual(["newsletter"]);
  });

  it("stays if the merchant put it there by hand, whatever the tier, in capitals or not", async () => {
    const ada = await member(["Silver-Member"]);

    await inTier(ada, "silver");
    await publish(ada);
    await inTier(ada, "gold");
    await publish(ada);

    expect(tagsOf(ada)).toEqual(["Silver-Member", "gold-member"]);
  });

  it("is written once: who is published again without a change costs no call for tags", async () => {
    const ada = await member();
    await inTier(ada, "silver");
    await publish(ada);
    const { admin, asked } = counting();

    await publish(ada, admin);

    expect(asked).toEqual(["SetMetafields"]);
  });

  it("is read many at a time, and written for those whose tier changed alone", async () => {
    const members = await Promise.all(Array.from({ length: 5 }, () => member()));
    await Promise.all(members.slice(0, 2).map((one) => inTier(one, "gold")));
    const { admin, asked } = counting();

    const memberIds = members.map(({ memberId }) => memberId);
    await publishMembers({ admin, shop: shopify.shop, memberIds, now: new Date() });

    expect(asked).toEqual(["SetMetafields", "CustomerTags", "AddTags", "AddTags"]);
    expect(members.map((one) => tagsOf(one).length)).toEqual([1, 1, 0, 0, 0]);
  });

  it("of a customer who was merged into another goes with the tier that it was for", async () => {
    const [ada, bob] = [await member(), await member()];
    await inTier(ada, "silver");
    await inTier(bob, "gold");
    await publish(ada);
    await publish(bob);
    await shopify.control(`/customers/${ada.customerId}/merge`, { from: bob.customerId });
    shopTags(ada, ["silver-member", "gold-member", "by-hand"]);

    await mergeMembers({
      shop: shopify.shop,
      keptCustomerId: ada.customerId,
      deletedCustomerId: bob.customerId,
      now: new Date(),
    });
    await inTier(ada, "silver");
    await publish(ada);

    expect(tagsOf(ada)).toEqual(["by-hand", "silver-member"]);
  });

  it("is no hindrance where the customer is gone", async () => {
    const ada = await member();
    await inTier(ada, "gold");
    shopify.sandbox.context.shop.customers.delete(ada.customerId);

    const { outcome } = await publish(ada);

    expect(outcome).toBe("nobody-there");
  });
});

describe("tags, when things go wrong", () => {
  it.each(["before", "after"] as const)("are right after an attempt that failed %s it took effect", async (when) => {
    const ada = await member();
    await inTier(ada, "silver");
    await publish(ada);
    await inTier(ada, "gold");

    for (const operation of ["tagsRemove", "tagsAdd"]) {
      shopify.sandbox.world.faults.add({ operation, when, how: "http500", times: 1, delayMs: 0 });
      await expect(publish(ada)).rejects.toThrow();
    }
    await publish(ada);

    expect(tagsOf(ada)).toEqual(["gold-member"]);
    await inTier(ada, null);
    await publish(ada);
    expect(tagsOf(ada)).toEqual([]);
  });

  it("are right after the process died between remembering and writing, or between writing and remembering", async () => {
    const [ada, bob] = [await member(), await member()];
    await inTier(ada, "silver");
    await inTier(bob, "silver");
    const remembered = `UPDATE member_identity SET tags = '{silver-member}', compared_at = NULL WHERE customer_id = ANY($1)`;
    await database.query(remembered, [[ada.customerId, bob.customerId]]);
    shopTags(bob, ["silver-member"]);

    await publish(ada);
    await publish(bob);
    const both = [tagsOf(ada), tagsOf(bob)];
    await inTier(bob, null);
    await publish(bob);

    expect(both).toEqual([["silver-member"], ["silver-member"]]);
    expect(tagsOf(bob)).toEqual([]);
  });

  it("are those of the newest tier when several publish at once", async () => {
    const ada = await member();
    await inTier(ada, "silver");
    await publish(ada);

    const runs = ["gold", "silver", "gold", "plain", "gold"].map(async (tier) => {
      await inTier(ada, tier);
      await publish(ada);
    });
    // One that finds the member changing all the time gives up, and its job comes again.
    await Promise.allSettled(runs);
    await inTier(ada, "gold");
    await publish(ada);

    expect(tagsOf(ada)).toEqual(["gold-member"]);
  });
});

describe("the tag of an early access", () => {
  it("is on the customer while the access lasts, through every change of the tier", async () => {
    const ada = await member();
    await inTier(ada, "silver");
    await access(ada, { tag: "drop-7" });

    await publish(ada);
    const first = tagsOf(ada);
    await inTier(ada, "gold");
    await publish(ada);
    const second = tagsOf(ada);
    await database.query(`UPDATE redemption SET todo = 'end' WHERE member_id = $1`, [ada.memberId]);
    await publish(ada);

    expect(first).toEqual(["drop-7", "silver-member"]);
    expect(second).toEqual(["drop-7", "gold-member"]);
    expect(tagsOf(ada)).toEqual(["gold-member"]);
  });

  it("stays on a customer whose tier has the same tag", async () => {
    const ada = await member();
    await inTier(ada, "gold");
    await access(ada, { tag: "gold-member" });
    await publish(ada);

    await database.query(`UPDATE redemption SET state = 'used' WHERE member_id = $1`, [ada.memberId]);
    await publish(ada);

    expect(tagsOf(ada)).toEqual(["gold-member"]);
  });
});

/** An early access that was issued. */
const access = ({ memberId }: Somebody, terms: { tag: string }) => {
  const { programId, shopId } = shopify.shop;
  const values = [programId, randomUUID(), memberId, shopId, JSON.stringify(terms), now];
  return database.query(
    `INSERT INTO redemption (program_id, id, member_id, shop_id, reward_id, kind, terms, points, amount_minor, state, reserved_at)
     VALUES ($1, $2, $3, $4, 'access', 'early-access', $5, 10, 0, 'issued', $6)`,
    values,
  );
};
